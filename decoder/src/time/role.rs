//! What a time is the time of, by what stands before it on its line.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::knowledge::{KnowledgeBase, LabelKind};

/// How far back the beginning of the line is looked for, in bytes.
const REACH: usize = 96;

/// What a time is the time of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// An event: its label, key or attribute says so.
    Event {
        /// Index into the labels: which wording it was. `None` where it has no language.
        label: Option<usize>,
    },
    /// A dialog, which prints UTC and says so.
    Dialog,
    /// Whatever stands on the same line.
    Line,
    /// Part of a sentence or a column.
    Inline,
}

/// Keys of JSON whose value is the time of the record.
const KEYS: [&str; 13] = [
    "timecreated",
    "systemtime",
    "@timestamp",
    "timestamp",
    "time",
    "timegenerated",
    "timewritten",
    "eventtime",
    "event_time",
    "utctime",
    "datetime",
    "date",
    "value",
];

/// Labels that are English in every language of Windows.
const ENGLISH: [&str; 5] = [
    "timecreated",
    "timegenerated",
    "timewritten",
    "timestamp",
    "time",
];

/// The words that stand before the time of an event.
pub(super) struct Labels {
    /// Lower case, and the languages that use them.
    dates: Vec<(String, Vec<String>)>,
}

impl Labels {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut dates: Vec<(String, Vec<String>)> = vec![];
        for label in &knowledge.labels {
            if label.kind != LabelKind::Date {
                continue;
            }
            let words = label.text.to_lowercase();
            match dates.iter_mut().find(|(known, _)| *known == words) {
                Some((_, languages)) => languages.push(label.language.clone()),
                None => dates.push((words, vec![label.language.clone()])),
            }
        }
        Self { dates }
    }

    /// The languages that use this wording.
    pub(super) fn languages(&self, label: usize) -> &[String] {
        self.dates
            .get(label)
            .map_or(&[], |(_, languages)| languages)
    }

    /// The role of a time that begins at `at`.
    pub(super) fn role(&self, text: &str, at: usize) -> Role {
        let (before, is_whole) = line_before(text, at);
        if let Some(role) = by_attribute(before).or_else(|| by_key(before)) {
            return role;
        }
        if !is_whole {
            return Role::Inline;
        }
        if let Some(role) = self.by_label(before) {
            return role;
        }
        let stands_first = without_line_number(before)
            .chars()
            .all(|c| !c.is_alphanumeric());
        if stands_first {
            Role::Line
        } else {
            Role::Inline
        }
    }

    /// `Date:          `, `> **Datum:** `, `Timestamp (UTC): `.
    fn by_label(&self, before: &str) -> Option<Role> {
        let is_mark = |c: char| c.is_whitespace() || ">*-+•#|`_".contains(c);
        let label = before.trim_end_matches(is_mark).strip_suffix(':')?;
        let label = without_line_number(label.trim_start_matches(is_mark))
            .trim_matches(is_mark)
            .to_lowercase();
        if label.ends_with("(utc)") {
            return Some(Role::Dialog);
        }
        if let Some(at) = self.dates.iter().position(|(known, _)| *known == label) {
            return Some(Role::Event { label: Some(at) });
        }
        ENGLISH
            .contains(&label.as_str())
            .then_some(Role::Event { label: None })
    }
}

/// What stands on the line before `at`, and whether that is all of it.
fn line_before(text: &str, at: usize) -> (&str, bool) {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = text.get(from..at).unwrap_or("");
    match window.rfind('\n') {
        Some(newline) => (window.get(newline + 1..).unwrap_or(""), true),
        None => (window, from == 0),
    }
}

/// `<TimeCreated SystemTime="`.
fn by_attribute(before: &str) -> Option<Role> {
    let before = before.trim_end_matches([' ', '\\']);
    let name = before
        .strip_suffix(['"', '\''])?
        .trim_end_matches([' ', '\\']);
    let name = name.strip_suffix('=')?.trim_end();
    ends_with(name, "SystemTime").then_some(Role::Event { label: None })
}

/// `"TimeCreated": "`, `"SystemTime":"`, `"TimeCreated": "\/`.
fn by_key(before: &str) -> Option<Role> {
    let before = before
        .trim_end_matches(['"', '\\', '/', ' '])
        .strip_suffix(':')?;
    let before = before.trim_end().strip_suffix('"')?.trim_end_matches('\\');
    let key = before.rsplit('"').next()?.to_lowercase();
    KEYS.contains(&key.as_str())
        .then_some(Role::Event { label: None })
}

fn ends_with(text: &str, word: &str) -> bool {
    let from = text.len().saturating_sub(word.len());
    text.get(from..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// `12: `, `  4. `: what an editor or a forum puts before a line.
fn without_line_number(line: &str) -> String {
    let trimmed = line.trim_start();
    let n_digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    match trimmed.get(n_digits..) {
        Some(rest) if n_digits > 0 && rest.starts_with(['.', ')', ':', '\t']) => rest.to_string(),
        _ => trimmed.to_string(),
    }
}
