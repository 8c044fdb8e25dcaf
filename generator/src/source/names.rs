//! Names that every system can hold, and that make good addresses.
//!
//! The rules are those of all systems at once: a site that is written on Linux must unpack
//! on Windows, and an id that differs from another in case only is the same file there.

use std::collections::BTreeMap;

use super::nameless;
use crate::diagnostic::{Diagnostic, Report, rules};

/// Longer than any id; leaves room for the folders of a host below Windows' 260.
const MAX_NAME: usize = 80;

/// An article of this name would take the place of the list of articles.
const LIST_OF_ARTICLES: &str = "articles/index.md";

/// Names that are devices on Windows, whatever extension they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a path is none of our business: hidden files, backups, the note for authors.
pub(super) fn is_ignored(path: &str) -> bool {
    is_hidden(path) || path == "README.md" || path == "LICENSE"
}

/// Whether some part of a path is hidden or a backup.
pub(super) fn is_hidden(path: &str) -> bool {
    path.split('/')
        .any(|part| part.starts_with('.') || part.ends_with('~'))
}

/// Looks at all names of the content folder. The paths are sorted.
pub(super) fn inspect(paths: &[&str], report: &mut Report) {
    let mut folded = BTreeMap::new();
    for path in paths {
        if let Some(other) = folded.insert(path.to_lowercase(), *path) {
            report.push(
                Diagnostic::new(
                    &rules::BAD_NAME,
                    nameless(path),
                    format!("`{path}` and `{other}` differ in case only"),
                )
                .help("Windows and macOS see one file here: rename one of them")
                .also(nameless(other), "the other one"),
            );
        } else if *path == LIST_OF_ARTICLES {
            report.push(
                Diagnostic::new(
                    &rules::BAD_NAME,
                    nameless(path),
                    "`articles/index.html` is the list of all articles",
                )
                .help("rename it to what the article is about"),
            );
        } else if let Some((part, trouble)) = first_bad_part(path) {
            report.push(
                Diagnostic::new(
                    &rules::BAD_NAME,
                    nameless(path),
                    format!("`{part}` {trouble}"),
                )
                .help(better_name(part)),
            );
        }
    }
}

/// A name that is no Unicode. `path` is what can be shown of it.
pub(super) fn not_unicode(path: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::BAD_NAME,
        nameless(path),
        "the name of this file is not Unicode",
    )
    .help("rename it; ids are lower-case letters, digits and `-`")
}

fn first_bad_part(path: &str) -> Option<(&str, String)> {
    path.split('/')
        .find_map(|part| trouble_with(part).map(|trouble| (part, trouble)))
}

fn trouble_with(part: &str) -> Option<String> {
    let stem = part.split('.').next().unwrap_or(part);
    let wrong = part
        .chars()
        .find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'));
    if is_device(stem) {
        Some("is the name of a device on Windows".into())
    } else if part.len() > MAX_NAME {
        Some(format!("is longer than {MAX_NAME} bytes"))
    } else if let Some(wrong) = wrong {
        Some(format!(
            "holds {}; names are lower-case letters, digits and `-`",
            in_words(wrong)
        ))
    } else if stem.starts_with('-') || stem.ends_with('-') || stem.is_empty() {
        Some("starts or ends with `-`".into())
    } else if part.ends_with('.') || part.matches('.').count() > 1 {
        Some("has a dot too many".into())
    } else {
        None
    }
}

fn is_device(stem: &str) -> bool {
    let stem = stem.trim_end().to_lowercase();
    let is_port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|number| {
            let mut digits = number.chars();
            let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
            digits.next().is_some_and(is_digit) && digits.next().is_none()
        })
    });
    is_port || DEVICES.contains(&stem.as_str())
}

fn in_words(c: char) -> String {
    match c {
        ' ' => "a space".into(),
        'A'..='Z' => format!("the upper-case letter `{c}`"),
        c if c.is_control() || c.is_whitespace() => format!("the character U+{:04X}", u32::from(c)),
        c => format!("`{c}`"),
    }
}

fn better_name(part: &str) -> String {
    let (stem, extension) = part.split_once('.').unwrap_or((part, ""));
    let mut better = String::new();
    for c in stem.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            better.push(c);
        } else if !better.is_empty() && !better.ends_with('-') {
            better.push('-');
        }
    }
    let better = better.trim_end_matches('-');
    if better.is_empty() || is_device(better) || better.len() > MAX_NAME {
        return "rename it".into();
    }
    let extension = extension.trim_end_matches('.').to_lowercase();
    if extension.is_empty() {
        format!("rename it to `{better}`")
    } else {
        format!("rename it to `{better}.{extension}`")
    }
}
