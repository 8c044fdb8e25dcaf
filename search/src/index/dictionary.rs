//! Words → who holds them.
//!
//! A word stands here as written (folded), never as a stem: words of one stem stand near
//! each other in a sorted list, so the query finds them there and nothing is stored twice.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::WrongIndex;
use super::postings::{Lists, Postings};

const BASE: u32 = 36;

/// All words, sorted, with their postings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dictionary {
    /// The words one after another, each followed by a space.
    letters: String,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    /// Which letters each word has, as a set of 32: two words that are alike have sets that are alike.
    alphabets: Vec<u32>,
    pub(crate) postings: Postings,
}

impl Dictionary {
    /// Adds the next word. Words come sorted, without spaces, each once.
    pub(super) fn push(&mut self, word: &str, list: &[(u32, u32)]) {
        self.push_word(word);
        self.postings.push(list);
    }

    fn push_word(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(
            u32::try_from(self.letters.len()).expect("the words of an index take less than 4 GiB"),
        );
        self.letters.push(' ');
        self.alphabets.push(alphabet(word));
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    pub(crate) fn word(&self, at: usize) -> &str {
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize + 1
        };
        &self.letters[start..self.ends[at] as usize]
    }

    /// The letters that the word with this number has.
    pub(crate) fn alphabet(&self, at: usize) -> u32 {
        self.alphabets[at]
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let at = self.first_not_before(word);
        (at < self.len() && self.word(at) == word).then_some(at)
    }

    /// The numbers of all words that begin with `prefix`.
    pub(crate) fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let from = self.first_not_before(prefix);
        let mut low = from;
        let mut high = self.len();
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        from..low
    }

    fn first_not_before(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The words as they are stored: each without what it shares with the one before, behind
    /// a digit that says how much that is (in characters, base 36).
    pub(super) fn stored(&self) -> String {
        let mut stored = String::new();
        let mut before = "";
        for at in 0..self.len() {
            let word = self.word(at);
            let shared = shared_characters(before, word);
            let digit = u32::try_from(shared)
                .ok()
                .and_then(|it| char::from_digit(it, BASE));
            stored.push(digit.expect("no more is shared than one digit can say"));
            stored.extend(word.chars().skip(shared));
            stored.push(' ');
            before = word;
        }
        stored.truncate(stored.trim_end_matches(' ').len());
        stored
    }

    /// Reads what [`stored`](Self::stored) gave.
    pub(super) fn read(
        stored: &str,
        lists: &Lists,
        n_documents: usize,
    ) -> Result<Self, WrongIndex> {
        let mut read = Self::default();
        let mut before = String::new();
        for entry in stored.split(' ').filter(|entry| !entry.is_empty()) {
            let mut rest = entry.chars();
            let shared = rest
                .next()
                .and_then(|digit| digit.to_digit(BASE))
                .unwrap_or(0);
            let word: String = before.chars().take(shared as usize).chain(rest).collect();
            if word <= before {
                return Err(WrongIndex::Inconsistent("order of the words"));
            }
            read.push_word(&word);
            before = word;
        }
        read.postings = Postings::read(lists, read.len(), n_documents)?;
        Ok(read)
    }
}

/// How many characters two words begin with alike; at most what one digit can say.
fn shared_characters(before: &str, word: &str) -> usize {
    let alike = before
        .chars()
        .zip(word.chars())
        .take_while(|(a, b)| a == b)
        .count();
    alike.min(BASE as usize - 1)
}

/// The letters of a word as a set. Letters beyond ASCII share places, which only
/// makes two words look more alike than they are.
pub(crate) fn alphabet(word: &str) -> u32 {
    word.chars()
        .fold(0, |set, letter| set | 1 << (u32::from(letter) & 31))
}
