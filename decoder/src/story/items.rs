//! What was seen, each with its time: what a story is made of.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::gathered::Gathered;
use crate::knowledge::{Event, KnowledgeBase, Side, Step};
use crate::recognize::EventSighting;
use crate::resolve::Resolved;
use crate::time::{Days, Doubt, LooseNote, Moment, Stamp};

/// One thing that was seen.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// Where in the paste.
    pub(crate) span: Span,
    pub(crate) what: What,
    /// When, on the clock that wrote it.
    pub(crate) moment: Option<Moment>,
    /// The time as it is written, where part of its date is a guess.
    written: Option<String>,
    /// Which machine wrote it.
    pub(crate) side: Option<Side>,
    /// How far a connection was.
    pub(crate) step: Option<Step>,
    /// The connection it says it belongs to.
    pub(crate) activity: Option<u128>,
}

/// What was seen: an index into the sightings of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Event(usize),
    /// A code that stands in no event.
    Code(usize),
    /// A sentence that stands in no event.
    Phrase(usize),
}

impl Item {
    /// Its time as it is shown: as it was written where part of the date is a guess.
    pub(crate) fn time(&self) -> Option<String> {
        let moment = self.moment?;
        let written = self.written.clone();
        Some(
            written
                .filter(|_| moment.doubt != Doubt::Nothing)
                .unwrap_or_else(|| moment.in_iso()),
        )
    }
}

/// Everything that was seen.
pub(crate) struct Items {
    /// In the order of the text.
    pub(crate) all: Vec<Item>,
    /// For each code, the event it stands in.
    pub(crate) code_in: Vec<Option<usize>>,
    /// For each sentence, the event it stands in.
    pub(crate) phrase_in: Vec<Option<usize>>,
    /// Of events that stand there twice, as text in local time and as XML in UTC: whether a client
    /// wrote them, and how many seconds local time is ahead.
    pub(crate) zones: Vec<(bool, i64)>,
}

/// The event as the tables know it.
pub(crate) fn known<'k>(knowledge: &'k KnowledgeBase, event: &EventSighting) -> Option<&'k Event> {
    knowledge.providers.get(event.provider?)?.event(event.id)
}

/// Everything that was seen, in order, with the times of one calendar.
pub(crate) fn items(
    knowledge: &KnowledgeBase,
    gathered: &Gathered,
    resolved: &[Resolved],
) -> Items {
    let sightings = &gathered.sightings;
    let events = sightings.events.iter().zip(&gathered.notes.events);
    let mut all: Vec<(Item, Option<&Stamp>)> = Vec::new();
    for (index, (event, note)) in events.enumerate() {
        let known = known(knowledge, event);
        let item = Item {
            span: event.span,
            what: What::Event(index),
            moment: None,
            written: None,
            side: known.and_then(|known| known.side),
            step: known
                .and_then(|known| known.step)
                .filter(|_| !note.is_taken_back),
            activity: note.activity,
        };
        all.push((item, note.stamp.as_ref()));
    }
    let event_at = |place: Span| {
        let events = &sightings.events;
        let at = events.binary_search_by_key(&place.start, |event| event.span.start);
        at.ok()
    };
    let mut code_in = Vec::new();
    // Codes without any meaning were left out on the way.
    let mut codes = sightings.codes.iter().zip(&gathered.notes.codes);
    for (index, resolved) in resolved.iter().enumerate() {
        let span = resolved.sighting.span;
        let note = codes
            .find(|(code, _)| code.span == span)
            .map(|(_, note)| note);
        code_in.push(note.and_then(|note| event_at(note.inside?)));
        all.extend(note.and_then(|note| loose(span, What::Code(index), note)));
    }
    let mut phrase_in = Vec::new();
    let phrases = sightings.phrases.iter().zip(&gathered.notes.phrases);
    for (index, (phrase, note)) in phrases.enumerate() {
        phrase_in.push(note.inside.and_then(event_at));
        all.extend(loose(phrase.span, What::Phrase(index), note));
    }
    all.sort_by_key(|(item, _)| item.span.start);
    let mut days = Days::new(gathered.notes.votes);
    let all = all
        .into_iter()
        .map(|(item, stamp)| Item {
            moment: stamp.map(|stamp| days.moment(stamp)),
            written: stamp.and_then(Stamp::words).map(String::from),
            ..item
        })
        .collect();
    let ahead = gathered.notes.ahead.iter();
    let zones = ahead.filter_map(|(provider, id, ahead)| {
        let known = knowledge.providers.get((*provider)?)?.event(*id)?;
        let zone = super::clocks::zone(*ahead, 2)?;
        Some((known.side == Some(Side::Client), zone))
    });
    Items {
        all,
        code_in,
        phrase_in,
        zones: zones.collect(),
    }
}

/// A code or a sentence as an item of its own, unless it is part of an event.
fn loose(span: Span, what: What, note: &LooseNote) -> Option<(Item, Option<&Stamp>)> {
    if note.inside.is_some() {
        return None;
    }
    let is_dialog = note.stamp.as_ref().is_some_and(|stamp| stamp.is_dialog);
    let item = Item {
        span,
        what,
        moment: None,
        written: None,
        side: is_dialog.then_some(Side::Client),
        // A dialog tells that an attempt is over.
        step: is_dialog.then_some(Step::Ends),
        activity: None,
    };
    Some((item, note.stamp.as_ref()))
}
