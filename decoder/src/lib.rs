//! Reads what a person pastes and says what it means.
//!
//! The same crate runs in the reader's browser, in the `reconnect` command and in
//! the build, which refuses an article that its own samples do not lead to.
//!
//! Must not: read files, ask the clock, use the network, depend on hash order.
#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

// Tests of what is inside read the same small knowledge base as those in `tests/`.
#[cfg(test)]
extern crate self as decoder;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod tests_support;

mod apart;
pub mod certificate;
mod clue_words;
mod decode;
pub mod facts;
mod file;
mod foreign;
mod gathered;
pub mod json;
mod judge;
pub mod knowledge;
mod lex;
mod listed;
mod margin;
mod matching;
mod missing;
mod naming;
mod normalize;
mod pieces;
mod rank;
pub mod rdp_file;
mod reading;
mod recognize;
pub mod redact;
pub mod report;
mod resolve;
mod session;
mod span;
mod spelling;
mod story;
mod structure;
mod time;

pub use decode::{Decoder, decode};
pub use file::{FileKind, text_from, text_of};
pub use foreign::{Foreign, ForeignSentence};
pub use judge::{Verdict, judge};
pub use knowledge::KnowledgeBase;
pub use reading::{
    Because, CodeReading, Confidence, Evidence, Explanation, Finding, More, Reading, SeenEvent,
    Suggestion,
};
pub use session::Session;
pub use span::Span;
pub use story::told::{ClockDifference, LeftOut, Line, LineOf, Outcome, Story};
pub use story::when::time_in_words;
pub use time::Clock;
