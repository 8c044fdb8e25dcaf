//! What a browser asks for when it opens a page of ours: found in the page's own tags.
//!
//! Reads only what our own templates write (attributes in double quotes); it is no HTML parser.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::Trouble;

/// A page and the files that it loads before anybody touches it.
pub(crate) struct PageLoad {
    /// Everything that is requested, the page first.
    pub(crate) files: Vec<PathBuf>,
    /// The tag of the script that wakes the decoder; its `data-` attributes name what is loaded later.
    pub(crate) boot: Option<String>,
}

impl PageLoad {
    /// Reads the page at `path`.
    pub(crate) fn of(path: &Path) -> Result<Self, Trouble> {
        let html = fs::read_to_string(path).map_err(Trouble::file("read", path))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut load = Self {
            files: vec![path.to_owned()],
            boot: None,
        };
        for tag in html
            .split('<')
            .filter_map(|it| it.split_once('>'))
            .map(|(tag, _)| tag)
        {
            let Some(address) = loaded_by(tag) else {
                continue;
            };
            load.files.push(folder.join(address));
            if attribute(tag, "data-glue").is_some() {
                load.boot = Some(tag.to_owned());
            }
        }
        Ok(load)
    }
}

/// The address that `tag` makes a browser fetch at once.
fn loaded_by(tag: &str) -> Option<&str> {
    match tag.split_ascii_whitespace().next()? {
        "script" | "img" | "iframe" | "source" => attribute(tag, "src"),
        "link" => {
            let kinds = ["stylesheet", "icon", "preload", "modulepreload", "manifest"];
            let rel = attribute(tag, "rel")?;
            rel.split(' ')
                .any(|kind| kinds.contains(&kind))
                .then(|| attribute(tag, "href"))?
        }
        _ => None,
    }
    .filter(|address| !address.starts_with("data:"))
}

/// The value of an attribute in double quotes.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = format!("{name}=\"");
    let at = tag
        .match_indices(&start)
        .map(|(at, _)| at)
        .find(|&at| tag[..at].ends_with(|before: char| before.is_ascii_whitespace()))?;
    tag[at + start.len()..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_is_found_in_its_tags() {
        assert_eq!(
            loaded_by(r#"link rel="stylesheet" href="../assets/a-1.css""#),
            Some("../assets/a-1.css")
        );
        assert_eq!(
            loaded_by(r#"script defer src="boot.js" data-src="no""#),
            Some("boot.js")
        );
        assert_eq!(
            loaded_by(r#"link rel="canonical" href="https://example.org/""#),
            None
        );
        assert_eq!(loaded_by(r#"a href="x.html""#), None);
        assert_eq!(
            attribute(r#"script data-src="no" src="yes""#, "src"),
            Some("yes")
        );
    }
}
