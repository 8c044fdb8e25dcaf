//! Marked places → the text with pseudonyms and marks in their place.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::addresses::plain_address;
use super::marks::Mark;
use super::ordinary::{Ordinary, number_of};
use super::{Kind, Redacted, Removal};

/// Writes the text. `marks` are in order and do not overlap.
pub(super) fn write(text: &str, ordinary: &Ordinary, marks: Vec<Mark>) -> Redacted {
    let mut pseudonyms = Pseudonyms::behind(text);
    let mut redacted = Redacted {
        text: String::with_capacity(text.len()),
        removals: Vec::with_capacity(marks.len()),
    };
    let mut copied = 0;
    for Mark { span, kind } in marks {
        let instead = pseudonyms.instead_of(kind, span.of(text), ordinary);
        redacted
            .text
            .push_str(text.get(copied..span.start).unwrap_or(""));
        redacted.text.push_str(&instead);
        copied = span.end;
        redacted.removals.push(Removal {
            span,
            kind,
            instead,
        });
    }
    redacted.text.push_str(text.get(copied..).unwrap_or(""));
    redacted
}

/// Which value has which number, in the order in which they appear.
struct Pseudonyms {
    known: BTreeMap<(Kind, String), u32>,
    last: BTreeMap<Kind, u32>,
}

impl Pseudonyms {
    /// Numbers go on behind those that the text has already: it may have been redacted before.
    fn behind(text: &str) -> Self {
        let mut last: BTreeMap<Kind, u32> = BTreeMap::new();
        for (kind, number) in text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
            .filter_map(number_of)
        {
            let highest = last.entry(kind).or_default();
            *highest = number.max(*highest);
        }
        Self {
            known: BTreeMap::new(),
            last,
        }
    }

    fn instead_of(&mut self, kind: Kind, value: &str, ordinary: &Ordinary) -> String {
        match kind {
            Kind::Host => self.host(value, ordinary),
            Kind::Ip => self.of(kind, &plain_address(value)),
            Kind::Thumbprint | Kind::Serial => {
                let digits: String = value.chars().filter(char::is_ascii_hexdigit).collect();
                self.of(kind, &digits)
            }
            _ if kind.prefix().is_some() => self.of(kind, value),
            _ => format!("[{} removed]", kind.in_words()),
        }
    }

    /// `HOST-1.DOMAIN-1`: the short name and the long one of a computer are seen to belong together.
    fn host(&mut self, value: &str, ordinary: &Ordinary) -> String {
        let Some((first, rest)) = value.split_once('.') else {
            return self.of(Kind::Host, value);
        };
        if !rest.contains('.') && !first.contains(|c: char| c.is_ascii_digit()) {
            return self.of(Kind::Domain, value);
        }
        let domain = self.of(Kind::Domain, rest.trim_end_matches('.'));
        if ordinary.has_all(first) {
            return format!("{first}.{domain}");
        }
        let host = self.of(Kind::Host, first);
        format!("{host}.{domain}")
    }

    fn of(&mut self, kind: Kind, value: &str) -> String {
        let last = self.last.entry(kind).or_default();
        let number = *self
            .known
            .entry((kind, value.to_lowercase()))
            .or_insert_with(|| {
                *last = last.saturating_add(1);
                *last
            });
        format!("{}-{number}", kind.prefix().unwrap_or("NAME"))
    }
}
