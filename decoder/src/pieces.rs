//! Where a long paste is cut into pieces.
//!
//! A piece is read with some text before and behind it, so that what stands beside the cut is seen
//! as if there were none. Cuts depend on the text alone: whoever reads it, in whatever strides, reads
//! the same pieces.

use core::ops::Range;

/// How long pieces are, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// A piece, at most.
    pub(crate) piece: usize,
    /// What is looked at before and behind a piece; at most as long as a piece.
    pub(crate) margin: usize,
}

impl Sizes {
    /// A margin holds more than most events have.
    pub(crate) const USUAL: Self = Self {
        piece: 128 * 1024,
        margin: 8 * 1024,
    };
}

/// A piece of a paste and what is looked at with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The piece itself; the next one begins where it ends.
    pub(crate) own: Range<usize>,
    /// The piece and its margins.
    pub(crate) with_margins: Range<usize>,
}

impl Piece {
    /// The piece that begins at `start`; `None` at the end of the paste.
    pub(crate) fn at(paste: &str, start: usize, sizes: Sizes) -> Option<Self> {
        let Sizes { piece, margin } = sizes;
        if start >= paste.len() && start > 0 {
            return None;
        }
        let is_last = paste.len() - start < piece + margin;
        let end = if is_last {
            paste.len()
        } else {
            cut_before(paste, start + piece, margin)
        };
        let from = match start.checked_sub(margin) {
            Some(from) => line_start_after(paste, from, margin / 2),
            None => 0,
        };
        let to = char_start(paste, (end + margin).min(paste.len()));
        Some(Self {
            own: start..end,
            with_margins: from..to,
        })
    }

    /// Whether there is no other.
    pub(crate) fn is_whole(&self, paste: &str) -> bool {
        self.own.start == 0 && self.own.end == paste.len()
    }
}

/// The last empty line before `at`, else the last line break, else the last space; of a line without end, `at`.
fn cut_before(paste: &str, at: usize, margin: usize) -> usize {
    let at = char_start(paste, at);
    let from = char_start(paste, at - margin);
    let near = paste.get(from..at).unwrap_or("");
    ["\n\n", "\n", " "]
        .iter()
        .find_map(|wanted| Some(from + near.rfind(wanted)? + wanted.len()))
        .unwrap_or(at)
}

/// The first start of a line not far behind `at`; of a line without end, `at`.
fn line_start_after(paste: &str, at: usize, reach: usize) -> usize {
    let at = char_start(paste, at);
    let near = paste.get(at..char_start(paste, at + reach));
    near.and_then(|near| near.find('\n'))
        .map_or(at, |newline| at + newline + 1)
}

fn char_start(paste: &str, mut at: usize) -> usize {
    while !paste.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::{Piece, Sizes};

    const PIECE: usize = Sizes::USUAL.piece;
    const MARGIN: usize = Sizes::USUAL.margin;

    fn pieces(paste: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = vec![];
        while let Some(piece) = {
            let start = pieces.last().map_or(0, |last| last.own.end);
            Piece::at(paste, start, Sizes::USUAL)
        } {
            pieces.push(piece);
        }
        pieces
    }

    #[test]
    fn what_is_not_much_longer_than_a_piece_is_one() {
        for paste in ["", "0x904", &"x".repeat(PIECE + MARGIN - 1)] {
            let only = Piece::at(paste, 0, Sizes::USUAL).expect("even nothing is read once");
            assert!(only.is_whole(paste));
            assert_eq!(Piece::at(paste, only.own.end.max(1), Sizes::USUAL), None);
        }
    }

    #[test]
    fn pieces_follow_each_other_and_end_between_paragraphs() {
        let paste = "some lines\nof text\n\n".repeat(40_000);
        let pieces = pieces(&paste);
        assert_eq!(pieces.len(), 7);
        for two in pieces.windows(2) {
            assert_eq!(two[0].own.end, two[1].own.start);
            assert!(paste[..two[0].own.end].ends_with("\n\n"));
            assert!(two[0].with_margins.end >= two[1].own.start + MARGIN - 1);
            assert!(two[1].with_margins.start + MARGIN / 2 <= two[1].own.start);
        }
        assert_eq!(pieces.last().map(|last| last.own.end), Some(paste.len()));
    }

    #[test]
    fn a_line_without_end_is_cut_between_characters() {
        let paste = "远程桌面".repeat(50_000);
        for piece in pieces(&paste) {
            assert!(paste.get(piece.own).is_some());
            assert!(paste.get(piece.with_margins).is_some());
        }
    }
}
