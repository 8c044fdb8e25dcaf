//! Step 3: what was seen. Meaning is still open.
//!
//! The recognizers are independent of each other; each looks for one shape.

mod beginnings;
mod codes;
mod columns;
mod crash;
mod damaged;
mod event_json;
mod event_text;
mod event_xml;
mod folding;
mod labels;
mod mentions;
mod near;
mod notation;
mod output;
mod pairs;
mod patterns;
mod providers;
mod published;
mod windows_names;
mod worth;

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::{ImportedNames, KnowledgeBase, SpaceId};
use crate::lex::Token;
use crate::time::TimeWords;

pub(crate) use damaged::DamagedSighting;
pub(crate) use mentions::line_of;
pub(crate) use notation::Notation;

/// Everything seen in a paste. All places are in the normal text.
#[derive(Debug, Default)]
pub(crate) struct Sightings {
    /// Numbers that can be codes, in order, not overlapping.
    pub(crate) codes: Vec<CodeSighting>,
    /// Events, in order.
    pub(crate) events: Vec<EventSighting>,
    /// Sentences known by their wording, in order.
    pub(crate) phrases: Vec<PhraseSighting>,
    /// The paste names Remote Desktop in some language.
    pub(crate) names_product: bool,
    /// A disconnect reason and its extended reason stand beside each other.
    pub(crate) has_pair: bool,
    /// The paste is nothing but codes, as typed into a search box.
    pub(crate) is_bare: bool,
    /// One line, as people type into a search box.
    pub(crate) is_question: bool,
    /// A word looks like the name of a Windows code, and their names are not at hand.
    pub(crate) has_unknown_name: bool,
    /// Numbers that are no code and close to one.
    pub(crate) damaged: Vec<DamagedSighting>,
}

/// A number that can be a code.
#[derive(Clone, Debug)]
pub(crate) struct CodeSighting {
    /// Where.
    pub(crate) span: Span,
    /// The values it can have, likeliest first: `904` is a decimal and a hexadecimal number.
    pub(crate) values: Vec<u32>,
    /// How it is written.
    pub(crate) notation: Notation,
    /// What it stands next to.
    pub(crate) setting: Setting,
}

/// What a number stands next to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// A field of an event, which speaks this space.
    Field {
        /// The space.
        space: SpaceId,
        /// The field, or the event where the number stands in its text.
        name: String,
    },
    /// A label that names one or more spaces, likeliest first.
    Label {
        /// The spaces.
        spaces: Vec<SpaceId>,
        /// The words.
        words: String,
    },
    /// The other number of the pair that a dialog prints.
    Beside(SpaceId),
    /// A word such as "error" or "code" that names no space.
    Vague,
    /// A word that says it is no code: "time stamp".
    NoCode,
    /// It is a published name, not a number.
    Symbol(SpaceId),
    /// It is the name of a Windows code that no table of ours has.
    WindowsName {
        /// The space.
        space: SpaceId,
        /// The name as it is published.
        name: String,
    },
    /// Nothing that helps.
    Plain,
}

/// An event seen.
#[derive(Clone, Debug)]
pub(crate) struct EventSighting {
    /// The place of its id, or of its sentence.
    pub(crate) span: Span,
    /// The whole text of the event, as far as it is known where it ends.
    pub(crate) region: Span,
    /// Index into the knowledge base's providers, where the tables know it.
    pub(crate) provider: Option<usize>,
    /// The provider as pasted.
    pub(crate) name: String,
    /// Event id.
    pub(crate) id: u32,
}

/// A sentence seen.
#[derive(Clone, Debug)]
pub(crate) struct PhraseSighting {
    /// Where.
    pub(crate) span: Span,
    /// Phrase id.
    pub(crate) id: String,
    /// Which of its wordings; 0 where output shows it by its structure.
    pub(crate) wording: u16,
}

/// The words and names of a knowledge base in the spelling in which they are compared. Made once,
/// used for every paste.
pub(crate) struct Tables {
    anchors: output::Anchors,
    labels: labels::Labels,
    patterns: patterns::Patterns,
    providers: providers::Names,
    published: published::Published,
    pub(crate) times: TimeWords,
}

impl Tables {
    pub(crate) fn of(knowledge: &KnowledgeBase) -> Self {
        Self {
            anchors: output::Anchors::of(knowledge),
            labels: labels::Labels::of(knowledge),
            patterns: patterns::Patterns::of(knowledge),
            providers: providers::Names::of(knowledge),
            published: published::Published::of(knowledge),
            times: TimeWords::of(knowledge),
        }
    }
}

/// What a piece of a long paste does not say itself.
#[derive(Clone, Copy)]
pub(crate) struct Outside {
    /// There is nothing around it: the piece is the paste.
    pub(crate) is_whole: bool,
    /// A piece before it names Remote Desktop.
    pub(crate) names_product: bool,
}

/// Looks for everything we know how to see.
pub(crate) fn recognize(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    names: Option<&ImportedNames>,
    outside: Outside,
    text: &str,
    tokens: &[Token],
) -> Sightings {
    let patterns = tables.patterns.find(knowledge, text);
    let xml = event_xml::find(knowledge, tables, text);
    let mut events = event_text::find(knowledge, tables, text, &xml.events);
    let mut fields = xml.codes;
    events.extend(xml.events);
    events.extend(event_json::find(knowledge, tables, text, &mut fields));
    events.sort_by_key(|event| (event.span.start, event.id));
    let is_new = |event: &EventSighting, known: &[EventSighting]| {
        !providers::around(known, event.span).any(|other| other.region.contains(event.span))
    };
    let by_text: Vec<EventSighting> = patterns
        .events
        .into_iter()
        .filter(|event| is_new(event, &events))
        .collect();
    events.extend(by_text);
    events.sort_by_key(|event| (event.span.start, event.id));
    events.extend(crash::find(knowledge, tables, text, &events));
    events.sort_by_key(|event| (event.span.start, event.id));
    let mentioned = mentions::find(knowledge, tables, text, tokens, &events);
    events.extend(mentioned);
    events.sort_by_key(|event| (event.span.start, event.id));
    let events = without_repeats(text, events);
    let names_product = patterns.names_product || outside.names_product;
    let is_bare = outside.is_whole && codes::is_bare(text, tokens);
    let is_short = outside.is_whole && codes::is_short(text);
    let columns = columns::Columns::of(&tables.labels, text);
    let seen = codes::Surroundings {
        tables,
        events: &events,
        columns: &columns,
        xml_regions: &xml.regions,
        names_product,
        is_short,
        is_bare,
    };
    let mut plain = codes::find(knowledge, text, tokens, &seen);
    let has_pair = pairs::join(knowledge, text, &mut plain, is_bare);
    fields.extend(
        plain
            .into_iter()
            .filter(|code| worth::is_worth_saying(knowledge, text, code, &seen)),
    );
    let by_name = windows_names::find(knowledge, names, text, tokens, &seen);
    fields.extend(by_name.codes);
    let damaged = damaged::find(knowledge, text, tokens, &seen);
    let mut phrases = patterns.phrases;
    phrases.extend(output::find(knowledge, &tables.anchors, text, tokens));
    phrases.sort_by_key(|phrase| phrase.span.start);
    Sightings {
        codes: without_overlaps(fields),
        has_pair,
        events,
        names_product,
        phrases,
        is_bare,
        is_question: is_bare || is_short,
        has_unknown_name: by_name.has_unknown_name,
        damaged,
    }
}

/// Whether the value alone says what it is: severity bits of an HRESULT or NTSTATUS, or SSPI's
/// continuation codes.
pub(crate) const fn has_shape(value: u32) -> bool {
    matches!(value >> 28, 0x8 | 0xC | 0xD) || value >> 16 == 0x0009
}

/// The id of an event and its text a little further down are one event, not two; so are two
/// different sentences of its text. The same twice is twice.
fn without_repeats(text: &str, events: Vec<EventSighting>) -> Vec<EventSighting> {
    let mut kept: Vec<EventSighting> = Vec::with_capacity(events.len());
    for event in events {
        let is_same = |last: &EventSighting| {
            last.id == event.id
                && last.provider == event.provider
                && event.span.start < last.span.end + FAR_FROM_ID
                && is_text(text, &event)
                && !last.span.of(text).eq_ignore_ascii_case(event.span.of(text))
        };
        if !kept.last().is_some_and(is_same) {
            kept.push(event);
        }
    }
    kept
}

/// Recognized by its text, not by its id.
fn is_text(text: &str, event: &EventSighting) -> bool {
    !event
        .span
        .of(text)
        .bytes()
        .all(|byte| byte.is_ascii_digit())
}

/// The text of an event is not further from its id than this, in bytes.
const FAR_FROM_ID: usize = 1_000;

/// One place is one finding: the longer sighting wins, then the one that knows its setting.
fn without_overlaps(mut codes: Vec<CodeSighting>) -> Vec<CodeSighting> {
    let rank = |code: &CodeSighting| match code.setting {
        Setting::Field { .. } => 0,
        Setting::Symbol(_) | Setting::WindowsName { .. } => 1,
        Setting::Label { .. } | Setting::Beside(_) => 2,
        Setting::Vague => 3,
        Setting::Plain | Setting::NoCode => 4,
    };
    codes.sort_by_key(|code| {
        (
            code.span.start,
            core::cmp::Reverse(code.span.end),
            rank(code),
        )
    });
    let mut kept: Vec<CodeSighting> = Vec::with_capacity(codes.len());
    for code in codes {
        if kept
            .last()
            .is_none_or(|last| !last.span.overlaps(code.span))
        {
            kept.push(code);
        }
    }
    kept
}
