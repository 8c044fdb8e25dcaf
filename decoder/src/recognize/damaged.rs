//! Numbers that are no code and close to one: a digit too many, one too few, a letter that looks like
//! a digit, an `x` where a digit should be. They are suggested, never asserted.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::codes::Surroundings;
use super::{Setting, has_shape};
use crate::Span;
use crate::knowledge::{KnowledgeBase, SpaceId};
use crate::lex::{Token, TokenKind};

/// A number that cannot be one as it stands.
#[derive(Clone, Debug)]
pub(crate) struct DamagedSighting {
    /// Where.
    pub(crate) span: Span,
    /// What may be meant, likeliest first; never empty.
    pub(crate) perhaps: Vec<(SpaceId, u32)>,
}

/// More than these are guesses.
const MOST: usize = 3;

/// More of one paste help nobody.
const MOST_PLACES: usize = 8;

/// Shorter words are no codes that lost something, longer ones something else.
const LENGTHS: core::ops::RangeInclusive<usize> = 3..=12;

/// Where a code can be meant, likeliest first.
const SPACES: [SpaceId; 5] = [
    SpaceId::Disconnect,
    SpaceId::Hresult,
    SpaceId::Ntstatus,
    SpaceId::Gateway,
    SpaceId::Freerdp,
];

/// Finds them where a code is expected: behind a label, in a search box, in a text about Remote Desktop.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    text: &str,
    tokens: &[Token],
    seen: &Surroundings<'_>,
) -> Vec<DamagedSighting> {
    let mut found = vec![];
    for token in tokens {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Hexadecimal) {
            continue;
        }
        let span = token.span();
        let Some(digits) = digits(span.of(text)) else {
            continue;
        };
        if seen.xml_regions.iter().any(|region| region.contains(span)) {
            continue;
        }
        let is_expected = seen.names_product
            || seen.is_short
            || !matches!(
                super::near::setting(&seen.tables.labels, text, span, true),
                Setting::Plain | Setting::NoCode
            );
        if !is_expected {
            continue;
        }
        let perhaps = perhaps(knowledge, digits);
        if !perhaps.is_empty() {
            found.push(DamagedSighting { span, perhaps });
        }
        if found.len() == MOST_PLACES {
            break;
        }
    }
    found
}

/// What stands behind the prefix of a word that looks like a number and is none of 32 bits.
fn digits(word: &str) -> Option<&str> {
    let digits = word.get(2..)?;
    let is_prefix = matches!(word.get(..2)?, "0x" | "0X" | "Ox" | "OX" | "ox" | "oX");
    if !is_prefix || !LENGTHS.contains(&digits.len()) || !digits.is_ascii() {
        return None;
    }
    let n_odd = digits
        .bytes()
        .filter(|byte| !byte.is_ascii_hexdigit())
        .count();
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    let is_whole = n_odd == 0 && digits.len() <= 8 && word.starts_with('0');
    // Seven digits of an HRESULT: one was lost.
    let is_short = digits.len() == 7 && digits.starts_with(['8', 'c', 'C']);
    (has_digit && n_odd <= digits.len() / 2 && (!is_whole || is_short)).then_some(digits)
}

/// Codes of the tables that differ by one slip.
fn perhaps(knowledge: &KnowledgeBase, digits: &str) -> Vec<(SpaceId, u32)> {
    let mut found: Vec<(SpaceId, u32)> = vec![];
    for candidate in candidates(digits) {
        let Some(value) = number(&candidate) else {
            continue;
        };
        let is_code = |space: &&SpaceId| {
            let is_written_so =
                matches!(space, SpaceId::Disconnect) || has_shape(value) || value >> 16 == 2;
            value > 0xFF && is_written_so && knowledge.code(**space, value).is_some()
        };
        if let Some(space) = SPACES.iter().find(is_code)
            && found.iter().all(|(_, known)| *known != value)
        {
            found.push((*space, value));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn number(digits: &str) -> Option<u32> {
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_plain.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The digits with one slip undone, likeliest first.
fn candidates(digits: &str) -> impl Iterator<Item = String> {
    let looks = digits
        .chars()
        .map(|c| match c {
            'o' | 'O' => '0',
            'l' | 'I' | 'i' => '1',
            'S' | 's' => '5',
            other => other,
        })
        .collect();
    let without = |at: usize| {
        digits
            .chars()
            .enumerate()
            .filter(move |(i, _)| *i != at)
            .map(|(_, c)| c)
            .collect()
    };
    let with = |at: usize, digit: char| {
        let (before, behind) = digits.split_at(at);
        let mut whole = String::from(before);
        whole.push(digit);
        whole.push_str(behind);
        whole
    };
    let instead = |at: usize, digit: char| {
        digits
            .chars()
            .enumerate()
            .map(|(i, c)| if i == at { digit } else { c })
            .collect()
    };
    let mut all: Vec<String> = vec![looks];
    let odd = digits.chars().position(|c| !c.is_ascii_hexdigit());
    if digits.len() > 8 || odd.is_some() {
        all.extend((0..digits.len()).map(without));
    }
    if let Some(odd) = odd {
        all.extend("0123456789abcdef".chars().map(|digit| instead(odd, digit)));
    }
    if digits.len() == 7 {
        // A digit that stands there twice is lost most easily, and most of them are zeros.
        all.extend((1..digits.len()).filter_map(|at| Some(with(at, digits.chars().nth(at)?))));
        all.extend((1..=digits.len()).map(|at| with(at, '0')));
    }
    all.into_iter()
}
