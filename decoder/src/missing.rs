//! What would make an explanation surer: only what adds to it.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::clue_words::clue_with_place;
use crate::knowledge::{Clue, KnowledgeBase, Signature, Strength};
use crate::reading::Confidence;

/// More alternatives than these are not read.
const ALTERNATIVES: usize = 4;

/// What is missing. Nothing adds to what is certain; of clues of which any one is enough, one that
/// says no more than what was seen adds nothing. `is_missing` says which clues were not seen and
/// could still be: what was seen can speak against a clue.
pub(crate) fn of(
    knowledge: &KnowledgeBase,
    signature: &Signature,
    confidence: Confidence,
    strongest_any: Option<Strength>,
    is_missing: impl Fn(&Clue) -> bool,
) -> Vec<String> {
    if confidence == Confidence::Certain {
        return vec![];
    }
    let words = |clue: &Clue| clue_with_place(knowledge, clue);
    let mut missing: Vec<String> = signature
        .all
        .iter()
        .filter(|clue| is_missing(clue))
        .map(words)
        .collect();
    let mut others: Vec<&Clue> = signature
        .any
        .iter()
        .filter(|clue| Some(clue.strength) > strongest_any && is_missing(clue))
        .collect();
    // The strongest first; the sort keeps the order of the author.
    others.sort_by_key(|clue| core::cmp::Reverse(clue.strength));
    let alternatives: Vec<String> = others.into_iter().take(ALTERNATIVES).map(words).collect();
    missing.extend(joined(&alternatives, "or"));
    missing
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn joined(parts: &[String], conjunction: &str) -> Option<String> {
    match parts {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => {
            let mut words = first.join(", ");
            for part in [" ", conjunction, " ", last] {
                words.push_str(part);
            }
            Some(words)
        }
    }
}
