//! Numbers and names that can be codes: `0x904`, `2308`, `-2146893048`, `8009030D`,
//! `0xFFFFFFFF80070BC2`, `STATUS_LOGON_FAILURE`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::published::is_name;
use super::{CodeSighting, EventSighting, Setting, Tables};
use crate::Span;
use crate::knowledge::{Event, KnowledgeBase, SpaceId};
use crate::lex::{Token, TokenKind};

/// A paste this short, made of numbers and these words, is a search for a code.
const BARE_LENGTH: usize = 80;
const BARE_WORDS: [&str; 13] = [
    "error", "code", "extended", "rdp", "mstsc", "hresult", "ntstatus", "reason", "and", "remote",
    "desktop", "exit", "status",
];

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `0x904`.
    Hexadecimal,
    /// `0x8009030D`: all digits of a 32-bit number, or of its 64-bit form.
    FullHexadecimal,
    /// `8009030D`.
    BareHexadecimal,
    /// `2308`.
    Decimal,
    /// `-2146893048`.
    SignedDecimal,
    /// `STATUS_LOGON_FAILURE`.
    Name,
}

impl Notation {
    /// Whether it is written with hexadecimal digits.
    const fn is_hexadecimal(self) -> bool {
        matches!(
            self,
            Self::Hexadecimal | Self::FullHexadecimal | Self::BareHexadecimal
        )
    }

    /// Whether enough of the number is there for its shape to mean something.
    pub(super) const fn is_long(self) -> bool {
        matches!(
            self,
            Self::FullHexadecimal | Self::BareHexadecimal | Self::SignedDecimal | Self::Decimal
        )
    }
}

/// What else was seen, as far as numbers need to know.
pub(super) struct Surroundings<'s> {
    pub(super) tables: &'s Tables,
    pub(super) events: &'s [EventSighting],
    /// Here only declared fields are codes, and they are found already.
    pub(super) xml_regions: &'s [Span],
    pub(super) names_product: bool,
    /// One line, as people type into a search box.
    pub(super) is_short: bool,
    pub(super) is_bare: bool,
}

/// Whether the paste is nothing but codes, as typed into a search box.
pub(super) fn is_bare(text: &str, tokens: &[Token]) -> bool {
    let mut n_numbers = 0;
    text.trim().len() <= BARE_LENGTH
        && tokens.iter().all(|token| {
            let word = token.span().of(text);
            match token.kind {
                TokenKind::Word => {
                    BARE_WORDS
                        .iter()
                        .any(|known| word.eq_ignore_ascii_case(known))
                        || word.eq_ignore_ascii_case("0x")
                }
                TokenKind::LineBreak | TokenKind::Punctuation => true,
                _ => {
                    n_numbers += 1;
                    true
                }
            }
        })
        && (1..=4).contains(&n_numbers)
}

/// Whether the paste is one line that somebody typed rather than copied.
pub(super) fn is_short(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 2 * BARE_LENGTH && !text.contains('\n')
}

/// Finds every number that can be a code, labelled or not.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    text: &str,
    tokens: &[Token],
    seen: &Surroundings<'_>,
) -> Vec<CodeSighting> {
    let mut last_name: Option<(SpaceId, &str)> = None;
    let mut found = vec![];
    let mut regions = seen.xml_regions.iter().peekable();
    for (index, token) in tokens.iter().enumerate() {
        let span = token.span();
        while regions.next_if(|region| region.end <= span.start).is_some() {}
        let is_event_id = || {
            let at = seen
                .events
                .binary_search_by_key(&span.start, |event| event.span.start);
            at.is_ok_and(|at| seen.events.get(at).is_some_and(|event| event.span == span))
        };
        let is_number = token.kind != TokenKind::Word && token.kind != TokenKind::LineBreak;
        if regions.peek().is_some_and(|region| region.contains(span)) || is_number && is_event_id()
        {
            continue;
        }
        let word = span.of(text);
        if token.kind == TokenKind::LineBreak {
            last_name = None;
        }
        if is_name(token.kind, word) {
            let found_name = seen.tables.published.find(word);
            last_name = found_name.map(|(space, _)| (space, word));
            if let Some((space, value)) = found_name {
                found.push(CodeSighting {
                    span,
                    values: vec![value],
                    notation: Notation::Name,
                    setting: Setting::Symbol(space),
                });
            }
            continue;
        }
        let Some(mut sighting) = number(knowledge, text, tokens, index, seen) else {
            continue;
        };
        // `ERRINFO_LOGOFF_BY_USER (0x0000000C)`: the name says which space the number is of.
        if let Some((space, name)) = last_name.take_if(|_| sighting.notation.is_hexadecimal())
            && matches!(sighting.setting, Setting::Plain | Setting::Vague)
        {
            let words = String::from(name);
            sighting.setting = Setting::Label {
                spaces: vec![space],
                words,
            };
        }
        found.push(sighting);
    }
    found
}

fn number(
    knowledge: &KnowledgeBase,
    text: &str,
    tokens: &[Token],
    index: usize,
    seen: &Surroundings<'_>,
) -> Option<CodeSighting> {
    let token = tokens.get(index)?;
    let (span, notation, values) = value_of(text, tokens, index, *token)?;
    let setting = setting(knowledge, text, span, seen);
    let is_labelled = !matches!(setting, Setting::Plain | Setting::Vague);
    let first = *values.first()?;
    let fits = match notation {
        Notation::Hexadecimal | Notation::FullHexadecimal | Notation::Name => true,
        Notation::BareHexadecimal => {
            is_labelled || seen.is_bare || super::has_shape(first) && is_whole(span.of(text))
        }
        // The smallest of all numbers is what programs print for "nothing".
        Notation::SignedDecimal => super::has_shape(first) && first != 0x8000_0000,
        Notation::Decimal => {
            is_labelled
                || seen.is_bare
                || super::has_shape(first) && (setting == Setting::Vague || seen.names_product)
        }
    };
    fits.then_some(CodeSighting {
        span,
        values,
        notation,
        setting,
    })
}

/// All eight digits, in one case: other runs of letters and digits are Base64, hashes, names.
fn is_whole(word: &str) -> bool {
    let has = |of_case: fn(&u8) -> bool| word.as_bytes().iter().any(of_case);
    word.len() == 8 && !(has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase))
}

/// The number at a token: its place with sign or torn-off `0x`, and the values it can have.
fn value_of(
    text: &str,
    tokens: &[Token],
    index: usize,
    token: Token,
) -> Option<(Span, Notation, Vec<u32>)> {
    let span = token.span();
    let word = span.of(text);
    match token.kind {
        TokenKind::Hexadecimal => {
            let digits = word
                .strip_prefix("0x")
                .or(word.strip_prefix("0X"))
                .unwrap_or(word);
            let digits = digits.trim_end_matches(['h', 'H']);
            let notation = if digits.len() >= 8 {
                Notation::FullHexadecimal
            } else {
                Notation::Hexadecimal
            };
            Some((span, notation, vec![hexadecimal(digits)?]))
        }
        TokenKind::BareHexadecimal | TokenKind::Decimal
            if follows_torn_prefix(text, tokens, index) =>
        {
            let start = tokens.get(index - 1)?.span().start;
            Some((
                Span::new(start, span.end),
                Notation::Hexadecimal,
                vec![hexadecimal(word)?],
            ))
        }
        TokenKind::BareHexadecimal if word.len() <= 8 => {
            Some((span, Notation::BareHexadecimal, vec![hexadecimal(word)?]))
        }
        TokenKind::Decimal => {
            if let Some(sign) = minus_before(text, span) {
                let value: i64 = word.parse().ok().filter(|value| *value <= 1 << 31)?;
                let value = u32::try_from((-value).rem_euclid(1 << 32)).ok()?;
                return Some((
                    Span::new(sign, span.end),
                    Notation::SignedDecimal,
                    vec![value],
                ));
            }
            let decimal: Option<u32> = word.parse().ok();
            // People leave out the 0x: "error code 904", "80090302".
            let hex = if (3..=8).contains(&word.len()) {
                hexadecimal(word)
            } else {
                None
            };
            let mut values: Vec<u32> = decimal.into_iter().collect();
            if let Some(hex) = hex.filter(|hex| Some(*hex) != decimal) {
                let at = if word.len() == 8 && super::has_shape(hex) {
                    0
                } else {
                    values.len()
                };
                values.insert(at, hex);
            }
            (!values.is_empty()).then_some((span, Notation::Decimal, values))
        }
        _ => None,
    }
}

/// At most 32 bits, or 64 bits that only repeat the sign.
pub(super) fn hexadecimal(digits: &str) -> Option<u32> {
    let value = u64::from_str_radix(digits, 16).ok()?;
    if value >> 32 == 0xFFFF_FFFF && value & 0x8000_0000 != 0 {
        return u32::try_from(value & 0xFFFF_FFFF).ok();
    }
    u32::try_from(value).ok()
}

/// `0x 904`.
fn follows_torn_prefix(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let gap = tokens
        .get(index)
        .map_or(0, |token| token.span().start - before.span().end);
    before.span().of(text).eq_ignore_ascii_case("0x") && gap <= 2
}

/// A minus directly before a number that is not part of a word or range.
fn minus_before(text: &str, span: Span) -> Option<usize> {
    let sign = span.start.checked_sub(1)?;
    let before = text.get(..sign)?;
    let is_sign = text.get(sign..span.start)? == "-"
        && span.end - span.start >= 9
        && !before.ends_with(|c: char| c.is_alphanumeric());
    is_sign.then_some(sign)
}

/// What the number stands next to; in the text of an event, the event's fields have a say.
fn setting(knowledge: &KnowledgeBase, text: &str, span: Span, seen: &Surroundings<'_>) -> Setting {
    let near = seen.tables.labels.setting(text, span.start, span.end);
    let Some((event, name)) = event_around(knowledge, span, seen.events) else {
        return near;
    };
    let mut spaces: Vec<SpaceId> = event.fields.iter().map(|field| field.space).collect();
    spaces.sort_unstable();
    spaces.dedup();
    match near {
        Setting::Label {
            spaces: named,
            words,
        } => {
            let both: Vec<SpaceId> = named
                .iter()
                .copied()
                .filter(|space| spaces.contains(space))
                .collect();
            match (both.is_empty(), spaces.as_slice()) {
                (false, _) => Setting::Label {
                    spaces: both,
                    words,
                },
                (true, &[space]) => Setting::Field { space, name },
                (true, _) => Setting::Label {
                    spaces: named,
                    words,
                },
            }
        }
        Setting::Vague if spaces.len() == 1 => spaces
            .first()
            .map_or(near, |&space| Setting::Field { space, name }),
        // In a text whose language we do not read, a number that one of the event's own tables
        // lists is that field. Small numbers are in every table and prove nothing.
        Setting::Vague | Setting::Plain => {
            let value = span
                .of(text)
                .parse()
                .ok()
                .filter(|value: &u32| *value >= 1000);
            let listed = |space: &&SpaceId| {
                value.is_some_and(|value| knowledge.code(**space, value).is_some())
            };
            match spaces.iter().find(listed) {
                Some(&space) => Setting::Field { space, name },
                None => near,
            }
        }
        near => near,
    }
}

fn event_around<'k>(
    knowledge: &'k KnowledgeBase,
    span: Span,
    events: &[EventSighting],
) -> Option<(&'k Event, String)> {
    let around =
        super::providers::around(events, span).find(|event| event.region.contains(span))?;
    let provider = knowledge.providers.get(around.provider?)?;
    let event = provider.event(around.id)?;
    Some((
        event,
        alloc::format!("a number in the text of event {}", event.id),
    ))
}
