//! What `reconnect new` writes: a library and a wish in, files out, with every fact that the tables
//! have and `TODO` where only a person knows what belongs there.
//!
//! Must not: read or write files, overwrite anything, invent a fact.

mod article;
mod check;
mod language;
mod row;

use std::sync::Arc;

use decoder::knowledge::SpaceId;

use crate::diagnostic::SourceText;
use crate::diagnostic::fix::Mended;
use crate::library::Library;

/// What an author wants to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// An article, with the codes and events by which its problem shows.
    Article {
        /// Its id.
        id: String,
        /// What is known of it.
        facts: Vec<Fact>,
        /// The day of the run, `2026-11-20`.
        today: String,
        /// Whether the facts may become a signature, with a sample that proves it.
        has_signature: bool,
    },
    /// A row of a code table.
    Code(SpaceId, u32),
    /// A row of an event table.
    Event(String, u32),
    /// A check of an article.
    Check {
        /// The article.
        article: String,
        /// The id of the check.
        id: String,
    },
    /// A language, by its tag.
    Language(String),
}

/// A code or an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Space and value.
    Code(SpaceId, u32),
    /// Provider and event id.
    Event(String, u32),
}

/// Files to write.
#[derive(Debug, Default)]
pub struct Scaffold {
    /// Path from the content folder and text of each new file.
    pub new: Vec<(String, String)>,
    /// Files that get something more.
    pub changed: Vec<Mended>,
    /// What the author does next, a sentence each.
    pub next: Vec<String>,
}

/// Why nothing is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// The files of a wish.
///
/// Refuses an id that no file can have, what is there already, and what leads nowhere.
pub fn of(library: &Library, wish: &Wish) -> Result<Scaffold, Refusal> {
    match wish {
        Wish::Article {
            id,
            facts,
            today,
            has_signature,
        } => article::new(library, id, facts, today, *has_signature),
        Wish::Code(space, value) => row::code(library, *space, *value),
        Wish::Event(provider, id) => row::event(library, provider, *id),
        Wish::Check { article, id } => check::new(library, article, id),
        Wish::Language(tag) => language::new(library, tag),
    }
}

impl Refusal {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// Refuses what is no id: lower-case letters, digits and `-`, at most 60 of them.
fn must_be_id(id: &str) -> Result<(), Refusal> {
    const MOST: usize = 60;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_id = id.chars().all(is_plain)
        && id.starts_with(|c: char| c != '-')
        && !id.ends_with('-')
        && id.len() <= MOST;
    if is_id {
        return Ok(());
    }
    let words: Vec<String> = id
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut better = words.join("-");
    better.truncate(MOST);
    let help = match better.trim_end_matches('-') {
        "" => "ids are lower-case letters, digits and `-`, such as `port-blocked`".into(),
        better => format!("write `{better}`: ids are lower-case letters, digits and `-`"),
    };
    Err(Refusal::new(format!("`{id}` is no id"), help))
}

/// A file with a text put in at a place.
fn with(file: &Arc<SourceText>, at: usize, text: &str) -> Mended {
    let (before, after) = file.text.split_at(at);
    Mended {
        file: Arc::clone(file),
        text: format!("{before}{text}{after}"),
        n_fixes: 1,
    }
}

/// Where the line that holds a place ends, its newline included.
fn end_of_line(text: &str, place: usize) -> usize {
    text.get(place..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |newline| place + newline + 1)
}
