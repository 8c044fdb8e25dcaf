//! One date and time, as programs and people write it.
//!
//! Whatever stands between the numbers decides what they are; a date whose day and month
//! could change places stays open until the whole paste was looked at.

use super::HalfDays;
use super::date::{Cursor, Joint};
pub(super) use super::date::{Order, WrittenDate};

/// What stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// One past the last byte.
    pub(super) end: usize,
    pub(super) date: WrittenDate,
    /// Seconds since midnight.
    pub(super) seconds: u32,
    /// Milliseconds, where they are written.
    pub(super) millis: Option<u32>,
    /// Minutes east of UTC, where the text says so.
    pub(super) offset: Option<i32>,
    /// Which number is the day, where one of them is above twelve.
    pub(super) order: Option<Order>,
}

/// The date and time at `at`, where a number or the name of a month begins.
pub(super) fn written(text: &str, at: usize, half_days: &HalfDays) -> Option<Written> {
    let mut cursor = Cursor {
        text,
        at,
        order: None,
    };
    if let Some(rest) = text.get(at..)?.strip_prefix("Date(") {
        return epoch(rest, at + "Date(".len());
    }
    let (date, joint) = cursor.date();
    if date != WrittenDate::None && !cursor.joint(joint) {
        return None;
    }
    cursor.time(date, half_days)
}

/// `1741594447123)`, `1741594447123+0100)`: the offset says how it was shown, not when it was.
fn epoch(rest: &str, at: usize) -> Option<Written> {
    let is_number = |c: char| c.is_ascii_digit() || c == '-' || c == '+';
    let len = rest.find(|c| !is_number(c))?;
    let number = rest.get(..len)?;
    let digits = number
        .get(1..)
        .and_then(|tail| tail.find(['+', '-']))
        .map_or(len, |sign| sign + 1);
    let millis: i64 = number.get(..digits)?.parse().ok()?;
    // From 1989 on, or it is something else.
    (rest.as_bytes().get(len) == Some(&b')')
        && (600_000_000_000..32_000_000_000_000).contains(&millis))
    .then_some(Written {
        end: at + len,
        date: WrittenDate::Epoch(millis),
        seconds: 0,
        millis: None,
        offset: Some(0),
        order: None,
    })
}

impl Cursor<'_> {
    /// Steps over what may stand between date and time.
    fn joint(&mut self, joint: Joint) -> bool {
        let is_sign = self.eat("T")
            || joint == Joint::Dash && self.eat("-")
            || joint == Joint::Colon && self.eat(":");
        if is_sign {
            return true;
        }
        let has_comma = self.eat(",");
        self.blanks() > 0 || has_comma
    }

    /// The time of day, with what stands before and behind it.
    fn time(&mut self, date: WrittenDate, half_days: &HalfDays) -> Option<Written> {
        let has_date = date != WrittenDate::None;
        let mut half = None;
        if has_date && let Some((after_noon, len)) = half_days.at(self.rest()) {
            half = Some(after_noon);
            self.at += len;
            self.blanks();
        }
        let hour = self.number(1, 2)?;
        let points = has_date && self.peek() == Some(b'.');
        let separator = if points { "." } else { ":" };
        if !self.eat(separator) {
            return None;
        }
        let minute = self.number(2, 2)?;
        let second = self.attempt(|cursor| {
            cursor.eat(separator).then_some(())?;
            cursor.number(2, 2)
        });
        // A time without seconds is one only behind a date: `10:11` is a ratio, a port, a verse.
        if second.is_none() && (!has_date || points) {
            return None;
        }
        let millis = self.attempt(Self::fraction);
        if half.is_none() {
            half = self.attempt(|cursor| {
                cursor.blanks();
                let (after_noon, len) = half_days.at(cursor.rest())?;
                cursor.at += len;
                Some(after_noon)
            });
        }
        let hour = match half {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let offset = self.attempt(Self::offset);
        // A number goes on: a version, an address, a port.
        let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_hexdigit());
        let after = self.text.as_bytes().get(self.at + 1).copied();
        let goes_on = self.peek().is_some_and(|byte| byte.is_ascii_digit())
            || matches!(self.peek(), Some(b':' | b'.')) && is_digit(after);
        let second = second.unwrap_or(0);
        let is_time = hour < 24 && minute < 60 && second <= 60 && !goes_on;
        is_time.then_some(Written {
            end: self.at,
            date,
            seconds: hour * 3_600 + minute * 60 + second.min(59),
            millis,
            offset,
            order: self.order,
        })
    }

    /// `.1234567`, `,123`, and `:123` of `FreeRDP`.
    fn fraction(&mut self) -> Option<u32> {
        [".", ",", ":"].into_iter().find(|sign| self.eat(sign))?;
        let bytes = self.text.as_bytes().get(self.at..)?;
        let len = bytes
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if !(1..=9).contains(&len) {
            return None;
        }
        let mut millis = 0;
        for place in 0..3 {
            let digit = bytes.get(place).filter(|_| place < len);
            millis = millis * 10 + digit.map_or(0, |byte| u32::from(byte - b'0'));
        }
        self.at += len;
        Some(millis)
    }

    /// `Z`, `+02:00`, `-0500`, `+02`, ` UTC`, ` GMT`.
    fn offset(&mut self) -> Option<i32> {
        let spaced = self.blanks() > 0;
        let ends = |cursor: &Self| {
            !cursor
                .rest()
                .starts_with(|c: char| c.is_alphanumeric() || c == '_')
        };
        if ["Z", "UTC", "GMT", "(UTC)"]
            .into_iter()
            .any(|name| (name != "Z" || !spaced) && self.eat(name))
        {
            return ends(self).then_some(0);
        }
        let sign = if self.eat("+") {
            1
        } else if self.eat("-") {
            -1
        } else {
            return None;
        };
        let from = self.at;
        let number = self.number(2, 4)?;
        let minutes = match self.at - from {
            4 => (number % 100 < 60).then_some(number / 100 * 60 + number % 100)?,
            2 if self.eat(":") => number * 60 + self.number(2, 2).filter(|rest| *rest < 60)?,
            2 if sign > 0 && !spaced => number * 60,
            _ => return None,
        };
        let minutes = i32::try_from(minutes).ok()?;
        (minutes <= 14 * 60 && ends(self)).then_some(sign * minutes)
    }
}
