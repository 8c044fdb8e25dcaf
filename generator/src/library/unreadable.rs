//! Files that could not be understood whole, so that what is missing in them is not
//! reported a second time as a reference that leads nowhere.

use std::collections::BTreeMap;

use crate::diagnostic::{Report, Severity};

/// Texts of the files with an error that was found while reading or parsing.
#[derive(Debug, Default)]
pub(super) struct Unreadable {
    texts: BTreeMap<String, String>,
}

impl Unreadable {
    pub(super) fn collect(report: &Report) -> Self {
        let texts = report
            .findings()
            .iter()
            .filter(|finding| finding.rule.severity == Severity::Error)
            .map(|finding| (finding.at.file.path.clone(), finding.at.file.text.clone()))
            .collect();
        Self { texts }
    }

    /// Whether this file could not be understood whole.
    pub(super) fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }

    /// Whether this file could not be understood whole and may hold something written in
    /// one of these spellings. A file whose text is not known may hold anything.
    pub(super) fn may_hold(&self, path: &str, spellings: &[&str]) -> bool {
        self.texts.get(path).is_some_and(|text| {
            let text = text.to_ascii_lowercase();
            text.is_empty() || spellings.iter().any(|spelling| has_word(&text, spelling))
        })
    }

    /// Ids of the articles that could not be understood whole.
    pub(super) fn article_ids(&self) -> impl Iterator<Item = &str> {
        self.texts
            .keys()
            .filter_map(|path| path.strip_prefix("articles/")?.strip_suffix(".md"))
    }
}

/// Whether `word` stands in the text and is not a piece of a longer one: `0x9` is not in `0x904`.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(word).any(|(place, _)| {
        let before = text[..place].chars().next_back();
        let after = text[place + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}
