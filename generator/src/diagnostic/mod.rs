//! What is said to authors: findings, with place, reason and remedy.
//!
//! Must not: read files, know what an article or a table is.

mod allow;
pub mod fix;
pub mod github;
pub mod gitlab;
pub mod json;
mod lines;
pub mod narrated;
mod nearest;
mod report;
pub mod rules;
pub mod sarif;
pub mod text;

use std::ops::Range;
use std::sync::Arc;

pub use allow::Allow;
pub use fix::Fix;
pub use lines::Position;
pub use nearest::{did_you_mean, list, nearest};
pub use report::Report;
pub use rules::{Rule, Severity};

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
    /// What does it, where there is only one way.
    pub fix: Option<Fix>,
}

/// A place in a file of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceText>,
    /// UTF-8 byte offsets into its text. `0..0` is "the whole file".
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

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// UTF-8 byte offsets into the file; for a text in quotes, what stands between them.
    pub span: Range<usize>,
}

impl Diagnostic {
    /// A finding without a remedy yet.
    pub fn new(rule: &'static Rule, at: Location, message: impl Into<String>) -> Self {
        Self {
            rule,
            at,
            message: message.into(),
            also: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds the remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the remedy where there is one.
    #[must_use]
    pub fn help_if(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }

    /// Adds another place that matters, and what it is.
    #[must_use]
    pub fn also(mut self, at: Location, what: impl Into<String>) -> Self {
        self.also.push((at, what.into()));
        self
    }
}

impl Location {
    /// The file as a whole, where no place in it is meant.
    pub fn whole(file: &Arc<SourceText>) -> Self {
        Self {
            file: Arc::clone(file),
            span: 0..0,
        }
    }

    /// Whether no place inside the file is meant.
    pub fn is_whole_file(&self) -> bool {
        self.span == (0..0)
    }

    /// Line and column of the first character.
    pub fn start(&self) -> Position {
        Position::of(&self.file.text, self.span.start)
    }

    /// Line and column just behind the last character.
    pub fn end(&self) -> Position {
        Position::of(&self.file.text, self.span.end)
    }
}

impl SourceText {
    /// A place in this file.
    pub fn at(self: &Arc<Self>, span: Range<usize>) -> Location {
        Location {
            file: Arc::clone(self),
            span,
        }
    }
}
