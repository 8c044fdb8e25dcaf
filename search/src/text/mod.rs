//! Text → terms: the one way in which documents, queries and excerpts are read.
//!
//! [`chunks`] finds runs that belong together, [`pieces`] turns each into words and
//! numbers with their places. Because the same two functions read all three, a word
//! that was indexed can be found, and a word that was found can be marked.

mod chunk;
mod fold;
mod identifier;
mod number;
mod piece;
mod stop_words;

pub(crate) use chunk::{Chunk, chunks};
pub(crate) use fold::fold;
pub(crate) use identifier::{humps, segments};
pub(crate) use number::{Number, Reading};
pub(crate) use piece::{Term, pieces};
pub(crate) use stop_words::is_stop_word;
