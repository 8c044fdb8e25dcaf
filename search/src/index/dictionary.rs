//! Words → who holds them.
//!
//! A word stands here as written (folded), never as a stem: words of one stem stand near
//! each other in a sorted list, so the query finds them there and nothing is stored twice.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::WrongIndex;
use super::postings::Postings;

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

    pub(super) fn letters(&self) -> &str {
        self.letters.trim_end_matches(' ')
    }

    pub(super) fn read(
        letters: &str,
        counts: &[u32],
        packed: Vec<u32>,
        n_documents: usize,
    ) -> Result<Self, WrongIndex> {
        let mut read = Self::default();
        for word in letters.split(' ').filter(|word| !word.is_empty()) {
            if read.len() > 0 && read.word(read.len() - 1) >= word {
                return Err(WrongIndex::Inconsistent("order of the words"));
            }
            read.push_word(word);
        }
        read.postings = Postings::read(counts, packed, read.len(), n_documents)?;
        Ok(read)
    }
}

/// The letters of a word as a set. Letters beyond ASCII share places, which only
/// makes two words look more alike than they are.
pub(crate) fn alphabet(word: &str) -> u32 {
    word.chars()
        .fold(0, |set, letter| set | 1 << (u32::from(letter) & 31))
}
