//! Turns the bytes of a file into text, whatever editor wrote them.

use std::ops::Range;

/// Why bytes are no text.
pub(super) struct NotText {
    /// What can be shown of the file.
    pub(super) shown: String,
    /// The place in `shown`.
    pub(super) span: Range<usize>,
    /// What is wrong, with the byte offset in the file.
    pub(super) message: String,
    /// How to convert it.
    pub(super) help: String,
}

/// The text with `\n` line ends and without a byte order mark.
///
/// UTF-8 is read as it is; UTF-16 where a byte order mark says so, as Notepad writes it.
pub(super) fn text(bytes: &[u8]) -> Result<String, NotText> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => from_utf8(rest, 3)?,
        _ => from_utf8(bytes, 0)?,
    };
    Ok(with_plain_line_ends(text))
}

fn from_utf8(bytes: &[u8], skipped: usize) -> Result<String, NotText> {
    let text = std::str::from_utf8(bytes).map_err(|trouble| {
        let valid = trouble.valid_up_to();
        let shown = with_plain_line_ends(String::from_utf8_lossy(bytes).into_owned());
        let start =
            with_plain_line_ends(String::from_utf8_lossy(&bytes[..valid]).into_owned()).len();
        NotText {
            message: format!(
                "this is not UTF-8: byte {:#04x} at offset {} starts no character",
                bytes[valid],
                valid + skipped
            ),
            span: start..start + '\u{FFFD}'.len_utf8(),
            shown,
            help: "save it as UTF-8: in Notepad, Save as, Encoding: UTF-8; \
                   elsewhere, iconv -f WINDOWS-1252 -t UTF-8"
                .into(),
        }
    })?;
    match text.find('\0') {
        None => Ok(text.to_owned()),
        Some(nul) => {
            // Shown as its symbol, else the picture has a hole where the finding is.
            let shown = with_plain_line_ends(text.replace('\0', "\u{2400}"));
            let start = with_plain_line_ends(text[..nul].to_owned()).len();
            Err(NotText {
                message: format!(
                    "this is not text: offset {} holds a zero byte",
                    nul + skipped
                ),
                span: start..start + '\u{2400}'.len_utf8(),
                shown,
                help: "UTF-16 without a byte order mark looks like this: save it as UTF-8".into(),
            })
        }
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    const BYTE_ORDER_MARK: usize = 2;
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut offset = BYTE_ORDER_MARK;
    for decoded in char::decode_utf16(pairs.iter().copied().map(unit)) {
        match decoded {
            Ok('\0') => return Err(broken_utf16(text, offset, "holds a zero character")),
            Ok(character) => {
                text.push(character);
                offset += character.len_utf16() * 2;
            }
            Err(_) => return Err(broken_utf16(text, offset, "holds half of a pair")),
        }
    }
    if odd.is_empty() {
        Ok(text)
    } else {
        Err(broken_utf16(text, offset, "ends in mid-character"))
    }
}

fn broken_utf16(before: String, offset: usize, what: &str) -> NotText {
    let mut shown = with_plain_line_ends(before);
    let start = shown.len();
    shown.push('\u{FFFD}');
    NotText {
        span: start..shown.len(),
        shown,
        message: format!("this is not UTF-16, as its first two bytes say: offset {offset} {what}"),
        help: "save it as UTF-8".into(),
    }
}

fn with_plain_line_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}
