//! A text too long to be read at once: a piece at a time, so that the page stays awake, with what was
//! read so far as the answer until then.

use decoder::{Reading, Session};

use crate::words;

/// Texts up to this long are read at once.
pub(crate) const AT_ONCE: usize = 160 * 1024;
/// Of a longer text the beginning is read: what a page can hold in memory several times.
const LIMIT: usize = 128 * 1024 * 1024;
const MEGABYTE: usize = 1024 * 1024;

/// A text that is being read.
pub(crate) struct LongText {
    text: String,
    session: Session<'static>,
    /// How long it is, beyond the limit too.
    length: usize,
}

impl LongText {
    /// Begins to read.
    pub(crate) fn new(mut text: String, session: Session<'static>) -> Self {
        let length = text.len();
        text.truncate(text.floor_char_boundary(LIMIT));
        Self {
            text,
            session,
            length,
        }
    }

    /// Reads one piece.
    pub(crate) fn step(&mut self) {
        self.session.step(&self.text);
    }

    /// Whether there is nothing left to read.
    pub(crate) fn is_done(&self) -> bool {
        self.session.is_done()
    }

    /// What was read.
    pub(crate) fn part(&self) -> &str {
        let to = self.session.read_to().min(self.text.len());
        &self.text[..self.text.floor_char_boundary(to)]
    }

    /// What it means.
    pub(crate) fn reading(&self) -> Reading {
        self.session.reading()
    }

    /// How far it is: "Read 3 of 100 MB."
    pub(crate) fn progress(&self) -> String {
        let done = self.session.read_to() / MEGABYTE;
        format!("Read {done} of {}.", words::megabytes(self.length))
    }

    /// What is to be said about what was not read; nothing where everything was.
    pub(crate) fn rest(&self) -> String {
        let read = self.session.read_to();
        if read >= self.length {
            return String::new();
        }
        let why = if self.is_done() {
            "The text is longer than a page can hold."
        } else {
            "Reading was stopped."
        };
        format!(
            "{why} The first {} of {} were read. Paste the part around the failure to read the rest.",
            words::megabytes(read),
            words::megabytes(self.length)
        )
    }
}

#[cfg(test)]
mod tests {
    use decoder::{Decoder, KnowledgeBase};

    use super::*;

    fn long(n_bytes: usize) -> LongText {
        let knowledge: &'static KnowledgeBase = Box::leak(Box::default());
        let decoder: &'static Decoder<'static> = Box::leak(Box::new(Decoder::new(knowledge)));
        LongText::new("nothing of note\n".repeat(n_bytes / 16), decoder.session())
    }

    #[test]
    fn a_long_text_is_read_to_its_end_and_says_how_far_it_is() {
        let mut text = long(3 * MEGABYTE);
        text.step();
        assert!(!text.is_done() && text.part().len() < MEGABYTE);
        assert_eq!(text.progress(), "Read 0 of 3 MB.");
        assert!(
            text.rest()
                .starts_with("Reading was stopped. The first 0.1 MB of 3 MB were read.")
        );
        while !text.is_done() {
            text.step();
        }
        assert_eq!(text.part().len(), 3 * MEGABYTE);
        assert_eq!(
            (text.progress(), text.rest()),
            ("Read 3 of 3 MB.".into(), String::new())
        );
    }
}
