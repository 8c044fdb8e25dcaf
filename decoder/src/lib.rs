//! Reads what a person pastes and says what it means.
//!
//! The same crate runs in the reader's browser, in the `reconnect` command and in
//! the build, which refuses an article that its own samples do not lead to.
//!
//! Must not: read files, ask the clock, use the network, depend on hash order.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod decode;
mod file;
pub mod json;
mod judge;
pub mod knowledge;
mod lex;
mod listed;
mod matching;
mod naming;
mod normalize;
mod rank;
mod reading;
mod recognize;
mod resolve;
mod span;
mod spelling;

pub use decode::{Decoder, decode};
pub use file::{FileKind, text_of};
pub use judge::{Verdict, judge};
pub use knowledge::KnowledgeBase;
pub use reading::{
    Because, CodeReading, Confidence, Evidence, Explanation, Finding, Reading, SeenEvent,
};
pub use span::Span;
