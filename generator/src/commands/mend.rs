//! `reconnect lint --fix`: findings in, mended files out.
//!
//! Each file is replaced in one step, and all that is to be written is known before the first is.

use std::fs;
use std::path::Path;

use generator::Error;
use generator::diagnostic::fix::{self, Mended};

use super::{Console, Failure};

/// What one fix changes, another may speak of. More rounds than this only a fix could want that
/// undoes another.
const MOST_ROUNDS: usize = 20;

/// Mends what can be mended in one way only, and says in which files.
pub(super) fn run(content: &Path, today: &str, console: &mut Console<'_>) -> Result<(), Failure> {
    for _ in 0..MOST_ROUNDS {
        let (_, report) = generator::check(content, today)?;
        let mut n_written = 0;
        let mut refused = Vec::new();
        for (path, mended) in fix::apply(&report) {
            let path = content.join(path);
            if !write(&path, &mended)? {
                refused.push(path);
                continue;
            }
            n_written += 1;
            let places = match mended.n_fixes {
                1 => "1 place".to_owned(),
                n => format!("{n} places"),
            };
            writeln!(console.messages, "mended {places} in {}", path.display())?;
        }
        if n_written == 0 {
            for path in refused {
                writeln!(console.messages, "note: {}", unkept_form(&path))?;
            }
            break;
        }
    }
    Ok(())
}

/// Writes a mended file in the form that it has; `false` where that form cannot be kept, or where
/// the file is not any more what was read.
///
/// Whoever reads it at the same time sees it as it was or as it is, and never half of it.
pub(super) fn write(path: &Path, mended: &Mended) -> Result<bool, Error> {
    let before = fs::read(path).map_err(Error::file("read", path))?;
    let Some(bytes) = bytes_like(&before, mended) else {
        return Ok(false);
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that a run at the same time does not take it for content.
    let new = path.with_file_name(format!(".{name}.new"));
    fs::write(&new, bytes).map_err(Error::file("write", &new))?;
    if let Ok(about) = fs::metadata(path) {
        // A file system without permissions has none to keep.
        let _ = fs::set_permissions(&new, about.permissions());
    }
    fs::rename(&new, path).map_err(|cause| {
        let _ = fs::remove_file(&new);
        Error::file("replace", path)(cause)
    })?;
    Ok(true)
}

/// Why a file is left as it is.
pub(super) fn unkept_form(path: &Path) -> String {
    format!(
        "`{}` is left as it is: save it as UTF-8 without a byte order mark and with one kind of line \
         ends, then run this again",
        path.display()
    )
}

/// The mended text with the line ends that the file has.
fn bytes_like(before: &[u8], mended: &Mended) -> Option<Vec<u8>> {
    let before = str::from_utf8(before).ok()?;
    let read = mended.file.text.as_str();
    if before == read {
        return Some(mended.text.clone().into_bytes());
    }
    (before == read.replace('\n', "\r\n")).then(|| mended.text.replace('\n', "\r\n").into_bytes())
}
