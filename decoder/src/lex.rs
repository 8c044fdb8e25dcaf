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
    /// Digits only; a long one can end in `L`, as C and `VBScript` print it.
    Decimal,
    /// `0x` and one to sixteen hexadecimal digits, `80004005h`, `&H80004005`, and the two halves of
    /// a debugger: `` ffffffff`80070bc2 ``.
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
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let start = at;
        match byte {
            b'\n' => {
                at += 1;
                push(&mut tokens, TokenKind::LineBreak, start, at);
            }
            b' ' | b'\t'..=b'\r' => at += 1,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => {
                at = push_word(&mut tokens, text, start);
            }
            b'&' if let Some(len) = basic_number(text.get(at + 1..).unwrap_or("")) => {
                at += 1 + len;
                push(&mut tokens, TokenKind::Hexadecimal, start, at);
            }
            0x80.. => {
                let c = char_at(text, at).unwrap_or_default();
                at += c.len_utf8();
                if is_word(c) {
                    at = push_word(&mut tokens, text, start);
                } else if !c.is_whitespace() {
                    push(&mut tokens, TokenKind::Punctuation, start, at);
                }
            }
            _ => {
                at += 1;
                push(&mut tokens, TokenKind::Punctuation, start, at);
            }
        }
    }
    tokens
}

/// Takes the word at `start` with what belongs to it, and says where it ends.
fn push_word(tokens: &mut Vec<Token>, text: &str, start: usize) -> usize {
    let end = word_end(text, start);
    let word = text.get(start..end).unwrap_or("");
    let kind = kind_of(word);
    if let Some(len) = second_half(word, text.get(end..).unwrap_or("")) {
        push(tokens, TokenKind::Hexadecimal, start, end + len);
        return end + len;
    }
    match glued_number(word).filter(|_| kind == TokenKind::Word) {
        Some(seam) => {
            push(tokens, kind, start, start + seam);
            push(tokens, TokenKind::Hexadecimal, start + seam, end);
        }
        None => push(tokens, kind, start, end),
    }
    end
}

/// Where the word ends that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or(&[]);
    let is_plain = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let mut end = start + rest.iter().take_while(is_plain).count();
    // Most words end here.
    if rest.get(end - start).is_none_or(u8::is_ascii) {
        return end;
    }
    let Some(first) = char_at(text, start) else {
        return end;
    };
    let mut last = text
        .get(start..end)
        .and_then(|word| word.chars().next_back());
    while let Some(next) = char_at(text, end) {
        if !is_word(next) || last.is_some_and(|last| is_seam(first, last, next)) {
            break;
        }
        end += next.len_utf8();
        last = Some(next);
    }
    end
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
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

/// Suffixes of C: `0x80090302L`, `2148074242UL`.
fn without_suffix(digits: &[u8]) -> &[u8] {
    let n_letters = digits
        .iter()
        .rev()
        .take(3)
        .take_while(|byte| matches!(byte, b'u' | b'U' | b'l' | b'L'))
        .count();
    digits.get(..digits.len() - n_letters).unwrap_or(digits)
}

fn is_hexadecimal(digits: &[u8]) -> bool {
    (1..=16).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit)
}

/// Shorter numbers with an `L` are lengths and levels, not codes.
const LONG_DECIMAL: usize = 9;

fn kind_of(word: &str) -> TokenKind {
    let bytes = word.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_hexdigit) {
        return TokenKind::Word;
    }
    let plain = without_suffix(bytes);
    let is_long = plain.len() == bytes.len() || plain.len() >= LONG_DECIMAL;
    if is_long && plain.iter().all(u8::is_ascii_digit) {
        return TokenKind::Decimal;
    }
    match bytes {
        [b'0', b'x' | b'X', digits @ ..] if is_hexadecimal(without_suffix(digits)) => {
            TokenKind::Hexadecimal
        }
        [first, .., b'h' | b'H'] if first.is_ascii_digit() => {
            let digits = bytes.get(..bytes.len() - 1).unwrap_or(bytes);
            if is_hexadecimal(digits) {
                TokenKind::Hexadecimal
            } else {
                TokenKind::Word
            }
        }
        digits
            if is_hexadecimal(digits)
                && digits.len() >= 3
                && digits.iter().any(u8::is_ascii_digit) =>
        {
            TokenKind::BareHexadecimal
        }
        _ => TokenKind::Word,
    }
}

/// The second half of a 64-bit number as a debugger prints it: a back-tick and eight digits more.
fn second_half(word: &str, behind: &str) -> Option<usize> {
    let first = word.strip_prefix("0x").unwrap_or(word).as_bytes();
    let second = behind.strip_prefix('`')?.as_bytes().get(..8)?;
    let next = behind.get(9..)?.chars().next();
    let is_whole = first.len() == 8
        && first.iter().chain(second).all(u8::is_ascii_hexdigit)
        && !next.is_some_and(is_word);
    is_whole.then_some(9)
}

/// Where a number begins that is glued to the word before it: `code0x904`.
fn glued_number(word: &str) -> Option<usize> {
    let seam = word.as_bytes().windows(2).position(|two| two == b"0x")?;
    let (before, number) = (word.get(..seam)?, word.get(seam + 2..)?);
    let is_word = !before.is_empty() && before.chars().all(char::is_alphabetic);
    (is_word && is_hexadecimal(number.as_bytes())).then_some(seam)
}

/// `&H80004005`: how many bytes stand behind the `&`.
fn basic_number(behind: &str) -> Option<usize> {
    let digits = behind.strip_prefix(['h', 'H'])?;
    let n_digits = digits
        .bytes()
        .take(9)
        .take_while(u8::is_ascii_hexdigit)
        .count();
    let next = digits.get(n_digits..)?.chars().next();
    (n_digits == 8 && !next.is_some_and(is_word)).then_some(9)
}

/// The digits of a hexadecimal token, of the last half where a debugger prints two; with the first
/// half before them.
pub(crate) fn digits(word: &str) -> (&str, &str) {
    let word = word
        .strip_prefix("&H")
        .or(word.strip_prefix("&h"))
        .unwrap_or(word);
    let word = word
        .strip_prefix("0x")
        .or(word.strip_prefix("0X"))
        .unwrap_or(word);
    let word = word.trim_end_matches(['h', 'H', 'u', 'U', 'l', 'L']);
    word.split_once('`').unwrap_or(("", word))
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
            kinds(
                "0x904 904h 2308 8009030D C06 0x90x dead 0x 80004005h 0x80090302L 10L 2148074242UL"
            ),
            [
                (Hexadecimal, "0x904"),
                (Hexadecimal, "904h"),
                (Decimal, "2308"),
                (BareHexadecimal, "8009030D"),
                (BareHexadecimal, "C06"),
                (Word, "0x90x"),
                (Word, "dead"),
                (Word, "0x"),
                (Hexadecimal, "80004005h"),
                (Hexadecimal, "0x80090302L"),
                (Word, "10L"),
                (Decimal, "2148074242UL"),
            ]
        );
    }

    #[test]
    fn programs_write_numbers_in_their_own_way() {
        use TokenKind::{BareHexadecimal, Hexadecimal, Punctuation, Word};
        assert_eq!(
            kinds("ffffffff`80070bc2 &H80070005 &Hello code0x904 `80070bc2`c000006d x&H7"),
            [
                (Hexadecimal, "ffffffff`80070bc2"),
                (Hexadecimal, "&H80070005"),
                (Punctuation, "&"),
                (Word, "Hello"),
                (Word, "code"),
                (Hexadecimal, "0x904"),
                (Punctuation, "`"),
                (Hexadecimal, "80070bc2`c000006d"),
                (Word, "x"),
                (Punctuation, "&"),
                (Word, "H7"),
            ]
        );
        assert_eq!(kinds("80070bc2`c0000")[0].0, BareHexadecimal);
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
