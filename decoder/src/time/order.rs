//! Which number is the day: decided from the whole paste, or left open.

use super::civil::days;
use super::read::{Order, Written, WrittenDate};
use super::role::{Labels, Role};
use super::{Clock, DAY, Doubt, Moment, Stamp, TimeMark};
use crate::Span;
use crate::knowledge::{KnowledgeBase, LabelKind};

/// How far around a label other labels of its language are looked for, in bytes.
const NEAR: usize = 2_000;

/// How many labelled dates of a piece are asked for their language.
const ASKED: usize = 8;

/// A year without a number of its own; it has a leap day.
const NO_YEAR: i64 = 1972;

/// What the dates of a paste say about each other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Votes {
    /// Some date has its day in front, or its month.
    day_first: bool,
    month_first: bool,
    /// Dates that could be either, asked for the language of their label, and how many of these
    /// languages write the day first.
    n_asked: usize,
    n_day_first: usize,
    /// The latest year that is written.
    year: Option<u32>,
}

impl Votes {
    /// Counts the dates of a piece of the paste.
    pub(super) fn of(
        knowledge: &KnowledgeBase,
        text: &str,
        labels: &Labels,
        marks: &[TimeMark],
    ) -> Self {
        let mut votes = Self::default();
        for mark in marks {
            let year = match mark.written.date {
                WrittenDate::Known(year, ..) | WrittenDate::Open(.., year) => Some(year),
                _ => None,
            };
            votes.year = votes.year.max(year);
            // A dialog of mstsc prints the month first in every language.
            if mark.role == Role::Dialog {
                continue;
            }
            votes.day_first |= mark.written.order == Some(Order::DayFirst);
            votes.month_first |= mark.written.order == Some(Order::MonthFirst);
            if let (Role::Event { label: Some(label) }, WrittenDate::Open(..)) =
                (mark.role, mark.written.date)
                && votes.n_asked < ASKED
            {
                votes.n_asked += 1;
                let is_first = is_day_first(knowledge, text, labels, mark.span, label);
                votes.n_day_first += usize::from(is_first);
            }
        }
        votes
    }

    /// Adds what another piece says.
    pub(crate) fn add(&mut self, other: Self) {
        self.day_first |= other.day_first;
        self.month_first |= other.month_first;
        self.n_asked += other.n_asked;
        self.n_day_first += other.n_day_first;
        self.year = self.year.max(other.year);
    }

    /// By a number above 12 in any date, else by the language of the labels.
    const fn order(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            (false, false) if self.n_asked > 0 && self.n_day_first == self.n_asked => {
                Some(Order::DayFirst)
            }
            // Two computers that write differently: then each open date stays open.
            (true, true) | (false, false) => None,
        }
    }
}

/// Turns what is written into moments, in the order of the text.
pub(crate) struct Days {
    votes: Votes,
    midnights: i64,
    last_of_day: Option<i64>,
}

impl Days {
    pub(crate) const fn new(votes: Votes) -> Self {
        Self {
            votes,
            midnights: 0,
            last_of_day: None,
        }
    }

    /// The moment of the next time.
    pub(crate) fn moment(&mut self, stamp: &Stamp) -> Moment {
        let mut moment = settle(
            &stamp.written,
            self.votes.order(),
            self.votes.year,
            stamp.is_dialog,
        );
        if moment.clock == Clock::TimeOfDay {
            // Half a day back is the next day.
            let seconds = moment.seconds;
            if self
                .last_of_day
                .is_some_and(|last| last - seconds > DAY / 2)
            {
                self.midnights += 1;
            }
            self.last_of_day = Some(seconds);
            moment.seconds += self.midnights * DAY;
        }
        moment
    }
}

/// The moment of a written time.
pub(super) fn settle(
    written: &Written,
    order: Option<Order>,
    year: Option<u32>,
    is_dialog: bool,
) -> Moment {
    let mut doubt = Doubt::Nothing;
    let day = match written.date {
        WrittenDate::Known(year, month, day) => days(i64::from(year), month, day),
        WrittenDate::Open(first, second, year) => {
            let order = if is_dialog {
                Some(Order::MonthFirst)
            } else {
                order
            };
            if order.is_none() {
                doubt = Doubt::Order;
            }
            match order {
                Some(Order::DayFirst) => days(i64::from(year), second, first),
                Some(Order::MonthFirst) | None => days(i64::from(year), first, second),
            }
        }
        WrittenDate::NoYear(month, day) => {
            doubt = Doubt::Year;
            days(year.map_or(NO_YEAR, i64::from), month, day)
        }
        WrittenDate::None | WrittenDate::Epoch(_) => 0,
    };
    let offset = written.offset.or_else(|| is_dialog.then_some(0));
    let clock = match (written.date, offset) {
        (WrittenDate::None, _) => Clock::TimeOfDay,
        (_, Some(_)) => Clock::Utc,
        (_, None) => Clock::Local,
    };
    let (seconds, millis) = match written.date {
        WrittenDate::Epoch(millis) => (
            millis.div_euclid(1_000),
            u32::try_from(millis.rem_euclid(1_000)).ok(),
        ),
        WrittenDate::None => (i64::from(written.seconds), written.millis),
        _ => (
            day * DAY + i64::from(written.seconds) - i64::from(offset.unwrap_or(0)) * 60,
            written.millis,
        ),
    };
    Moment {
        clock,
        seconds,
        millis,
        doubt,
    }
}

/// Whether every language that this label can be of writes the day first. A wording that two
/// languages share is settled by the other labels around it.
fn is_day_first(
    knowledge: &KnowledgeBase,
    text: &str,
    labels: &Labels,
    span: Span,
    label: usize,
) -> bool {
    let languages = labels.languages(label);
    let is_day_first = |language: &str| knowledge.day_first.iter().any(|known| known == language);
    if languages.iter().all(|language| is_day_first(language)) {
        return !languages.is_empty();
    }
    let around = around(text, span);
    let n_labels = |language: &str| {
        let is_there = |text: &str| around.contains(text);
        knowledge
            .labels
            .iter()
            .filter(|label| label.language == language && label.kind != LabelKind::Product)
            .filter(|label| is_there(&label.text))
            .count()
    };
    let most = |wanted: bool| {
        languages
            .iter()
            .filter(|language| is_day_first(language) == wanted)
            .map(|language| n_labels(language))
            .max()
            .unwrap_or(0)
    };
    most(true) > most(false)
}

fn around(text: &str, span: Span) -> &str {
    let mut from = span.start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (span.end + NEAR).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(from..to).unwrap_or("")
}
