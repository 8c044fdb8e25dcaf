//! The anchor of a heading: its text in lower case, everything else single hyphens.

use std::collections::BTreeMap;

/// The anchor of a heading, before it is made unique.
///
/// Letters and digits of any script stay; hyphens stand only between them.
pub(super) fn of(heading: &str) -> String {
    let mut anchor = String::new();
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            anchor.push(c);
        } else if !anchor.is_empty() && !anchor.ends_with('-') {
            anchor.push('-');
        }
    }
    anchor.truncate(anchor.trim_end_matches('-').len());
    if anchor.is_empty() {
        "section".into()
    } else {
        anchor
    }
}

/// The anchors that a page has so far.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Each anchor, and the number that the next one of the same text gets.
    taken: BTreeMap<String, usize>,
    in_order: Vec<String>,
}

impl Anchors {
    /// Whether the anchor is taken.
    pub(super) fn has(&self, anchor: &str) -> bool {
        self.taken.contains_key(anchor)
    }

    /// Takes an anchor; where it is taken, one with a number behind it.
    pub(super) fn take(&mut self, wanted: String) -> String {
        let mut anchor = wanted.clone();
        let mut number = self.taken.get(&wanted).copied().unwrap_or(2);
        while self.has(&anchor) {
            anchor = format!("{wanted}-{number}");
            number += 1;
        }
        self.taken.insert(wanted, number);
        self.taken.entry(anchor.clone()).or_insert(2);
        self.in_order.push(anchor.clone());
        anchor
    }

    /// All anchors in the order of the page.
    pub(super) fn into_list(self) -> Vec<String> {
        self.in_order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_but_letters_and_digits_is_one_hyphen() {
        assert_eq!(
            of("Cause: the key file (RSA) can't be read"),
            "cause-the-key-file-rsa-can-t-be-read"
        );
        assert_eq!(of("  If you're not the admin? "), "if-you-re-not-the-admin");
        assert_eq!(of("Über 0x904 / 0x7"), "über-0x904-0x7");
    }

    #[test]
    fn a_second_heading_of_the_same_text_has_an_anchor_of_its_own() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.take("fix".into()), "fix");
        assert_eq!(anchors.take("fix".into()), "fix-2");
    }
}
