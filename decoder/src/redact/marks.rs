//! Places that will change, as the recognizers find them. The first to name a place keeps it.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::Kind;
use super::ordinary::{Ordinary, has_pseudonym, is_mark, number_of};
use crate::Span;

/// A place, and what stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// All places of one text.
pub(super) struct Marks<'t> {
    pub(super) text: &'t str,
    pub(super) ordinary: &'t Ordinary,
    /// Pseudonyms and marks of a redaction before this one, which stay; in order.
    done: Vec<Span>,
    /// By where they start.
    places: BTreeMap<usize, Mark>,
    /// Names that are to be found wherever they stand, folded.
    names: BTreeMap<String, Kind>,
}

/// Shorter names are words, letters and numbers too often to be looked for.
const SHORTEST: usize = 3;

impl<'t> Marks<'t> {
    pub(super) fn new(text: &'t str, ordinary: &'t Ordinary) -> Self {
        Self {
            text,
            ordinary,
            done: done_before(text),
            places: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// Whether nothing was named here.
    pub(super) fn is_free(&self, span: Span) -> bool {
        self.overlapping(span).is_none()
    }

    /// A place that changes, unless it was named before. A secret takes in what it overlaps, so that no part of it is left.
    pub(super) fn put(&mut self, kind: Kind, span: Span) {
        let first = self.done.partition_point(|done| done.end <= span.start);
        let inside = self.done.get(first..).unwrap_or(&[]).iter().copied();
        let inside: Vec<Span> = inside.take_while(|done| done.start < span.end).collect();
        if inside.is_empty() {
            self.insert(kind, span);
        } else if kind.is_secret() {
            let mut from = span.start;
            for done in inside {
                self.insert_rest(kind, Span::new(from, done.start));
                from = done.end;
            }
            self.insert_rest(kind, Span::new(from, span.end));
        }
    }

    /// What is left of a secret beside what was taken out before.
    fn insert_rest(&mut self, kind: Kind, span: Span) {
        if span.of(self.text).contains(char::is_alphanumeric) {
            self.insert(kind, span);
        }
    }

    fn insert(&mut self, kind: Kind, span: Span) {
        if span.start >= span.end {
            return;
        }
        let mut mark = Mark { span, kind };
        while let Some(other) = self.overlapping(mark.span) {
            if !kind.is_secret() {
                return;
            }
            self.places.remove(&other.span.start);
            mark.span = mark.span.join(other.span);
            if other.kind.is_secret() {
                mark.kind = other.kind;
            }
        }
        self.places.insert(mark.span.start, mark);
    }

    fn overlapping(&self, span: Span) -> Option<Mark> {
        let before = self.places.range(..span.end).next_back();
        before
            .map(|(_, mark)| *mark)
            .filter(|mark| mark.span.end > span.start)
    }

    /// A name, to be found wherever it stands; none where the words are ordinary.
    pub(super) fn name(&mut self, kind: Kind, span: Span) {
        let value = span.of(self.text);
        if !self.is_free(span) || !self.is_name(value) {
            return;
        }
        self.put(kind, span);
        self.look_for(kind, value);
    }

    /// Looks for a name in the whole text without a place where it was seen.
    pub(super) fn look_for(&mut self, kind: Kind, value: &str) {
        let folded = value.to_lowercase();
        let is_number = folded.bytes().all(|b| b.is_ascii_hexdigit())
            && folded.starts_with(|c: char| c.is_ascii_digit());
        let n_chars = folded.chars().count();
        if n_chars >= SHORTEST && !is_number && self.is_name(value) {
            self.names.entry(folded).or_insert(kind);
        }
    }

    /// Whether somebody has this name: it is no ordinary word, and no pseudonym.
    pub(super) fn is_name(&self, value: &str) -> bool {
        value.chars().any(char::is_alphanumeric)
            && !has_pseudonym(value)
            && !self.ordinary.has_all(value)
    }

    /// The places and the names.
    pub(super) fn taken(self) -> (BTreeMap<usize, Mark>, BTreeMap<String, Kind>) {
        (self.places, self.names)
    }
}

/// Pseudonyms and marks that stand in the text already.
fn done_before(text: &str) -> Vec<Span> {
    let marks = text.match_indices('[').filter_map(|(at, _)| {
        let rest = text.get(at..).filter(|rest| is_mark(rest))?;
        Some(Span::new(at, at + rest.find(']')? + 1))
    });
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text
        .split(|c| !is_part(c))
        .filter(|word| number_of(word).is_some());
    let place = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    };
    let mut done: Vec<Span> = marks.chain(words.map(place)).collect();
    done.sort_unstable();
    done
}
