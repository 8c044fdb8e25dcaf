//! Turns TOML into tables in which every value knows its place.
//!
//! serde stops at the first problem; an author wants all of them. So a table is opened as
//! [`Keys`], each key is asked for once with the reader of its type, and what nobody asked
//! for is an unknown key. All troubles go to the report with their places.
//!
//! Must not: know a key of any file.

mod keys;
mod values;

use std::ops::Range;
use std::sync::Arc;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Location, Report, Rule, SourceText};

pub use keys::Keys;

/// A value of a document, with its place in the TOML (see [`Reader::place`]).
pub type Value<'t> = Spanned<DeValue<'t>>;

/// Reads the TOML of one file, or of a part of it, and reports what is wrong there.
pub struct Reader<'r> {
    file: &'r Arc<SourceText>,
    /// Where the TOML starts in the file.
    base: usize,
    rule: &'static Rule,
    report: &'r mut Report,
}

/// A parsed document. Its keys are read with [`Document::keys`].
pub struct Document<'t> {
    table: Spanned<DeTable<'t>>,
    is_whole: bool,
}

impl<'r> Reader<'r> {
    /// A reader of `file` from `base` on, whose findings break `rule`.
    pub fn new(
        file: &'r Arc<SourceText>,
        base: usize,
        rule: &'static Rule,
        report: &'r mut Report,
    ) -> Self {
        Self {
            file,
            base,
            rule,
            report,
        }
    }

    /// Parses `toml`, which starts at the base of this reader. Every syntax error is reported.
    pub fn parse<'t>(&mut self, toml: &'t str) -> Document<'t> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let at = self.file.at(self.place(widened(&span, toml)));
            let message = error.message().to_owned();
            self.report
                .push(Diagnostic::new(self.rule, at, message).help(remedy(error)));
        }
        Document {
            table,
            is_whole: errors.is_empty(),
        }
    }

    /// The same reader with another rule for its findings.
    pub fn with_rule(&mut self, rule: &'static Rule) -> Reader<'_> {
        Reader {
            file: self.file,
            base: self.base,
            rule,
            report: self.report,
        }
    }

    /// The place in the file of a place in the TOML.
    pub fn place(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    /// The place in the file of a value; of a text, what stands between its quotes.
    pub fn place_of(&self, value: &Value<'_>) -> Range<usize> {
        let span = self.place(value.span());
        if !matches!(value.get_ref(), DeValue::String(_)) {
            return span;
        }
        let written = self.file.text.get(span.clone()).unwrap_or("");
        let quotes = ["\"\"\"", "'''", "\"", "'"];
        let quote = quotes.into_iter().find(|quote| {
            let has_both = written.starts_with(quote) && written.ends_with(quote);
            has_both && written.len() >= 2 * quote.len()
        });
        let width = quote.map_or(0, str::len);
        span.start + width..span.end - width
    }

    /// A location in the file of this reader; `place` as [`Reader::place`] gives it.
    pub fn at(&self, place: Range<usize>) -> Location {
        self.file.at(place)
    }

    /// Reports a trouble at a place in the file.
    pub fn complain(&mut self, place: Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.file.at(place);
        self.report.breach(self.rule, at, message)
    }
}

impl<'t> Document<'t> {
    /// The keys of the document; `whole` is where a missing key is reported, `what` its name:
    /// "the front matter".
    pub fn keys(&self, whole: Range<usize>, what: &'static str) -> Keys<'_, 't> {
        Keys::new(self.table.get_ref(), whole, what, self.is_whole)
    }
}

/// An error at the end of a line has no width; the line's last character is a place to look at.
fn widened(span: &Range<usize>, toml: &str) -> Range<usize> {
    if span.start < span.end || span.end < toml.len() {
        return span.clone();
    }
    let end = toml.trim_end().len();
    toml[..end]
        .char_indices()
        .next_back()
        .map_or(span.clone(), |(last, _)| last..end)
}

fn remedy(error: &::toml::de::Error) -> &'static str {
    let message = error.message();
    if message.starts_with("duplicate key") {
        "keep one of them"
    } else if message.contains("string") {
        "texts stand in quotes: `\"…\"`, or `'…'` where backslashes mean themselves"
    } else {
        "each line is `key = value`; texts stand in quotes, lists in brackets"
    }
}

#[cfg(test)]
mod tests;
