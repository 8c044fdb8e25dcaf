//! What comes out of the decoder.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::foreign::Foreign;
use crate::knowledge::{EvidenceLevel, SpaceId, Stage};
use crate::story::told::{ClockDifference, LeftOut, Story};

/// What a paste means.
///
/// An empty reading is an answer: there is nothing here that we know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Codes seen, in the order of the text. No two overlap.
    pub findings: Vec<Finding>,
    /// Events seen, in the order of the text.
    pub events: Vec<SeenEvent>,
    /// Where the failure sits, as far as the best explanation or the best code says.
    pub stage: Option<Stage>,
    /// Articles that fit, best first.
    pub explanations: Vec<Explanation>,
    /// Everything recognized is ordinary operation. Never together with an explanation.
    pub normal: bool,
    /// Something here may have a Windows name, and the names were not at hand: read again with them.
    pub wants_names: bool,
    /// What happened, best story first: failures before the rest, the newest first among equals.
    pub stories: Vec<Story>,
    /// Stories that are not told, because there are too many.
    pub left_out: LeftOut,
    /// How far the client's and the server's clock are apart, where both wrote about one connection.
    pub clock_difference: Option<ClockDifference>,
    /// What would tell the best explanations apart, where some are equally good: a sentence.
    pub apart: Option<String>,
    /// What else there is to know about the stories, each a sentence.
    pub notes: Vec<String>,
    /// What a very long paste holds beyond that.
    pub more: More,
    /// Numbers that are no code and close to one. Nothing is built upon them.
    pub suggestions: Vec<Suggestion>,
    /// What a program says in another language than English.
    pub foreign: Option<Foreign>,
}

impl Reading {
    /// Whether nothing at all was recognized.
    pub const fn is_empty(&self) -> bool {
        self.findings.is_empty()
            && self.events.is_empty()
            && self.explanations.is_empty()
            && self.stories.is_empty()
            && self.suggestions.is_empty()
            && !self.normal
    }
}

/// A place that holds no code, and what may be meant there: `0x800004005`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Where in the paste.
    pub span: Span,
    /// Codes that differ by one slip, likeliest first. Never empty.
    pub perhaps: Vec<CodeReading>,
}

/// How much was recognized and is not listed, because a list of it would help nobody. All of it counts
/// for the stage, the explanations and `normal`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// Places that hold a code.
    pub findings: usize,
    /// Events.
    pub events: usize,
}

/// One place in the paste that holds a code, with everything the code can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the paste.
    pub span: Span,
    /// What it can mean, likeliest first. Never empty.
    pub readings: Vec<CodeReading>,
}

/// One meaning of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeReading {
    /// The namespace in which the number has this meaning.
    pub space: SpaceId,
    /// The number itself.
    pub value: u32,
    /// Its published name; empty where none is published.
    pub name: String,
    /// One sentence; empty where the meaning is not known.
    pub meaning: String,
    /// Why this reading, and why at this rank.
    pub because: Because,
}

/// Why a number is read in a code space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// A label beside the number names the space: "Error code".
    Labelled(String),
    /// It stands in this field of an event.
    Field(String),
    /// It stands beside another code, as a dialog prints it.
    Beside(String),
    /// Its published name stands there.
    Named,
    /// The value itself says it: `0x8007....` is a Win32 error in an HRESULT.
    Shape,
    /// It is the low half of an HRESULT that carries it.
    Inside,
    /// The paste names Remote Desktop, and the value is a code of this space.
    Context,
    /// It is a code of this space, and of no other that we know.
    OnlyCandidate,
    /// It is a code of this space too, but something else fits better.
    Possible,
}

/// An event seen in the paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenEvent {
    /// Full provider name where the tables know it, else the name as pasted.
    pub provider: String,
    /// Folder of the provider's pages; empty where the tables do not know it.
    pub provider_id: String,
    /// Event id.
    pub id: u32,
    /// One sentence; empty where the tables do not know the event.
    pub meaning: String,
    /// Where in the paste.
    pub span: Span,
    /// The event is ordinary operation.
    pub normal: bool,
}

/// An article that fits the paste, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Article id.
    pub article: String,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Its address, from the root of the site.
    pub url: String,
    /// Where the failure sits.
    pub stage: Stage,
    /// The article is about one error with many causes, so the stage is only where to begin.
    pub hub: bool,
    /// How sure, by rule: see [`Confidence`].
    pub confidence: Confidence,
    /// Which of the article's signatures fits; index in the order of the front matter. One past the
    /// last where none does and the table of a code or an event names the article.
    pub signature: usize,
    /// How well the article itself is supported.
    pub level: EvidenceLevel,
    /// What in the paste speaks for it.
    pub evidence: Vec<Evidence>,
    /// What would make it surer, in words.
    pub missing: Vec<String>,
}

/// One thing in the paste that speaks for an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where in the paste.
    pub span: Span,
    /// What it is, in words: "error code 0x904".
    pub what: String,
    /// How much it weighs: decisive 8, strong 3, supporting 1.
    pub weight: u32,
}

/// How sure an explanation is. A word derived by rule; a percentage would claim a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something the signature asks for is missing, or only a table names the article.
    Possible,
    /// Everything it asks for is there.
    Likely,
    /// Everything is there, and a decisive clue with it.
    Certain,
}

impl Confidence {
    /// The word, as shown and as in the JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
