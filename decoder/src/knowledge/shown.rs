//! What the output of a command can show, read by its structure.

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// One thing that output can show: `registry fDenyTSConnections = 1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What kind of thing is looked at.
    #[serde(rename = "k")]
    pub topic: Topic,
    /// Which one, lower case. Of a registry value, the end of its path is enough.
    #[serde(rename = "s")]
    pub subject: String,
    /// How its value compares.
    #[serde(rename = "c")]
    pub compare: Compare,
    /// The value, lower case; alternatives stand between `|`.
    #[serde(rename = "v")]
    pub value: String,
}

/// What kind of thing a command shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A registry value, or a property that carries one. Value: a number or a text.
    Registry,
    /// A service. `stopped`, `running`, `paused`, `starting`, `stopping`, `disabled`, `failed`.
    Service,
    /// A port, seen from the other side. `open`, `refused`, `failed`, `unreachable`.
    Port,
    /// A port, seen on the computer that has it. `listening`, `loopback`, `established`,
    /// `connected`, `forwarded`.
    Socket,
    /// The program that listens on a port. Its name, or that of its service.
    Owner,
    /// The listener of Remote Desktop, or a session on it. The word for its state as printed,
    /// `missing`, `down`, or `session`.
    Listener,
    /// An answer to a ping. `answered`, `lost`.
    Ping,
    /// A certificate, by what was looked at. `present`, `missing`.
    Certificate,
    /// A TLS handshake with a port. `agreed`, `failed`, `no-certificate`.
    Handshake,
    /// The clock, compared with another one. Seconds, without sign.
    Clock,
    /// A firewall rule, by its name or port. `enabled`, `disabled`, `blocked`.
    Firewall,
}

impl Topic {
    /// All topics.
    pub const ALL: [Self; 11] = [
        Self::Registry,
        Self::Service,
        Self::Port,
        Self::Socket,
        Self::Owner,
        Self::Listener,
        Self::Ping,
        Self::Certificate,
        Self::Handshake,
        Self::Clock,
        Self::Firewall,
    ];

    /// The word, as in content.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Service => "service",
            Self::Port => "port",
            Self::Socket => "socket",
            Self::Owner => "owner",
            Self::Listener => "listener",
            Self::Ping => "ping",
            Self::Certificate => "certificate",
            Self::Handshake => "handshake",
            Self::Clock => "clock",
            Self::Firewall => "firewall",
        }
    }
}

/// How a value compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// It is one of these.
    Is,
    /// It is none of these.
    IsNot,
    /// It is a number and at least this.
    AtLeast,
    /// It is a number and at most this.
    AtMost,
}
