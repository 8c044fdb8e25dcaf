//! Stage 1: turns a folder into named texts.
//!
//! Whatever is no readable text becomes a finding and is left out. The texts have `\n` line
//! ends and no byte order mark, whatever editor wrote them.
//!
//! Must not: know what a file means.

mod decode;
mod names;
mod open;
pub mod overlay;
mod places;
pub mod toml;
mod walk;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::Error;
use crate::diagnostic::{Diagnostic, Location, Report, SourceText, rules};

/// The most bytes that a file of the content may have.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Every file of the content folder, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files; paths are unique and use `/`.
    pub files: Vec<Arc<SourceText>>,
}

impl Sources {
    /// The files of a folder with an extension, at any depth: `("samples", "txt")`.
    pub fn in_folder<'s>(
        &'s self,
        folder: &'s str,
        extension: &'s str,
    ) -> impl Iterator<Item = &'s Arc<SourceText>> {
        self.files.iter().filter(move |file| {
            let inside = file
                .path
                .strip_prefix(folder)
                .and_then(|path| path.strip_prefix('/'));
            let stem = inside.and_then(|path| path.strip_suffix(extension));
            stem.is_some_and(|stem| stem.ends_with('.'))
        })
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&Arc<SourceText>> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// Every file of a theme.
#[derive(Debug, Default)]
pub struct Theme {
    /// Path from the theme folder, with `/`, and the bytes of the file.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Reads the content folder.
///
/// A file that is no text, too large, misnamed or misplaced is a finding; only a folder that
/// is not there at all or holds nothing is an error: an empty site must not replace a good one.
pub fn read(content: &Path, report: &mut Report) -> Result<Sources, Error> {
    let found = walk::content(content, "content", report)?;
    if found.is_empty() && report.findings().is_empty() {
        let shown = content.display();
        return Err(Error::Unusable {
            message: format!("the folder `{shown}` is empty; say --content <folder>"),
        });
    }
    let files = found
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    Ok(from_bytes(files, report))
}

/// The same for files in memory, given as path and bytes.
pub fn from_memory(files: &[(&str, &[u8])], report: &mut Report) -> Sources {
    let shown = files
        .iter()
        .copied()
        .filter(|(path, _)| !names::is_ignored(path));
    from_bytes(shown, report)
}

/// Reads a theme: every regular file below the folder.
pub fn read_theme(theme: &Path) -> Result<Theme, Error> {
    walk::all(theme, "theme").map(|files| Theme { files })
}

/// Reads a built browser module: every regular file below the folder, by path from there.
pub fn read_bundle(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    walk::all(folder, "decoder-bundle")
}

/// Reads a built site: every regular file below the folder, by its address.
pub fn read_site(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    walk::all(folder, "dist")
}

fn from_bytes<'f>(
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
    report: &mut Report,
) -> Sources {
    let mut files: Vec<(&str, &[u8])> = files.collect();
    files.sort_unstable_by_key(|(path, _)| *path);
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    names::inspect(&paths, report);
    let mut sources = Sources::default();
    for (path, bytes) in files {
        if places::belongs_here(path, report) {
            sources.files.extend(text_of(path, bytes, report));
        }
    }
    sources
}

fn text_of(path: &str, bytes: &[u8], report: &mut Report) -> Option<Arc<SourceText>> {
    if bytes.len() > MAX_BYTES {
        report.push(too_large(path));
        return None;
    }
    match decode::text(bytes) {
        Ok(text) => Some(Arc::new(SourceText {
            path: path.to_owned(),
            text,
        })),
        Err(trouble) => {
            let file = Arc::new(SourceText {
                path: path.to_owned(),
                text: trouble.shown,
            });
            let at = file.at(trouble.span);
            report.push(Diagnostic::new(&rules::NOT_UTF8, at, trouble.message).help(trouble.help));
            None
        }
    }
}

fn too_large(path: &str) -> Diagnostic {
    let mebibytes = MAX_BYTES / (1024 * 1024);
    Diagnostic::new(
        &rules::TOO_LARGE,
        nameless(path),
        format!("the file is larger than {mebibytes} MiB"),
    )
    .help("split it, or take out what does not belong here, such as a whole log")
}

/// A file of which only the path is known.
fn nameless(path: &str) -> Location {
    Location::whole(&Arc::new(SourceText {
        path: path.to_owned(),
        text: String::new(),
    }))
}

#[cfg(test)]
mod tests;
