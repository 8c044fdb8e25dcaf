//! Tells at a glance that nothing we know begins at a place of a text. Most places are ruled out by it.

use alloc::vec;
use alloc::vec::Vec;

/// Bits of a hash: few places pass that should not, and the table is 2 KB.
const BITS: u32 = 14;

/// Something that is looked for begins with this byte.
const BEGINS: u8 = 1;
/// Something shorter than four bytes does.
const BEGINS_SHORT: u8 = 2;
/// A letter or digit of ASCII, which makes one word with another one beside it.
const JOINS: u8 = 4;

/// The first four bytes of everything that is looked for: lower case, single spaces.
pub(super) struct Beginnings {
    /// What is known of each byte.
    bytes: Vec<u8>,
    /// A bit for the hash of each beginning.
    hashes: Vec<u64>,
}

impl Default for Beginnings {
    fn default() -> Self {
        let joins = |byte: u8| u8::from(byte.is_ascii_alphanumeric()) * JOINS;
        Self {
            bytes: (0..=u8::MAX).map(joins).collect(),
            hashes: vec![0; 1 << (BITS - 6)],
        }
    }
}

impl Beginnings {
    /// Adds one in the spelling in which it is compared. What begins beyond ASCII is found without it.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        // In a text, bytes beyond ASCII have no hash either, and are let pass.
        let hash = hash(bytes);
        let is_short = u8::from(bytes.len() < 4) * BEGINS_SHORT;
        let Some(first) = bytes.first() else {
            return;
        };
        for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
            if let Some(known) = self.bytes.get_mut(usize::from(first)) {
                *known |= BEGINS | is_short;
            }
        }
        if let Some(word) = hash.and_then(|hash| self.hashes.get_mut(hash >> 6)) {
            *word |= hash.map_or(0, |hash| 1 << (hash & 63));
        }
    }

    /// The next place from `at` on, at the border of a word, where something can begin: the place, and
    /// the byte there. Every byte beyond ASCII is such a place.
    pub(super) fn next(&self, text: &[u8], mut at: usize, mut joins_before: bool) -> Option<usize> {
        while let Some(byte) = text.get(at) {
            let known = self.bytes.get(usize::from(*byte)).copied().unwrap_or(0);
            let joins = known & JOINS != 0;
            let is_border = !(joins && joins_before);
            if !byte.is_ascii()
                || is_border
                    && known & BEGINS != 0
                    && (known & BEGINS_SHORT != 0 || self.may_be(text.get(at..).unwrap_or(&[])))
            {
                return Some(at);
            }
            joins_before = joins;
            at += 1;
        }
        None
    }

    fn may_be(&self, bytes: &[u8]) -> bool {
        hash(bytes).is_none_or(|hash| {
            let word = self.hashes.get(hash >> 6).copied().unwrap_or(0);
            word >> (hash & 63) & 1 == 1
        })
    }
}

/// A hash of the first four bytes, whatever their case; `None` where they are fewer, beyond ASCII, or
/// hold white space that would be compared as a single space.
fn hash(bytes: &[u8]) -> Option<usize> {
    const HIGH_BITS: u32 = 0x8080_8080;
    const SPACES: u32 = 0x2020_2020;
    let four = u32::from_le_bytes(*bytes.first_chunk()?);
    let lowest = |four: u32, than: u32| four.wrapping_sub(than) & !four & HIGH_BITS;
    let spaces = lowest(four ^ SPACES, 0x0101_0101);
    let is_uncertain = four & HIGH_BITS | lowest(four, SPACES) | spaces & (spaces >> 8);
    let mixed = (four | SPACES).wrapping_mul(0x9E37_79B1);
    (is_uncertain == 0).then_some((mixed >> (u32::BITS - BITS)) as usize)
}

#[cfg(test)]
mod tests {
    use super::Beginnings;

    #[test]
    fn what_is_known_is_found_in_every_spelling_and_most_else_is_not() {
        let mut known = Beginnings::default();
        for words in ["an internal error", "rdp", "kód chyby", "ошибка"] {
            known.add(words.as_bytes());
        }
        for (text, expected) in [
            ("An Internal", Some(0)),
            ("see: an  internal", Some(5)),
            ("an\ninternal", Some(0)),
            ("the RDP", Some(4)),
            ("b KÓD", Some(2)),
            ("[Ошибка", Some(1)),
            ("xrdp", None),
            ("another code [INFO]", None),
            ("", None),
        ] {
            assert_eq!(known.next(text.as_bytes(), 0, false), expected, "{text}");
        }
    }
}
