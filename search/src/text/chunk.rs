//! Text → chunks: runs of characters that a person would call one word or one number.
//!
//! Must not: say what a chunk means; that is decided in `piece.rs`.

use super::fold::narrow;
use super::number::Number;

/// Longer runs are encoded data, not words; they are passed over.
const LONGEST: usize = 96;

/// A run that belongs together: `fDenyTSConnections`, `Test-NetConnection`, `-2147023436`,
/// `0x 904`, or a run of one East Asian script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chunk<'a> {
    /// Byte offset of the first character in the text.
    pub(crate) start: usize,
    /// The run itself, as written.
    pub(crate) raw: &'a str,
    /// The run is of a script that is written without spaces.
    pub(crate) unspaced: bool,
}

impl Chunk<'_> {
    /// Byte offset behind the last character.
    pub(crate) fn end(&self) -> usize {
        self.start + self.raw.len()
    }
}

/// The chunks of `text`, in order. Linear in the length of the text.
pub(crate) fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    Chunks { text, at: 0 }.filter(|chunk| chunk.raw.len() <= LONGEST)
}

struct Chunks<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let start = self.start_of_next()?;
        let unspaced = self.text[start..].chars().next().is_some_and(is_unspaced);
        let mut end = if unspaced {
            end_of_run(self.text, start, is_unspaced)
        } else {
            end_of_word(self.text, start)
        };
        if self.text[start..end].eq_ignore_ascii_case("0x") {
            end = end_of_detached_digits(self.text, end).unwrap_or(end);
        }
        self.at = end;
        Some(Chunk {
            start,
            raw: &self.text[start..end],
            unspaced,
        })
    }
}

impl Chunks<'_> {
    /// The next place where a word begins, or the sign of a negative number.
    fn start_of_next(&self) -> Option<usize> {
        let mut before = self.text[..self.at].chars().next_back();
        let mut rest = self.text[self.at..].char_indices().peekable();
        while let Some((offset, character)) = rest.next() {
            let follower = rest.peek().map(|(_, follower)| *follower);
            let signs = is_minus(character)
                && follower.is_some_and(|it| narrow(it).is_ascii_digit())
                && !before.is_some_and(is_word);
            if signs || is_word(character) {
                return Some(self.at + offset);
            }
            before = Some(character);
        }
        None
    }
}

/// The end of a word that may hold hyphens and low lines between letters and digits.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((offset, character)) = rest.next() {
        let joins = is_minus(character)
            && (offset == 0
                || rest
                    .peek()
                    .is_some_and(|(_, it)| is_word(*it) && !is_unspaced(*it)));
        if !joins && (!is_word(character) || is_unspaced(character)) {
            break;
        }
        end = start + offset + character.len_utf8();
    }
    end
}

/// The end of the digits in `0x 904`, where `end` is the place behind the `x`.
fn end_of_detached_digits(text: &str, end: usize) -> Option<usize> {
    let gap = text[end..].find(|character: char| character != ' ' && character != '\u{a0}')?;
    if !(1..=2).contains(&gap) {
        return None;
    }
    let digits = end + gap;
    let behind = end_of_run(text, digits, |character| {
        narrow(character).is_ascii_hexdigit()
    });
    let ends = !text[behind..].chars().next().is_some_and(is_word);
    let is_number = ends && Number::read(&text[end - "0x".len()..behind]).is_some();
    is_number.then_some(behind)
}

fn end_of_run(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..]
        .find(|character| !belongs(character))
        .map_or(text.len(), |length| start + length)
}

fn is_word(character: char) -> bool {
    // U+0300.. are marks over the letter before: part of the word in decomposed text.
    character.is_alphanumeric() || character == '_' || matches!(character, '\u{300}'..='\u{36f}')
}

fn is_minus(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{ff0d}'
    )
}

/// Han, kana and hangul: no spaces between words, so they are read in pairs of characters.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x3005..=0x3007 | 0x3041..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x3FFFD)
        && character.is_alphanumeric()
}
