//! What a Markdown body holds, as types.

use decoder::knowledge::EvidenceLevel;

use super::{Audience, CheckBlock, Figure, Link, Restart, Risk, Surrounding};
use crate::diagnostic::Placed;

/// The Markdown of an article, understood.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Markdown before the first `##`; only pages have it.
    pub intro: Option<Placed<String>>,
    /// `##` sections in order, `Cause:` sections included.
    pub sections: Vec<Section>,
    /// Figures, in order. In the Markdown of its section each has a stand-in: a fence of the kind
    /// `figure` that holds its place in this list.
    pub figures: Vec<Figure>,
    /// Every link, in order.
    pub links: Vec<Link>,
    /// Every anchor that the rendered page has.
    pub anchors: Vec<String>,
    /// All words of the body without Markdown, for the search index.
    pub words: String,
}

/// One `##` section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Heading without the `#`s: `Answer`, `Cause: the key file …`.
    pub title: Placed<String>,
    /// Its anchor.
    pub anchor: String,
    /// Number of words of its prose, its parts included, fences left out.
    pub n_words: usize,
    /// Markdown between this heading and the next part, check and cause fences taken out,
    /// stand-ins in the place of figures.
    pub markdown: Placed<String>,
    /// Only under `Cause:`.
    pub cause: Option<CauseFacts>,
    /// `###` parts in order: `Check`, `Fix`, `Verify`, `Undo`.
    pub parts: Vec<Part>,
}

/// The `cause` block that opens a cause.
#[derive(Clone, Debug)]
pub struct CauseFacts {
    /// How sure.
    pub evidence: EvidenceLevel,
    /// Ids in sources.toml.
    pub sources: Vec<Placed<String>>,
    /// The worst step.
    pub risk: Risk,
    /// Who can do it.
    pub who: Audience,
    /// What has to be restarted.
    pub restart: Restart,
    /// Without which part of an environment it cannot be the cause.
    pub only_with: Option<Placed<Surrounding>>,
}

/// One `###` part of a section: a run of Markdown and checks, in order.
#[derive(Clone, Debug)]
pub struct Part {
    /// `Check`, `Fix`, `Verify`, `Undo` or any other heading.
    pub title: Placed<String>,
    /// Its anchor, unique within the page.
    pub anchor: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A run of Markdown, or a check.
#[derive(Clone, Debug)]
pub enum Block {
    /// Markdown.
    Markdown(Placed<String>),
    /// A check block.
    Check(Box<CheckBlock>),
}
