//! Turns TOML into tables in which every value knows its place.
//!
//! serde stops at the first problem; an author wants all of them. So a table is opened as
//! [`Keys`], each key is asked for once with the reader of its type, and what nobody asked
//! for is an unknown key. All troubles go to the report with their places.
//!
//! Must not: know a key of any file.

mod keys;
pub mod shape;
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
        let toml = if shape::is_noting() {
            shape::STAND_IN
        } else {
            toml
        };
        let (table, errors) = DeTable::parse_recoverable(toml);
        for error in &errors {
            let span = widened(error.span().unwrap_or(0..0), toml);
            let finding = if error.message().starts_with("duplicate key") {
                self.duplicate_key(span, toml, table.get_ref())
            } else {
                let at = self.file.at(self.place(span));
                Diagnostic::new(self.rule, at, error.message()).help(remedy(error))
            };
            self.report.push(finding);
        }
        Document {
            table,
            is_whole: errors.is_empty(),
        }
    }

    fn duplicate_key(&self, span: Range<usize>, toml: &str, table: &DeTable<'_>) -> Diagnostic {
        let key = toml.get(span.clone()).unwrap_or("");
        let at = self.file.at(self.place(span.clone()));
        let finding = Diagnostic::new(self.rule, at, format!("the key `{key}` stands here twice"))
            .help("keep one of them");
        match first_place(table, toml, key, span.start) {
            Some(first) => finding.also(self.file.at(self.place(first)), "first here"),
            None => finding,
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
        Keys::of_document(self.table.get_ref(), whole, what, self.is_whole)
    }
}

/// The last place before `end` where a key is written like this.
fn first_place(table: &DeTable<'_>, toml: &str, key: &str, end: usize) -> Option<Range<usize>> {
    let inside = |value: &Value<'_>| match value.get_ref() {
        DeValue::Table(table) => first_place(table, toml, key, end),
        DeValue::Array(elements) => {
            let tables = elements
                .iter()
                .filter_map(|element| element.get_ref().as_table());
            tables
                .filter_map(|table| first_place(table, toml, key, end))
                .next_back()
        }
        _ => None,
    };
    let places = table.iter().flat_map(|(name, value)| {
        let is_same = toml.get(name.span()) == Some(key) && name.span().start < end;
        [is_same.then(|| name.span()), inside(value)]
    });
    places.flatten().max_by_key(|place| place.start)
}

/// An error at the end of the text has no width; the last character is a place to look at.
fn widened(span: Range<usize>, toml: &str) -> Range<usize> {
    if span.start < span.end || span.end < toml.len() {
        return span;
    }
    let end = toml.trim_end().len();
    let last = toml[..end].char_indices().next_back();
    last.map_or(span, |(start, _)| start..end)
}

fn remedy(error: &::toml::de::Error) -> &'static str {
    let message = error.message();
    if message.contains("string") {
        "texts stand in quotes: `\"…\"`, or `'…'` where backslashes mean themselves"
    } else {
        "each line is `key = value`; texts stand in quotes, lists in brackets"
    }
}

#[cfg(test)]
mod tests;
