//! Numbers → who is about them, and who mentions them.

use alloc::vec::Vec;
use core::ops::Range;

use super::WrongIndex;
use super::postings::{Lists, Postings};

/// All numbers, sorted, with their postings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberTable {
    values: Vec<u32>,
    pub(crate) postings: Postings,
}

impl NumberTable {
    /// Adds the next number. Numbers come sorted, each once.
    pub(super) fn push(&mut self, value: u32, list: &[(u32, u32)]) {
        self.values.push(value);
        self.postings.push(list);
    }

    /// The places of all numbers from `from` to `to`, both included.
    pub(crate) fn between(&self, from: u32, to: u32) -> Range<usize> {
        let start = self.values.partition_point(|value| *value < from);
        let end = self.values.partition_point(|value| *value <= to);
        start..end.max(start)
    }

    /// The distance of each number to the one before; the first as it is.
    pub(super) fn gaps(&self) -> Vec<u32> {
        let before = core::iter::once(&0).chain(&self.values);
        before
            .zip(&self.values)
            .map(|(before, value)| value - before)
            .collect()
    }

    /// Reads what [`gaps`](Self::gaps) and the postings gave.
    pub(super) fn read(
        gaps: &[u32],
        lists: &Lists,
        n_documents: usize,
    ) -> Result<Self, WrongIndex> {
        let mut values: Vec<u32> = Vec::with_capacity(gaps.len());
        for gap in gaps {
            let value = match values.last() {
                Some(before) if *gap > 0 => before.checked_add(*gap),
                Some(_) => None,
                None => Some(*gap),
            };
            values.push(value.ok_or(WrongIndex::Inconsistent("order of the numbers"))?);
        }
        let postings = Postings::read(lists, values.len(), n_documents)?;
        Ok(Self { values, postings })
    }
}
