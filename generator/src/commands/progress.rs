//! What takes a while and how far it is, on a terminal and nowhere else.

use std::path::Path;

use super::Console;

/// Files below this are read before anybody could read about it, in bytes.
const LARGE: u64 = 32 * 1024 * 1024;

/// Says what is going on, where somebody watches. A terminal that cannot show it loses nothing.
pub(super) fn say(console: &mut Console<'_>, what: &str) {
    if console.is_watched {
        let messages = &mut console.messages;
        let _ = write!(messages, "\r{what}").and_then(|()| messages.flush());
    }
}

/// Takes away what was said last.
pub(super) fn unsay(console: &mut Console<'_>, what: &str) {
    let blank = " ".repeat(what.chars().count());
    say(console, &format!("{blank}\r"));
}

/// A line that is written over and gone in the end. A terminal that cannot show it loses nothing, so nothing fails.
pub(super) struct Progress<'c, 'w> {
    console: &'c mut Console<'w>,
    name: String,
    size: u64,
    percent: u64,
}

impl<'c, 'w> Progress<'c, 'w> {
    /// Where messages go, if somebody watches them.
    pub(super) fn on(console: &'c mut Console<'w>) -> Self {
        Self {
            console,
            name: String::new(),
            size: 0,
            percent: 0,
        }
    }

    /// A file is opened; `size` in bytes, where it is known.
    pub(super) fn begin(&mut self, path: &Path, size: Option<u64>) {
        self.name = path.display().to_string();
        self.size = size.filter(|size| *size >= LARGE).unwrap_or_default();
        self.percent = 0;
    }

    /// So many bytes of it are read.
    pub(super) fn reached(&mut self, bytes: u64) {
        let percent = (bytes * 100).checked_div(self.size).unwrap_or_default();
        if self.console.is_watched && percent > self.percent {
            self.percent = percent;
            self.write(&format!("\rreading {}: {percent} %", self.name));
        }
    }

    /// All of it is read.
    pub(super) fn end(&mut self) {
        if self.percent > 0 {
            let blank = " ".repeat("reading : 100 %".len() + self.name.chars().count());
            self.write(&format!("\r{blank}\r"));
        }
    }

    fn write(&mut self, text: &str) {
        let messages = &mut self.console.messages;
        let _ = messages
            .write_all(text.as_bytes())
            .and_then(|()| messages.flush());
    }
}
