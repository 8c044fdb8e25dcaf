//! Articles as the decoder sees them: how their problem looks from outside.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Check, SpaceId, Stage};

/// An article and how to recognize its problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// File stem of the article.
    pub id: String,
    /// What the person sees.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Address from the root of the site.
    pub url: String,
    /// Where the failure sits.
    pub stage: Stage,
    /// One error with many causes: its stage is where to begin, not where it fails.
    #[serde(default)]
    pub hub: bool,
    /// How well it is supported.
    pub level: EvidenceLevel,
    /// How the problem looks; any one is enough.
    pub signatures: Vec<Signature>,
    /// Commands whose output can be judged.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// One face of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Stage, where it differs from the article's.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// All of these must be there.
    #[serde(default)]
    pub all: Vec<Clue>,
    /// Each of these adds; where `all` is empty, at least one must be there.
    #[serde(default)]
    pub any: Vec<Clue>,
    /// None of these may be there.
    #[serde(default)]
    pub none: Vec<Clue>,
    /// Words that only point to the article: never more than possible, and silent beside what says more.
    #[serde(rename = "h", default)]
    pub hint: bool,
}

/// One thing a signature asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// What is asked for.
    pub kind: ClueKind,
    /// How much it says.
    #[serde(rename = "w", default)]
    pub strength: Strength,
}

/// What a clue asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClueKind {
    /// This number, read in this space.
    Code(SpaceId, u32),
    /// This event: provider id and event id.
    Event(String, u32),
    /// This sentence, in any language.
    Phrase(String),
    /// Events that show a connection which ended before TLS and sign-in were through.
    EndedEarly,
}

/// How much a clue says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Fits many problems.
    Supporting,
    /// Fits few problems.
    #[default]
    Strong,
    /// Fits this problem alone.
    Decisive,
}

impl Strength {
    /// The weight in ranking.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Supporting => 1,
            Self::Strong => 3,
            Self::Decisive => 8,
        }
    }
}

/// How well a statement is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceLevel {
    /// Our conclusion; nobody has confirmed it.
    Inferred,
    /// People report it.
    FieldReported,
    /// The vendor or a specification says it.
    VendorDocumented,
    /// Somebody named reproduced it.
    Reproduced,
}

impl EvidenceLevel {
    /// All levels, weakest first.
    pub const ALL: [Self; 4] = [
        Self::Inferred,
        Self::FieldReported,
        Self::VendorDocumented,
        Self::Reproduced,
    ];

    /// The id, as in content.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::FieldReported => "field-reported",
            Self::VendorDocumented => "vendor-documented",
            Self::Reproduced => "reproduced",
        }
    }

    /// The level with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == id)
    }
}
