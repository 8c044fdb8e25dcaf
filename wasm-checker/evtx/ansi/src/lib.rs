//! Windows-1252, and what the `evtx` package calls of `encoding_rs` to read it.
//!
//! That package brings every code page of the web, with its tables for Chinese, Japanese and Korean: more than all the
//! rest of the event log module, and half of what a reader would download for it. Logs hold UTF-16; where an old
//! program wrote a string in a code page, `evtx` reads it as Windows-1252 unless told otherwise, and we never do.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::string::String;

/// A code page.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding {
    name: &'static str,
}

/// The code page of Western Europe and the Americas.
pub static WINDOWS_1252: &Encoding = &Encoding {
    name: "windows-1252",
};

/// The letters of bytes 0x80 to 0x9F; all others are their own numbers. Five are not assigned and stay what they are, as
/// everywhere on the web.
const LETTERS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

impl Encoding {
    /// Its name in the standard.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The text that these bytes are. Every byte is a letter, so there is always one.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "other code pages have bytes that are none"
    )]
    pub fn decode_without_bom_handling_and_without_replacement<'b>(
        &'static self,
        bytes: &'b [u8],
    ) -> Option<Cow<'b, str>> {
        if bytes.is_ascii() {
            return str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        let letters = bytes.iter().map(|byte| match byte {
            0x80..=0x9F => LETTERS[usize::from(byte - 0x80)],
            _ => char::from(*byte),
        });
        Some(Cow::Owned(letters.collect::<String>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_code_page_are_read() {
        let read = |bytes| WINDOWS_1252.decode_without_bom_handling_and_without_replacement(bytes);
        assert_eq!(
            read(b"Zugriff verweigert").as_deref(),
            Some("Zugriff verweigert")
        );
        assert_eq!(
            read(b"\x80 5 \x96 Gr\xF6\xDFe").as_deref(),
            Some("€ 5 – Größe")
        );
        assert_eq!(read(b"\x9F\xA0\xFF").as_deref(), Some("Ÿ\u{A0}ÿ"));
    }
}
