//! The index: which documents hold which words and numbers, and how strongly.
//!
//! Three parts that know nothing of each other: the documents (what a result shows),
//! the words and the numbers (who holds them). Each is sorted, so a part can be cut
//! into ranges that are loaded one by one once a site is too large for one file.

mod build;
mod dictionary;
mod numbers;
mod postings;
mod weight;
mod wire;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::Kind;

pub(crate) use dictionary::{Dictionary, alphabet};
pub(crate) use numbers::NumberTable;
pub(crate) use weight::OWNER;

/// The format that this code reads and writes.
pub const FORMAT: u32 = 1;

/// Everything a search needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Sorted by kind, then id: the order breaks ties between equal hits.
    pub(crate) entries: Vec<Entry>,
    pub(crate) words: Dictionary,
    pub(crate) numbers: NumberTable,
}

/// What is kept of a document to show it as a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) title: String,
    /// The summary and the beginning of the body, in one line.
    pub(crate) text: String,
    pub(crate) article: Option<String>,
}

/// Why a text is not an index that this code can read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrongIndex {
    /// Not the JSON of an index; says what the reader met, and where.
    NotReadable(String),
    /// An index of another format: page and index are not of one build.
    OtherFormat {
        /// The format number that was found; the one wanted is [`FORMAT`].
        found: u32,
    },
    /// The JSON of an index whose parts do not fit together; says which part.
    Inconsistent(&'static str),
}

impl fmt::Display for WrongIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReadable(reason) => write!(f, "the search index cannot be read: {reason}"),
            Self::OtherFormat { found } => {
                write!(
                    f,
                    "the search index has format {found}, this program reads {FORMAT}; build the site again"
                )
            }
            Self::Inconsistent(part) => {
                write!(
                    f,
                    "the search index is damaged: {part}; build the site again"
                )
            }
        }
    }
}

impl core::error::Error for WrongIndex {}
