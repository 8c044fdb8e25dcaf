//! A file that somebody gives, by its first bytes: what it is, what to do where it cannot be read, and its text.
//!
//! Names lie: a zip is called `.evtx`, a log is called `.txt`. Bytes do not.

use alloc::string::String;
use alloc::vec::Vec;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// It has no bytes.
    Empty,
    /// A log of Windows Vista or later, `.evtx`.
    EventLog,
    /// A log of Windows XP or Server 2003, `.evt`.
    OldEventLog,
    /// A zip, cab, gzip, 7z or rar; also an Office document, which is a zip.
    Archive,
    /// PNG, JPEG, GIF, BMP, WebP or HEIC.
    Picture,
    /// A PDF.
    Document,
    /// Something that is no text, in no form that we know.
    Binary,
    /// Anything else is read as text.
    Text,
}

/// How files begin; `.` stands for any byte.
const MAGIC: [(&[u8], FileKind); 20] = [
    (b"ElfFile\0", FileKind::EventLog),
    (b"....LfLe", FileKind::OldEventLog),
    (b"PK\x03\x04", FileKind::Archive),
    (b"PK\x05\x06", FileKind::Archive),
    (b"MSCF\0\0", FileKind::Archive),
    (b"\x1F\x8B\x08", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"\x89PNG\r\n\x1A\n", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"BM....\0\0\0\0", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"RIFF....WEBP", FileKind::Picture),
    (b"....ftyphei", FileKind::Picture),
    (b"....ftypavif", FileKind::Picture),
    (b"....ftypmif1", FileKind::Picture),
    (b"%PDF-", FileKind::Document),
];

impl FileKind {
    /// As many bytes of a file as [`FileKind::of`] looks at.
    pub const HEAD: usize = 4096;

    /// The kind of a file that begins like this.
    pub fn of(head: &[u8]) -> Self {
        let head = head.get(..Self::HEAD).unwrap_or(head);
        if head.is_empty() {
            return Self::Empty;
        }
        let begins = |magic: &[u8]| {
            let mut pairs = magic.iter().zip(head);
            head.len() >= magic.len()
                && pairs.all(|(wanted, found)| *wanted == b'.' || wanted == found)
        };
        if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| begins(magic)) {
            return *kind;
        }
        let is_binary = Utf16::of(head).is_none() && {
            let is_odd = |byte: &&u8| {
                **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)
            };
            head.iter().filter(is_odd).count() * 8 > head.len()
        };
        if is_binary { Self::Binary } else { Self::Text }
    }

    /// What a file of this kind is and what to do instead, to stand behind its name; `None` for text and event logs,
    /// which can be read.
    pub const fn remedy(self) -> Option<&'static str> {
        Some(match self {
            Self::Empty => "is empty: copy or export it again",
            Self::OldEventLog => {
                "is an event log of Windows XP or Server 2003. Convert it on any later Windows: \
                 wevtutil export-log OLD.evt NEW.evtx /lf:true - and give the new file"
            }
            Self::Archive => "is an archive, such as a zip: unpack it and give the files in it",
            Self::Picture => {
                "is a picture. Paste the text instead: Ctrl+C in the error window copies all of it."
            }
            Self::Document => "is a PDF: copy the text out of it and paste that",
            Self::Binary => "is neither text nor an event log",
            Self::EventLog | Self::Text => return None,
        })
    }
}

/// The text of a file or a paste: UTF-8, or UTF-16 as Notepad and PowerShell write it, with a byte order mark, or
/// `cmd /u`, without. What is no text is replaced.
pub fn text_of(bytes: &[u8]) -> String {
    match Utf16::of(bytes) {
        Some(Utf16::Little(rest)) => decode_utf16(rest, u16::from_le_bytes),
        Some(Utf16::Big(rest)) => decode_utf16(rest, u16::from_be_bytes),
        None => {
            let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            String::from_utf8_lossy(rest).into_owned()
        }
    }
}

/// The same of bytes that nobody else needs: most files are UTF-8 already, and a large one is not copied.
pub fn text_from(bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xEF\xBB\xBF") || Utf16::of(&bytes).is_some() {
        return text_of(&bytes);
    }
    String::from_utf8(bytes).unwrap_or_else(|broken| text_of(broken.as_bytes()))
}

/// UTF-16, behind its byte order mark.
enum Utf16<'b> {
    Little(&'b [u8]),
    Big(&'b [u8]),
}

impl<'b> Utf16<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xFE, rest @ ..] => Some(Self::Little(rest)),
            [0xFE, 0xFF, rest @ ..] => Some(Self::Big(rest)),
            [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(Self::Little(bytes)),
            [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(Self::Big(bytes)),
            _ => None,
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _half_a_unit) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_nobody_else_needs_give_the_same_text() {
        let utf16: Vec<u8> = "0x904 ü"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let with_mark = [b"\xEF\xBB\xBF", "0x904 ü".as_bytes()].concat();
        for bytes in [
            b"0x904 \xC3\xBC".to_vec(),
            b"0x904 \xFF".to_vec(),
            utf16,
            with_mark,
            vec![],
        ] {
            assert_eq!(text_from(bytes.clone()), text_of(&bytes));
        }
    }

    #[test]
    fn notepad_text_in_utf_16_is_read() {
        let little = b"\xFF\xFE0\0x\09\x00\xE4\0";
        assert_eq!(text_of(little), "0x9ä");
        let big = b"\xFE\xFF\x000\0x\x009";
        assert_eq!(text_of(big), "0x9");
        assert_eq!(text_of(b"0\0x\x009\0"), "0x9");
        assert_eq!(text_of(b"\x000\0x\x009"), "0x9");
    }

    #[test]
    fn bytes_that_are_no_text_lose_only_themselves() {
        assert_eq!(text_of(b"\xEF\xBB\xBF0x904 \xFF!"), "0x904 \u{FFFD}!");
        assert_eq!(text_of(b""), "");
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        for (head, kind) in [
            (&b"ElfFile\0rest"[..], FileKind::EventLog),
            (b"0\0\0\0LfLe\x01\0", FileKind::OldEventLog),
            (b"PK\x03\x04\x14\0", FileKind::Archive),
            (b"\x89PNG\r\n\x1A\n", FileKind::Picture),
            (b"BM\x01\x02\x03\x04\0\0\0\0\x36", FileKind::Picture),
            (b"%PDF-1.7", FileKind::Document),
            (b"MDMP\x93\xA7\x01\0\x0E\0\0\0\x20\0\0\0", FileKind::Binary),
            (b"", FileKind::Empty),
            (b"Error code: 0x904\r\n", FileKind::Text),
            (b"BM 2026", FileKind::Text),
            (b"PK", FileKind::Text),
            (b"\xFF\xFEE\0r\0", FileKind::Text),
            (b"\xFE\xFF\0E\0r", FileKind::Text),
            (b"one NUL in a long line of a log\0", FileKind::Text),
        ] {
            assert_eq!(FileKind::of(head), kind, "{head:?}");
            let is_read = matches!(kind, FileKind::EventLog | FileKind::Text);
            assert_eq!(kind.remedy().is_none(), is_read);
        }
    }
}
