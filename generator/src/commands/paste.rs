//! What a person pastes, from an argument, a file or standard input → text.
//!
//! Anything is text: what is none is read as well as it can be.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use generator::Error;

/// How a file is called that somebody saved a log or an event in.
const FILE_EXTENSIONS: [&str; 6] = ["txt", "log", "xml", "json", "csv", "evtx"];

/// The text to decode. An argument that is an existing file is read; `None` and `-` are
/// standard input; anything else is the text itself.
///
/// Fails for what cannot be read, and for the name of a file that does not exist: as text it would
/// be answered with "nothing is known", and nobody would look for the mistyped name.
pub(super) fn read(argument: Option<&OsStr>) -> Result<String, Error> {
    let bytes = match argument {
        None => standard_input()?,
        Some(argument) if argument == "-" => standard_input()?,
        Some(argument) if Path::new(argument).is_file() || names_a_file(argument) => {
            let path = Path::new(argument);
            fs::read(path).map_err(Error::file("read", path))?
        }
        Some(argument) => return Ok(argument.to_string_lossy().into_owned()),
    };
    Ok(text_of(&bytes))
}

/// Whether text can be nothing but the name of a file, such as `logs/event.txt`.
fn names_a_file(argument: &OsStr) -> bool {
    let is_one_word = !argument.to_string_lossy().contains(char::is_whitespace);
    let extension = Path::new(argument).extension().unwrap_or_default();
    is_one_word
        && FILE_EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
}

fn standard_input() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(Error::file("read", Path::new("standard input")))?;
    Ok(bytes)
}

/// Text in UTF-8, or in UTF-16 as Notepad and PowerShell write it, with a byte order mark, or
/// `cmd /u`, without.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => {
            utf16(bytes, u16::from_le_bytes)
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _half_a_unit) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn notepad_text_in_utf_16_is_read() {
        let little = b"\xFF\xFE0\0x\09\x00\xE4\0";
        assert_eq!(text_of(little), "0x9ä");
        let big = b"\xFE\xFF\x000\0x\x009";
        assert_eq!(text_of(big), "0x9");
        let unmarked = b"0\0x\x009\0";
        assert_eq!(text_of(unmarked), "0x9");
    }

    #[test]
    fn bytes_that_are_no_text_lose_only_themselves() {
        assert_eq!(text_of(b"\xEF\xBB\xBF0x904 \xFF!"), "0x904 \u{FFFD}!");
    }
}
