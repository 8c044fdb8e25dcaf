//! The first 4096 bytes of a log: is it one, and how many chunks should follow?

/// Bytes in front of the first chunk, and as many as [`Header::read`] wants.
const LENGTH: usize = 4096;
/// Bytes of a chunk. A log is a header and chunks.
pub const CHUNK: usize = 65_536;

/// What the header of a log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Chunks that the file should hold, as far as its header knows: a log that was not closed may have more.
    pub chunks: u64,
}

/// Why a file is no event log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotALog {
    /// It does not begin as a log does.
    OtherMagic,
    /// It begins as a log does and ends before the first chunk.
    CutOff,
}

impl NotALog {
    /// What it is and what to do instead, to stand behind its name.
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::OtherMagic => "is no event log",
            Self::CutOff => {
                "is an event log that is cut off before its first record: copy or export it again"
            }
        }
    }
}

impl Header {
    /// Bytes in front of the first chunk.
    pub const LENGTH: usize = LENGTH;

    /// Reads the header out of the first bytes of a file.
    pub fn read(head: &[u8]) -> Result<Self, NotALog> {
        if !head.starts_with(b"ElfFile\0") {
            return Err(NotALog::OtherMagic);
        }
        if head.len() < LENGTH {
            return Err(NotALog::CutOff);
        }
        let chunks = u16::from_le_bytes([head[0x2A], head[0x2B]]);
        Ok(Self {
            chunks: chunks.into(),
        })
    }
}
