//! What the search box offers for a line of text, besides pages with its words.
//!
//! Must not: know about a browser.

use decoder::{KnowledgeBase, Reading};

use crate::answer::{self, Article};
use crate::names::Naming;

/// Articles offered at most; the decoder shows all.
const ARTICLES: usize = 4;

/// Codes, events and articles, best first. Five texts each: `code`, `event` or `article`, address from the root of the
/// site (empty where the thing has no page), title, a word or two about it, a sentence.
pub(crate) fn suggestions(
    knowledge: &KnowledgeBase,
    text: &str,
    reading: &Reading,
    naming: Naming,
) -> Vec<String> {
    let answer = answer::prepare(knowledge, text, reading, naming);
    let mut texts = Vec::new();
    let mut offer = |group: &str, url: &str, title: &str, label: &str, about: &str| {
        texts.extend([group, url, title, label, about].map(String::from));
    };
    for seen in &answer.seen {
        let group = if seen.is_event { "event" } else { "code" };
        let url = seen.url.as_deref().unwrap_or_default();
        offer(group, url, &seen.title, &seen.kind, &seen.meaning);
    }
    for slip in answer.slips.iter().flat_map(|slip| &slip.perhaps) {
        let (link, name) = slip;
        offer(
            "code",
            &link.url,
            &link.title,
            "close to what you typed",
            name,
        );
    }
    for Article {
        link,
        confidence,
        because,
        ..
    } in answer.articles.iter().take(ARTICLES)
    {
        offer("article", &link.url, &link.title, confidence, because);
    }
    let named = answer.seen.iter().filter_map(|seen| seen.article.as_ref());
    for link in named {
        offer("article", &link.url, &link.title, "", "");
    }
    texts
}

#[cfg(test)]
mod tests {
    use decoder::Decoder;

    use super::*;

    #[test]
    fn a_code_comes_first_and_with_it_the_article_that_its_table_names() {
        let knowledge = answer::tests::knowledge();
        let reading = Decoder::new(&knowledge).decode("0x904");
        let texts = suggestions(&knowledge, "0x904", &reading, Naming::Settled);
        assert_eq!(texts.len() % 5, 0);
        assert_eq!(texts[..2], ["code", "codes/disconnect/0x904.html"]);
        assert!(
            texts
                .iter()
                .skip(5)
                .step_by(5)
                .any(|group| group == "article")
        );
    }
}
