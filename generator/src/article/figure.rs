//! A figure, as types: a connection step by step, and where it can break.

use std::ops::Range;

/// What a connection passes, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Station {
    /// The name becomes an address.
    Dns,
    /// TCP connects.
    Tcp,
    /// The first packet of Remote Desktop, and the answer to it.
    Negotiation,
    /// The TLS handshake.
    Tls,
    /// The client looks at the server's certificate.
    Certificate,
    /// CredSSP: name and password before the first picture.
    CredsspNla,
    /// MCS: both sides tell their settings.
    Settings,
    /// Licensing.
    Licensing,
    /// The sign-in to Windows.
    Logon,
    /// The session runs.
    Session,
}

impl Station {
    /// All of them, in the order in which a connection passes them.
    pub const ALL: [Self; 10] = [
        Self::Dns,
        Self::Tcp,
        Self::Negotiation,
        Self::Tls,
        Self::Certificate,
        Self::CredsspNla,
        Self::Settings,
        Self::Licensing,
        Self::Logon,
        Self::Session,
    ];

    /// The word that an author writes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Tcp => "tcp",
            Self::Negotiation => "negotiation",
            Self::Tls => "tls",
            Self::Certificate => "certificate",
            Self::CredsspNla => "credssp-nla",
            Self::Settings => "settings",
            Self::Licensing => "licensing",
            Self::Logon => "logon",
            Self::Session => "session",
        }
    }
}

/// Whether it can break at a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// It can.
    Here,
    /// Only under conditions.
    Sometimes,
}

/// The connection sequence with marks.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What the marks say, in one line.
    pub caption: String,
    /// At most one a station; a station without one is where it does not break.
    pub marks: Vec<Mark>,
    /// The whole block.
    pub span: Range<usize>,
}

/// What is marked at a station.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where.
    pub at: Station,
    /// How.
    pub breaks: Breaks,
    /// Why, as a piece of a sentence.
    pub because: Option<String>,
}

impl Figure {
    /// The mark of a station.
    pub fn mark(&self, at: Station) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.at == at)
    }

    /// What stands in the Markdown of a section in the place of the figure with this number.
    pub(super) fn stand_in(number: usize) -> String {
        format!("```{KIND}\n{number}\n```\n")
    }

    /// The number in the content of a stand-in.
    pub fn number_in(content: &str) -> Option<usize> {
        content.trim().parse().ok()
    }
}

/// The info string of the fence.
pub const KIND: &str = "figure";
