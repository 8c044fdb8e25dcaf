//! Reads Windows event logs (`.evtx`) and keeps of them what the decoder can use, as text that it already reads.
//!
//! Natively for `reconnect decode System.evtx`, and in the browser as a module of its own, loaded with the first file.
//! A damaged record costs itself, a damaged chunk itself, and both are counted.
//!
//! Must not: know an event, explain anything, read files, or send anything.

#[cfg(target_arch = "wasm32")]
pub mod browser;
mod chunk;
mod header;
mod kept;
mod log;
mod record;
mod say;
mod watch;

pub use chunk::{Damaged, each_record};
pub use header::{CHUNK, Header, NotALog};
pub use log::{Log, LogReader};
pub use record::Record;
pub use watch::{Importance, WatchList};
