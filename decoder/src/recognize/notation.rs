//! How numbers are written: `0x904`, `2308`, `-2146893048`, `8009030D`, `0xFFFFFFFF80070BC2`,
//! `` ffffffff`80070bc2 ``, `80004005h`, `&H80004005`, `0x 904`.

use alloc::vec;
use alloc::vec::Vec;

use super::has_shape;
use crate::Span;
use crate::lex::{Token, TokenKind, digits};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `0x904`.
    Hexadecimal,
    /// `0x8009030D`: all digits of a 32-bit number, or of its 64-bit form.
    FullHexadecimal,
    /// `8009030D`.
    BareHexadecimal,
    /// `2308`.
    Decimal,
    /// `-2146893048`.
    SignedDecimal,
    /// `STATUS_LOGON_FAILURE`.
    Name,
}

impl Notation {
    /// Whether it is written with hexadecimal digits.
    pub(crate) const fn is_hexadecimal(self) -> bool {
        matches!(
            self,
            Self::Hexadecimal | Self::FullHexadecimal | Self::BareHexadecimal
        )
    }

    /// Whether enough of the number is there for its shape to mean something.
    pub(super) const fn is_long(self) -> bool {
        matches!(
            self,
            Self::FullHexadecimal | Self::BareHexadecimal | Self::SignedDecimal | Self::Decimal
        )
    }
}

/// A number as it stands in the text.
pub(super) struct Number {
    /// Its place, with sign or torn-off `0x`.
    pub(super) span: Span,
    pub(super) notation: Notation,
    /// What it can be, likeliest first; never empty.
    pub(super) values: Vec<u32>,
}

/// The number at a token.
pub(super) fn number_at(text: &str, tokens: &[Token], index: usize) -> Option<Number> {
    let token = tokens.get(index)?;
    let span = token.span();
    let word = span.of(text);
    match token.kind {
        TokenKind::Hexadecimal => with_prefix(span, word),
        TokenKind::BareHexadecimal | TokenKind::Decimal
            if follows_torn_prefix(text, tokens, index) =>
        {
            let start = tokens.get(index - 1)?.span().start;
            Some(Number {
                span: Span::new(start, span.end),
                notation: notation_of(word),
                values: vec![hexadecimal(word)?],
            })
        }
        TokenKind::BareHexadecimal if word.len() <= 8 && !is_in_chain(text, span) => Some(Number {
            span,
            notation: Notation::BareHexadecimal,
            values: vec![hexadecimal(word)?],
        }),
        TokenKind::Decimal => decimal(text, span),
        _ => None,
    }
}

/// `0x904`, `0x00000904`, and the two halves of a debugger.
fn with_prefix(span: Span, word: &str) -> Option<Number> {
    let (high, low) = digits(word);
    let value = hexadecimal(low)?;
    let is_sign_extended = high.bytes().all(|byte| matches!(byte, b'f' | b'F')) && value >> 31 == 1;
    let is_short = high.bytes().all(|byte| byte == b'0');
    // Without a label half of a debugger's numbers are addresses.
    let notation = if high.is_empty() {
        notation_of(low)
    } else {
        Notation::BareHexadecimal
    };
    (is_short || is_sign_extended).then(|| Number {
        span,
        notation,
        values: vec![value],
    })
}

fn notation_of(digits: &str) -> Notation {
    if digits.len() >= 8 {
        Notation::FullHexadecimal
    } else {
        Notation::Hexadecimal
    }
}

fn decimal(text: &str, span: Span) -> Option<Number> {
    let word = span.of(text).trim_end_matches(['u', 'U', 'l', 'L']);
    if let Some(sign) = minus_before(text, span) {
        let value: i64 = word.parse().ok().filter(|value| *value <= 1 << 31)?;
        let value = u32::try_from((-value).rem_euclid(1 << 32)).ok()?;
        return Some(Number {
            span: Span::new(sign, span.end),
            notation: Notation::SignedDecimal,
            values: vec![value],
        });
    }
    if is_in_chain(text, span) {
        return None;
    }
    let decimal: Option<u32> = word.parse().ok();
    // People leave out the 0x: "error code 904", "80090302".
    let hex = if (3..=8).contains(&word.len()) {
        hexadecimal(word)
    } else {
        None
    };
    let mut values: Vec<u32> = decimal.into_iter().collect();
    if let Some(hex) = hex.filter(|hex| Some(*hex) != decimal) {
        let is_whole = word.len() == 8 && has_shape(hex);
        values.insert(if is_whole { 0 } else { values.len() }, hex);
    }
    (!values.is_empty()).then_some(Number {
        span,
        notation: Notation::Decimal,
        values,
    })
}

/// At most 32 bits, or 64 bits that only repeat the sign.
pub(super) fn hexadecimal(digits: &str) -> Option<u32> {
    let value = u64::from_str_radix(digits, 16).ok()?;
    if value >> 32 == 0xFFFF_FFFF && value & 0x8000_0000 != 0 {
        return u32::try_from(value & 0xFFFF_FFFF).ok();
    }
    u32::try_from(value).ok()
}

/// `0x 904`.
fn follows_torn_prefix(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let gap = tokens
        .get(index)
        .map_or(0, |token| token.span().start - before.span().end);
    before.span().of(text).eq_ignore_ascii_case("0x") && gap <= 2
}

/// A minus directly before a number that is not part of a word or range.
fn minus_before(text: &str, span: Span) -> Option<usize> {
    let sign = span.start.checked_sub(1)?;
    let before = text.get(..sign)?;
    let is_sign = text.get(sign..span.start)? == "-"
        && span.end - span.start >= 9
        && !before.ends_with(|c: char| c.is_alphanumeric());
    is_sign.then_some(sign)
}

/// A piece of a GUID, an address, a version, a path: signs without blanks join it to more digits
/// or letters. A colon behind a word is that of a label.
fn is_in_chain(text: &str, span: Span) -> bool {
    let mut behind = text.get(span.end..).unwrap_or("").chars();
    let joins_behind = behind.next().is_some_and(|c| "-.:_@%\\".contains(c))
        && behind.next().is_some_and(|c| c.is_ascii_alphanumeric());
    let mut before = text.get(..span.start).unwrap_or("").chars().rev();
    let joins_before = match before.next() {
        Some('-' | '.' | '_' | '@' | '%' | '\\' | '$' | '~') => {
            before.next().is_some_and(|c| c.is_ascii_alphanumeric())
        }
        Some(':') => before
            .next()
            .is_some_and(|c| c.is_ascii_digit() || c == ':'),
        _ => false,
    };
    joins_behind || joins_before
}
