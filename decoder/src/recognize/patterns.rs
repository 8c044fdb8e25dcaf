//! Sentences, product names and texts of events, in any language we have the words for.
//!
//! Letter case never matters, any run of white space is one space, and a pattern that
//! begins or ends with a letter or digit does so at a word border.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

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
    /// Its second character, which rules most of them out at a glance.
    second: Option<char>,
    what: What,
}

impl Pattern {
    fn new(text: &str, what: What) -> Self {
        let text = folded(text);
        Self {
            second: text.chars().nth(1),
            text,
            what,
        }
    }

    fn may_go_on_with(&self, second: Option<char>) -> bool {
        self.second
            .is_none_or(|wanted| wanted == ' ' || second.map(lower) == Some(wanted))
    }
}

/// What a pattern stands for.
enum What {
    Phrase(String),
    Product,
    /// Index of the provider, and event id.
    Event(usize, u32),
}

/// Every sentence and product name, in the order in which they are looked for.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    starts: Starts,
}

impl Patterns {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let patterns = patterns_of(knowledge);
        let starts = Starts::of(&patterns);
        Self { patterns, starts }
    }

    /// Finds every sentence and product name in the text.
    pub(super) fn find(&self, knowledge: &KnowledgeBase, text: &str) -> Found {
        find(self, knowledge, text)
    }
}

fn find(known: &Patterns, knowledge: &KnowledgeBase, text: &str) -> Found {
    let mut found = Found::default();
    let mut free_from = 0;
    let mut before = None;
    for (at, first) in text.char_indices() {
        let at_border = is_border(before, first);
        before = Some(first);
        if !at_border || !known.starts.may_begin(first) {
            continue;
        }
        let second = text
            .get(at + first.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        for pattern in known.starts.patterns(&known.patterns, first) {
            if !pattern.may_go_on_with(second) {
                continue;
            }
            let Some(end) = match_end(text, at, &pattern.text) else {
                continue;
            };
            let last = text.get(..end).and_then(|text| text.chars().next_back());
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            if !next.is_none_or(|next| is_border(last, next)) {
                continue;
            }
            let span = Span::new(at, end);
            match &pattern.what {
                What::Product => found.names_product = true,
                What::Phrase(id) if at >= free_from || is_twin(&found, span) => {
                    found.phrases.push(PhraseSighting {
                        span,
                        id: id.clone(),
                    });
                    free_from = end;
                }
                What::Event(provider, id) => {
                    found
                        .events
                        .push(event(knowledge, text, span, *provider, *id));
                }
                What::Phrase(_) => {}
            }
        }
    }
    found
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

fn patterns_of(knowledge: &KnowledgeBase) -> Vec<Pattern> {
    let phrases = knowledge.phrases.iter().flat_map(|phrase| {
        phrase
            .texts
            .iter()
            .map(|wording| Pattern::new(&wording.text, What::Phrase(phrase.id.clone())))
    });
    let products = knowledge
        .labels
        .iter()
        .filter(|label| label.kind == LabelKind::Product)
        .map(|label| Pattern::new(&label.text, What::Product));
    let events = knowledge
        .providers
        .iter()
        .enumerate()
        .flat_map(|(index, provider)| {
            provider.events.iter().flat_map(move |event| {
                event
                    .says
                    .iter()
                    .map(move |text| Pattern::new(text, What::Event(index, event.id)))
            })
        });
    let mut patterns: Vec<Pattern> = phrases
        .chain(products)
        .chain(events)
        .filter(|pattern| !pattern.text.is_empty())
        .collect();
    // Longest first, so that the whole sentence wins over its first words.
    patterns.sort_by(|a, b| {
        let first = |p: &Pattern| p.text.chars().next();
        first(a)
            .cmp(&first(b))
            .then(b.text.len().cmp(&a.text.len()))
            .then(a.text.cmp(&b.text))
    });
    patterns
}

/// Which characters a pattern can begin with, and where those patterns are.
struct Starts {
    ascii: [bool; 128],
    firsts: Vec<(char, usize, usize)>,
}

impl Starts {
    fn of(patterns: &[Pattern]) -> Self {
        let mut ascii = [false; 128];
        let mut firsts: Vec<(char, usize, usize)> = vec![];
        for (index, pattern) in patterns.iter().enumerate() {
            let Some(first) = pattern.text.chars().next() else {
                continue;
            };
            if let Some(slot) = ascii.get_mut(first as usize) {
                *slot = true;
            }
            match firsts.last_mut() {
                Some((c, _, to)) if *c == first => *to = index + 1,
                _ => firsts.push((first, index, index + 1)),
            }
        }
        Self { ascii, firsts }
    }

    fn may_begin(&self, c: char) -> bool {
        match self.ascii.get(c.to_ascii_lowercase() as usize) {
            Some(&known) => known,
            None => true,
        }
    }

    fn patterns<'p>(&self, patterns: &'p [Pattern], c: char) -> &'p [Pattern] {
        let lower = lower(c);
        self.firsts
            .binary_search_by_key(&lower, |(first, _, _)| *first)
            .ok()
            .and_then(|at| self.firsts.get(at))
            .and_then(|&(_, from, to)| patterns.get(from..to))
            .unwrap_or(&[])
    }
}

/// Where the pattern ends if the text has it at `at`.
fn match_end(text: &str, at: usize, pattern: &str) -> Option<usize> {
    let mut rest = text.get(at..)?.char_indices().peekable();
    for wanted in pattern.chars() {
        if wanted == ' ' {
            let mut n_spaces = 0;
            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {
                n_spaces += 1;
            }
            if n_spaces == 0 {
                return None;
            }
        } else if lower(rest.next()?.1) != wanted {
            return None;
        }
    }
    Some(rest.peek().map_or(text.len(), |(offset, _)| at + offset))
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
    let joins = |c: char| c.is_ascii_alphanumeric() || c.is_lowercase() || c.is_uppercase();
    !(before.is_some_and(joins) && joins(next))
}
