//! Who holds what → the documents in order.
//!
//! First the pages about the numbers asked for, then those with more of what was asked for,
//! then those that hold it better: rare things count more than common ones. Whole numbers
//! only, so that every machine comes to the same order.

use alloc::vec::Vec;

use super::lookup::Answer;
use crate::{Index, Kind};

/// In a query of more parts than this, a part or two more make no difference of rank:
/// a pasted dialog is full of words that every page has.
const SHORT: usize = 6;

/// What a word that says little counts, as a fraction.
const STOP_WORD: u64 = 8;

/// How much a word counts by the kind of the page, of 2. Who asks in words wants to know what
/// to do, and that stands in articles; who asks for a number finds its own page first.
fn advice(kind: Kind) -> u64 {
    if kind == Kind::Article { 3 } else { 2 }
}

/// A document that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ranked {
    /// Its place in the index.
    pub(super) document: usize,
    /// How many of the numbers asked for it is about.
    pub(super) n_exact: usize,
    /// How much of the query it has.
    coverage: usize,
    score: u64,
}

/// The documents that fit, best first, at most `limit`.
pub(super) fn best(index: &Index, answers: &[Answer], limit: usize) -> Vec<Ranked> {
    let n_documents = index.entries.len();
    let rarities: Vec<u64> = answers
        .iter()
        .map(|answer| rarity(n_documents, answer))
        .collect();
    let mut ranked: Vec<Ranked> = (0..n_documents)
        .map(|document| judge(document, index.entries[document].kind, answers, &rarities))
        .filter(|ranked| ranked.score > 0)
        .collect();
    // Documents lie in the order of kind and id, and the sort keeps equals as they lie.
    ranked.sort_by_key(|it| core::cmp::Reverse((it.n_exact, it.coverage, it.score)));
    ranked.truncate(limit);
    ranked
}

fn judge(document: usize, kind: Kind, answers: &[Answer], rarities: &[u64]) -> Ranked {
    let says_something = |answer: &&Answer| !answer.is_stop_word;
    let n_asked = answers.iter().filter(says_something).count();
    let n_held = answers
        .iter()
        .filter(says_something)
        .filter(|it| it.held[document] > 0)
        .count();
    let scores = answers.iter().zip(rarities).map(|(answer, rarity)| {
        let by_kind = if answer.is_number { 2 } else { advice(kind) };
        let score = u64::from(answer.held[document]) * rarity * by_kind * STOP_WORD;
        if answer.is_stop_word {
            score / STOP_WORD
        } else {
            score
        }
    });
    Ranked {
        document,
        n_exact: answers
            .iter()
            .filter(|answer| answer.is_exact[document])
            .count(),
        coverage: if n_asked <= SHORT {
            n_held
        } else {
            n_held * SHORT / n_asked
        },
        score: scores.sum(),
    }
}

/// How much it says that a document holds this: 16 where all do, 16 more each time that half as many do.
fn rarity(n_documents: usize, answer: &Answer) -> u64 {
    let holders = u64::from(answer.n_holders.max(1));
    let ratio = 16 * n_documents as u64 / holders + 16;
    sixteenths_of_log2(ratio) - sixteenths_of_log2(16)
}

/// 16 × log₂, between powers of two along a straight line.
fn sixteenths_of_log2(number: u64) -> u64 {
    let whole = u64::from(number.ilog2());
    let power = 1 << whole;
    16 * whole + 16 * (number - power) / power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_exact_at_powers_of_two_and_rises_between_them() {
        assert_eq!(sixteenths_of_log2(1), 0);
        assert_eq!(sixteenths_of_log2(1024), 160);
        assert!(
            (1..5000)
                .map(sixteenths_of_log2)
                .collect::<Vec<_>>()
                .is_sorted()
        );
    }
}
