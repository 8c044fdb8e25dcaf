//! Namespaces in which a number has one meaning.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Stage;

/// A namespace in which a number has one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpaceId {
    /// What mstsc calls "Error code" and event 1026 "Reason".
    Disconnect,
    /// What mstsc calls "Extended error code".
    Extended,
    /// Set Error Info of the protocol, MS-RDPBCGR 2.2.5.1.1.
    Errinfo,
    /// RDP negotiation failure, MS-RDPBCGR 2.2.1.2.2.
    Negotiation,
    /// Windows HRESULT.
    Hresult,
    /// Windows NTSTATUS.
    Ntstatus,
    /// Windows system error code.
    Win32,
    /// Internal error state of Schannel.
    Schannel,
    /// TLS alert, RFC 8446 section 6.
    TlsAlert,
    /// Kerberos error, RFC 4120 section 7.5.9.
    Kerberos,
    /// RD Gateway protocol, MS-TSGU 2.2.6.
    Gateway,
    /// Reason codes of RdpCoreTS events.
    Rdpcorets,
    /// Connection errors of FreeRDP and the clients built on it.
    Freerdp,
}

impl SpaceId {
    /// All spaces.
    pub const ALL: [Self; 13] = [
        Self::Disconnect,
        Self::Extended,
        Self::Errinfo,
        Self::Negotiation,
        Self::Hresult,
        Self::Ntstatus,
        Self::Win32,
        Self::Schannel,
        Self::TlsAlert,
        Self::Kerberos,
        Self::Gateway,
        Self::Rdpcorets,
        Self::Freerdp,
    ];

    /// The id, as in content, addresses and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disconnect => "disconnect",
            Self::Extended => "extended",
            Self::Errinfo => "errinfo",
            Self::Negotiation => "negotiation",
            Self::Hresult => "hresult",
            Self::Ntstatus => "ntstatus",
            Self::Win32 => "win32",
            Self::Schannel => "schannel",
            Self::TlsAlert => "tls-alert",
            Self::Kerberos => "kerberos",
            Self::Gateway => "gateway",
            Self::Rdpcorets => "rdpcorets",
            Self::Freerdp => "freerdp",
        }
    }

    /// Whether only Remote Desktop prints its numbers; the others are Windows' and everybody's.
    pub const fn is_own(self) -> bool {
        !matches!(
            self,
            Self::Hresult
                | Self::Ntstatus
                | Self::Win32
                | Self::Schannel
                | Self::TlsAlert
                | Self::Kerberos
        )
    }

    /// The space with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|space| space.as_str() == id)
    }
}

/// One code space and the codes in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSpace {
    /// Which one.
    pub id: SpaceId,
    /// Its name for a reader: "Remote Desktop client disconnect reason".
    pub name: String,
    /// English words that stand before such a number, lower case: "error code".
    #[serde(default)]
    pub seen_as: Vec<String>,
    /// How unlisted values are to be read, by low byte.
    #[serde(default)]
    pub families: Vec<Family>,
    /// The codes, sorted by value, no value twice.
    pub codes: Vec<Code>,
}

impl CodeSpace {
    /// The code with this value.
    pub fn code(&self, value: u32) -> Option<&Code> {
        let at = self
            .codes
            .binary_search_by_key(&value, |code| code.value)
            .ok()?;
        self.codes.get(at)
    }
}

/// What a disconnect reason that no table lists can still be told from: its low byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The low byte: 0x04 is the network transport.
    pub byte: u8,
    /// Name for a reader.
    pub name: String,
    /// One sentence.
    pub meaning: String,
    /// Where such failures sit.
    #[serde(default)]
    pub stage: Option<Stage>,
}

/// One number, explained.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The number; HRESULTs and NTSTATUS as unsigned.
    #[serde(rename = "v")]
    pub value: u32,
    /// Published name; empty where none is.
    #[serde(rename = "n", default)]
    pub name: String,
    /// One sentence.
    #[serde(rename = "m", default)]
    pub meaning: String,
    /// Where such failures sit.
    #[serde(rename = "s", default)]
    pub stage: Option<Stage>,
    /// The article to read.
    #[serde(rename = "a", default)]
    pub article: Option<String>,
    /// Ordinary operation: a log-off, a window closed by its user.
    #[serde(rename = "ok", default)]
    pub normal: bool,
    /// What the number proves by itself, one sentence; empty where nothing.
    #[serde(rename = "p", default)]
    pub proves: String,
}
