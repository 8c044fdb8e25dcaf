//! Stage 2: one Markdown file, understood.
//!
//! Before this stage an article is text; after it, it is front matter, parts, links and
//! checks, each with its place. Says nothing about other files.
//!
//! A file whose front matter cannot be found is left out. Anything smaller that is wrong is
//! a finding, and the article goes on without it.

mod anchor;
mod body;
mod cause_block;
mod check;
mod check_block;
mod clue;
mod facts;
mod fences;
pub mod figure;
mod figure_block;
mod front_matter;
mod hidden;
mod link;
mod markdown;
mod outline;
pub mod passages;
pub mod shapes;
mod skeleton;
mod words;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Location, Report, SourceText};
use crate::source::Sources;

pub use check::{CheckBlock, OutcomeSpec, Shell, Where};
pub use facts::{
    Audience, Change, ClueSpec, ClueSpecKind, FrontMatter, Kind, Restart, Risk, SignatureSpec,
    Status, Surrounding,
};
pub use figure::Figure;
pub use link::{Link, Target};
pub use markdown::{Block, Body, CauseFacts, Part, Section};

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

/// Understands every article, hub and page, in the order of their paths.
pub fn parse_all(sources: &Sources, report: &mut Report) -> Vec<Article> {
    let articles = sources
        .in_folder("articles", "md")
        .map(|file| (file, false));
    let pages = sources.in_folder("pages", "md").map(|file| (file, true));
    articles
        .chain(pages)
        .filter_map(|(file, is_page)| parse(file, is_page, report))
        .collect()
}

/// Understands one file.
fn parse(file: &Arc<SourceText>, is_page: bool, report: &mut Report) -> Option<Article> {
    let id = file
        .path
        .rsplit('/')
        .next()?
        .strip_suffix(".md")?
        .to_owned();
    let (front, body_start) = front_matter::parse(file, &id, is_page, report)?;
    let body = body::parse(file, body_start, front.kind, report);
    Some(Article {
        id,
        file: Arc::clone(file),
        front,
        body,
    })
}

impl Article {
    /// A place in this article.
    pub fn at(&self, span: Range<usize>) -> Location {
        Location {
            file: Arc::clone(&self.file),
            span,
        }
    }
}

#[cfg(test)]
mod tests;
