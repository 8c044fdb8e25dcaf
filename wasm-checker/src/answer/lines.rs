//! Places as people name them: by line.

use decoder::Span;

use crate::words;

/// Where the lines of a text begin.
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            starts: core::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The number of the line in which a place begins, from 1.
    pub(super) fn number_of(&self, span: Span) -> usize {
        self.starts.partition_point(|start| *start <= span.start)
    }

    /// The lines of these places in words, each line once.
    pub(super) fn named(&self, places: &[Span]) -> String {
        let mut numbers: Vec<usize> = places.iter().map(|span| self.number_of(*span)).collect();
        numbers.dedup();
        words::lines(&numbers, self.starts.len())
    }
}
