//! Step 2: words, numbers, punctuation, line breaks. One pass, linear time.

use alloc::vec::Vec;

use crate::Span;

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// First byte.
    start: u32,
    /// One past the last byte.
    end: u32,
}

impl Token {
    /// Where it stands.
    pub(crate) const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, digits and `_`.
    Word,
    /// Digits only.
    Decimal,
    /// `0x` and one to sixteen hexadecimal digits, or hexadecimal digits and `h`.
    Hexadecimal,
    /// Hexadecimal digits without `0x`, a letter among them: `8009030D`.
    BareHexadecimal,
    /// One character that is none of these.
    Punctuation,
    /// A line feed.
    LineBreak,
}

/// The tokens of a text, in order; white space lies between them.
pub(crate) fn lex(text: &str) -> Vec<Token> {
    // Offsets are kept in 32 bits; nobody pastes 4 GiB, and what lies beyond is left alone.
    let text = text.get(..u32::MAX as usize).unwrap_or(text);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first == '\n' {
            push(&mut tokens, TokenKind::LineBreak, start, start + 1);
        } else if first.is_whitespace() {
        } else if is_word(first) {
            let mut end = start + first.len_utf8();
            let mut last = first;
            while let Some(&(at, next)) = rest.peek() {
                if !is_word(next) || is_seam(first, last, next) {
                    break;
                }
                end = at + next.len_utf8();
                last = next;
                rest.next();
            }
            push(
                &mut tokens,
                kind_of(text.get(start..end).unwrap_or("")),
                start,
                end,
            );
        } else {
            push(
                &mut tokens,
                TokenKind::Punctuation,
                start,
                start + first.len_utf8(),
            );
        }
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, kind: TokenKind, start: usize, end: usize) {
    if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
        tokens.push(Token { kind, start, end });
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Chinese, Japanese and Korean are written up to the number without a space.
fn is_seam(first: char, last: char, next: char) -> bool {
    let starts_with_digit = first.is_ascii_digit();
    if starts_with_digit && !next.is_ascii() {
        return true;
    }
    let caseless = |c: char| !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase();
    next.is_ascii_alphanumeric() && caseless(last)
}

fn kind_of(word: &str) -> TokenKind {
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        return TokenKind::Decimal;
    }
    let hex = |digits: &[u8]| {
        !digits.is_empty() && digits.len() <= 16 && digits.iter().all(u8::is_ascii_hexdigit)
    };
    match bytes {
        [b'0', b'x' | b'X', digits @ ..] if hex(digits) => TokenKind::Hexadecimal,
        [digits @ .., b'h' | b'H']
            if hex(digits) && bytes.first().is_some_and(u8::is_ascii_digit) =>
        {
            TokenKind::Hexadecimal
        }
        digits if hex(digits) && digits.len() >= 3 && digits.iter().any(u8::is_ascii_digit) => {
            TokenKind::BareHexadecimal
        }
        _ => TokenKind::Word,
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{TokenKind, lex};

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        lex(text)
            .iter()
            .map(|token| (token.kind, token.span().of(text)))
            .collect()
    }

    #[test]
    fn numbers_are_told_from_words() {
        use TokenKind::{BareHexadecimal, Decimal, Hexadecimal, Word};
        assert_eq!(
            kinds("0x904 904h 2308 8009030D C06 0x90x dead 0x"),
            [
                (Hexadecimal, "0x904"),
                (Hexadecimal, "904h"),
                (Decimal, "2308"),
                (BareHexadecimal, "8009030D"),
                (BareHexadecimal, "C06"),
                (Word, "0x90x"),
                (Word, "dead"),
                (Word, "0x"),
            ]
        );
    }

    #[test]
    fn a_number_glued_to_chinese_is_still_a_number() {
        use TokenKind::{Hexadecimal, Word};
        assert_eq!(
            kinds("出现0x904错误"),
            [(Word, "出现"), (Hexadecimal, "0x904"), (Word, "错误")]
        );
    }
}
