//! The search of the site: an index that the generator writes and the browser reads.
//!
//! ```text
//! Document ──► Index::build ──► Index::to_packed ──► a file of the site
//!                                                        │
//! what a person typed or pasted ──► Index::find ◄── Index::from_packed
//! ```
//!
//! Codes have a lane of their own: every number becomes a `u32` before it is compared,
//! so `0x904`, `904h` and `2308` are one thing, and no number is ever guessed at.
//! Everything else is words. There is no query language: any text is a query.
//!
//! Must not: do input or output, ask the clock, use floating-point numbers (the same
//! index must rank the same on every machine), depend on the order of the documents.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod document;
mod index;
mod query;
mod text;

pub use document::{Document, Kind};
pub use index::{FORMAT, Index, WrongIndex};
pub use query::Hit;
