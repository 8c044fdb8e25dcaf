//! Words that can only stand on lines of output. Most lines of a paste have none, and are not
//! looked at again.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::line::Line;
use crate::knowledge::{KnowledgeBase, LabelKind, Topic};
use crate::lex::{Token, TokenKind};

/// Which reader a line is for.
#[derive(Clone, Copy)]
pub(super) enum Family {
    /// It names the port of Remote Desktop.
    Port = 1,
    /// It may be a row of a list of sessions.
    Session = 2,
    /// It names a service.
    Service = 4,
    /// It has a property of an object of PowerShell.
    Property = 8,
    /// It has a registry value.
    Registry = 16,
    /// An answer to a ping, an offset of a clock.
    Network = 32,
}

/// The readers that a line is for.
#[derive(Clone, Copy, Default)]
pub(super) struct Families(u8);

impl Families {
    pub(super) const fn has(self, family: Family) -> bool {
        self.0 & family as u8 != 0
    }
}

/// Words that the readers go by, whatever the tables say.
const WORDS: [(&str, Family); 27] = [
    ("3389", Family::Port),
    ("wbt", Family::Port),
    ("rdp", Family::Session),
    ("services", Family::Session),
    ("console", Family::Session),
    ("7a78855482a04", Family::Session),
    ("31c5ce94259d4", Family::Session),
    ("remoteport", Family::Property),
    ("tcptestsucceeded", Family::Property),
    ("pingsucceeded", Family::Property),
    ("localport", Family::Property),
    ("state", Family::Property),
    ("status", Family::Property),
    ("name", Family::Property),
    ("starttype", Family::Property),
    ("startmode", Family::Property),
    ("enabled", Family::Property),
    ("action", Family::Property),
    ("hasprivatekey", Family::Property),
    ("pspath", Family::Registry),
    ("hkey_local_machine", Family::Registry),
    ("hklm", Family::Registry),
    ("hkey_current_user", Family::Registry),
    ("ttl", Family::Network),
    ("ntp", Family::Network),
    ("o", Family::Network),
    ("100", Family::Network),
];

/// Anchor words, ready to be compared.
pub(in crate::recognize) struct Anchors {
    /// Lower case, sorted by length.
    words: Vec<(String, u8)>,
    /// Where the words of each length start.
    from: Vec<usize>,
    /// What programs say of a port, lower case, the longest first, and what it means.
    outcomes: Vec<(String, &'static str)>,
}

impl Anchors {
    /// Of the readers, and of what the tables ask for.
    pub(in crate::recognize) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut words: Vec<(String, u8)> = WORDS
            .iter()
            .map(|(word, family)| (word.to_string(), *family as u8))
            .collect();
        let asked = knowledge.phrases.iter().flat_map(|phrase| &phrase.shown);
        for shown in asked {
            let family = match shown.topic {
                Topic::Registry => Family::Registry,
                Topic::Service => Family::Service,
                Topic::Firewall => Family::Property,
                _ => continue,
            };
            // Of `WinStations\RDP-Tcp\PortNumber` the name of the value.
            let name = shown.subject.rsplit('\\').next().unwrap_or("");
            // The lexer takes `RemoteDesktop-UserMode-In-TCP` apart.
            let word = name.split('-').next().unwrap_or(name);
            words.push((word.to_string(), family as u8));
        }
        words.sort_by(|a, b| (a.0.len(), a).cmp(&(b.0.len(), b)));
        words.dedup();
        let longest = words.last().map_or(0, |(word, _)| word.len());
        let from = (0..=longest + 1)
            .map(|len| words.partition_point(|(word, _)| word.len() < len))
            .collect();
        let outcome = |kind| match kind {
            LabelKind::PortOpen => Some("open"),
            LabelKind::PortRefused => Some("refused"),
            LabelKind::PortTimedOut => Some("failed"),
            LabelKind::PortUnreachable => Some("unreachable"),
            _ => None,
        };
        let mut outcomes: Vec<(String, &'static str)> = knowledge
            .labels
            .iter()
            .filter_map(|label| Some((label.text.to_lowercase(), outcome(label.kind)?)))
            .collect();
        outcomes.sort_by_key(|(words, _)| Reverse(words.len()));
        Self {
            words,
            from,
            outcomes,
        }
    }

    /// What the words on a line, lower case, say of a port.
    pub(super) fn outcome(&self, lower: &str) -> Option<&'static str> {
        self.outcomes
            .iter()
            .find(|(words, _)| lower.contains(words.as_str()))
            .map(|(_, outcome)| *outcome)
    }

    fn families(&self, word: &str) -> u8 {
        let (Some(&from), Some(&to)) = (self.from.get(word.len()), self.from.get(word.len() + 1))
        else {
            return 0;
        };
        self.words.get(from..to).map_or(0, |words| {
            words
                .iter()
                .filter(|(known, _)| known.eq_ignore_ascii_case(word))
                .fold(0, |all, (_, family)| all | family)
        })
    }

    /// Every line that holds an anchor, with the readers it is for.
    pub(super) fn lines<'t>(
        &self,
        text: &'t str,
        tokens: &[Token],
    ) -> impl Iterator<Item = (Line<'t>, Families)> {
        let mut lines = vec![];
        let mut families = 0;
        let mut start = 0;
        let mut close = |families: u8, start, end| {
            if families != 0 {
                lines.extend(Line::new(text, start, end).map(|line| (line, Families(families))));
            }
        };
        for token in tokens {
            let span = token.span();
            match token.kind {
                TokenKind::LineBreak => {
                    close(families, start, span.start);
                    families = 0;
                    start = span.end;
                }
                TokenKind::Punctuation => {}
                _ => families |= self.families(span.of(text)),
            }
        }
        close(families, start, text.len());
        lines.into_iter()
    }
}
