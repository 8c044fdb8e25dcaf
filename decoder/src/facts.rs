//! A reading ⇄ its facts, short enough for a link: codes with their space, events, the time rounded.
//!
//! `1.d904.x7.e36870-schannel.t202611201010z`: the version, then facts with a full stop between them. A code is the
//! letter of its space and its number in hexadecimal; an event its id and the folder of its provider; a time is
//! the newest of the best story, rounded down to ten minutes, with `z` where it is UTC. Nothing of the text itself
//! is in it: no name, no sentence, and no provider that our tables do not know.
//!
//! The characters survive addresses, chats and tickets as they are. `docs/facts-link.md` describes it for others.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::json::value_as_text;
use crate::knowledge::{ImportedNames, KnowledgeBase, SpaceId};
use crate::reading::Reading;
use crate::time::Clock;

/// Number of the format. Grows when something changes its meaning.
pub const FORMAT: u32 = 1;

/// A smaller number is no code without a label and a row in a table.
const FROM_HERE_BY_SHAPE: u32 = 0x10000;

/// A link's facts are not longer, in characters.
pub const MOST_CHARS: usize = 280;

/// What was recognized, without anything of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Codes by their likeliest reading, in the order of the text, each once.
    pub codes: Vec<(SpaceId, u32)>,
    /// Events of providers that the tables know: the provider's folder and the id, in the order of the text, each once.
    pub events: Vec<(String, u32)>,
    /// When, rounded.
    pub time: Option<RoundedTime>,
}

/// Ten minutes, named by when they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundedTime {
    /// `202611201010`: year, month, day, hour, minute.
    pub digits: String,
    /// It is UTC, else the local time of whoever pasted it.
    pub is_utc: bool,
}

/// Why a text holds no facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongFacts {
    /// It does not begin with the number of a format.
    NoFormat,
    /// It was written by a later version.
    Format(u32),
    /// It is longer than facts can be.
    TooLong,
    /// This piece of it is no fact.
    Piece(String),
}

impl Facts {
    /// The facts of a reading.
    pub fn of(reading: &Reading) -> Self {
        let mut facts = Self {
            time: time_of(reading),
            ..Self::default()
        };
        let (mut codes, mut events) = (BTreeSet::new(), BTreeSet::new());
        for code in reading.findings.iter().filter_map(|it| it.readings.first()) {
            if codes.insert((code.space, code.value)) {
                facts.codes.push((code.space, code.value));
            }
        }
        let known = reading.events.iter();
        for event in known.filter(|event| !event.provider_id.is_empty()) {
            if events.insert((&event.provider_id, event.id)) {
                facts.events.push((event.provider_id.clone(), event.id));
            }
        }
        facts
    }

    /// The facts of a link, or what is wrong with them. A `#` and `k=` before them are passed over.
    pub fn parse(text: &str) -> Result<Self, WrongFacts> {
        let text = text.trim();
        let text = text.strip_prefix('#').unwrap_or(text);
        let text = text.strip_prefix("k=").unwrap_or(text);
        if text.len() > MOST_CHARS {
            return Err(WrongFacts::TooLong);
        }
        let mut pieces = text.split('.');
        let format = pieces.next().and_then(number);
        match format {
            Some(FORMAT) => {}
            Some(other) => return Err(WrongFacts::Format(other)),
            None => return Err(WrongFacts::NoFormat),
        }
        let mut facts = Self::default();
        for piece in pieces {
            let wrong = || WrongFacts::Piece(piece.into());
            let (letter, rest) = split_first(piece).ok_or_else(wrong)?;
            match letter {
                'e' => facts.events.push(event(rest).ok_or_else(wrong)?),
                't' => facts.time = Some(RoundedTime::parse(rest).ok_or_else(wrong)?),
                _ => facts.codes.push(code(letter, rest).ok_or_else(wrong)?),
            }
        }
        Ok(facts)
    }

    /// A text that says the same: it decodes to the same codes and events, with the same names at hand.
    ///
    /// A code stands in the field of an event where one of the events has such a field, else behind a label of its space, and a small
    /// number that only Windows' names know is written as its name.
    pub fn to_text(&self, knowledge: &KnowledgeBase, names: Option<&ImportedNames>) -> String {
        let mut events = String::new();
        let mut codes = self.codes.clone();
        for (provider, id) in &self.events {
            let known = knowledge.providers.iter().find(|it| it.id == *provider);
            let name = known.map_or(provider.as_str(), |known| known.name.as_str());
            _ = write!(
                events,
                "\n<Event><System><Provider Name=\"{name}\"/><EventID>{id}</EventID></System><EventData>"
            );
            let fields = known
                .and_then(|known| known.event(*id))
                .map(|event| &event.fields);
            // `Binary` holds bytes in an order of their own, no number.
            let fields = fields.into_iter().flatten();
            for field in fields.filter(|field| field.name != "Binary") {
                let of_field = codes.iter().position(|(space, _)| *space == field.space);
                if let Some(at) = of_field {
                    let (space, value) = codes.remove(at);
                    _ = write!(
                        events,
                        "<Data Name=\"{}\">{}</Data>",
                        field.name,
                        value_as_text(space, value)
                    );
                }
            }
            events += "</EventData></Event>\n";
        }
        let lines = codes.into_iter().map(|(space, value)| {
            let is_small = value < FROM_HERE_BY_SHAPE && knowledge.code(space, value).is_none();
            let of_value =
                |names: &'_ ImportedNames| names.names(space, value).next().map(String::from);
            names
                .or(knowledge.imported.as_ref())
                .filter(|_| is_small)
                .and_then(of_value)
                .unwrap_or_else(|| {
                    format!(
                        "{}: {}",
                        label_of(knowledge, space),
                        value_as_text(space, value)
                    )
                })
        });
        lines.map(|line| line + "\n").collect::<String>() + &events
    }
}

impl fmt::Display for Facts {
    /// As they stand in a link, without `#k=`. What does not fit is left out: the time first, then the last events.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = self.codes.iter().map(|(space, value)| {
            let letter = letter_of(*space);
            format!("{letter}{value:x}")
        });
        let events = self
            .events
            .iter()
            .map(|(provider, id)| format!("e{id}-{provider}"));
        let time = self.time.iter().map(|time| {
            let zone = if time.is_utc { "z" } else { "" };
            format!("t{}{zone}", time.digits)
        });
        let mut left = MOST_CHARS - 1;
        let mut write = |piece: String, f: &mut fmt::Formatter<'_>| {
            if piece.len() < left {
                left -= piece.len() + 1;
                return write!(f, ".{piece}");
            }
            Ok(())
        };
        f.write_str(&FORMAT.to_string())?;
        codes
            .chain(events)
            .chain(time)
            .try_for_each(|piece| write(piece, f))
    }
}

impl RoundedTime {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_suffix('z').unwrap_or(text);
        let is_date = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_date.then(|| Self {
            digits: digits.into(),
            is_utc: digits.len() < text.len(),
        })
    }

    /// `2026-11-20T10:11:12.123Z` → ten past ten.
    fn of_iso(iso: &str) -> Option<Self> {
        let is_iso = iso.get(4..5) == Some("-") && iso.get(10..11) == Some("T");
        let minutes = iso.get(..15).filter(|_| is_iso)?;
        let mut digits: String = minutes.chars().filter(char::is_ascii_digit).collect();
        digits.push('0');
        (digits.len() == 12).then(|| Self {
            digits,
            is_utc: iso.ends_with('Z'),
        })
    }

    /// `2026-11-20 10:10`.
    pub fn in_words(&self) -> String {
        let part = |from, to| self.digits.get(from..to).unwrap_or("");
        let zone = if self.is_utc { " UTC" } else { "" };
        format!(
            "{}-{}-{} {}:{}{zone}",
            part(0, 4),
            part(4, 6),
            part(6, 8),
            part(8, 10),
            part(10, 12)
        )
    }
}

/// The newest time of the best story that has a date.
fn time_of(reading: &Reading) -> Option<RoundedTime> {
    let dated = reading
        .stories
        .iter()
        .find(|story| story.clock != Some(Clock::TimeOfDay) && story.to.is_some())?;
    RoundedTime::of_iso(dated.to.as_deref()?)
}

/// The letter of a space. `e` and `t` are taken.
const fn letter_of(space: SpaceId) -> char {
    match space {
        SpaceId::Disconnect => 'd',
        SpaceId::Extended => 'x',
        SpaceId::Errinfo => 'i',
        SpaceId::Negotiation => 'n',
        SpaceId::Hresult => 'h',
        SpaceId::Ntstatus => 's',
        SpaceId::Win32 => 'w',
        SpaceId::Schannel => 'c',
        SpaceId::TlsAlert => 'a',
        SpaceId::Kerberos => 'k',
        SpaceId::Gateway => 'g',
        SpaceId::Rdpcorets => 'r',
        SpaceId::Freerdp => 'f',
    }
}

/// A label behind which a number is of this space and of no other: one that no other space has.
fn label_of(knowledge: &KnowledgeBase, space: SpaceId) -> &str {
    let of = |space| knowledge.space(space).map_or(&[][..], |it| &it.seen_as);
    let is_own = |label: &&String| {
        SpaceId::ALL
            .into_iter()
            .all(|other| other == space || !of(other).contains(label))
    };
    let labels = of(space);
    let own = labels.iter().find(is_own).or_else(|| labels.first());
    own.map_or("code", String::as_str)
}

fn code(letter: char, digits: &str) -> Option<(SpaceId, u32)> {
    let space = SpaceId::ALL
        .into_iter()
        .find(|space| letter_of(*space) == letter)?;
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_plain)?;
    Some((space, value))
}

fn event(text: &str) -> Option<(String, u32)> {
    let (id, provider) = text.split_once('-')?;
    let is_folder = !provider.is_empty()
        && provider
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Some((provider.into(), number(id).filter(|_| is_folder)?))
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

impl fmt::Display for WrongFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFormat => f.write_str("this link holds no facts: copy it again, up to its end"),
            Self::Format(found) => write!(
                f,
                "the link has facts of format {found}, this page reads format {FORMAT}: open it on the site that made it"
            ),
            Self::TooLong => write!(
                f,
                "this link is longer than {MOST_CHARS} characters, so it is none of ours"
            ),
            Self::Piece(piece) => {
                let piece: String = piece.chars().take(40).collect();
                write!(
                    f,
                    "the link is damaged at `{piece}`: copy it again, up to its end"
                )
            }
        }
    }
}

impl core::error::Error for WrongFacts {}
