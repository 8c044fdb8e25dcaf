//! What the settings of a connection file mean, as the generator compiles it from `content/rdp-settings.toml`.
//!
//! It travels apart from the knowledge base: only who has a connection file needs it.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// The settings that matter when a connection fails, or for security.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Sorted by name.
    settings: Vec<Setting>,
}

/// One setting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name, lower case: `authentication level`.
    pub name: String,
    /// What it decides, one sentence.
    pub meaning: String,
    /// What of the reader's computer it gives to the session, in words; empty where nothing.
    pub shares: String,
    /// What its values mean; none where any value says the same.
    pub values: Vec<SettingValue>,
}

/// One value of a setting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingValue {
    /// The value, as written.
    pub is: String,
    /// What it does, one sentence.
    pub means: String,
    /// Why it is a risk, one sentence; empty where it is none.
    pub risk: String,
    /// The value that is safer; empty where it is no risk.
    pub safer: String,
    /// Id of the article about connections that fail because of it; empty where there is none.
    pub article: String,
}

impl Settings {
    /// Of rows in any order.
    pub fn new(mut settings: Vec<Setting>) -> Self {
        settings.sort_by(|a, b| a.name.cmp(&b.name));
        Self { settings }
    }

    /// The setting with this name; letter case does not matter.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        let name = name.to_lowercase();
        let settings = &self.settings;
        let at = settings.binary_search_by(|known| known.name.as_str().cmp(&name));
        settings.get(at.ok()?)
    }

    /// Reads the packed form.
    pub fn from_packed(packed: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(packed)
    }

    /// Writes the packed form, the same bytes for the same content.
    pub fn to_packed(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain structs and strings always serialize")
    }
}
