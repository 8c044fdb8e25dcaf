//! What a front matter says, as types.

use std::ops::Range;

use decoder::knowledge::{EvidenceLevel, Stage, Strength};

use crate::diagnostic::{Allow, Placed};

/// What kind of page a Markdown file makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One problem.
    Article,
    /// One error with many causes.
    Hub,
    /// Anything else, from `content/pages/`.
    Page,
}

/// Who can do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person who sees the error.
    Anyone,
    /// Whoever administers the remote computer.
    Administrator,
    /// Whoever runs network, firewall or VPN.
    NetworkEngineer,
}

/// The worst that a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Looks only.
    ReadOnly,
    /// Changes something, and the page says how to put it back.
    Reversible,
    /// Lowers security while it is set.
    WeakensSecurity,
    /// Something is gone afterwards.
    LosesData,
}

/// What has to be restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Restart {
    /// Nothing.
    None,
    /// A service.
    Service,
    /// The computer.
    Computer,
}

/// A part of an environment that not everybody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surrounding {
    /// The connection goes through an RD Gateway.
    Gateway,
    /// One of the two computers is in a domain.
    Domain,
    /// A Connection Broker hands out session hosts.
    Broker,
}

/// Whether an article is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not in the site.
    Draft,
    /// In the site.
    Published,
    /// In the site, with a pointer to the article that replaces it.
    Retired {
        /// Id of the article to read instead.
        replaced_by: Option<Placed<String>>,
    },
}

/// Something that a reader who knew the article has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// ISO date.
    pub on: Placed<String>,
    /// One sentence.
    pub what: String,
}

/// The front matter. For a page only title, summary, reviewed, sources and `also_at` are set.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// What the person sees.
    pub title: Placed<String>,
    /// One sentence.
    pub summary: Placed<String>,
    /// Article, hub or page.
    pub kind: Kind,
    /// Where the failure sits; `None` only on pages.
    pub stage: Option<Stage>,
    /// Systems, in words.
    pub applies_to: Vec<String>,
    /// Who can do the fix.
    pub audience: Audience,
    /// The worst step of the page.
    pub risk: Risk,
    /// The biggest restart of the page.
    pub restart: Restart,
    /// Minutes to check and fix, roughly.
    pub minutes: Option<u32>,
    /// ISO date, `2026-11-20`.
    pub reviewed: Placed<String>,
    /// How well the article is supported.
    pub evidence: EvidenceLevel,
    /// Ids in sources.toml.
    pub sources: Vec<Placed<String>>,
    /// Ids of other articles.
    pub related: Vec<Placed<String>>,
    /// Old addresses, from the root of the site.
    pub also_at: Vec<Placed<String>>,
    /// What changed in the advice, the newest first as authors write it.
    pub changes: Vec<Change>,
    /// Whether it is shown.
    pub status: Status,
    /// Findings that are accepted, and why.
    pub allow: Vec<Allow>,
    /// How the problem looks from outside.
    pub signatures: Vec<SignatureSpec>,
}

/// A signature as written: names, not yet resolved.
#[derive(Clone, Debug)]
pub struct SignatureSpec {
    /// Where the table starts.
    pub span: Range<usize>,
    /// Stage, where it differs.
    pub stage: Option<Stage>,
    /// All must be there.
    pub all: Vec<ClueSpec>,
    /// Each adds.
    pub any: Vec<ClueSpec>,
    /// None may be there.
    pub none: Vec<ClueSpec>,
    /// It only points to the article.
    pub hint: bool,
}

/// A clue as written.
#[derive(Clone, Debug)]
pub struct ClueSpec {
    /// What is asked for.
    pub kind: ClueSpecKind,
    /// How much it says.
    pub strength: Strength,
    /// Place of the value.
    pub span: Range<usize>,
}

/// What a clue asks for, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClueSpecKind {
    /// `disconnect:0x904`: space id and value.
    Code(String, u32),
    /// `schannel/36870`: provider id and event id.
    Event(String, u32),
    /// `internal-error`.
    Phrase(String),
    /// `ended-early`: what the steps of a connection show.
    Sequence,
}
