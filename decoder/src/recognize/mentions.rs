//! Events named in passing - "Schannel 36870", "event ID 1057" - and which provider a name means.

use alloc::string::String;

use alloc::vec::Vec;

use super::EventSighting;
use crate::Span;
use crate::knowledge::{KnowledgeBase, Provider};
use crate::lex::{Token, TokenKind};

/// How many tokens may stand between a provider's name and the id.
const REACH: usize = 6;

/// Adds events that are only mentioned.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    text: &str,
    tokens: &[Token],
    events: &mut Vec<EventSighting>,
) {
    // A list of ids without a provider goes by the provider of the events around it.
    let around = events.iter().find_map(|event| event.provider);
    let mut named = Named { last: None, around };
    let mut line_start = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::LineBreak => line_start = index + 1,
            TokenKind::Word => {
                let Some(provider) = provider_by_word(knowledge, token.span().of(text)) else {
                    continue;
                };
                named.last = Some((provider, index));
                named.around = Some(provider);
                let line = tokens.get(line_start..index).unwrap_or(&[]);
                let before = line
                    .iter()
                    .rev()
                    .find_map(|token| id_at(knowledge, text, *token, provider, events));
                events.extend(before);
            }
            TokenKind::Decimal => {
                let is_first = tokens
                    .get(line_start..index)
                    .is_some_and(|line| line.iter().all(|t| t.kind == TokenKind::Punctuation));
                let is_followed = tokens
                    .get(index + 1)
                    .is_some_and(|next| next.kind != TokenKind::LineBreak);
                let near = named
                    .near(index)
                    .or(named.around.filter(|_| is_first && is_followed));
                let event =
                    near.and_then(|provider| id_at(knowledge, text, *token, provider, events));
                let event = event.or_else(|| {
                    let id = token.span().of(text).parse().ok()?;
                    let asked = follows_event_word(text, tokens, index);
                    let provider = only_provider_with(knowledge, id).filter(|_| asked)?;
                    id_at(knowledge, text, *token, provider, events)
                });
                events.extend(event);
            }
            _ => {}
        }
    }
}

/// Which provider was named.
struct Named {
    /// The last one, and at which token.
    last: Option<(usize, usize)>,
    /// The one that the paste is about, as far as it says.
    around: Option<usize>,
}

impl Named {
    fn near(&self, index: usize) -> Option<usize> {
        self.last
            .filter(|(_, at)| index - at <= REACH)
            .map(|(provider, _)| provider)
    }
}

/// The event of this provider whose id the token is, if nobody has claimed the place.
fn id_at(
    knowledge: &KnowledgeBase,
    text: &str,
    token: Token,
    provider: usize,
    events: &[EventSighting],
) -> Option<EventSighting> {
    let span = token.span();
    let is_id = token.kind == TokenKind::Decimal && span.end - span.start >= 2;
    let id = span.of(text).parse().ok().filter(|_| is_id)?;
    let is_known = has_event(knowledge, provider, id);
    let is_said = events.iter().any(|event| {
        event.region.contains(span) && (event.id == id || event.region != line_of(text, event.span))
    });
    if !is_known || is_said {
        return None;
    }
    let name = knowledge.providers.get(provider)?.name.clone();
    Some(EventSighting {
        span,
        region: line_of(text, span),
        provider: Some(provider),
        name,
        id,
    })
}

/// The line around a place.
pub(super) fn line_of(text: &str, span: Span) -> Span {
    let start = text
        .get(..span.start)
        .and_then(|t| t.rfind('\n'))
        .map_or(0, |at| at + 1);
    let end = text
        .get(span.end..)
        .and_then(|t| t.find('\n'))
        .map_or(text.len(), |at| span.end + at);
    Span::new(start, end)
}

fn has_event(knowledge: &KnowledgeBase, provider: usize, id: u32) -> bool {
    knowledge
        .providers
        .get(provider)
        .is_some_and(|provider| provider.event(id).is_some())
}

/// "event 1057", "Event ID: 1057", "EventID=1057".
fn follows_event_word(text: &str, tokens: &[Token], index: usize) -> bool {
    let mut words = tokens
        .get(..index)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(4)
        .take_while(|token| token.kind != TokenKind::LineBreak)
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span().of(text));
    let Some(last) = words.next() else {
        return false;
    };
    let is = |word: &str, wanted: &[&str]| wanted.iter().any(|w| word.eq_ignore_ascii_case(w));
    if is(last, &["event", "events", "eventid", "ereignis"]) {
        return true;
    }
    is(last, &["id", "ids"])
        && words
            .next()
            .is_some_and(|word| is(word, &["event", "events", "ereignis"]))
}

/// Ids below 100 mean something in every log; above, one provider of ours is enough to go by.
fn only_provider_with(knowledge: &KnowledgeBase, id: u32) -> Option<usize> {
    if id < 100 {
        return None;
    }
    let mut with = knowledge
        .providers
        .iter()
        .enumerate()
        .filter(|(_, provider)| provider.event(id).is_some())
        .map(|(index, _)| index);
    let first = with.next()?;
    with.next().is_none().then_some(first)
}

/// Short names that stand in running text: `Schannel`, `TermDD`, `RdpCoreTS`.
fn provider_by_word(knowledge: &KnowledgeBase, word: &str) -> Option<usize> {
    if word.len() < 6 {
        return None;
    }
    knowledge.providers.iter().position(|provider| {
        names(provider).any(|name| {
            let last = name.rsplit('-').next().unwrap_or(name);
            (name.eq_ignore_ascii_case(word) || last.eq_ignore_ascii_case(word))
                && last.len() >= 6
                && !last.contains(' ')
        })
    })
}

/// The provider that goes by this name, long or short.
pub(super) fn provider_named(knowledge: &KnowledgeBase, name: &str) -> Option<usize> {
    let name = short(name);
    if name.is_empty() {
        return None;
    }
    knowledge
        .providers
        .iter()
        .position(|provider| names(provider).any(|known| short(known) == name))
}

/// The provider that writes this event to this channel.
pub(super) fn provider_of_log(knowledge: &KnowledgeBase, log: &str, id: u32) -> Option<usize> {
    let log = log.trim();
    if log.is_empty() {
        return None;
    }
    let own = log.split('/').next().unwrap_or(log);
    provider_named(knowledge, own).or_else(|| {
        let mut of_log = knowledge
            .providers
            .iter()
            .enumerate()
            .filter(|(_, provider)| {
                provider
                    .logs
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(log))
                    && provider.event(id).is_some()
            });
        let first = of_log.next()?.0;
        of_log.next().is_none().then_some(first)
    })
}

fn names(provider: &Provider) -> impl Iterator<Item = &str> {
    core::iter::once(provider.name.as_str()).chain(provider.also.iter().map(String::as_str))
}

/// Lower case, without the parts that some tools leave out.
fn short(name: &str) -> String {
    let lower: String = name.trim().to_lowercase();
    let lower = lower.strip_prefix("microsoft-windows-").unwrap_or(&lower);
    lower.chars().filter(|c| !c.is_whitespace()).collect()
}
