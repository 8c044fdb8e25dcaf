//! What holds for every query and every site.

use proptest::collection::vec;
use proptest::prelude::*;
use search::{Document, Index, Kind};

use crate::site;

/// What people paste, in pieces: words, names, numbers, and whatever stands between them.
fn query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,14}",
        "0[xX] ?[0-9a-fA-F]{0,17}",
        "-?[0-9]{1,21}h?",
        "[A-Za-z0-9_-]{1,20}",
        "[ \t\r\n.,:;\"'()\\[\\]|/\\\\]{1,3}",
        "[一-龠ぁ-んァ-ン가-힣]{1,6}",
        "\\PC{0,8}",
        Just("certificate ".to_owned()),
        Just("fDenyTSConnections ".to_owned()),
        Just("0x904 ".to_owned()),
    ];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![query(), any::<String>(), "([a-z]{1,9}[ .]){0,80}"]
}

fn document() -> impl Strategy<Value = Document> {
    let kind = prop_oneof![
        Just(Kind::Article),
        Just(Kind::Code),
        Just(Kind::Event),
        Just(Kind::Page)
    ];
    let texts = (text(), text(), vec(text(), 0..3), text());
    let codes = vec(prop_oneof![any::<u32>(), 0u32..20], 0..3);
    (
        kind,
        "[a-z0-9/-]{0,8}",
        texts,
        codes,
        proptest::option::of("[a-z]{1,5}"),
    )
        .prop_map(
            |(kind, id, (title, summary, headings, body), codes, article)| Document {
                url: format!("pages/{id}.html"),
                kind,
                id,
                title,
                summary,
                headings,
                body,
                codes,
                article,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query_and_every_mark_lies_on_characters_of_its_excerpt(query in text()) {
        for hit in site::index().find(&query, 20) {
            let mut behind = 0;
            for (start, end) in hit.marks {
                prop_assert!(behind <= start && start < end);
                prop_assert!(hit.excerpt.get(start..end).is_some());
                behind = end;
            }
            prop_assert!(hit.excerpt.chars().count() <= 164);
            prop_assert!(!hit.excerpt.contains(['\n', '\r', '\t']));
        }
    }

    #[test]
    fn an_index_read_back_is_the_index_written(documents in vec(document(), 0..8), query in text()) {
        let built = Index::build(&documents);
        let json = built.to_json();
        let read = Index::from_json(&json).expect("what was just written can be read");
        prop_assert_eq!(read.find(&query, 20), built.find(&query, 20));
        prop_assert_eq!(read.to_json(), json);
        let packed = built.to_packed();
        let unpacked = Index::from_packed(&packed).expect("what was just packed can be read");
        prop_assert_eq!(unpacked.find(&query, 20), built.find(&query, 20));
        prop_assert_eq!(unpacked.to_packed(), packed);
    }

    #[test]
    fn the_order_of_the_documents_does_not_matter(
        (documents, shuffled) in vec(document(), 0..8)
            .prop_flat_map(|documents| (Just(documents.clone()), Just(documents).prop_shuffle())),
    ) {
        prop_assert_eq!(Index::build(&documents).to_json(), Index::build(&shuffled).to_json());
    }

    #[test]
    fn every_word_of_a_document_finds_it(documents in vec(document(), 1..6), at in any::<prop::sample::Index>()) {
        let document = at.get(&documents);
        let index = Index::build(&documents);
        let words = document.body.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| it.len() > 2);
        // A space, so that the last word is taken as finished.
        for word in words.filter(|word| stands_alone(&document.body, word)).take(5) {
            let hits = index.find(&format!("{word} "), documents.len());
            prop_assert!(hits.iter().any(|hit| hit.id == document.id), "{word} in {:?}", document.body);
        }
    }

    #[test]
    fn a_document_is_only_found_by_what_it_holds(known in "[b-m]{5,9}", unknown in "[n-z]{5,9}") {
        let mut document = site::documents().remove(0);
        document.title.clone_from(&known);
        document.summary = String::new();
        document.headings = Vec::new();
        document.body = String::new();
        document.codes = Vec::new();
        document.id = "0".to_owned();
        let index = Index::build(&[document]);
        prop_assert_eq!(index.find(&known, 9).len(), 1);
        prop_assert_eq!(index.find(&unknown, 9).len(), 0);
    }

    #[test]
    fn a_number_is_found_in_every_notation_and_never_by_its_neighbour(code in 0x8000_0000u32..) {
        let mut document = site::documents().remove(0);
        document.codes = Vec::new();
        document.body = format!("it stopped with {code:#x} today");
        let index = Index::build(&[document]);
        let signed = code.cast_signed();
        let notations = [
            format!("{code:#x}"),
            format!("{code:#X}"),
            format!("0x {code:x}"),
            format!("{code:X}"),
            format!("{code:x}h"),
            format!("{code}"),
            format!("{signed}"),
            format!("0xFFFFFFFF{code:08X}"),
            format!("(error={code:#x},)"),
        ];
        for notation in &notations {
            prop_assert_eq!(index.find(notation, 9).len(), 1, "{}", notation);
        }
        // An NTSTATUS has a neighbour that means the same: with the bit for HRESULTs.
        for bit in (0..32).filter(|bit| *bit != 28) {
            let neighbour = code ^ (1 << bit);
            prop_assert_eq!(index.find(&format!("{neighbour:#010x}"), 9).len(), 0, "{:#x}", neighbour);
        }
    }
}

/// Nothing beside the word could join it to a longer one or make it a number.
fn stands_alone(body: &str, word: &str) -> bool {
    format!(" {body} ").contains(&format!(" {word} "))
}
