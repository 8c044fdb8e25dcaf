//! A connection file (`.rdp`), pasted or given → what its lines mean, which are a risk, and what does not fit together.
//!
//! A line is `name:type:value`, with the type `i`, `s` or `b`. Windows writes such files in UTF-16; [`crate::text_of`] reads that.

mod fit;
mod settings;

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
pub use settings::{Setting, SettingValue, Settings};

/// What a connection file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RdpFile {
    /// Lines that matter, in the order of the text.
    pub lines: Vec<RdpLine>,
    /// It has a signature; whether it is valid cannot be told from the text.
    pub is_signed: bool,
    /// What does not fit together, or is a risk of the whole file.
    pub notes: Vec<RdpNote>,
}

/// One line that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RdpLine {
    /// The line, without white space around it.
    pub span: Span,
    /// The name of the setting, lower case.
    pub name: String,
    /// Where its value stands; empty where there is none.
    pub value: Span,
    /// What the setting decides.
    pub meaning: String,
    /// What this value does; empty where any value says the same, or where the value is unknown.
    pub says: String,
    /// Why the value is a risk, and what is safer, in words.
    pub risk: Option<String>,
    /// Id of an article about connections that fail because of it.
    pub article: Option<String>,
}

/// Something about several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RdpNote {
    /// The line that shows it.
    pub span: Span,
    /// What it is, one or two sentences.
    pub says: String,
    /// It is about security; else about a connection that fails.
    pub is_risk: bool,
}

/// So many lines of settings make a text a connection file, unless one is the address.
const FEWEST: usize = 3;
/// The names of settings are not longer, in bytes.
const LONGEST_NAME: usize = 60;

/// Reads a connection file in a text; `None` where there is none. Takes time linear in the length of the text.
pub fn read(settings: &Settings, text: &str) -> Option<RdpFile> {
    let found: Vec<Found<'_>> = lines(text).collect();
    let n_known = found
        .iter()
        .filter(|line| settings.get(line.name).is_some())
        .count();
    let has_address = found
        .iter()
        .any(|line| line.name.eq_ignore_ascii_case("full address"));
    if n_known < FEWEST && !has_address {
        return None;
    }
    let of_line = |line: &Found<'_>| Some(explained(settings.get(line.name)?, line));
    let lines = found.iter().filter_map(of_line).collect();
    let has_signature =
        |line: &&Found<'_>| line.name.eq_ignore_ascii_case("signature") && !line.text.is_empty();
    let is_signed = found.iter().any(|line| has_signature(&line));
    let notes = fit::notes(settings, &found, is_signed);
    Some(RdpFile {
        lines,
        is_signed,
        notes,
    })
}

/// A line with the form of a setting.
#[derive(Clone, Copy, Debug)]
struct Found<'t> {
    span: Span,
    name: &'t str,
    text: &'t str,
    value: Span,
}

/// Every line of the form `name:type:value`.
fn lines(text: &str) -> impl Iterator<Item = Found<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        found(from, line)
    })
}

fn found(start: usize, line: &str) -> Option<Found<'_>> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '>' | '|' | '`');
    let clean = line.trim_start_matches(marks);
    let from = start + (line.len() - clean.len());
    let clean = clean.trim_end();
    let colon = clean.find(':')?;
    let name = clean.get(..colon)?;
    let (kind, value) = clean.get(colon + 1..)?.split_once(':')?;
    let is_name = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'));
    // `password 51:b:` has the number of its protection in the name.
    let is_kind = matches!(kind, "i" | "s" | "b");
    let is_number = kind != "i" || value.trim().parse::<i64>().is_ok() || value.trim().is_empty();
    if !(is_name && is_kind && is_number) {
        return None;
    }
    let end = from + clean.len();
    let text = value.trim();
    let behind = end - value.len() + (value.len() - value.trim_start().len());
    Some(Found {
        span: Span::new(from, end),
        name,
        text,
        value: Span::new(behind, behind + text.len()),
    })
}

fn explained(setting: &Setting, line: &Found<'_>) -> RdpLine {
    let value = setting.values.iter().find(|value| value.is == line.text);
    let risk = value
        .filter(|value| !value.risk.is_empty())
        .map(|value| alloc::format!("{} Safer: {}", value.risk, line.with(&value.safer)));
    RdpLine {
        span: line.span,
        name: setting.name.clone(),
        value: line.value,
        meaning: setting.meaning.clone(),
        says: value.map_or_else(String::new, |value| value.means.clone()),
        risk,
        article: value
            .map(|value| value.article.clone())
            .filter(|article| !article.is_empty()),
    }
}

impl Found<'_> {
    /// The line with another value.
    fn with(&self, value: &str) -> String {
        let kind = if value.parse::<i64>().is_ok() {
            "i"
        } else {
            "s"
        };
        alloc::format!("`{}:{kind}:{value}`", self.name)
    }

    /// Whether the line turns something on: a list that is not empty, a number that is not 0.
    fn is_on(&self) -> bool {
        !self.text.is_empty() && self.text != "0"
    }
}
