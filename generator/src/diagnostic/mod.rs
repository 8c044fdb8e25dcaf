//! What is said to authors: findings, with place, reason and remedy.

use std::ops::Range;
use std::sync::Arc;

/// Something told to an author.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// Where.
    pub at: Location,
    /// What is wrong, lower case, no full stop, names in backticks.
    pub message: String,
    /// Other places that matter: "first defined here".
    pub also: Vec<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place in a file of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceText>,
    /// UTF-8 byte offsets into its text. Empty for "the whole file".
    pub span: Range<usize>,
}

/// A content file as it is shown in findings.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Path from the content folder, with `/`: `articles/port-blocked.md`.
    pub path: String,
    /// The text, decoded, with `\n` line ends.
    pub text: String,
}

/// Something that must hold.
#[derive(Debug)]
pub struct Rule {
    /// `L020`. Never reused.
    pub code: &'static str,
    /// `dead-link`. Reads well after "allow".
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Markdown with the headings What it finds, Why it matters, Rejected, Accepted.
    pub explanation: &'static str,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Shown; the site is published.
    Warning,
    /// The site is not published.
    Error,
}
