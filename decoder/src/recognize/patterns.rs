//! Sentences, product names and texts of events, in any language we have the words for.
//!
//! Letter case never matters, any run of white space is one space, and a pattern that
//! begins or ends with a letter or digit does so at a word border.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::beginnings::Beginnings;
use super::{EventSighting, PhraseSighting};
use crate::Span;
use crate::knowledge::{KnowledgeBase, LabelKind};

/// What the patterns found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Sentences, in order, the longest where two start at one place.
    pub(super) phrases: Vec<PhraseSighting>,
    /// Events known by their text alone, in order.
    pub(super) events: Vec<EventSighting>,
    /// A name of Remote Desktop is there.
    pub(super) names_product: bool,
}

struct Pattern {
    /// Lower case, single spaces.
    text: String,
    what: What,
}

/// What a pattern stands for.
enum What {
    /// Its id, and which wording of it.
    Phrase(String, u16),
    Product,
    /// Index of the provider, and event id.
    Event(usize, u32),
}

/// Every sentence and product name.
pub(super) struct Patterns {
    /// Sorted by text, so that those that begin alike stand together.
    sorted: Vec<Pattern>,
    /// What the beginning of a text must be for a pattern to begin there.
    beginnings: Beginnings,
    /// Where the patterns begin whose first byte is this one or a greater one.
    firsts: Vec<usize>,
}

impl Patterns {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let sorted = patterns_of(knowledge);
        let first_of = |pattern: &Pattern| pattern.text.bytes().next();
        let firsts = (0..=u8::MAX)
            .map(|byte| sorted.partition_point(|pattern| first_of(pattern) < Some(byte)))
            .collect();
        let mut beginnings = Beginnings::default();
        for pattern in &sorted {
            beginnings.add(pattern.text.as_bytes());
        }
        Self {
            sorted,
            beginnings,
            firsts,
        }
    }

    /// Finds every sentence and product name in the text.
    pub(super) fn find(&self, knowledge: &KnowledgeBase, text: &str) -> Found {
        let mut finder = Finder {
            known: self,
            knowledge,
            text,
            found: Found::default(),
            free_from: 0,
        };
        let (mut at, mut joins_before) = (0, false);
        while let Some(place) = self.beginnings.next(text.as_bytes(), at, joins_before) {
            // A byte of ASCII stands at a border; of what is beyond, nothing is known yet.
            let Some(c) = char_at(text, place) else { break };
            let before = text.get(..place).and_then(|text| text.chars().next_back());
            if is_border(before, c) {
                finder.look_at(place);
            }
            (at, joins_before) = (place + c.len_utf8(), is_joining(c));
        }
        finder.found
    }

    /// The patterns that begin with this byte.
    fn with_first(&self, byte: u8) -> &[Pattern] {
        let from = |byte: usize| self.firsts.get(byte).copied();
        let first = usize::from(byte);
        let to = from(first + 1).unwrap_or(self.sorted.len());
        let patterns = from(first).and_then(|from| self.sorted.get(from..to));
        patterns.unwrap_or(&[])
    }
}

struct Finder<'f> {
    known: &'f Patterns,
    knowledge: &'f KnowledgeBase,
    text: &'f str,
    found: Found,
    /// Sentences do not overlap.
    free_from: usize,
}

impl<'f> Finder<'f> {
    /// Takes the patterns that begin here, the longest first: the whole sentence wins over its first words.
    fn look_at(&mut self, at: usize) {
        let mut hits: Vec<(usize, &'f [Pattern])> = vec![];
        let mut alike = self.known.sorted.as_slice();
        let mut depth = 0;
        let mut end = at;
        loop {
            let n_whole = alike.iter().take_while(|p| p.text.len() == depth).count();
            let (whole, longer) = alike.split_at(n_whole);
            if !whole.is_empty() && self.is_border_at(end) {
                hits.push((end, whole));
            }
            alike = longer;
            if alike.is_empty() {
                break;
            }
            let Some(c) = char_at(self.text, end) else {
                break;
            };
            end += c.len_utf8();
            let mut wanted = lower(c);
            if c.is_whitespace() {
                wanted = ' ';
                while let Some(c) = char_at(self.text, end).filter(|c| c.is_whitespace()) {
                    end += c.len_utf8();
                }
            }
            for byte in wanted.encode_utf8(&mut [0; 4]).bytes() {
                alike = match depth {
                    0 => self.known.with_first(byte),
                    _ => with_byte(alike, depth, byte),
                };
                depth += 1;
            }
        }
        for (end, patterns) in hits.into_iter().rev() {
            for pattern in patterns {
                self.take(Span::new(at, end), &pattern.what);
            }
        }
    }

    fn is_border_at(&self, end: usize) -> bool {
        let before = self
            .text
            .get(..end)
            .and_then(|text| text.chars().next_back());
        char_at(self.text, end).is_none_or(|next| is_border(before, next))
    }

    fn take(&mut self, span: Span, what: &What) {
        match what {
            What::Product => self.found.names_product = true,
            What::Phrase(id, wording)
                if span.start >= self.free_from || is_twin(&self.found, span) =>
            {
                self.found.phrases.push(PhraseSighting {
                    span,
                    id: id.clone(),
                    wording: *wording,
                });
                self.free_from = span.end;
            }
            What::Event(provider, id) => {
                let seen = event(self.knowledge, self.text, span, *provider, *id);
                self.found.events.push(seen);
            }
            What::Phrase(..) => {}
        }
    }
}

/// Of patterns that begin alike, those with this byte at `depth`.
fn with_byte(patterns: &[Pattern], depth: usize, byte: u8) -> &[Pattern] {
    let byte_of = |pattern: &Pattern| pattern.text.as_bytes().get(depth).copied();
    let from = patterns.partition_point(|pattern| byte_of(pattern) < Some(byte));
    let patterns = patterns.get(from..).unwrap_or(&[]);
    let to = patterns.partition_point(|pattern| byte_of(pattern) == Some(byte));
    patterns.get(..to).unwrap_or(&[])
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// One wording can belong to two phrases.
fn is_twin(found: &Found, span: Span) -> bool {
    found.phrases.last().is_some_and(|last| last.span == span)
}

/// The line is the whole of such an event, as far as we know.
fn event(
    knowledge: &KnowledgeBase,
    text: &str,
    span: Span,
    provider: usize,
    id: u32,
) -> EventSighting {
    let region = super::mentions::line_of(text, span);
    let name = knowledge
        .providers
        .get(provider)
        .map(|p| p.name.clone())
        .unwrap_or_default();
    EventSighting {
        span,
        region,
        provider: Some(provider),
        name,
        id,
    }
}

fn pattern(text: &str, what: What) -> Pattern {
    let text = folded(text);
    Pattern { text, what }
}

fn patterns_of(knowledge: &KnowledgeBase) -> Vec<Pattern> {
    let phrases = knowledge.phrases.iter().flat_map(|phrase| {
        phrase
            .texts
            .iter()
            .zip(0..)
            .map(|(wording, at)| pattern(&wording.text, What::Phrase(phrase.id.clone(), at)))
    });
    let products = knowledge
        .labels
        .iter()
        .filter(|label| label.kind == LabelKind::Product)
        .map(|label| pattern(&label.text, What::Product));
    let events = knowledge
        .providers
        .iter()
        .enumerate()
        .flat_map(|(index, provider)| {
            provider.events.iter().flat_map(move |event| {
                event
                    .says
                    .iter()
                    .map(move |text| pattern(text, What::Event(index, event.id)))
            })
        });
    let mut patterns: Vec<Pattern> = phrases
        .chain(products)
        .chain(events)
        .filter(|pattern| !pattern.text.is_empty())
        .collect();
    patterns.sort_by(|a, b| a.text.cmp(&b.text));
    patterns
}

/// One character of the lower-case form is enough to compare by.
fn lower(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

/// Lower case, plain quotes, single spaces.
fn folded(text: &str) -> String {
    let plain = crate::normalize::normalize(text).text;
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(lower));
    }
    folded
}

/// Whether a word can end before `next`. Scripts without spaces have a border everywhere.
fn is_border(before: Option<char>, next: char) -> bool {
    !(before.is_some_and(is_joining) && is_joining(next))
}

fn is_joining(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_lowercase() || c.is_uppercase()
}
