//! What is asked for → who holds it, and how well.
//!
//! The better a word fits, the more it counts: as asked for, of the same stem, begun and
//! not finished, inside a longer name, mistyped. The next way is only tried where the one
//! before found nobody. Tokens with digits in them are never taken for mistyped.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use rust_stemmers::{Algorithm, Stemmer};

use super::ask::{Ask, Word};
use super::typing::Typed;
use crate::index::{Dictionary, OWNER};
use crate::text::Reading;
use crate::{Index, Kind};

const AS_ASKED: u32 = 16;
const SAME_STEM: u32 = 13;
const BEGUN: u32 = 9;
const INSIDE: u32 = 8;
const ONE_SLIP: u32 = 7;
const TWO_SLIPS: u32 = 5;
const BEGUN_WITH_SLIPS: u32 = 4;

/// Shorter words stand inside too many others.
const SHORTEST_INSIDE: usize = 5;
/// Looking through all words takes time; a pasted log may hold dozens of unknown ones.
const MOST_SEARCHES: usize = 8;

/// Who holds one thing that was asked for.
pub(super) struct Answer {
    /// For each document, how well it holds it: 0 to 240.
    pub(super) held: Vec<u32>,
    /// For each document, whether it is about the number.
    pub(super) is_exact: Vec<bool>,
    /// How many documents hold it.
    pub(super) n_holders: u32,
    /// The thing says little by itself.
    pub(super) is_stop_word: bool,
    /// The thing is a number.
    pub(super) is_number: bool,
    /// The words that were accepted, by number.
    words: BTreeSet<usize>,
    /// The numbers that were accepted, as ranges with both ends.
    numbers: Vec<(u32, u32)>,
}

/// One answer to each ask; to an identifier that nobody knows, one to each of its parts.
pub(super) fn answers(index: &Index, asks: &[Ask]) -> Vec<Answer> {
    let mut lookup = Lookup {
        index,
        stemmer: Stemmer::create(Algorithm::English),
        n_searches: 0,
        answers: Vec::new(),
    };
    for ask in asks {
        lookup.answer(ask);
    }
    lookup.answers
}

impl Answer {
    /// Whether the word with this number is one that was accepted.
    pub(super) fn accepts_word(&self, word: usize) -> bool {
        self.words.contains(&word)
    }

    /// Whether a number of the text is one that was accepted.
    pub(super) fn accepts_number(&self, value: u32) -> bool {
        self.numbers
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&value))
    }

    fn nobody(index: &Index, is_stop_word: bool) -> Self {
        Self {
            held: vec![0; index.entries.len()],
            is_exact: vec![false; index.entries.len()],
            n_holders: 0,
            is_stop_word,
            is_number: false,
            words: BTreeSet::new(),
            numbers: Vec::new(),
        }
    }

    fn hold(&mut self, document: usize, weight: u32) {
        let held = &mut self.held[document];
        self.n_holders += u32::from(*held == 0);
        *held = weight.max(*held);
    }

    fn accept_word(&mut self, dictionary: &Dictionary, word: usize, fit: u32) {
        if !self.words.insert(word) {
            return;
        }
        for (document, weight) in dictionary.postings.of(word) {
            self.hold(document, weight * fit);
        }
    }
}

struct Lookup<'a> {
    index: &'a Index,
    stemmer: Stemmer,
    /// How often all words were looked through so far.
    n_searches: usize,
    answers: Vec<Answer>,
}

impl Lookup<'_> {
    fn answer(&mut self, ask: &Ask) {
        match ask {
            Ask::Number { readings, word } => {
                let mut answer = Answer::nobody(self.index, false);
                answer.is_number = true;
                for reading in readings {
                    self.accept_numbers(&mut answer, *reading);
                }
                if let Some(word) = word.as_deref().and_then(|word| self.index.words.find(word)) {
                    answer.accept_word(&self.index.words, word, AS_ASKED);
                }
                self.answers.push(answer);
            }
            Ask::Word(word) => {
                let answer = self.holders_of(word);
                if answer.n_holders == 0 && !word.parts.is_empty() {
                    word.parts.iter().for_each(|part| self.answer(part));
                } else {
                    self.answers.push(answer);
                }
            }
        }
    }

    fn accept_numbers(&self, answer: &mut Answer, reading: Reading) {
        let numbers = &self.index.numbers;
        let mut is_known = false;
        for number in numbers.between(reading.from, reading.to) {
            for (document, weight) in numbers.postings.of(number) {
                let entry = &self.index.entries[document];
                let is_win32 = entry.kind == Kind::Code && entry.id.starts_with("win32/");
                if reading.win32_only && !(is_win32 && weight >= OWNER) {
                    continue;
                }
                is_known = true;
                answer.hold(document, weight * reading.weight);
                answer.is_exact[document] |= reading.is_exact && weight >= OWNER;
            }
        }
        if is_known && !reading.win32_only {
            answer.numbers.push((reading.from, reading.to));
        }
    }

    fn holders_of(&mut self, word: &Word) -> Answer {
        let mut answer = Answer::nobody(self.index, word.says_little);
        self.accept_as_asked(&mut answer, word);
        let is_known = |answer: &Answer| answer.n_holders > 0;
        if is_known(&answer) || word.is_joined || self.n_searches == MOST_SEARCHES {
            return answer;
        }
        self.n_searches += 1;
        self.accept_inside(&mut answer, &word.text);
        if !is_known(&answer) {
            self.accept_mistyped(&mut answer, word);
        }
        answer
    }

    fn accept_as_asked(&self, answer: &mut Answer, word: &Word) {
        let words = &self.index.words;
        let whole = words.find(&word.text);
        if let Some(at) = whole {
            answer.accept_word(words, at, AS_ASKED);
        }
        if !word.says_little {
            for at in self.of_same_stem(&word.text) {
                answer.accept_word(words, at, SAME_STEM);
            }
        }
        // One letter begins too many words; one East Asian character is nearly a word.
        let is_beginning = word.text.len() > 1 && !(word.says_little && whole.is_some());
        if word.is_unfinished && is_beginning {
            for at in words.beginning_with(&word.text) {
                answer.accept_word(words, at, BEGUN);
            }
        }
    }

    /// Words of one stem begin alike up to the last letter of the stem: `policy`, `policies`.
    fn of_same_stem(&self, word: &str) -> Vec<usize> {
        if !is_english_word(word) {
            return Vec::new();
        }
        let stem = self.stemmer.stem(word);
        let common = if stem.len() > 3 {
            &stem[..stem.len() - 1]
        } else {
            &stem
        };
        let candidates = self.index.words.beginning_with(common);
        candidates
            .filter(|at| self.has_stem(self.index.words.word(*at), &stem))
            .collect()
    }

    fn has_stem(&self, word: &str, stem: &str) -> bool {
        // The longest endings that English stems lose (`izations`) have eight letters.
        word.len() <= stem.len() + 8 && is_english_word(word) && self.stemmer.stem(word) == stem
    }

    /// `denytsconnections` in `fdenytsconnections`, `logonfailure` in `status_logon_failure`.
    fn accept_inside(&self, answer: &mut Answer, text: &str) {
        if text.chars().count() < SHORTEST_INSIDE {
            return;
        }
        let words = &self.index.words;
        for at in 0..words.len() {
            let word = words.word(at);
            if word.len() > text.len() && without_joints(word).contains(text) {
                answer.accept_word(words, at, INSIDE);
            }
        }
    }

    fn accept_mistyped(&self, answer: &mut Answer, word: &Word) {
        let words = &self.index.words;
        let Some(typed) = Typed::read(&word.text) else {
            return;
        };
        for (at, slips) in typed.meant(words) {
            answer.accept_word(words, at, if slips == 1 { ONE_SLIP } else { TWO_SLIPS });
        }
        if answer.n_holders == 0 && word.is_unfinished {
            for at in typed.begun(words) {
                answer.accept_word(words, at, BEGUN_WITH_SLIPS);
            }
        }
    }
}

fn is_english_word(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|letter| letter.is_ascii_lowercase())
}

fn without_joints(word: &str) -> Cow<'_, str> {
    if word.contains(['-', '_']) {
        word.replace(['-', '_'], "").into()
    } else {
        word.into()
    }
}
