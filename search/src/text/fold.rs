//! One spelling: lower case, and full-width forms as their plain letters and digits.

use alloc::string::String;

/// Lower-cases `text` and replaces full-width ASCII, as East Asian keyboards type it.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The plain form of a full-width character; any other character as it is.
pub(crate) fn narrow(character: char) -> char {
    match u32::from(character) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}
