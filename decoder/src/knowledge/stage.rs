//! Where in a connection a failure sits.

use serde::{Deserialize, Serialize};

/// Stages of a failure, in the order in which a connection passes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The name is looked up.
    Dns,
    /// Packets reach the other machine and come back.
    Network,
    /// Something on the way or at either end may forbid the port.
    Firewall,
    /// Client and server agree on a security protocol (X.224).
    Negotiation,
    /// The TLS handshake.
    Tls,
    /// The server's certificate and its key.
    Certificate,
    /// CredSSP and Network Level Authentication.
    CredsspNla,
    /// RDS licences.
    Licensing,
    /// The account and its rights.
    Logon,
    /// Sessions, their limits and take-overs.
    SessionLimit,
    /// RD Gateway or Azure Virtual Desktop in between.
    Gateway,
    /// The service and the listener on the remote computer.
    ServerService,
    /// The client itself.
    ClientBug,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 13] = [
        Self::Dns,
        Self::Network,
        Self::Firewall,
        Self::Negotiation,
        Self::Tls,
        Self::Certificate,
        Self::CredsspNla,
        Self::Licensing,
        Self::Logon,
        Self::SessionLimit,
        Self::Gateway,
        Self::ServerService,
        Self::ClientBug,
    ];

    /// The id, as in content and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Network => "network",
            Self::Firewall => "firewall",
            Self::Negotiation => "negotiation",
            Self::Tls => "tls",
            Self::Certificate => "certificate",
            Self::CredsspNla => "credssp-nla",
            Self::Licensing => "licensing",
            Self::Logon => "logon",
            Self::SessionLimit => "session-limit",
            Self::Gateway => "gateway",
            Self::ServerService => "server-service",
            Self::ClientBug => "client-bug",
        }
    }

    /// The stage in words, for a reader.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Dns => "name lookup",
            Self::Network => "network",
            Self::Firewall => "firewall",
            Self::Negotiation => "protocol negotiation",
            Self::Tls => "TLS handshake",
            Self::Certificate => "server certificate",
            Self::CredsspNla => "CredSSP and NLA",
            Self::Licensing => "RDS licensing",
            Self::Logon => "sign-in",
            Self::SessionLimit => "sessions and their limits",
            Self::Gateway => "gateway",
            Self::ServerService => "service on the remote computer",
            Self::ClientBug => "the client program",
        }
    }

    /// The stage with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == id)
    }
}
