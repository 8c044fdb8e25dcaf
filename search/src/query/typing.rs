//! Typing errors: which known word was meant by an unknown one.
//!
//! Distance after Damerau: a letter too many, too few, wrong, or two neighbours swapped.
//! Must not: touch words with digits. `0x905` is not a mistyped `0x904`.

use alloc::vec;
use alloc::vec::Vec;

use crate::index::{Dictionary, alphabet};

/// From so many letters on, one slip is forgiven; from so many, two.
const ONE_FROM: usize = 5;
const TWO_FROM: usize = 9;

/// A word that nobody knows.
pub(super) struct Typed {
    letters: Vec<char>,
    alphabet: u32,
    allowed: usize,
}

impl Typed {
    /// `None` where no slip is forgiven: the word is short, or not all letters.
    pub(super) fn read(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let allowed = match letters.len() {
            TWO_FROM.. => 2,
            ONE_FROM.. => 1,
            _ => return None,
        };
        let is_word = letters.iter().all(|letter| letter.is_alphabetic());
        is_word.then(|| Self {
            letters,
            alphabet: alphabet(word),
            allowed,
        })
    }

    /// The words that may have been meant, with the number of slips. Those with the fewest only.
    pub(super) fn meant(&self, words: &Dictionary) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut distance = Distance::new(&self.letters);
        for at in 0..words.len() {
            // Each slip takes at most one letter out of the set and puts one into it.
            let differing = (self.alphabet ^ words.alphabet(at)).count_ones() as usize;
            let length = words.word(at).len();
            if differing > 2 * self.allowed || length + self.allowed < self.letters.len() {
                continue;
            }
            if let Some(letters) = letters_of(words.word(at), self.letters.len() + self.allowed) {
                let slips = distance.to(&letters).whole;
                if slips <= self.allowed {
                    found.push((at, slips));
                }
            }
        }
        let fewest = found.iter().map(|(_, slips)| *slips).min().unwrap_or(0);
        found.retain(|(_, slips)| *slips == fewest);
        found
    }

    /// The words that may have been begun, with slips, but not finished.
    pub(super) fn begun(&self, words: &Dictionary) -> Vec<usize> {
        let mut distance = Distance::new(&self.letters);
        let first = &self.letters[..1];
        (0..words.len())
            .filter(|at| {
                words
                    .word(*at)
                    .chars()
                    .next()
                    .is_some_and(|letter| first == [letter])
            })
            .filter(|at| {
                let letters = letters_of(words.word(*at), usize::MAX);
                letters.is_some_and(|letters| distance.to(&letters).beginning <= self.allowed)
            })
            .collect()
    }
}

/// The letters of a word; `None` where it is longer or holds anything else.
fn letters_of(word: &str, longest: usize) -> Option<Vec<char>> {
    let letters: Vec<char> = word.chars().collect();
    let is_word = letters.len() <= longest && letters.iter().all(|letter| letter.is_alphabetic());
    is_word.then_some(letters)
}

/// How far a word is from others. Keeps its three rows from one word to the next.
struct Distance<'a> {
    from: &'a [char],
    rows: [Vec<usize>; 3],
}

/// The slips between what was typed and a word.
struct Slips {
    /// To the whole word.
    whole: usize,
    /// To the beginning of the word that fits best.
    beginning: usize,
}

impl<'a> Distance<'a> {
    fn new(from: &'a [char]) -> Self {
        Self {
            from,
            rows: [vec![], vec![], vec![]],
        }
    }

    /// One row for each letter of `word`, one column for each letter typed.
    fn to(&mut self, word: &[char]) -> Slips {
        let width = self.from.len();
        for row in &mut self.rows {
            row.clear();
            row.extend(0..=width);
        }
        let mut beginning = width;
        for (line, letter) in word.iter().enumerate() {
            self.rows.rotate_right(1);
            let [row, above, before] = &mut self.rows;
            row[0] = line + 1;
            for (column, typed) in self.from.iter().enumerate() {
                let replaced = above[column] + usize::from(typed != letter);
                let mut least = replaced.min(above[column + 1] + 1).min(row[column] + 1);
                let swapped = line > 0
                    && column > 0
                    && word[line - 1] == *typed
                    && self.from[column - 1] == *letter;
                if swapped {
                    least = least.min(before[column - 1] + 1);
                }
                row[column + 1] = least;
            }
            beginning = beginning.min(row[width]);
        }
        Slips {
            whole: self.rows[0][width],
            beginning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(typed: &str, word: &str) -> usize {
        let typed: Vec<char> = typed.chars().collect();
        Distance::new(&typed)
            .to(&word.chars().collect::<Vec<_>>())
            .whole
    }

    #[test]
    fn a_letter_too_many_too_few_wrong_or_swapped_is_one_slip() {
        assert_eq!(slips("certificate", "certificate"), 0);
        assert_eq!(slips("certficate", "certificate"), 1);
        assert_eq!(slips("certtificate", "certificate"), 1);
        assert_eq!(slips("cartificate", "certificate"), 1);
        assert_eq!(slips("certifciate", "certificate"), 1);
        assert_eq!(slips("cretifciate", "certificate"), 2);
    }

    #[test]
    fn short_words_and_words_with_digits_are_never_taken_for_mistyped() {
        assert!(Typed::read("cert").is_none());
        assert!(Typed::read("kb5005413").is_none());
        assert!(Typed::read("0x904abcdef").is_none());
        assert!(Typed::read("certs").is_some());
    }
}
