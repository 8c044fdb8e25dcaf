//! The reader as a module of its own in the browser: one log at a time, chunk by chunk.
//!
//! `theme/js/event-log.js` calls this. A panic ends the module; that script then begins again with a new one and skips
//! the chunk.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Log, LogReader, NotALog, WatchList};

thread_local! {
    static READER: RefCell<Option<LogReader>> = const { RefCell::new(None) };
    static LOG: RefCell<Log> = RefCell::default();
}

/// Begins a log with its first 4096 bytes; `watch` is a watch list. Says why not, where it is none.
#[wasm_bindgen]
pub fn begin(head: &[u8], watch: &str) -> Option<String> {
    match LogReader::new(head, WatchList::parse(watch)) {
        Ok(reader) => {
            READER.set(Some(reader));
            None
        }
        Err(why) => Some(NotALog::remedy(why).into()),
    }
}

/// Reads the next chunk.
#[wasm_bindgen]
pub fn read(chunk: &[u8]) {
    with_reader(|reader| reader.read_chunk(chunk));
}

/// Passes over a chunk that ends the module, or does not end.
#[wasm_bindgen]
pub fn skip() {
    with_reader(LogReader::skip_chunk);
}

/// Ends the log. The events that are kept, a line each.
#[wasm_bindgen]
pub fn finish() -> String {
    let mut log = READER.take().map(LogReader::finish).unwrap_or_default();
    let text = core::mem::take(&mut log.text);
    LOG.set(log);
    text
}

/// `1,601 records read, 12 matter, 4 damaged`, of the log that ended last.
#[wasm_bindgen]
pub fn counts() -> String {
    LOG.with_borrow(Log::counts)
}

/// What else there is to know about the log that ended last; may be empty.
#[wasm_bindgen]
pub fn note() -> String {
    LOG.with_borrow(Log::note)
}

fn with_reader(act: impl FnOnce(&mut LogReader)) {
    READER.with_borrow_mut(|reader| {
        if let Some(reader) = reader {
            act(reader);
        }
    });
}

/// Where hash maps of others get their seed. There is no need for a random one: what a map can hold is limited by the
/// size of a chunk, and the module must not ask the page for anything.
#[allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "the name and the form are `getrandom`'s"
)]
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    seed: *mut u8,
    length: usize,
) -> Result<(), getrandom::Error> {
    // SAFETY: the caller owns `length` bytes there.
    unsafe { core::ptr::write_bytes(seed, 0x5A, length) };
    Ok(())
}
