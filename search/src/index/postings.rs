//! Lists of documents with weights, all in one long list of numbers.
//!
//! A posting is `gap << 4 | weight`, where the gap is the distance to the document before
//! it in the same list (to -1 for the first, so a gap is never 0).

use alloc::vec::Vec;

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

    pub(super) fn counts(&self) -> Vec<u32> {
        let starts = core::iter::once(&0).chain(&self.ends);
        starts
            .zip(&self.ends)
            .map(|(start, end)| end - start)
            .collect()
    }

    pub(super) fn packed(&self) -> &[u32] {
        &self.packed
    }

    /// Puts lists together that were written by [`counts`](Self::counts) and [`packed`](Self::packed).
    pub(super) fn read(
        counts: &[u32],
        packed: Vec<u32>,
        n_terms: usize,
        n_documents: usize,
    ) -> Result<Self, WrongIndex> {
        let mut ends = Vec::with_capacity(counts.len());
        let mut end = 0u32;
        for count in counts {
            end = end
                .checked_add(*count)
                .ok_or(WrongIndex::Inconsistent("counts of postings"))?;
            ends.push(end);
        }
        if ends.len() != n_terms || end as usize != packed.len() {
            return Err(WrongIndex::Inconsistent("number of postings"));
        }
        let read = Self { ends, packed };
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
