//! When things happened: every time that stands in a paste, and what kind of clock it is of.
//!
//! UTC and local time are never mixed: a local time says nothing about UTC until something in
//! the paste joins the two.

mod civil;
mod date;
mod dating;
mod days_in;
mod order;
mod read;
mod role;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::{KnowledgeBase, LabelKind};
use crate::lex::{Token, TokenKind};

pub(crate) use civil::{DAY, days};
pub(crate) use dating::{EventNote, LooseNote, Notes, notes};
pub(crate) use days_in::{date_of, day_in};
pub(crate) use order::Days;
pub(crate) use role::Role;

use read::{Written, WrittenDate, written};
use role::Labels;

/// A time that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeMark {
    /// Where, in the normal text.
    pub(crate) span: Span,
    /// What it is the time of, by what stands before it.
    pub(crate) role: Role,
    written: Written,
}

/// A time as it is written, apart from its place. Which number of its date is the day is open until
/// the whole paste was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    written: Written,
    /// A dialog prints it.
    pub(crate) is_dialog: bool,
    /// The words, where part of the date is a guess.
    words: Option<String>,
}

/// A moment, on the clock that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Which kind of clock.
    pub(crate) clock: Clock,
    /// Since 1970-01-01 of that clock; of a time of day alone, since midnight of the first day.
    pub(crate) seconds: i64,
    /// Milliseconds, where the text has them.
    pub(crate) millis: Option<u32>,
    /// What of the date is a guess.
    pub(crate) doubt: Doubt,
}

/// What of a date the text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Nothing: the date is known, or there is none.
    Nothing,
    /// Which number is the day.
    Order,
    /// The year.
    Year,
}

impl Stamp {
    /// The time as it is written, where part of its date is a guess.
    pub(crate) fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }
}

impl TimeMark {
    /// The time apart from its place.
    pub(crate) fn stamp(&self, text: &str) -> Stamp {
        let is_guess = matches!(
            self.written.date,
            WrittenDate::Open(..) | WrittenDate::NoYear(..)
        );
        Stamp {
            written: self.written,
            is_dialog: self.role == Role::Dialog,
            words: is_guess.then(|| String::from(self.span.of(text))),
        }
    }

    /// The clock and the seconds, where nothing else has to be looked at to know them.
    pub(crate) fn settled(&self) -> Option<(Clock, i64)> {
        let moment = order::settle(&self.written, None, None, self.role == Role::Dialog);
        (moment.doubt == Doubt::Nothing).then_some((moment.clock, moment.seconds))
    }
}

/// What a time is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// UTC, or local time with its distance from UTC.
    Utc,
    /// Local time, of a zone that the text does not name.
    Local,
    /// A local time of day, of a day that the text does not name.
    TimeOfDay,
}

impl Clock {
    /// The id, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utc => "utc",
            Self::Local => "local",
            Self::TimeOfDay => "time-of-day",
        }
    }
}

impl Moment {
    /// For ordering: whole and fractional seconds.
    pub(crate) const fn key(self) -> (i64, u32) {
        (
            self.seconds,
            match self.millis {
                Some(millis) => millis,
                None => 0,
            },
        )
    }

    /// `2026-11-20T10:11:12Z`; local time has no letter behind it, a time of day no date before it.
    pub(crate) fn in_iso(self) -> String {
        let time = civil::time_of_day(self.seconds, self.millis);
        match self.clock {
            Clock::Utc => alloc::format!("{}T{time}Z", civil::date(self.seconds)),
            Clock::Local => alloc::format!("{}T{time}", civil::date(self.seconds)),
            Clock::TimeOfDay => time,
        }
    }
}

/// The words around times, in the spelling in which they are compared.
pub(crate) struct TimeWords {
    half_days: HalfDays,
    labels: Labels,
}

impl TimeWords {
    pub(crate) fn of(knowledge: &KnowledgeBase) -> Self {
        Self {
            half_days: HalfDays::of(knowledge),
            labels: Labels::of(knowledge),
        }
    }
}

/// What a 12-hour clock says, in every language we have.
struct HalfDays {
    /// Lower case, the longest first; whether it is after noon.
    words: Vec<(String, bool)>,
}

impl HalfDays {
    fn of(knowledge: &KnowledgeBase) -> Self {
        let mut words: Vec<(String, bool)> = knowledge
            .labels
            .iter()
            .filter_map(|label| match label.kind {
                LabelKind::BeforeNoon => Some((label.text.to_lowercase(), false)),
                LabelKind::AfterNoon => Some((label.text.to_lowercase(), true)),
                _ => None,
            })
            .collect();
        words.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        words.dedup();
        Self { words }
    }

    /// The word that the text begins with: whether it is after noon, and its length.
    fn at(&self, text: &str) -> Option<(bool, usize)> {
        self.words.iter().find_map(|(word, after_noon)| {
            let len = begins_with(text, word)?;
            let next = text.get(len..)?.chars().next();
            let last = word.chars().next_back();
            // A script without letter case has no word borders.
            let joins = |c: char| c.is_alphanumeric() && (c.is_lowercase() || c.is_uppercase());
            let goes_on = last.is_some_and(joins) && next.is_some_and(char::is_alphanumeric);
            (!goes_on).then_some((*after_noon, len))
        })
    }
}

/// The length of the lower-case `word` at the start of the text, in any letter case.
fn begins_with(text: &str, word: &str) -> Option<usize> {
    let mut len = 0;
    let mut lower = text.chars().flat_map(|c| {
        len += c.len_utf8();
        c.to_lowercase()
    });
    let is_there = word.chars().all(|c| lower.next() == Some(c));
    drop(lower);
    is_there.then_some(len)
}

/// Finds every time in the text. Linear in its length.
fn find(words: &TimeWords, text: &str, tokens: &[Token]) -> Vec<TimeMark> {
    let mut found = vec![];
    let mut free_from = 0;
    for token in tokens {
        let span = token.span();
        if span.start < free_from || !may_begin(text, *token) {
            continue;
        }
        let Some(written) = written(text, span.start, &words.half_days) else {
            continue;
        };
        let role = words.labels.role(text, span.start);
        // A time of day inside a sentence is anything.
        if written.date == WrittenDate::None && role == Role::Inline {
            continue;
        }
        free_from = written.end;
        found.push(TimeMark {
            span: Span::new(span.start, written.end),
            role,
            written,
        });
    }
    found
}

/// Whether a date or a time can begin with this token.
fn may_begin(text: &str, token: Token) -> bool {
    let span = token.span();
    let bytes = text.as_bytes();
    let next = bytes.get(span.end).copied();
    let is_free = || {
        let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b".:/-+_".contains(byte))
    };
    let can_go_on = match (token.kind, span.end - span.start) {
        (TokenKind::Decimal, 1 | 2) => matches!(next, Some(b'/' | b'-' | b'.' | b':' | b' ')),
        // The Chinese and Korean word for year begins with one of these bytes.
        (TokenKind::Decimal, 4) => matches!(next, Some(b'-' | b'/' | b'.' | 0xE5 | 0xEB)),
        (TokenKind::Decimal, 8) => matches!(next, Some(b'-' | b' ')),
        (TokenKind::Word, 4) if next == Some(b'(') => return span.of(text) == "Date",
        (TokenKind::Word, 3..=9) => {
            next == Some(b' ') && matches!(bytes.get(span.start), Some(b'A'..=b'S'))
        }
        // `20261120T101112` and the like are left alone.
        _ => false,
    };
    can_go_on && is_free()
}

#[cfg(test)]
mod tests;
