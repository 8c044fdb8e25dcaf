//! Chunk → pieces: every word and number that a chunk is found by, with its place.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::chunk::Chunk;
use super::fold::fold;
use super::identifier::{humps, is_name, segments};
use super::number::Number;

/// Something to be found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A folded word.
    Word(String),
    /// A number in one of its notations.
    Number(Number),
}

/// A term and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes in the text that the chunk came from.
    pub(crate) place: Range<usize>,
    /// What stands there.
    pub(crate) term: Term,
}

/// Everything that `chunk` is found by: the whole first, then what it is made of.
pub(crate) fn pieces(chunk: &Chunk<'_>) -> Vec<Piece> {
    if chunk.unspaced {
        return pairs(chunk);
    }
    if let Some(number) = Number::read(chunk.raw) {
        let mut found = number_pieces(chunk.start, chunk.raw, number);
        found.extend(detached_word(chunk));
        return found;
    }
    let segments = segments(chunk.raw);
    let mut found = Vec::new();
    if is_name(chunk.raw, &segments) {
        found.push(word(chunk.start, chunk.raw));
    }
    for segment in segments {
        let raw = &chunk.raw[segment.clone()];
        let start = chunk.start + segment.start;
        if let Some(number) = Number::read(raw) {
            found.extend(number_pieces(start, raw, number));
            continue;
        }
        found.push(word(start, raw));
        let humps = humps(raw);
        if humps.len() > 1 {
            // One letter (`f` for a flag, `h` for a handle) is no word anybody looks for.
            let words = humps.into_iter().filter(|hump| hump.len() > 1);
            found.extend(words.map(|hump| word(start + hump.start, &raw[hump])));
        }
    }
    found
}

fn word(start: usize, raw: &str) -> Piece {
    Piece {
        place: start..start + raw.len(),
        term: Term::Word(fold(raw)),
    }
}

/// `0x face`: a code that was torn apart, or a word behind a stray `0x`. It is found as both.
fn detached_word(chunk: &Chunk<'_>) -> Option<Piece> {
    let gap = chunk.raw.rfind([' ', '\u{a0}'])?;
    let digits = chunk.raw[gap..].trim_start_matches([' ', '\u{a0}']);
    let start = chunk.end() - digits.len();
    digits
        .contains(char::is_alphabetic)
        .then(|| word(start, digits))
}

/// `c06` and `1af` may be codes and may be names; they are found as both.
fn number_pieces(start: usize, raw: &str, number: Number) -> Vec<Piece> {
    let mut found = Vec::new();
    found.push(Piece {
        place: start..start + raw.len(),
        term: Term::Number(number),
    });
    if number.may_be_a_word() {
        found.push(word(start, raw));
    }
    found
}

/// Pairs of neighbouring characters; a single character stands alone.
fn pairs(chunk: &Chunk<'_>) -> Vec<Piece> {
    let mut edges: Vec<usize> = chunk.raw.char_indices().map(|(at, _)| at).collect();
    edges.push(chunk.raw.len());
    let width = 2.min(edges.len() - 1);
    edges
        .windows(width + 1)
        .map(|window| {
            word(
                chunk.start + window[0],
                &chunk.raw[window[0]..window[width]],
            )
        })
        .collect()
}
