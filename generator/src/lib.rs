//! Compiles `content/` and `theme/` into a site, or reports everything that stands in the way.
//!
//! Six stages, one folder each, read in this order:
//! [`source`] → [`article`] and [`tables`] → [`library`] → [`lints`] → [`site`] → [`output`].
//! A stage may only look upstream; `tests/architecture.rs` says so.
#![forbid(unsafe_code)]

pub mod article;
pub mod diagnostic;
pub mod error;
pub mod library;
pub mod lints;
pub mod output;
pub mod site;
pub mod source;
pub mod tables;

pub use error::Error;
