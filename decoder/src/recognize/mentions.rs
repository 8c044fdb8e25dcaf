//! Events named in passing - "Schannel 36870", "event ID 1057" - and lists of ids.

use alloc::vec;
use alloc::vec::Vec;

use super::{EventSighting, Tables, providers};
use crate::Span;
use crate::knowledge::KnowledgeBase;
use crate::lex::{Token, TokenKind};

/// How many tokens may stand between a provider's name and the id.
const REACH: usize = 6;

/// How many tokens of a line before a place are looked at, so that time stays linear.
const ROW: usize = 48;

/// Lines longer than this are looked at in pieces, so that time stays linear.
const LONGEST_LINE: usize = 2_000;

/// Events that are only mentioned; `known` are those that were read already, in order.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    text: &str,
    tokens: &[Token],
    known: &[EventSighting],
) -> Vec<EventSighting> {
    let mut reader = Reader {
        knowledge,
        text,
        tokens,
        known,
        found: vec![],
    };
    // A list of ids without a provider goes by the provider of the events around it.
    let mut around = known.iter().find_map(|event| event.provider);
    let mut last: Option<(usize, usize)> = None;
    let mut line_start = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::LineBreak => line_start = index + 1,
            TokenKind::Word => {
                let Some(provider) = tables.providers.provider(text, token.span()) else {
                    continue;
                };
                last = Some((provider, index));
                around = Some(provider);
                reader.take_id_before(line_start, index, provider);
            }
            TokenKind::Decimal => {
                let near = last
                    .filter(|(_, at)| index - at <= REACH)
                    .map(|(provider, _)| provider);
                let is_item = reader.is_list_item(line_start, index);
                let above = || {
                    is_item
                        .then(|| providers::before(known, token.span()))
                        .flatten()
                };
                let elsewhere = || around.filter(|_| is_item);
                let taken = near.is_some_and(|provider| reader.take(index, provider))
                    || above().is_some_and(|provider| reader.take(index, provider))
                    || elsewhere().is_some_and(|provider| reader.take(index, provider));
                if !taken {
                    reader.take_asked_for(index);
                }
            }
            _ => {}
        }
    }
    reader.found
}

struct Reader<'r> {
    knowledge: &'r KnowledgeBase,
    text: &'r str,
    tokens: &'r [Token],
    known: &'r [EventSighting],
    found: Vec<EventSighting>,
}

impl Reader<'_> {
    /// The id stands before the provider, as in a table with the source behind.
    fn take_id_before(&mut self, line_start: usize, index: usize, provider: usize) {
        for before in (line_start..index).rev().take(ROW) {
            if self.take(before, provider) {
                break;
            }
        }
    }

    /// First on its line, with words behind it or below it.
    fn is_list_item(&self, line_start: usize, index: usize) -> bool {
        let line = self.tokens.get(line_start..index).unwrap_or(&[]);
        line.len() <= ROW
            && line
                .iter()
                .all(|token| token.kind == TokenKind::Punctuation)
            && match self.tokens.get(index + 1).map(|next| next.kind) {
                // The number is the heading of what stands below.
                Some(TokenKind::LineBreak) => self
                    .tokens
                    .get(index + 2)
                    .is_some_and(|below| below.kind == TokenKind::Word),
                next => next.is_some(),
            }
    }

    /// "event 36870": one provider of ours has it.
    fn take_asked_for(&mut self, index: usize) {
        let Some(token) = self.tokens.get(index) else {
            return;
        };
        let Ok(id) = token.span().of(self.text).parse() else {
            return;
        };
        if !self.follows_event_word(index) {
            return;
        }
        if let Some(provider) = providers::only_one_with(self.knowledge, id) {
            self.take(index, provider);
        }
    }

    /// "event 1057", "Event ID: 1057", "EventID=1057".
    fn follows_event_word(&self, index: usize) -> bool {
        let before = self.tokens.get(..index).unwrap_or(&[]);
        let mut words = before
            .iter()
            .rev()
            .take(4)
            .take_while(|token| token.kind != TokenKind::LineBreak)
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span().of(self.text));
        let is = |word: &str, wanted: &[&str]| wanted.iter().any(|w| word.eq_ignore_ascii_case(w));
        let Some(last) = words.next() else {
            return false;
        };
        let event = &["event", "events", "ereignis", "ereignisse"];
        is(
            last,
            &["event", "events", "eventid", "eventids", "ereignis"],
        ) || is(last, &["id", "ids"]) && words.next().is_some_and(|word| is(word, event))
    }

    /// Takes the number as an event of this provider, if it is one and nobody has claimed it.
    fn take(&mut self, index: usize, provider: usize) -> bool {
        let Some(token) = self
            .tokens
            .get(index)
            .filter(|token| token.kind == TokenKind::Decimal)
        else {
            return false;
        };
        let span = token.span();
        let Some(id) = self.id_at(span) else {
            return false;
        };
        let Some(known) = self.knowledge.providers.get(provider) else {
            return false;
        };
        if known.event(id).is_none() || self.is_claimed(span, id) {
            return false;
        }
        self.found.push(EventSighting {
            span,
            region: line_of(self.text, span),
            provider: Some(provider),
            name: known.name.clone(),
            id,
        });
        true
    }

    /// The number, if it can be an id: two digits or more, and no part of a date, time or version.
    fn id_at(&self, span: Span) -> Option<u32> {
        let word = span.of(self.text);
        let joins = |c: char| matches!(c, ':' | '-' | '/' | '.');
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut before = self.text.get(..span.start)?.chars().rev();
        let mut behind = self.text.get(span.end..)?.chars();
        let is_part = before.next().is_some_and(joins) && is_digit(before.next())
            || behind.next().is_some_and(joins) && is_digit(behind.next());
        let can_be = word.len() >= 2 && !word.starts_with('0') && !is_part;
        word.parse().ok().filter(|_| can_be)
    }

    fn is_claimed(&self, span: Span, id: u32) -> bool {
        let claims = |event: &EventSighting| {
            let is_line = event.region == line_of(self.text, event.span);
            event.region.contains(span) && (event.id == id || !is_line)
        };
        providers::around(self.known, span).any(claims)
            || self
                .found
                .iter()
                .rev()
                .take(8)
                .any(|event| event.span == span || claims(event))
    }
}

/// The line around a place; of a line without end, what is near.
pub(crate) fn line_of(text: &str, span: Span) -> Span {
    let mut from = span.start.saturating_sub(LONGEST_LINE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (span.end + LONGEST_LINE).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = text
        .get(from..span.start)
        .and_then(|before| before.rfind('\n'));
    let behind = text.get(span.end..to).and_then(|behind| behind.find('\n'));
    Span::new(
        before.map_or(from, |at| from + at + 1),
        behind.map_or(to, |at| span.end + at),
    )
}
