//! The output of commands, read by ids, columns and values.
//!
//! Headings are never compared: they are translated. What is compared are names that Windows
//! prints in every language - of services, registry values, listeners, properties - and numbers.
//! What was seen becomes a sighting of the phrase whose row in the tables says that it shows it.

mod anchors;
mod clocks;
mod line;
mod pings;
mod ports;
mod properties;
mod registry;
mod services;
mod sessions;
mod sockets;
mod tls;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::PhraseSighting;
use crate::Span;
use crate::knowledge::{Compare, KnowledgeBase, Shown, Topic};
use crate::lex::Token;

pub(super) use anchors::Anchors;
use anchors::Family;

/// Everything that output in the text shows, in order.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    anchors: &Anchors,
    text: &str,
    tokens: &[Token],
) -> Vec<PhraseSighting> {
    let mut seen = Seen {
        knowledge,
        anchors,
        found: vec![],
    };
    let mut sessions = sessions::Sessions::default();
    let mut sockets = sockets::Sockets::default();
    let mut records = properties::Records::default();
    let mut registry = registry::Registry::default();
    for (line, families) in anchors.lines(text, tokens) {
        if families.has(Family::Session) {
            sessions.read(text, &line, &mut seen);
        }
        if families.has(Family::Port) {
            sockets.read(&line, &mut seen);
            ports::read(text, &line, &mut seen);
            tls::read(text, &line, &mut seen);
        }
        if families.has(Family::Service) {
            services::read(text, &line, &mut seen);
        }
        if families.has(Family::Property) {
            records.read(text, &line, &mut seen);
        }
        if families.has(Family::Registry) {
            registry.read(text, &line, &mut seen);
        }
        if families.has(Family::Network) {
            pings::read(&line, &mut seen);
            clocks::read(&line, &mut seen);
        }
    }
    sessions.end(&mut seen);
    sockets.end(text, tokens, &mut seen);
    records.end(&mut seen);
    registry.end(&mut seen);
    seen.found.sort_by_key(|phrase| phrase.span.start);
    seen.found
}

/// What was seen so far, as phrases.
struct Seen<'k> {
    knowledge: &'k KnowledgeBase,
    anchors: &'k Anchors,
    found: Vec<PhraseSighting>,
}

impl Seen<'_> {
    /// Says what output shows: every phrase whose row asks for it is seen here.
    fn say(&mut self, topic: Topic, subject: &str, value: &str, span: Span) {
        for phrase in &self.knowledge.phrases {
            let shows = |shown: &Shown| {
                shown.topic == topic
                    && is_end_of(subject, &shown.subject)
                    && compares(value, shown.compare, &shown.value)
            };
            if phrase.shown.iter().any(shows) {
                self.found.push(PhraseSighting {
                    span,
                    id: phrase.id.clone(),
                    wording: 0,
                });
            }
        }
    }
}

/// `Server\Enabled` is an end of `…\TLS 1.2\Server\Enabled`; letter case does not matter.
fn is_end_of(path: &str, end: &str) -> bool {
    let Some(from) = path.len().checked_sub(end.len()) else {
        return false;
    };
    path.get(from..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
        && (from == 0 || path.get(..from).is_some_and(|head| head.ends_with('\\')))
}

fn compares(value: &str, compare: Compare, wanted: &str) -> bool {
    let is_one = || {
        wanted
            .split('|')
            .any(|wanted| is_equal(value, wanted.trim()))
    };
    let numbers = || Some((number(value)?, number(wanted)?));
    match compare {
        Compare::Is => is_one(),
        Compare::IsNot => !is_one(),
        Compare::AtLeast => numbers().is_some_and(|(value, wanted)| value >= wanted),
        Compare::AtMost => numbers().is_some_and(|(value, wanted)| value <= wanted),
    }
}

fn is_equal(value: &str, wanted: &str) -> bool {
    match (number(value), number(wanted)) {
        (Some(value), Some(wanted)) => value == wanted,
        _ => value.to_lowercase() == wanted,
    }
}

/// `3389`, `0xd3d`; of a fraction its whole part.
fn number(value: &str) -> Option<u64> {
    let hexadecimal = value
        .strip_prefix("0x")
        .or_else(|| value.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => value.split('.').next()?.parse().ok(),
    }
}

/// Lower case, as labels are compared.
fn folded(text: &str) -> String {
    text.to_lowercase()
}
