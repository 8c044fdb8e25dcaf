//! What the generator compiles from `content/` and the decoder reads.
//!
//! Writer and reader share these types, so the format cannot drift apart.

mod article;
mod check;
mod code_space;
mod event;
mod imported;
mod phrase;
mod shown;
mod stage;
mod watch_list;

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use article::{ArticleEntry, Clue, ClueKind, EvidenceLevel, Signature, Strength};
pub use check::{Check, Condition, Outcome};
pub use code_space::{Code, CodeSpace, Family, SpaceId};
pub use event::{Event, Field, OrdinaryWhen, Provider, Side, Step};
pub use imported::{ImportedNames, WrongNames};
pub use phrase::{Label, LabelKind, Phrase, PhraseText};
pub use shown::{Compare, Shown, Topic};
pub use stage::Stage;

/// Everything the decoder knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnowledgeBase {
    /// Number of the format; see [`KnowledgeBase::FORMAT`].
    pub format: u32,
    /// Code spaces, sorted by id.
    pub spaces: Vec<CodeSpace>,
    /// Event providers, sorted by id.
    pub providers: Vec<Provider>,
    /// Sentences and words that programs show, in every language we have, sorted by id.
    pub phrases: Vec<Phrase>,
    /// Words that stand before a value, in every language we have.
    pub labels: Vec<Label>,
    /// Tags of the languages that write the day before the month.
    #[serde(default)]
    pub day_first: Vec<String>,
    /// Articles, sorted by id.
    pub articles: Vec<ArticleEntry>,
    /// Names of Windows codes that no table describes. They travel apart, packed in their own way.
    #[serde(skip)]
    pub imported: Option<ImportedNames>,
}

impl KnowledgeBase {
    /// The format this version writes and reads.
    pub const FORMAT: u32 = 2;

    /// Reads a knowledge base from its JSON.
    pub fn from_json(json: &str) -> Result<Self, WrongKnowledge> {
        let knowledge: Self = serde_json::from_str(json).map_err(WrongKnowledge::Broken)?;
        knowledge.of_this_format()
    }

    /// Writes the knowledge base as JSON, the same text for the same content.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain structs, strings and numbers always serialize")
    }

    /// Reads a knowledge base from its packed form, which the browser loads.
    pub fn from_packed(packed: &[u8]) -> Result<Self, WrongKnowledge> {
        let knowledge: Self = postcard::from_bytes(packed).map_err(WrongKnowledge::Damaged)?;
        knowledge.of_this_format()
    }

    /// Writes the packed form: half of the code to read it, and half of its size. The same bytes
    /// for the same content.
    pub fn to_packed(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain structs, strings and numbers always serialize")
    }

    /// What decoding a paste needs: no checks, which belong to the page of their article.
    #[must_use]
    pub fn for_decoding(&self) -> Self {
        let mut slim = self.clone();
        slim.imported = None;
        for article in &mut slim.articles {
            article.checks = Vec::new();
        }
        slim
    }

    /// What judging the output of checks needs, to travel apart: ids and conditions. What an outcome means stands on
    /// the page of its article.
    #[must_use]
    pub fn for_judging(&self) -> Self {
        let articles = self.articles.iter().filter(|it| !it.checks.is_empty());
        let articles = articles.map(|article| {
            let mut slim = article.clone();
            for text in [&mut slim.title, &mut slim.summary, &mut slim.url] {
                text.clear();
            }
            slim.signatures.clear();
            let outcomes = slim.checks.iter_mut().flat_map(|it| &mut it.outcomes);
            for outcome in outcomes {
                outcome.means.clear();
                outcome.then = None;
            }
            slim
        });
        Self {
            format: self.format,
            articles: articles.collect(),
            ..Self::default()
        }
    }

    fn of_this_format(self) -> Result<Self, WrongKnowledge> {
        if self.format == Self::FORMAT {
            Ok(self)
        } else {
            Err(WrongKnowledge::Format(self.format))
        }
    }

    /// The code space with this id, if the tables have it.
    pub fn space(&self, id: SpaceId) -> Option<&CodeSpace> {
        self.spaces.iter().find(|space| space.id == id)
    }

    /// The code with this value in this space.
    pub fn code(&self, id: SpaceId, value: u32) -> Option<&Code> {
        self.space(id)?.code(value)
    }

    /// The phrase with this id.
    pub fn phrase(&self, id: &str) -> Option<&Phrase> {
        self.phrases.get(self.phrase_index(id)?)
    }

    /// Where the phrase with this id stands in `phrases`.
    pub fn phrase_index(&self, id: &str) -> Option<usize> {
        self.phrases
            .binary_search_by(|phrase| phrase.id.as_str().cmp(id))
            .ok()
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&ArticleEntry> {
        self.articles.iter().find(|article| article.id == id)
    }
}

/// Why a file is not a knowledge base that this version can read.
#[derive(Debug)]
pub enum WrongKnowledge {
    /// Not the JSON of a knowledge base.
    Broken(serde_json::Error),
    /// Not the packed form of a knowledge base.
    Damaged(postcard::Error),
    /// Written by another version.
    Format(u32),
}

impl core::fmt::Display for WrongKnowledge {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Broken(cause) => write!(f, "this is not a knowledge base: {cause}"),
            Self::Damaged(_) => {
                f.write_str("this is not a packed knowledge base, or it is cut off")
            }
            Self::Format(found) => write!(
                f,
                "the knowledge base has format {found}, this program reads format {}",
                KnowledgeBase::FORMAT
            ),
        }
    }
}

impl core::error::Error for WrongKnowledge {}
