//! Which provider a name means.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::EventSighting;
use crate::Span;
use crate::knowledge::{KnowledgeBase, Provider};

/// Shorter words are too common to be names.
const SHORTEST: usize = 6;
/// The same behind the rest of the name and a hyphen.
const SHORTEST_PART: usize = 3;

/// How many events before a place are looked at for the one around it.
const NEIGHBOURS: usize = 16;

/// Names of providers.
pub(super) struct Names {
    /// All of them, in the spelling of [`short`] and sorted; index of the provider.
    whole: Vec<(String, usize)>,
    /// Those that stand in running text as one word: `Schannel`, `RdpCoreTS`.
    /// Lower case and sorted; what must stand before it, lower case; index of the provider.
    words: Vec<(String, Option<String>, usize)>,
}

impl Names {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut words = vec![];
        let mut whole = vec![];
        for (index, provider) in knowledge.providers.iter().enumerate() {
            whole.extend(names(provider).map(|name| (short(name), index)));
            for name in names(provider).filter(|name| !name.contains(' ')) {
                let parts = name.rsplit_once('-');
                let last = parts.map_or(name, |(_, last)| last);
                // `Gateway` and `System` are words of any text, `LSM` is short; `RdpCoreTS` is a name.
                let is_name = last.len() >= SHORTEST && (parts.is_none() || is_compound(last));
                let before = parts
                    .filter(|_| !is_name)
                    .and_then(|(before, _)| before.rsplit('-').next());
                if is_name || before.is_some() && last.len() >= SHORTEST_PART {
                    let before = before.map(str::to_ascii_lowercase);
                    words.push((last.to_ascii_lowercase(), before, index));
                }
            }
        }
        words.sort();
        words.dedup();
        whole.sort();
        Self { whole, words }
    }

    /// The provider that goes by this name, long or short.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let name = short(name);
        let at = self.whole.partition_point(|(known, _)| *known < name);
        let (known, provider) = self.whole.get(at)?;
        (!name.is_empty() && *known == name).then_some(*provider)
    }

    /// The provider that writes this event to this channel.
    pub(super) fn of_log(&self, knowledge: &KnowledgeBase, log: &str, id: u32) -> Option<usize> {
        let log = log.trim();
        if log.is_empty() {
            return None;
        }
        let own = log.split('/').next().unwrap_or(log);
        self.named(own).or_else(|| {
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

    /// The provider that the word at this place names.
    pub(super) fn provider(&self, text: &str, span: Span) -> Option<usize> {
        let word = span.of(text);
        let is_part = || text.get(..span.start).is_some_and(|it| it.ends_with('-'));
        if word.len() < SHORTEST_PART || word.len() < SHORTEST && !is_part() {
            return None;
        }
        let lower = |byte: &u8| byte.to_ascii_lowercase();
        let key = || word.as_bytes().iter().map(lower);
        let from = self
            .words
            .partition_point(|(known, ..)| known.bytes().lt(key()));
        self.words
            .get(from..)?
            .iter()
            .take_while(|(known, ..)| known.bytes().eq(key()))
            .find(|(_, before, _)| {
                before
                    .as_ref()
                    .is_none_or(|before| stands_before(text, span.start, before))
            })
            .map(|(_, _, provider)| *provider)
    }
}

fn is_compound(name: &str) -> bool {
    name.chars()
        .skip(1)
        .any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// `TerminalServices-` before `Gateway`.
fn stands_before(text: &str, at: usize, segment: &str) -> bool {
    let Some(before) = text.get(..at).and_then(|before| before.strip_suffix('-')) else {
        return false;
    };
    let from = before.len().saturating_sub(segment.len());
    before
        .get(from..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case(segment))
}

/// The one provider that has this event. Ids below 100 mean something in every log; above, one
/// provider of ours is enough to go by.
pub(super) fn only_one_with(knowledge: &KnowledgeBase, id: u32) -> Option<usize> {
    if id < 100 {
        return None;
    }
    let has_it = |(_, provider): &(usize, &Provider)| provider.event(id).is_some();
    let mut with = knowledge.providers.iter().enumerate().filter(has_it);
    let first = with.next()?.0;
    with.next().is_none().then_some(first)
}

/// Events near a place, nearest first; `events` are in order of their places.
pub(super) fn around(events: &[EventSighting], span: Span) -> impl Iterator<Item = &EventSighting> {
    // The id can stand behind the number, at the end of its line or block.
    let behind = events.partition_point(|event| event.span.start <= span.start);
    let until = (behind + 2).min(events.len());
    events
        .get(..until)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(NEIGHBOURS)
}

/// The provider of the event above a place.
pub(super) fn before(events: &[EventSighting], span: Span) -> Option<usize> {
    let behind = events.partition_point(|event| event.span.start < span.start);
    events
        .get(..behind)?
        .iter()
        .rev()
        .take(NEIGHBOURS)
        .find_map(|event| event.provider)
}

fn names(provider: &Provider) -> impl Iterator<Item = &str> {
    core::iter::once(provider.name.as_str()).chain(provider.also.iter().map(String::as_str))
}

/// Lower case, without the parts that some tools leave out.
fn short(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let lower = lower
        .strip_prefix("microsoft-windows-")
        .map(ToString::to_string)
        .unwrap_or(lower);
    lower.chars().filter(|c| !c.is_whitespace()).collect()
}
