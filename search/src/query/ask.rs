//! Query text → what is asked for.
//!
//! Must not: know the index.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::{
    Chunk, Number, Reading, Term, chunks, fold, humps, is_stop_word, pieces, segments,
};

/// So many different things are asked for at most; a pasted log says enough in its first lines.
const MOST: usize = 64;
/// So much of a pasted text is read, in bytes.
const LONGEST: usize = 64 * 1024;

/// Words that only say that a number follows. Beside them a bare number is still all that is asked for.
const LABELS: [&str; 9] = [
    "code", "error", "event", "extended", "hresult", "id", "number", "reason", "status",
];

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// A word or an identifier.
    Word(Word),
    /// A number, understood in every likely way.
    Number {
        readings: Vec<Reading>,
        /// The same as a word, where it may be one: `c06`.
        word: Option<String>,
    },
}

/// A word asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: String,
    /// The query ends here: the rest of the word may be yet to come.
    pub(super) is_unfinished: bool,
    /// It says little by itself.
    pub(super) says_little: bool,
    /// What to ask for instead where nobody knows the whole; empty where it is one word.
    pub(super) parts: Vec<Ask>,
    /// It is held together by hyphens or low lines.
    pub(super) is_joined: bool,
}

/// Everything that `query` asks for, each thing once, in the order of the text.
pub(super) fn read(query: &str) -> Vec<Ask> {
    let text = &query[..query.floor_char_boundary(LONGEST)];
    let mut seen = BTreeSet::new();
    let mut wanted: Vec<Chunk<'_>> = Vec::new();
    for chunk in chunks(text) {
        if seen.insert(fold(chunk.raw)) {
            wanted.push(chunk);
        }
        if wanted.len() == MOST {
            break;
        }
    }
    let n_substantial = seen.iter().filter(|text| !says_little(text)).count();
    let alone = n_substantial == 1;
    wanted
        .iter()
        .flat_map(|chunk| {
            let is_unfinished = chunk.end() == query.len();
            if chunk.unspaced {
                return pairs(chunk, is_unfinished);
            }
            ask(chunk.raw, is_unfinished, alone).into_iter().collect()
        })
        .collect()
}

fn says_little(folded: &str) -> bool {
    is_stop_word(folded) || LABELS.contains(&folded)
}

/// `None` where nothing is left without hyphens and low lines.
fn ask(raw: &str, is_unfinished: bool, alone: bool) -> Option<Ask> {
    if let Some(number) = Number::read(raw) {
        let word = number.may_be_a_word().then(|| fold(raw));
        return Some(Ask::Number {
            readings: number.readings(alone),
            word,
        });
    }
    let mut ranges = segments(raw);
    let is_joined = ranges.len() > 1;
    let mut whole = raw;
    if !is_joined {
        whole = &raw[ranges.pop()?];
        ranges = humps(whole);
    }
    let n_parts = ranges.len();
    let parts = if n_parts > 1 {
        let part = |(at, range)| ask(&whole[range], is_unfinished && at + 1 == n_parts, false);
        ranges.into_iter().enumerate().filter_map(part).collect()
    } else {
        Vec::new()
    };
    Some(word_ask(fold(whole), is_unfinished, parts, is_joined))
}

fn word_ask(text: String, is_unfinished: bool, parts: Vec<Ask>, is_joined: bool) -> Ask {
    let says_little = is_stop_word(&text);
    Ask::Word(Word {
        text,
        is_unfinished,
        says_little,
        parts,
        is_joined,
    })
}

/// A run without spaces is asked for pair by pair, as it is indexed.
fn pairs(chunk: &Chunk<'_>, is_unfinished: bool) -> Vec<Ask> {
    let words = pieces(chunk);
    let single = words.len() == 1;
    words
        .into_iter()
        .filter_map(|piece| match piece.term {
            Term::Word(text) => Some(word_ask(text, is_unfinished && single, Vec::new(), false)),
            Term::Number(_) => None,
        })
        .collect()
}
