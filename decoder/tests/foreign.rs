//! What a program says in another language, and how it says that in English.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::decode;
use decoder::knowledge::{Phrase, PhraseText};

fn knowledge() -> decoder::KnowledgeBase {
    let mut knowledge = support::knowledge();
    let text = |language: &str, text: &str| PhraseText {
        language: language.into(),
        text: text.into(),
    };
    knowledge.phrases = vec![
        Phrase {
            id: "certificate-revoked".into(),
            texts: vec![
                text("en", "the certificate was revoked"),
                text("de", "Das Zertifikat wurde gesperrt"),
            ],
            ..Phrase::default()
        },
        Phrase {
            id: "internal-error".into(),
            texts: vec![
                text("en", "an internal error has occurred"),
                text("de", "Es ist ein interner Fehler aufgetreten"),
                text("fr", "Une erreur interne"),
            ],
            ..Phrase::default()
        },
    ];
    knowledge
}

#[test]
fn a_sentence_in_another_language_comes_with_its_english_wording() {
    let paste = "Es ist ein interner Fehler aufgetreten.\nFehlercode: 0x904\nDas Zertifikat wurde gesperrt.";
    let foreign = decode(&knowledge(), paste).foreign.expect("it is German");
    assert_eq!(
        (foreign.language.as_str(), foreign.language_name()),
        ("de", "German")
    );
    let english: Vec<&str> = foreign
        .sentences
        .iter()
        .map(|one| one.english.as_str())
        .collect();
    assert_eq!(
        english,
        [
            "an internal error has occurred",
            "the certificate was revoked"
        ]
    );
    assert!(foreign.sentences[0].span.of(paste).starts_with("Es ist"));
}

#[test]
fn of_two_languages_the_one_of_more_sentences_is_named_and_english_is_none() {
    let paste = "Une erreur interne\nEs ist ein interner Fehler aufgetreten.\nDas Zertifikat wurde gesperrt.";
    let foreign = decode(&knowledge(), paste).foreign.expect("it is foreign");
    assert_eq!(foreign.language, "de");
    assert_eq!(
        decode(&knowledge(), "An internal error has occurred.").foreign,
        None
    );
}
