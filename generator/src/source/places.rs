//! Which files belong where. What is not listed here is a finding, never quietly left out.

use super::nameless;
use crate::diagnostic::{Diagnostic, Report, did_you_mean, rules};

/// Folder, depth below it, extension, and how such a file is written down.
const FOLDERS: [(&str, usize, &str, &str); 14] = [
    ("articles", 1, "md", "articles/<id>.md"),
    ("pages", 1, "md", "pages/<id>.md"),
    ("codes", 1, "toml", "codes/<space>.toml"),
    ("codes", 2, "tsv", "codes/imported/<space>.tsv"),
    ("events", 1, "toml", "events/<provider>.toml"),
    ("phrases", 1, "toml", "phrases/<language>.toml"),
    ("flows", 1, "toml", "flows/<id>.toml"),
    ("samples", 2, "txt", "samples/<article>/<name>.txt"),
    ("collect", 1, "ps1", "collect/<name>.ps1"),
    ("collect", 1, "cmd", "collect/<name>.cmd"),
    ("sources", 1, "toml", "sources/<name>.toml"),
    ("local", 1, "toml", "local/org.toml"),
    ("local", 1, "txt", "local/banner.txt"),
    ("local", 2, "txt", "local/notes/<article>.txt"),
];

/// Files that stand beside the folders.
const SINGLE_FILES: [&str; 6] = [
    "addresses.txt",
    "site.toml",
    "sources.toml",
    "names.toml",
    "observations.toml",
    "rdp-settings.toml",
];

/// Whether the path is one that some stage reads; says so where it is not.
pub(super) fn belongs_here(path: &str, report: &mut Report) -> bool {
    if SINGLE_FILES.contains(&path) {
        return true;
    }
    let (folder, inside) = path.split_once('/').unwrap_or(("", path));
    let depth = inside.split('/').count();
    let extension = inside.rsplit_once('.').map_or("", |(_, end)| end);
    let known: Vec<_> = FOLDERS
        .iter()
        .filter(|(name, ..)| *name == folder)
        .collect();
    if known
        .iter()
        .any(|(_, of_depth, of_extension, _)| *of_depth == depth && *of_extension == extension)
    {
        return true;
    }
    let (message, help) = match known.first() {
        Some(_) => {
            let patterns: Vec<&str> = known.iter().map(|(.., pattern)| *pattern).collect();
            let message = format!("`{folder}` does not hold such a file");
            (
                message,
                format!("what belongs here is `{}`", patterns.join("` or `")),
            )
        }
        None if folder.is_empty() => (
            "nothing reads this file".into(),
            did_you_mean(path, SINGLE_FILES).unwrap_or_else(all_places),
        ),
        None => (
            format!("nothing reads the folder `{folder}`"),
            did_you_mean(folder, FOLDERS.map(|(name, ..)| name)).unwrap_or_else(all_places),
        ),
    };
    report.push(Diagnostic::new(&rules::MISPLACED_FILE, nameless(path), message).help(help));
    false
}

fn all_places() -> String {
    let patterns: Vec<&str> = SINGLE_FILES
        .into_iter()
        .chain(FOLDERS.map(|(.., pattern)| pattern))
        .collect();
    format!("the content folder holds {}", patterns.join(", "))
}
