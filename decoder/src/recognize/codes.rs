//! Numbers and names that can be codes, with what they stand next to.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::columns::Columns;
use super::notation::{Notation, Number, number_at};
use super::published::{self, is_name};
use super::worth::is_worth_saying;
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

/// What else was seen, as far as numbers need to know.
pub(super) struct Surroundings<'s> {
    pub(super) tables: &'s Tables,
    pub(super) columns: &'s Columns,
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
            // A name that nobody published still says whose number stands behind it.
            last_name = last_name.or_else(|| Some((published::space_of(word)?, word)));
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
    if is_line_number(tokens, index) {
        return None;
    }
    let Number {
        span,
        notation,
        values,
    } = number_at(text, tokens, index)?;
    let setting = setting(knowledge, text, span, notation, seen);
    if setting == Setting::NoCode {
        return None;
    }
    let code = CodeSighting {
        span,
        values,
        notation,
        setting,
    };
    // A number with `0x` can become one of a pair, whatever stands beside it.
    let has_prefix = matches!(notation, Notation::Hexadecimal | Notation::FullHexadecimal);
    (has_prefix || is_worth_saying(knowledge, text, &code, seen)).then_some(code)
}

/// The number that an editor or a list puts before a line: short, first on it, words behind it.
fn is_line_number(tokens: &[Token], index: usize) -> bool {
    let kind_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.kind);
    let is_short = tokens.get(index).is_some_and(|token| {
        token.kind == TokenKind::Decimal && token.span().end - token.span().start <= 3
    });
    let is_first = matches!(
        kind_at(index.checked_sub(1)),
        None | Some(TokenKind::LineBreak)
    );
    let has_words = match kind_at(Some(index + 1)) {
        Some(TokenKind::Word | TokenKind::Hexadecimal) => true,
        Some(TokenKind::Punctuation) => kind_at(Some(index + 2)) == Some(TokenKind::Word),
        _ => false,
    };
    let has_lines = || {
        index > 0
            || tokens
                .iter()
                .any(|token| token.kind == TokenKind::LineBreak)
    };
    is_short && is_first && has_words && has_lines()
}

/// What the number stands next to; in the text of an event, the event's fields have a say.
fn setting(
    knowledge: &KnowledgeBase,
    text: &str,
    span: Span,
    notation: Notation,
    seen: &Surroundings<'_>,
) -> Setting {
    let near = match seen.columns.setting(span) {
        Some(setting) => setting.clone(),
        None => super::near::setting(&seen.tables.labels, text, span, notation.is_hexadecimal()),
    };
    let Some((event, name)) = event_around(knowledge, span, seen.events) else {
        return near;
    };
    // Its own id, where the event was known by its text.
    if span.of(text).parse() == Ok(event.id) {
        return Setting::NoCode;
    }
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
