//! Code blocks: which kinds there are, and where their content stands in the file.

use std::ops::Range;
use std::sync::Arc;

use super::{figure, hidden};
use crate::diagnostic::{Diagnostic, Report, SourceText, did_you_mean, list, rules};

/// Commands that a reader types or copies.
const COMMANDS: [&str; 5] = ["powershell", "powershell-admin", "cmd", "cmd-admin", "sh"];

/// What is read, not typed.
const TEXTS: [&str; 4] = ["output", "text", "toml", "xml"];

/// What the generator reads itself.
const OURS: [&str; 3] = ["check", "cause", figure::KIND];

/// A code block.
#[derive(Debug)]
pub(super) struct Fence {
    /// What stands behind the opening fence; `None` for an indented block.
    pub(super) info: Option<String>,
    /// The block with its fences.
    pub(super) span: Range<usize>,
    /// The text inside.
    pub(super) content: String,
    /// Where the text starts and ends.
    pub(super) inside: Range<usize>,
    /// Whether it stands in no list and no quote.
    pub(super) is_at_margin: bool,
}

impl Fence {
    /// A block that has just been opened.
    pub(super) fn new(info: Option<String>, span: Range<usize>, is_at_margin: bool) -> Self {
        let inside = span.end..span.end;
        Self {
            info,
            span,
            content: String::new(),
            inside,
            is_at_margin,
        }
    }

    /// Adds a piece of its text.
    pub(super) fn push(&mut self, text: &str, span: Range<usize>) {
        if self.content.is_empty() {
            self.inside.start = span.start;
        }
        self.inside.end = span.end;
        self.content.push_str(text);
    }

    /// Ends the block.
    pub(super) fn end_at(&mut self, end: usize) {
        self.span.end = end;
        if self.content.is_empty() {
            self.inside = end..end;
        }
    }

    /// Whether the block is of this kind.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.info.as_deref() == Some(kind)
    }

    /// Whether it is a check, a cause block or a figure.
    pub(super) fn is_ours(&self) -> bool {
        OURS.iter().any(|kind| self.is(kind))
    }

    /// Whether each byte of the content stands in the file as it is, so that places fit.
    pub(super) fn is_verbatim(&self, file: &SourceText) -> bool {
        self.is_at_margin && file.text.get(self.inside.clone()) == Some(self.content.as_str())
    }

    /// The opening line.
    pub(super) fn first_line(&self, file: &SourceText) -> Range<usize> {
        let line = file.text[self.span.clone()].lines().next().unwrap_or("");
        self.span.start..self.span.start + line.trim_end().len()
    }

    /// Reports an unknown kind and characters that hide.
    pub(super) fn inspect(&self, file: &Arc<SourceText>, report: &mut Report) {
        let info = self.info.as_deref();
        if info.is_some_and(|info| TEXTS.contains(&info)) {
            hidden::look_at_text(file, self.inside.clone(), report);
        } else if !self.is_ours() {
            // Of a check only the command is typed; it is looked at where it is read.
            hidden::look_at_command(file, self.inside.clone(), report);
        }
        let kinds = || COMMANDS.into_iter().chain(TEXTS).chain(OURS);
        if info.is_some_and(|info| kinds().any(|kind| kind == info)) {
            return;
        }
        let message = match info {
            None => "an indented text becomes a code block of no kind".to_owned(),
            Some("") => "this code block has no kind".to_owned(),
            Some(info) => format!("there is no code block of the kind `{info}`"),
        };
        let all = format!("the kinds are {}", list(kinds()));
        let help = match info {
            None => "take the indentation out, or put it between fences ```text and ```".into(),
            Some(info) => did_you_mean(info, kinds()).unwrap_or(all),
        };
        let at = file.at(self.first_line(file));
        report.push(Diagnostic::new(&rules::UNKNOWN_FENCE, at, message).help(help));
    }
}
