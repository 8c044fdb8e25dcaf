//! Lays a host's own folder over the content: a union of files.
//!
//! A file of the same path in both is an error, unless `overlay.toml` says that it is meant: an update of the content that
//! brings a file of that name must not pass unseen.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::Deserialize;

use super::{Sources, from_bytes, open, walk};
use crate::Error;
use crate::diagnostic::Report;

/// Stands in the overlay beside its folders.
const SETTINGS: &str = "overlay.toml";

/// `overlay.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// Paths of the content whose files the overlay has its own for.
    #[serde(default)]
    replaces: Vec<String>,
}

/// The files of both folders, and which of them are the overlay's.
#[derive(Debug)]
pub struct Overlaid {
    /// As if all of them lay in the content folder.
    pub sources: Sources,
    /// Paths of the overlay's files.
    pub own: BTreeSet<String>,
}

/// Reads the content with the overlay on top of it.
pub fn read_with_overlay(
    content: &Path,
    overlay: &Path,
    report: &mut Report,
) -> Result<Overlaid, Error> {
    let mut below = walk::content(content, "content", report)?;
    let mut above = walk::content(overlay, "overlay", report)?;
    above.retain(|(path, _)| path != SETTINGS);
    let own: BTreeSet<String> = above.iter().map(|(path, _)| path.clone()).collect();
    let replaced = replaced(content, overlay, &below, &own)?;
    below.retain(|(path, _)| !replaced.contains(path));
    let both: Vec<_> = below.iter().chain(&above).collect();
    let files = both
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let sources = from_bytes(files, report);
    Ok(Overlaid { sources, own })
}

/// How a path of the overlay is written from the content folder: `../ours`.
pub fn way_to(content: &Path, overlay: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let (content, overlay) = (absolute(content), absolute(overlay));
    let parts = |path: &Path| -> Vec<String> {
        path.components()
            .filter(|part| !matches!(part, Component::RootDir))
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    let (from, to) = (parts(&content), parts(&overlay));
    let n_shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut way = vec![".."; from.len() - n_shared];
    way.extend(to[n_shared..].iter().map(String::as_str));
    way.join("/")
}

fn replaced(
    content: &Path,
    overlay: &Path,
    below: &[(String, Vec<u8>)],
    own: &BTreeSet<String>,
) -> Result<BTreeSet<String>, Error> {
    let (settings, shown) = (settings(overlay)?, overlay.display());
    let in_both: BTreeSet<String> = below
        .iter()
        .map(|(path, _)| path.clone())
        .filter(|path| own.contains(path))
        .collect();
    let meant: BTreeSet<String> = settings.replaces.into_iter().collect();
    if let Some(path) = in_both.difference(&meant).next() {
        return Err(Error::Unusable {
            message: format!(
                "`{path}` is in `{}` and in `{shown}`; rename yours, or write `replaces = [\"{path}\"]` into \
                 `{shown}/{SETTINGS}` if yours is to stand instead",
                content.display()
            ),
        });
    }
    if let Some(path) = meant.difference(&in_both).next() {
        return Err(Error::Unusable {
            message: format!(
                "`{shown}/{SETTINGS}` replaces `{path}`, which is not in both folders; take it out of `replaces`"
            ),
        });
    }
    Ok(in_both)
}

fn settings(overlay: &Path) -> Result<Settings, Error> {
    let path = overlay.join(SETTINGS);
    if !path.exists() {
        return Ok(Settings::default());
    }
    let bytes =
        open::read_regular_file(&path, super::MAX_BYTES).map_err(Error::file("read", &path))?;
    let text = String::from_utf8_lossy(&bytes);
    toml::from_str(&text).map_err(|cause| Error::Unusable {
        message: format!(
            "`{}`: {}; it holds `replaces = [\"site.toml\"]` and nothing else",
            path.display(),
            cause.to_string().trim_end()
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_an_overlay_begins_in_the_content_folder() {
        let way = |from: &str, to: &str| way_to(Path::new(from), Path::new(to));
        assert_eq!(way("content", "ours"), "../ours");
        assert_eq!(way("a/content", "a/b/ours"), "../b/ours");
        assert_eq!(way("content", "../ours"), "../../ours");
    }
}
