//! Checks: commands a reader runs, and how their output is judged.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// A command and what its output can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Id, unique within its article.
    pub id: String,
    /// What it can show, in the order in which it is tried.
    pub outcomes: Vec<Outcome>,
}

/// One thing that a check can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How it is told. Every condition must hold; never empty.
    pub when: Vec<Condition>,
    /// What it means, one sentence.
    pub means: String,
    /// Where to go on: an anchor of the article or a link.
    #[serde(default)]
    pub then: Option<String>,
    /// This outcome is what a healthy system shows.
    #[serde(default)]
    pub good: bool,
}

/// One condition on pasted output. Letter case never matters. No regular expressions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The text stands somewhere in the output.
    Contains(String),
    /// The text stands nowhere in the output.
    Lacks(String),
    /// The field, `name : value` or `name=value` or a column, has this value.
    FieldEquals(String, String),
    /// The field has one of these values.
    FieldOneOf(String, Vec<String>),
    /// The field is a number and at least this.
    FieldAtLeast(String, i64),
    /// The field is a number and at most this.
    FieldAtMost(String, i64),
    /// The output, decoded, names this code: `disconnect:0x904`.
    Code(String),
    /// The output, decoded, names this event: `schannel/36870`.
    Event(String),
}
