//! Opens a file without ever waiting for it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// At most `limit` bytes and one more of a regular file.
///
/// A folder walk may be out of date when the file is opened: what was a file can be a pipe
/// by now, and opening a pipe waits for its writer. So it is opened without waiting and
/// without following a link, and the handle itself is asked what it is.
pub(super) fn read_regular_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let file = open_without_waiting(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let flags = i32::try_from(flags.bits()).expect("flags of open are few and low bits");
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}
