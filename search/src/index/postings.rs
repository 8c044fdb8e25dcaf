//! Lists of documents with weights, all in one long list of numbers.
//!
//! A posting is `gap << 4 | weight`, where the gap is the distance to the document before
//! it in the same list (to -1 for the first, so a gap is never 0).

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::WrongIndex;
use super::weight::HEAVIEST;

const BITS_OF_WEIGHT: u32 = 4;

/// One list of documents for each term, in the order of the terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    /// Where each list ends in `packed`.
    ends: Vec<u32>,
    packed: Vec<u32>,
}

/// Postings as they are stored: gaps and weights apart, because each compresses better alone.
#[derive(Serialize, Deserialize)]
pub(super) struct Lists {
    /// How many postings each term has.
    counts: Vec<u32>,
    /// Of all lists, one after another.
    gaps: Vec<u32>,
    /// One hexadecimal digit each.
    weights: String,
}

impl Postings {
    /// Adds the list of the next term: documents ascending, weights 1 to 15.
    pub(super) fn push(&mut self, list: &[(u32, u32)]) {
        let mut next = 0;
        for (document, weight) in list {
            self.packed
                .push(((document + 1 - next) << BITS_OF_WEIGHT) | weight);
            next = document + 1;
        }
        self.ends.push(
            u32::try_from(self.packed.len()).expect("an index holds fewer than 2^32 postings"),
        );
    }

    /// The documents and weights of the term with this number.
    pub(crate) fn of(&self, term: usize) -> impl Iterator<Item = (usize, u32)> + '_ {
        let start = if term == 0 {
            0
        } else {
            self.ends[term - 1] as usize
        };
        let list = &self.packed[start..self.ends[term] as usize];
        let mut next = 0;
        list.iter().map(move |packed| {
            next += (packed >> BITS_OF_WEIGHT) as usize;
            (next - 1, packed & HEAVIEST)
        })
    }

    /// The lists as they are stored.
    pub(super) fn stored(&self) -> Lists {
        let starts = core::iter::once(&0).chain(&self.ends);
        let weight = |packed: &u32| char::from_digit(packed & HEAVIEST, 16);
        Lists {
            counts: starts
                .zip(&self.ends)
                .map(|(start, end)| end - start)
                .collect(),
            gaps: self
                .packed
                .iter()
                .map(|packed| packed >> BITS_OF_WEIGHT)
                .collect(),
            weights: self.packed.iter().filter_map(weight).collect(),
        }
    }

    /// Reads what [`stored`](Self::stored) gave, for so many terms and documents.
    pub(super) fn read(
        lists: &Lists,
        n_terms: usize,
        n_documents: usize,
    ) -> Result<Self, WrongIndex> {
        let mut ends = Vec::with_capacity(lists.counts.len());
        let mut end = 0u32;
        for count in &lists.counts {
            end = end
                .checked_add(*count)
                .ok_or(WrongIndex::Inconsistent("counts of postings"))?;
            ends.push(end);
        }
        let n_postings = end as usize;
        let lengths = [lists.gaps.len(), lists.weights.len()];
        if ends.len() != n_terms || lengths.iter().any(|length| *length != n_postings) {
            return Err(WrongIndex::Inconsistent("number of postings"));
        }
        let packed = lists
            .gaps
            .iter()
            .zip(lists.weights.chars())
            .map(|(gap, weight)| {
                let weight = weight.to_digit(16)?;
                let fits = *gap <= u32::MAX >> BITS_OF_WEIGHT;
                fits.then_some((gap << BITS_OF_WEIGHT) | weight)
            });
        let packed: Option<Vec<u32>> = packed.collect();
        let read = Self {
            ends,
            packed: packed.ok_or(WrongIndex::Inconsistent("a posting"))?,
        };
        let is_sound = (0..n_terms).all(|term| read.is_sound(term, n_documents));
        if is_sound {
            Ok(read)
        } else {
            Err(WrongIndex::Inconsistent("postings"))
        }
    }

    /// Every posting names a document that is there, with a weight.
    fn is_sound(&self, term: usize, n_documents: usize) -> bool {
        let start = if term == 0 {
            0
        } else {
            self.ends[term - 1] as usize
        };
        let mut next = 0;
        self.packed[start..self.ends[term] as usize]
            .iter()
            .all(|packed| {
                let gap = (packed >> BITS_OF_WEIGHT) as usize;
                next += gap;
                gap > 0 && next <= n_documents && packed & HEAVIEST > 0
            })
    }
}
