//! Gives what was seen in a piece of text the time that stands beside it.

use alloc::vec;
use alloc::vec::Vec;

use super::order::Votes;
use super::{Clock, Role, Stamp, TimeMark, TimeWords, find};
use crate::Span;
use crate::knowledge::{Event, KnowledgeBase, SpaceId};
use crate::lex::{Token, TokenKind};
use crate::recognize::{EventSighting, Setting, Sightings, line_of};

/// So far above its time stamp a dialog can begin, in bytes.
const DIALOG: usize = 1_500;

/// So far behind the time of its first line a message can go on, in bytes.
const MESSAGE: usize = 1_000;

/// So much of an event is looked at for words that take its step back, in bytes.
const EVENT: usize = 4_000;

/// What stands beside the sightings, in their order.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) events: Vec<EventNote>,
    pub(crate) codes: Vec<LooseNote>,
    pub(crate) phrases: Vec<LooseNote>,
    /// Of events that stand there twice, as text in local time and as XML in UTC: provider, id, and
    /// how many seconds local time is ahead.
    pub(crate) ahead: Vec<(Option<usize>, u32, i64)>,
    pub(crate) votes: Votes,
}

/// What stands in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventNote {
    pub(crate) stamp: Option<Stamp>,
    /// A word takes its step back.
    pub(crate) is_taken_back: bool,
    /// The connection that it says it belongs to.
    pub(crate) activity: Option<u128>,
}

/// What stands beside a code or a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LooseNote {
    /// The place of the event that it belongs to.
    pub(crate) inside: Option<Span>,
    pub(crate) stamp: Option<Stamp>,
}

/// Finds what stands beside the sightings. All places are in `text`.
pub(crate) fn notes(
    knowledge: &KnowledgeBase,
    words: &TimeWords,
    text: &str,
    tokens: &[Token],
    sightings: &Sightings,
) -> Notes {
    let events = &sightings.events;
    let marks = find(words, text, tokens);
    let mut dating = Dating {
        text,
        marks: &marks,
        is_taken: vec![false; marks.len()],
        ahead: vec![],
        claims: vec![],
    };
    let mut of_events: Vec<EventNote> = (0..events.len())
        .map(|index| EventNote {
            stamp: dating.of_event(events, index),
            is_taken_back: events
                .get(index)
                .is_some_and(|event| is_taken_back(knowledge, text, event)),
            activity: None,
        })
        .collect();
    for (index, activity) in activities(text, tokens, events) {
        if let Some(note) = of_events.get_mut(index) {
            note.activity = Some(activity);
        }
    }
    let claims = Claims::of(events, &dating.claims);
    let loose = |span: Span, setting: Option<&Setting>| {
        let inside = claims.around(span).and_then(|event| events.get(event));
        let inside = inside.filter(|event| !is_of_dialog(knowledge, event, setting));
        LooseNote {
            inside: inside.map(|event| event.span),
            stamp: match inside {
                Some(_) => None,
                None => dating.of_loose(span, &claims),
            },
        }
    };
    Notes {
        codes: sightings
            .codes
            .iter()
            .map(|code| loose(code.span, Some(&code.setting)))
            .collect(),
        phrases: sightings
            .phrases
            .iter()
            .map(|phrase| loose(phrase.span, None))
            .collect(),
        events: of_events,
        votes: Votes::of(knowledge, text, &words.labels, &marks),
        ahead: dating.ahead,
    }
}

/// Whether a code is of a dialog that stands behind an event: nobody knows where the text of an
/// event ends, but not every event speaks of error code and extended error code.
fn is_of_dialog(
    knowledge: &KnowledgeBase,
    event: &EventSighting,
    setting: Option<&Setting>,
) -> bool {
    let space = match setting {
        Some(Setting::Label { spaces, .. }) => spaces.first().copied(),
        Some(Setting::Beside(space)) => Some(*space),
        _ => None,
    };
    let Some(space @ (SpaceId::Disconnect | SpaceId::Extended)) = space else {
        return false;
    };
    let known = known(knowledge, event);
    known.is_none_or(|known| known.fields.iter().all(|field| field.space != space))
}

/// The event as the tables know it.
fn known<'k>(knowledge: &'k KnowledgeBase, event: &EventSighting) -> Option<&'k Event> {
    knowledge.providers.get(event.provider?)?.event(event.id)
}

/// Whether a word in the event takes its step back.
fn is_taken_back(knowledge: &KnowledgeBase, text: &str, event: &EventSighting) -> bool {
    let Some(known) = known(knowledge, event).filter(|known| !known.step_unless.is_empty()) else {
        return false;
    };
    let mut end = event.region.end.min(event.span.end + EVENT).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let content = text.get(event.span.end..end).unwrap_or("");
    content
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| known.step_unless.iter().any(|unless| unless == word))
}

/// The parts of the text that belong to an event.
struct Claims {
    /// In order of their beginning; the event.
    claims: Vec<(Span, usize)>,
}

impl Claims {
    /// More claims than these are never around one place.
    const NEIGHBOURS: usize = 16;

    fn of(events: &[EventSighting], more: &[(Span, usize)]) -> Self {
        let mut claims: Vec<(Span, usize)> = events
            .iter()
            .enumerate()
            .map(|(index, event)| (event.region, index))
            .chain(more.iter().copied())
            .collect();
        claims.sort_by_key(|(span, _)| (span.start, span.end));
        Self { claims }
    }

    /// The event that the place belongs to: the smallest claim around it.
    fn around(&self, span: Span) -> Option<usize> {
        let behind = self
            .claims
            .partition_point(|(claim, _)| claim.start <= span.start);
        self.claims
            .get(..behind)?
            .iter()
            .rev()
            .take(Self::NEIGHBOURS)
            .filter(|(claim, _)| claim.contains(span))
            .min_by_key(|(claim, _)| claim.end - claim.start)
            .map(|(_, event)| *event)
    }
}

struct Dating<'t> {
    text: &'t str,
    marks: &'t [TimeMark],
    /// The mark is the time of an event.
    is_taken: Vec<bool>,
    ahead: Vec<(Option<usize>, u32, i64)>,
    /// Text before an event's XML that is the same event in words.
    claims: Vec<(Span, usize)>,
}

impl Dating<'_> {
    /// The first mark from a place on.
    fn from(&self, at: usize) -> usize {
        self.marks.partition_point(|mark| mark.span.start < at)
    }

    /// Marks are in order, and an event's own is near: no more than these are looked at.
    const NEAR: usize = 24;

    fn first(&self, from: usize, to: usize, fits: impl Fn(&TimeMark) -> bool) -> Option<usize> {
        let first = self.from(from);
        let near = self.marks.get(first..)?.iter().enumerate().take(Self::NEAR);
        near.take_while(|(_, mark)| mark.span.start < to)
            .map(|(index, mark)| (first + index, mark))
            .find(|(index, mark)| {
                !self.is_taken.get(*index).is_some_and(|taken| *taken) && fits(mark)
            })
            .map(|(index, _)| index)
    }

    fn of_event(&mut self, events: &[EventSighting], index: usize) -> Option<Stamp> {
        let event = events.get(index)?;
        let before = index.checked_sub(1).and_then(|index| events.get(index));
        let is_own = |mark: &TimeMark| matches!(mark.role, Role::Event { .. });
        let is_xml = event.region.of(self.text).starts_with('<');
        // A record that begins with its time can be cut behind it.
        let free_from = before.map_or(0, |before| before.span.end);
        let ahead = self.first(free_from, event.region.start, is_own);
        let inside = self.first(event.region.start, event.region.end, is_own);
        let chosen = if is_xml {
            let free_from = before.map_or(0, |before| before.region.end);
            let twin = self.first(free_from, event.region.start, is_own);
            if let (Some(twin), Some(inside)) = (twin, inside) {
                let start = free_from.max(self.start_of(twin));
                self.claims
                    .push((Span::new(start, event.region.start), index));
                let ahead = self.ahead_of(twin, inside);
                self.ahead
                    .extend(ahead.map(|ahead| (event.provider, event.id, ahead)));
                self.take(twin);
            }
            inside
        } else {
            ahead.or(inside)
        };
        if let Some(chosen) = chosen {
            self.take(chosen);
            return self.stamp(chosen);
        }
        // A row of a table, a line of a log.
        let line = line_of(self.text, event.span);
        let on_line = self.first(line.start, event.span.start, |_| true);
        let on_line = on_line.or_else(|| self.first(event.span.end, line.end, |_| true));
        self.stamp(on_line?)
    }

    fn stamp(&self, mark: usize) -> Option<Stamp> {
        self.marks.get(mark).map(|mark| mark.stamp(self.text))
    }

    /// How far "Copy details as text" is ahead of the XML below it: one event, two clocks.
    fn ahead_of(&self, local: usize, utc: usize) -> Option<i64> {
        let settled = |mark: usize| self.marks.get(mark)?.settled();
        match (settled(local)?, settled(utc)?) {
            ((Clock::Local, local), (Clock::Utc, utc)) => Some(local - utc),
            _ => None,
        }
    }

    /// Where the text of the event that this mark dates begins, at the earliest.
    fn start_of(&self, mark: usize) -> usize {
        let start = self.marks.get(mark).map_or(0, |mark| mark.span.start);
        start.saturating_sub(DIALOG)
    }

    fn take(&mut self, mark: usize) {
        if let Some(taken) = self.is_taken.get_mut(mark) {
            *taken = true;
        }
    }

    /// The time of what stands in no event.
    fn of_loose(&self, span: Span, claims: &Claims) -> Option<Stamp> {
        let behind = self.from(span.start);
        let before = behind.checked_sub(1).and_then(|at| self.marks.get(at));
        if let Some(line) = before.filter(|mark| mark.role == Role::Line)
            && span.start - line.span.end <= MESSAGE
        {
            let between = self.text.get(line.span.end..span.start).unwrap_or("");
            if !between.contains("\n\n") {
                return Some(line.stamp(self.text));
            }
        }
        let stamp = self.marks.get(behind).filter(|mark| {
            mark.role == Role::Dialog
                && mark.span.start - span.end.min(mark.span.start) <= DIALOG
                && claims.around(mark.span).is_none()
        });
        stamp.map(|mark| mark.stamp(self.text))
    }
}

/// The connections that events say they belong to, by index of the event.
fn activities(text: &str, tokens: &[Token], events: &[EventSighting]) -> Vec<(usize, u128)> {
    let mut found = vec![];
    for token in tokens {
        let span = token.span();
        let is_name = token.kind == TokenKind::Word
            && span.end - span.start == "ActivityID".len()
            && span.of(text).eq_ignore_ascii_case("ActivityID");
        if !is_name {
            continue;
        }
        let Some(activity) = text.get(span.end..).and_then(guid) else {
            continue;
        };
        let behind = events.partition_point(|event| event.span.start <= span.start);
        let near = behind.saturating_sub(2)..(behind + 2).min(events.len());
        let around = near.rev().find(|index| {
            events
                .get(*index)
                .is_some_and(|event| event.region.contains(span))
        });
        found.extend(around.map(|index| (index, activity)));
    }
    found
}

/// The GUID behind `ActivityID`, unless it is empty.
fn guid(text: &str) -> Option<u128> {
    let is_joint = |c: char| c.is_whitespace() || "\"'\\=:{}".contains(c);
    let start = text.find(|c| !is_joint(c)).filter(|start| *start <= 12)?;
    let mut value: u128 = 0;
    let mut n_digits = 0;
    for byte in text.as_bytes().get(start..)?.iter().take(36) {
        if *byte == b'-' {
            continue;
        }
        let digit = char::from(*byte).to_digit(16)?;
        value = value << 4 | u128::from(digit);
        n_digits += 1;
    }
    (n_digits == 32 && value != 0).then_some(value)
}
