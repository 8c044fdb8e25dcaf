//! Stage 2: one Markdown file, understood.
//!
//! Before this stage an article is text; after it, it is front matter, parts, links and
//! checks, each with its place. Says nothing about other files.

use std::ops::Range;
use std::sync::Arc;

use decoder::knowledge::{Condition, EvidenceLevel, Stage, Strength};

use crate::diagnostic::{Location, SourceText};

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// UTF-8 byte offsets into the file.
    pub span: Range<usize>,
}

/// One article, hub or page.
#[derive(Clone, Debug)]
pub struct Article {
    /// File stem.
    pub id: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// What stands between `+++` and `+++`.
    pub front: FrontMatter,
    /// The Markdown below, understood.
    pub body: Body,
}

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
    /// Whether it is shown.
    pub status: Status,
    /// Findings that are accepted, and why.
    pub allow: Vec<Allow>,
    /// How the problem looks from outside.
    pub signatures: Vec<SignatureSpec>,
}

/// A finding that an author accepts.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Name of the rule.
    pub rule: Placed<String>,
    /// Why.
    pub because: String,
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
}

/// The Markdown of an article, understood.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// `##` sections in order, `Cause:` sections included.
    pub sections: Vec<Section>,
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
    /// Number of words of its prose.
    pub n_words: usize,
    /// Markdown between this heading and the next part, check and cause fences taken out.
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

/// Where a command is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The computer a person sits at.
    ThisComputer,
    /// The computer that is connected to.
    RemoteComputer,
    /// RD Gateway.
    Gateway,
    /// A machine on the path.
    Network,
}

/// In which shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// Windows PowerShell.
    PowerShell,
    /// Windows PowerShell, run as administrator.
    PowerShellAdmin,
    /// Command Prompt.
    Cmd,
    /// Command Prompt, run as administrator.
    CmdAdmin,
    /// A Unix shell.
    Sh,
}

/// A command, and what its output can show.
#[derive(Clone, Debug)]
pub struct CheckBlock {
    /// Id, unique within the article.
    pub id: Placed<String>,
    /// Where it is run.
    pub place: Where,
    /// In which shell.
    pub shell: Shell,
    /// What it does to the machine.
    pub risk: Risk,
    /// The command, exactly as it is to be typed.
    pub run: Placed<String>,
    /// What the whole output looks like when all is well.
    pub looks: Option<String>,
    /// What it can show, in order.
    pub outcomes: Vec<OutcomeSpec>,
    /// The whole block.
    pub span: Range<usize>,
}

/// One outcome as written.
#[derive(Clone, Debug)]
pub struct OutcomeSpec {
    /// How it is told.
    pub when: Vec<Condition>,
    /// What it means.
    pub means: String,
    /// Where to go on: `#anchor` or a link target.
    pub then: Option<Placed<String>>,
    /// What a healthy system shows.
    pub good: bool,
    /// Output that must be judged to this outcome.
    pub example: Placed<String>,
    /// The whole outcome.
    pub span: Range<usize>,
}

/// A link in the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it points.
    pub target: Target,
    /// Place of the whole link, brackets included.
    pub span: Range<usize>,
}

/// Where a link points, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `article:<id>` or `article:<id>#<anchor>`.
    Article(String, Option<String>),
    /// `#<anchor>` on the same page.
    Anchor(String),
    /// `code:<space>/0x904`.
    Code(String, u32),
    /// `event:<provider>/<id>`.
    Event(String, u32),
    /// `page:<id>` or `page:<id>#<anchor>`.
    Page(String, Option<String>),
    /// `source:<id>`.
    Source(String),
    /// `https://…`.
    Web(String),
    /// Anything else.
    Unknown(String),
}

impl Article {
    /// A place in this article.
    pub fn at(&self, span: Range<usize>) -> Location {
        Location { file: Arc::clone(&self.file), span }
    }
}
