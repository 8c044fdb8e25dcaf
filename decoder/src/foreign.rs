//! What a paste says in another language than English, so that the reader can search for it in English.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::KnowledgeBase;
use crate::recognize::PhraseSighting;

/// The text of a program in another language than English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Language tag: `de`, `zh-CN`. Of several languages the one of most sentences.
    pub language: String,
    /// Sentences in it that have an English wording, in the order of the text, each wording once.
    pub sentences: Vec<ForeignSentence>,
}

/// A sentence, and what the same program says in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignSentence {
    /// Where in the paste.
    pub span: Span,
    /// The English wording, or its distinctive part.
    pub english: String,
}

impl Foreign {
    /// What is said in another language; `None` where nothing is.
    pub(crate) fn of(knowledge: &KnowledgeBase, seen: &[PhraseSighting]) -> Option<Self> {
        let foreign: Vec<(&str, Span, &str)> = seen
            .iter()
            .filter_map(|seen| {
                let phrase = knowledge.phrase(&seen.id).filter(|phrase| !phrase.name)?;
                let wording = phrase.texts.get(usize::from(seen.wording))?;
                let english = phrase.english();
                (wording.language != "en" && !english.is_empty()).then_some((
                    wording.language.as_str(),
                    seen.span,
                    english,
                ))
            })
            .collect();
        let how_often = |language| foreign.iter().filter(|one| one.0 == language).count();
        let language = foreign
            .iter()
            .rev()
            .map(|one| one.0)
            .max_by_key(|language| how_often(*language))?;
        let mut sentences: Vec<ForeignSentence> = Vec::new();
        for (_, span, english) in foreign.iter().filter(|one| one.0 == language) {
            if sentences.iter().all(|known| known.english != *english) {
                sentences.push(ForeignSentence {
                    span: *span,
                    english: (*english).to_string(),
                });
            }
        }
        sentences.sort_by_key(|sentence| sentence.span.start);
        Some(Self {
            language: language.to_string(),
            sentences,
        })
    }

    /// The name of the language in English; its tag where we have no name for it.
    pub fn language_name(&self) -> &str {
        NAMES
            .iter()
            .find(|(tag, _)| *tag == self.language)
            .map_or(&self.language, |(_, name)| name)
    }
}

/// Names of the languages that `content/phrases` has.
const NAMES: [(&str, &str); 21] = [
    ("ar", "Arabic"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("es", "Spanish"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("hu", "Hungarian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nb", "Norwegian"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("zh-CN", "Chinese (Simplified)"),
    ("zh-TW", "Chinese (Traditional)"),
];
