//! The search over words in the reader's browser. A module of its own, because most pastes are
//! decoded without it: `theme/js/words.js` loads it with the index, the first time that words are looked up.
//!
//! Must not: touch the page, send, store or log anything.

use std::cell::OnceCell;

use search::{Hit, Index, Kind};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

thread_local! {
    static INDEX: OnceCell<Index> = const { OnceCell::new() };
}

/// Takes the packed index in. To be called once, before everything else.
#[wasm_bindgen]
pub fn take(packed: &[u8]) -> Result<(), JsError> {
    let index = Index::from_packed(packed).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    // A second one would be the same.
    INDEX.with(|here| _ = here.set(index));
    Ok(())
}

/// The pages that fit, best first, at most so many. Five texts each: address from the root of the
/// site, title, kind, excerpt, and where in the excerpt the words stand: `0-5 12-17`, in bytes.
#[wasm_bindgen]
pub fn find(query: &str, most: u32) -> Vec<String> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    INDEX.with(|here| {
        let hits = here.get().map(|index| index.find(query, most));
        hits.unwrap_or_default()
            .into_iter()
            .flat_map(texts)
            .collect()
    })
}

fn texts(hit: Hit) -> [String; 5] {
    let kind = match hit.kind {
        Kind::Article => "article",
        Kind::Code => "code",
        Kind::Event => "event",
        Kind::Page => "page",
    };
    let marks = hit
        .marks
        .iter()
        .map(|(start, end)| format!("{start}-{end}"));
    let marks: Vec<String> = marks.collect();
    [
        hit.url,
        hit.title,
        kind.into(),
        hit.excerpt,
        marks.join(" "),
    ]
}

#[cfg(test)]
mod tests {
    use search::Document;

    use super::*;

    #[test]
    fn what_fits_comes_as_texts_and_nothing_is_found_without_an_index() {
        assert!(find("certificate", 8).is_empty());
        let document = Document {
            url: "articles/a.html".into(),
            kind: Kind::Article,
            id: "a".into(),
            title: "A certificate has expired".into(),
            summary: "Make a new certificate.".into(),
            headings: Vec::new(),
            body: String::new(),
            codes: Vec::new(),
            article: None,
        };
        take(&Index::build(&[document]).to_packed()).expect("what was just packed can be read");
        let found = find("certificate", 8);
        let expected = [
            "articles/a.html",
            "A certificate has expired",
            "article",
            "Make a new certificate.",
            "11-22",
        ];
        assert_eq!(found, expected);
    }
}
