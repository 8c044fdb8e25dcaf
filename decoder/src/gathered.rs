//! What was seen in all pieces of a paste, up to a bound.
//!
//! A log of 100 MB can hold millions of codes. Beyond the first thousand only what is new is kept:
//! that decides which articles fit, and the rest is counted.

use alloc::vec::Vec;
use core::ops::Range;

use crate::Span;
use crate::knowledge::{KnowledgeBase, SpaceId};
use crate::normalize::NormalText;
use crate::recognize::{
    CodeSighting, DamagedSighting, EventSighting, PhraseSighting, Setting, Sightings,
};
use crate::resolve::has_meaning;
use crate::time::{EventNote, LooseNote, Notes};

/// So many codes, and so many sentences, are kept in the order of the text.
const MOST_PLACES: usize = 1_000;
/// So many events: what happened one after the other is read from them.
const MOST_EVENTS: usize = 10_000;
/// So many comparisons of local time and UTC.
const MOST_ZONES: usize = 100;
/// So many numbers that are no code and close to one.
const MOST_DAMAGED: usize = 20;
/// So many that are unlike all others are kept in addition.
const MOST_KINDS: usize = 1_000;

/// Everything seen so far. All places are in the paste.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) sightings: Sightings,
    /// What stands beside them, in their order.
    pub(crate) notes: Notes,
    /// Codes with a meaning that were seen and not kept.
    pub(crate) n_more_codes: usize,
    /// Events that were seen and not kept.
    pub(crate) n_more_events: usize,
    codes: Kinds,
    events: Kinds,
    phrases: Kinds,
}

impl Gathered {
    /// Takes what was seen in `text`, which begins at `start` in the paste, as far as it begins in `own`.
    pub(crate) fn take(
        &mut self,
        knowledge: &KnowledgeBase,
        seen: Sightings,
        notes: Notes,
        text: &NormalText,
        start: usize,
        own: &Range<usize>,
    ) {
        let in_paste = |span: Span| {
            let span = text.original(span);
            Span::new(start + span.start, start + span.end)
        };
        let is_own = |span: Span| own.contains(&span.start);
        let room = MOST_DAMAGED.saturating_sub(self.sightings.damaged.len());
        let damaged = seen.damaged.into_iter().map(|one| DamagedSighting {
            span: in_paste(one.span),
            ..one
        });
        self.sightings
            .damaged
            .extend(damaged.filter(|one| is_own(one.span)).take(room));
        self.sightings.names_product |= seen.names_product;
        self.sightings.has_pair |= seen.has_pair;
        self.sightings.is_bare |= seen.is_bare;
        self.sightings.is_question |= seen.is_question;
        self.sightings.has_unknown_name |= seen.has_unknown_name;
        self.notes.votes.add(notes.votes);
        let room = MOST_ZONES.saturating_sub(self.notes.ahead.len());
        self.notes.ahead.extend(notes.ahead.into_iter().take(room));
        let beside = |note: LooseNote| LooseNote {
            inside: note.inside.map(in_paste),
            ..note
        };
        for (code, note) in seen.codes.into_iter().zip(notes.codes) {
            let span = in_paste(code.span);
            if is_own(span) {
                self.take_code(knowledge, CodeSighting { span, ..code }, beside(note));
            }
        }
        for (event, note) in seen.events.into_iter().zip(notes.events) {
            let (span, region) = (in_paste(event.span), in_paste(event.region));
            if is_own(span) {
                let event = EventSighting {
                    span,
                    region,
                    ..event
                };
                self.take_event(event, note);
            }
        }
        for (phrase, note) in seen.phrases.into_iter().zip(notes.phrases) {
            let span = in_paste(phrase.span);
            if is_own(span)
                && self
                    .phrases
                    .are_to_keep(self.sightings.phrases.len() < MOST_PLACES, || {
                        hash(phrase.id.bytes())
                    })
            {
                self.sightings
                    .phrases
                    .push(PhraseSighting { span, ..phrase });
                self.notes.phrases.push(beside(note));
            }
        }
    }

    fn take_code(&mut self, knowledge: &KnowledgeBase, code: CodeSighting, note: LooseNote) {
        let kept = &mut self.sightings.codes;
        if kept
            .last()
            .is_some_and(|last| last.span.overlaps(code.span))
        {
            return;
        }
        if self
            .codes
            .are_to_keep(kept.len() < MOST_PLACES, || kind_of(&code))
        {
            kept.push(code);
            self.notes.codes.push(note);
        } else if has_meaning(knowledge, &code, self.sightings.names_product) {
            self.n_more_codes += 1;
        }
    }

    fn take_event(&mut self, event: EventSighting, note: EventNote) {
        let kept = &mut self.sightings.events;
        let kind = || match event.provider {
            Some(provider) => hash(
                provider
                    .to_le_bytes()
                    .into_iter()
                    .chain(event.id.to_le_bytes()),
            ),
            None => hash(event.name.bytes().chain(event.id.to_le_bytes())),
        };
        if self.events.are_to_keep(kept.len() < MOST_EVENTS, kind) {
            kept.push(event);
            self.notes.events.push(note);
        } else {
            self.n_more_events += 1;
        }
    }
}

/// The kinds that were seen.
#[derive(Debug, Default)]
struct Kinds {
    /// Hashes of them, sorted.
    known: Vec<u64>,
    n_kept_as_new: usize,
}

impl Kinds {
    /// Whether to keep one more of a kind: while there is room, and then if it is the first.
    fn are_to_keep(&mut self, has_room: bool, kind: impl FnOnce() -> u64) -> bool {
        if !has_room && self.n_kept_as_new == MOST_KINDS {
            return false;
        }
        let kind = kind();
        let is_new = match self.known.binary_search(&kind) {
            Ok(_) => false,
            Err(at) => {
                self.known.insert(at, kind);
                true
            }
        };
        self.n_kept_as_new += usize::from(!has_room && is_new);
        has_room || is_new
    }
}

/// Codes of one kind are read in the same way.
fn kind_of(code: &CodeSighting) -> u64 {
    let (setting, space) = match &code.setting {
        Setting::Field { space, .. } => (0, Some(*space)),
        Setting::Label { spaces, .. } => (1, spaces.first().copied()),
        Setting::Beside(space) => (2, Some(*space)),
        Setting::Symbol(space) => (3, Some(*space)),
        Setting::WindowsName { space, .. } => (4, Some(*space)),
        Setting::Vague => (5, None),
        Setting::Plain | Setting::NoCode => (6, None),
    };
    let space = space.map_or(0, |space: SpaceId| space as u8 + 1);
    let values = code.values.iter().flat_map(|value| value.to_le_bytes());
    hash(
        [setting, space, code.notation as u8]
            .into_iter()
            .chain(values),
    )
}

/// FNV-1a. Two kinds with one hash cost the second one its place, no more.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
