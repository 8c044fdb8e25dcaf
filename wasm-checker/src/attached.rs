//! Files that are decoded together with what stands in the box, and how much of it all is read.

use core::cell::RefCell;
use std::borrow::Cow;

use crate::drop_files;

/// Bytes of a paste that are read: more would make the page stand still.
const LIMIT: usize = 2 * 1024 * 1024;

/// The texts of files, by the number that the page gave each.
#[derive(Debug, Default)]
pub(crate) struct Attached {
    texts: RefCell<Vec<(u32, String)>>,
}

impl Attached {
    /// Takes a file in.
    pub(crate) fn put(&self, key: u32, text: String) {
        self.remove(key);
        self.texts.borrow_mut().push((key, text));
    }

    /// Takes a file out.
    pub(crate) fn remove(&self, key: u32) {
        self.texts.borrow_mut().retain(|(other, _)| *other != key);
    }

    /// Takes all files out, and tells the page.
    pub(crate) fn drop_all(&self) {
        if !self.is_empty() {
            self.texts.borrow_mut().clear();
            drop_files();
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.texts.borrow().is_empty()
    }

    /// What stands in the box and the files behind it, each beginning a line, as `reconnect decode` joins them.
    pub(crate) fn behind<'t>(&self, typed: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(typed);
        for (_, file) in &*self.texts.borrow() {
            let text = text.to_mut();
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(file);
        }
        text
    }
}

/// The part of a text that is read, and what to say about the rest; usually nothing.
pub(crate) fn first_part(text: &str) -> (&str, String) {
    if text.len() <= LIMIT {
        return (text, String::new());
    }
    let read = &text[..text.floor_char_boundary(LIMIT)];
    let megabytes = text.len().div_ceil(1024 * 1024);
    let note = format!(
        "Only the first {} MB of {megabytes} MB are read. Paste the part around the failure to read the rest.",
        LIMIT / 1024 / 1024
    );
    (read, note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stand_behind_the_text_and_each_begins_a_line() {
        let files = Attached::default();
        assert_eq!(files.behind("0x904"), "0x904");
        files.put(1, "one\n".into());
        files.put(2, "two".into());
        files.put(3, "three".into());
        assert_eq!(files.behind("0x904"), "0x904\none\ntwo\nthree");
        files.remove(2);
        assert_eq!(files.behind(""), "one\nthree");
        files.remove(1);
        files.remove(3);
        assert!(files.is_empty());
    }

    #[test]
    fn of_a_text_that_is_too_long_the_reader_is_told_what_is_read() {
        assert_eq!(first_part("short"), ("short", String::new()));
        let long = "ü".repeat(LIMIT);
        let (read, note) = first_part(&long);
        assert!(read.len() <= LIMIT);
        assert!(
            note.starts_with("Only the first 2 MB of 4 MB are read."),
            "{note}"
        );
    }
}
