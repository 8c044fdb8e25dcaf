//! Events of Windows logs.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{SpaceId, Stage};

/// A source of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Folder of its pages and file stem of its table: `remote-connection-manager`.
    pub id: String,
    /// The name Windows writes: `Microsoft-Windows-TerminalServices-RemoteConnectionManager`.
    pub name: String,
    /// Other names for the same source, shorter ones included.
    #[serde(default)]
    pub also: Vec<String>,
    /// Channels in which its events stand; most stand in the first.
    #[serde(default)]
    pub logs: Vec<String>,
    /// Its events, sorted by id.
    pub events: Vec<Event>,
}

impl Provider {
    /// The event with this id.
    pub fn event(&self, id: u32) -> Option<&Event> {
        let at = self
            .events
            .binary_search_by_key(&id, |event| event.id)
            .ok()?;
        self.events.get(at)
    }
}

/// One kind of event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Event id.
    pub id: u32,
    /// One sentence.
    #[serde(rename = "m")]
    pub meaning: String,
    /// Where such failures sit.
    #[serde(rename = "s", default)]
    pub stage: Option<Stage>,
    /// Which machine writes it.
    #[serde(default)]
    pub side: Option<Side>,
    /// The channel it stands in: an index into the provider's `logs`.
    #[serde(rename = "l", default)]
    pub log: u8,
    /// Ordinary operation.
    #[serde(rename = "ok", default)]
    pub normal: bool,
    /// Ordinary operation in one place of a connection, although not everywhere.
    #[serde(rename = "okw", default)]
    pub ordinary_when: Option<OrdinaryWhen>,
    /// How far a connection is when this is written.
    #[serde(rename = "st", default)]
    pub step: Option<Step>,
    /// Words that take the step back where they stand in the event: `UDP`.
    #[serde(rename = "su", default)]
    pub step_unless: Vec<String>,
    /// Its data, in order, where a field carries a code.
    #[serde(rename = "f", default)]
    pub fields: Vec<Field>,
    /// Pieces of its text, in any language, by which it is known without its id.
    #[serde(rename = "t", default)]
    pub says: Vec<String>,
    /// The article to read.
    #[serde(rename = "a", default)]
    pub article: Option<String>,
}

/// A field of an event that carries a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Name as in the XML: `ErrorCode`.
    #[serde(rename = "n")]
    pub name: String,
    /// Position among the event's data, from 0, for events without names.
    #[serde(rename = "i", default)]
    pub index: Option<u32>,
    /// Code space it speaks.
    #[serde(rename = "c")]
    pub space: SpaceId,
}

/// Which machine writes an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The computer a person sits at.
    Client,
    /// The computer that is connected to.
    Server,
    /// RD Gateway.
    Gateway,
    /// A licence server, broker or domain controller.
    Infrastructure,
}

impl Side {
    /// The id, as in content and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
            Self::Gateway => "gateway",
            Self::Infrastructure => "infrastructure",
        }
    }
}

/// How far a connection is when an event is written, in the order in which a connection goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// An attempt starts, or has arrived.
    Begins,
    /// The server has prepared a connection for it.
    Prepared,
    /// TLS and sign-in over the network are passed.
    Secured,
    /// There is a session.
    Session,
    /// The connection is over.
    Ends,
}

/// Where in a connection an event that can be a failure is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrdinaryWhen {
    /// In every connection that reached a session.
    Connected,
    /// After a connection that reached a session has ended by itself: then it is only the echo.
    Ended,
}
