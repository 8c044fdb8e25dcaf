//! Files that are decoded together with what stands in the box.

use core::cell::RefCell;
use std::borrow::Cow;

use crate::drop_files;

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
}
