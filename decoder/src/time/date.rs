//! One date, as programs and people write it.

use super::civil::is_date;

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// The date, as far as it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenDate {
    /// Year, month, day.
    Known(u32, u32, u32),
    /// Two numbers of which one is the day, then the year: `03/07/2026`.
    Open(u32, u32, u32),
    /// Month and day, as syslog writes it.
    NoYear(u32, u32),
    /// Only a time of day.
    None,
    /// Milliseconds since 1970, as .NET writes it.
    Epoch(i64),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What may stand between a date and its time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Blanks, `T`, a comma.
    Usual,
    /// These and `-`, as xrdp writes it.
    Dash,
    /// These and `:`, as web servers write it.
    Colon,
}

/// A place in a text that is being read.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Which number of the date is the day, where one of them is above twelve.
    pub(super) order: Option<Order>,
}

impl Cursor<'_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn eat(&mut self, what: &str) -> bool {
        let is_there = self.rest().starts_with(what);
        self.at += if is_there { what.len() } else { 0 };
        is_there
    }

    pub(super) fn blanks(&mut self) -> usize {
        let from = self.at;
        while self.at - from < 4 && self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.at - from
    }

    /// All digits that stand here, if they are so many.
    pub(super) fn number(&mut self, fewest: usize, most: usize) -> Option<u32> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let len = bytes
            .iter()
            .take(most + 1)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if !(fewest..=most).contains(&len) {
            return None;
        }
        let value = self.text.get(self.at..self.at + len)?.parse().ok()?;
        self.at += len;
        Some(value)
    }

    /// Goes on where the reading succeeds, else stays where it was.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let from = self.at;
        let value = read(self);
        if value.is_none() {
            self.at = from;
        }
        value
    }

    pub(super) fn date(&mut self) -> (WrittenDate, Joint) {
        let from = self.at;
        let n_digits = self
            .rest()
            .bytes()
            .take(9)
            .take_while(u8::is_ascii_digit)
            .count();
        let read = match n_digits {
            0 => self
                .attempt(Self::month_first)
                .map(|date| (date, Joint::Usual)),
            8 => self.attempt(Self::compact).map(|date| (date, Joint::Dash)),
            4 => self
                .attempt(Self::year_first)
                .map(|date| (date, Joint::Dash)),
            1 | 2 => self
                .attempt(Self::named_month)
                .map(|date| (date, Joint::Colon))
                .or_else(|| {
                    self.attempt(Self::year_last)
                        .map(|date| (date, Joint::Usual))
                }),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.at = from;
            (WrittenDate::None, Joint::Usual)
        })
    }

    /// `20261120`.
    fn compact(&mut self) -> Option<WrittenDate> {
        let number = self.number(8, 8)?;
        known(number / 10_000, number / 100 % 100, number % 100)
    }

    /// `2026-11-20`, `2026/11/20`, `2026. 11. 20.`, `2026年11月20日`.
    fn year_first(&mut self) -> Option<WrittenDate> {
        let year = self.number(4, 4)?;
        let separator = ["-", "/", ".", "年", "년"]
            .into_iter()
            .find(|separator| self.eat(separator))?;
        self.blanks();
        let month = self.number(1, 2)?;
        let after = match separator {
            "年" => "月",
            "년" => "월",
            other => other,
        };
        if !self.eat(after) {
            return None;
        }
        self.blanks();
        let day = self.number(1, 2)?;
        _ = [".", "日", "일"].into_iter().any(|end| self.eat(end));
        known(year, month, day)
    }

    /// `20.11.2026`, `20. 11. 2026`, `11/20/2026`, `20-11-26`.
    fn year_last(&mut self) -> Option<WrittenDate> {
        let first = self.number(1, 2)?;
        let separator = ["/", "-", "."]
            .into_iter()
            .find(|separator| self.eat(separator))?;
        self.blanks();
        let second = self.number(1, 2)?;
        if !self.eat(separator) {
            return None;
        }
        self.blanks();
        let year = self.year()?;
        // Nobody writes the month first and points behind it.
        if separator == "." {
            self.eat(".");
            return known(year, second, first);
        }
        match (is_date(second, first), is_date(first, second)) {
            (true, true) if first != second => Some(WrittenDate::Open(first, second, year)),
            (true, true) => known(year, second, first),
            (true, false) => {
                self.order = Some(Order::DayFirst);
                known(year, second, first)
            }
            (false, true) => {
                self.order = Some(Order::MonthFirst);
                known(year, first, second)
            }
            (false, false) => None,
        }
    }

    fn year(&mut self) -> Option<u32> {
        let from = self.at;
        let year = self.number(2, 4)?;
        match self.at - from {
            4 => Some(year),
            2 if year < 70 => Some(2000 + year),
            2 => Some(1900 + year),
            _ => None,
        }
    }

    /// `18-Jan-23`, `7 Mar 2026`, `10/Oct/2026`.
    fn named_month(&mut self) -> Option<WrittenDate> {
        let day = self.number(1, 2)?;
        let separator = ["-", "/", " "]
            .into_iter()
            .find(|separator| self.eat(separator))?;
        let month = self.month()?;
        if !self.eat(separator) {
            return None;
        }
        known(self.year()?, month, day)
    }

    /// `Mar  7`, `March 7, 2026`.
    fn month_first(&mut self) -> Option<WrittenDate> {
        let month = self.month()?;
        if self.blanks() == 0 {
            return None;
        }
        let day = self.number(1, 2)?;
        let year = self.attempt(|cursor| {
            cursor.eat(",");
            (cursor.blanks() > 0).then_some(())?;
            let year = cursor.number(4, 4)?;
            // `Mar 7 2026` is a year, `Mar 7 10:11` an hour.
            Some(year)
        });
        match year {
            Some(year) => known(year, month, day),
            None => is_date(month, day).then_some(WrittenDate::NoYear(month, day)),
        }
    }

    /// The English name of a month, whole or its first three letters.
    fn month(&mut self) -> Option<u32> {
        let len = self
            .rest()
            .bytes()
            .take(10)
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let word = self.text.get(self.at..self.at + len)?;
        let at = MONTHS.iter().position(|month| {
            let is_whole = word.eq_ignore_ascii_case(month);
            let short = month.get(..3).unwrap_or(month);
            is_whole || word.eq_ignore_ascii_case(short)
        })?;
        self.at += len;
        u32::try_from(at + 1).ok()
    }
}

/// A whole date, if there is such a day.
fn known(year: u32, month: u32, day: u32) -> Option<WrittenDate> {
    ((1970..2200).contains(&year) && is_date(month, day))
        .then_some(WrittenDate::Known(year, month, day))
}
