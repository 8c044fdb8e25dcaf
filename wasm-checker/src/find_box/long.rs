//! A long text in the box: read a piece at a time, with the answer so far above the rest.

use super::FindBox;
use crate::long_text::LongText;
use crate::page::class;
use crate::panel::Note;
use crate::{dom, names};

impl FindBox {
    /// Reads the first piece and shows what it means; the others follow.
    pub(super) fn begin_long_text(&self, text: String) {
        let mut long = LongText::new(text, names::session(self.decoder));
        long.step();
        self.present_part(&long);
        self.long_text.replace(Some(long));
        self.read_on.start(&self.window, 0);
    }

    /// Reads one more piece; after the last one shows the answer.
    pub(super) fn read_on(&self) {
        let Some(mut long) = self.long_text.take() else {
            return;
        };
        long.step();
        if long.is_done() {
            self.present_part(&long);
            self.tell();
            return;
        }
        let line = self
            .results
            .query_selector(&[".", class::PROGRESS].concat());
        if let Ok(Some(line)) = line {
            line.set_text_content(Some(&long.progress()));
        }
        self.long_text.replace(Some(long));
        self.read_on.start(&self.window, 0);
    }

    /// The reader does not want to wait for the rest.
    pub(super) fn halt(&self) {
        self.read_on.stop(&self.window);
        if let Some(long) = self.long_text.take() {
            self.present(long.part(), &long.reading(), Note::Said(&long.rest()));
            self.tell();
            dom::focus(&self.text);
        }
    }

    fn present_part(&self, long: &LongText) {
        let (rest, progress) = (long.rest(), long.progress());
        let note = match (long.is_done(), rest.is_empty()) {
            (false, _) => Note::Reading(&progress),
            (true, false) => Note::Said(&rest),
            (true, true) => Note::None,
        };
        self.present(long.part(), &long.reading(), note);
    }
}
