//! Finds the files below a folder. Follows no link, opens nothing but regular files.

use std::collections::BTreeMap;
use std::fs::FileType;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::{MAX_BYTES, nameless, names, open};
use crate::Error;
use crate::diagnostic::{Diagnostic, Report, rules};

/// Path from the folder and bytes of every file of the content, or of what is laid over it. `what` is the option that
/// names it.
pub(super) fn content(
    folder: &Path,
    what: &str,
    report: &mut Report,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    must_be_a_folder(folder, what)?;
    let mut files = Vec::new();
    let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let wanted = |entry: &DirEntry| !names::is_ignored(&path_from(folder, entry.path()));
    for entry in entries.into_iter().filter_entry(wanted) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(trouble) => {
                let path = path_from(folder, trouble.path().unwrap_or(folder));
                let cause = io::Error::from(trouble);
                report.push(unreadable(&path, &cause));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let path = path_from(folder, entry.path());
        if entry.path().to_str().is_none() {
            report.push(names::not_unicode(&path));
        } else if entry.file_type().is_file() {
            match open::read_regular_file(entry.path(), MAX_BYTES) {
                Ok(bytes) => files.push((path, bytes)),
                Err(cause) => report.push(unreadable(&path, &cause)),
            }
        } else {
            report.push(not_a_file(&path, &entry));
        }
    }
    Ok(files)
}

/// Path from the folder and bytes of every file below it. `what` is the option that names it.
pub(super) fn all(folder: &Path, what: &str) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    must_be_a_folder(folder, what)?;
    let mut files = BTreeMap::new();
    let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let wanted = |entry: &DirEntry| !names::is_hidden(&path_from(folder, entry.path()));
    for entry in entries.into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|trouble| {
            let path = trouble.path().unwrap_or(folder).to_path_buf();
            Error::File {
                act: "read",
                path,
                cause: io::Error::from(trouble),
            }
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let bytes = open::read_regular_file(entry.path(), usize::MAX - 1)
            .map_err(Error::file("read", entry.path()))?;
        files.insert(path_from(folder, entry.path()), bytes);
    }
    Ok(files)
}

fn must_be_a_folder(folder: &Path, what: &str) -> Result<(), Error> {
    let shown = folder.display();
    let message = match folder.metadata() {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => format!("`{shown}` is not a folder; say --{what} <folder>"),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => format!(
            "there is no folder `{shown}`; run this where it lies, or say --{what} <folder>"
        ),
        Err(cause) => return Err(Error::file("read", folder)(cause)),
    };
    Err(Error::Unusable { message })
}

fn path_from(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn unreadable(path: &str, cause: &io::Error) -> Diagnostic {
    Diagnostic::new(
        &rules::NOT_A_FILE,
        nameless(path),
        format!("this cannot be read: {cause}"),
    )
    .help("mend the file or its permissions, or take it out of the content folder")
}

fn not_a_file(path: &str, entry: &DirEntry) -> Diagnostic {
    let message = if entry.file_type().is_symlink() {
        match std::fs::read_link(entry.path()) {
            Ok(target) => format!("this is a link to `{}`", target.display()),
            Err(cause) => format!("this is a link, and where it goes cannot be read: {cause}"),
        }
    } else {
        format!("this is {}, not a file", kind_in_words(entry.file_type()))
    };
    Diagnostic::new(&rules::NOT_A_FILE, nameless(path), message)
        .help("put a regular file here; what lies outside the content folder is never read")
}

#[cfg(unix)]
fn kind_in_words(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;

    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn kind_in_words(_: FileType) -> &'static str {
    "a device"
}
