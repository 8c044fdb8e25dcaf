//! What programs say in words, in any language, and what their output shows without words.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Shown;

/// A sentence that a program shows, known by its wording; or something that the output of a
/// command shows, known by its structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Id that signatures name: `internal-error`.
    pub id: String,
    /// What it says, in words: "Remote Desktop is turned off". Empty for a sentence that says so
    /// itself.
    #[serde(rename = "m", default)]
    pub meaning: String,
    /// Other programs say it too: it counts only where something else speaks of Remote Desktop.
    #[serde(default)]
    pub generic: bool,
    /// Ordinary operation: a listener that listens, a port that is open.
    #[serde(default)]
    pub normal: bool,
    /// It only names something: a program, a place, a port. Neither failure nor ordinary operation.
    #[serde(rename = "nm", default)]
    pub name: bool,
    /// Wordings to look for.
    pub texts: Vec<PhraseText>,
    /// What output shows it; any one is enough.
    #[serde(rename = "o", default)]
    pub shown: Vec<Shown>,
}

impl Phrase {
    /// The English text, to show what a foreign dialog says; empty where there is none.
    pub fn english(&self) -> &str {
        let english = self.texts.iter().find(|text| text.language == "en");
        english.map_or("", |text| &text.text)
    }

    /// One of its wordings, if that is English; else its English text.
    pub fn in_english(&self, wording: u16) -> &str {
        let text = self.texts.get(usize::from(wording));
        let text = text.filter(|text| text.language == "en");
        text.map_or_else(|| self.english(), |text| &text.text)
    }
}

/// One wording of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseText {
    /// Language tag: `en`, `zh-CN`.
    #[serde(rename = "l")]
    pub language: String,
    /// The text to look for.
    #[serde(rename = "t")]
    pub text: String,
}

/// A word or two that stand before a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// What follows it.
    pub kind: LabelKind,
    /// Language tag.
    #[serde(rename = "l")]
    pub language: String,
    /// The words, as written.
    #[serde(rename = "t")]
    pub text: String,
}

/// What stands behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelKind {
    /// A disconnect reason: "Error code".
    ErrorCode,
    /// An extended reason: "Extended error code".
    ExtendedErrorCode,
    /// A disconnect reason in a sentence or an event: "Reason", "Grund".
    Reason,
    /// A word that announces some code without saying which: "error", "Code", "failed".
    CodeWord,
    /// A word between a label and its value that says nothing: "is", "lautet".
    Between,
    /// A word before a number that is no code, whatever it looks like: "time stamp", `REG_DWORD`.
    NoCode,
    /// The channel of an event: "Log Name".
    LogName,
    /// The provider of an event: "Source".
    Source,
    /// The time of an event: "Date".
    Date,
    /// The id of an event: "Event ID".
    EventId,
    /// "Level".
    Level,
    /// The text of an event: "Description".
    Description,
    /// "Task Category".
    TaskCategory,
    /// "Keywords".
    Keywords,
    /// "User".
    User,
    /// "Computer".
    Computer,
    /// A name of Remote Desktop itself: "mstsc", "Bureau à distance". Says what a paste is about.
    Product,
    /// What a 12-hour clock says up to noon: "AM", "上午".
    BeforeNoon,
    /// What a 12-hour clock says from noon: "PM", "下午".
    AfterNoon,
    /// What programs say of a port that answers: "succeeded".
    PortOpen,
    /// What they say where nothing listens: "Connection refused".
    PortRefused,
    /// What they say where nothing answers: "Connection timed out".
    PortTimedOut,
    /// What they say where there is no way: "No route to host".
    PortUnreachable,
}
