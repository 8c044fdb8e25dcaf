//! The form in which the knowledge base travels.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::knowledge::{Check, Condition, Outcome};
use decoder::{Decoder, KnowledgeBase, Verdict, judge};
use support::knowledge;

#[test]
fn what_is_packed_is_read_back_whole() {
    let packed = knowledge().to_packed();
    assert_eq!(KnowledgeBase::from_packed(&packed).ok(), Some(knowledge()));
    let json = knowledge().to_json();
    assert_eq!(KnowledgeBase::from_json(&json).ok(), Some(knowledge()));
}

#[test]
fn a_knowledge_base_cut_short_anywhere_is_refused() {
    let packed = knowledge().to_packed();
    for end in 0..packed.len() {
        assert!(
            KnowledgeBase::from_packed(&packed[..end]).is_err(),
            "cut at {end}"
        );
    }
}

#[test]
fn another_format_is_refused_with_both_numbers() {
    let other = KnowledgeBase {
        format: 99,
        ..knowledge()
    };
    let refused = KnowledgeBase::from_packed(&other.to_packed()).map_err(|wrong| wrong.to_string());
    let message = refused.expect_err("another format");
    let ours = KnowledgeBase::FORMAT.to_string();
    assert!(
        message.contains("99") && message.contains(&ours),
        "{message}"
    );
}

#[test]
fn what_travels_for_judging_gives_the_same_verdict_and_holds_nothing_else() {
    let mut whole = knowledge();
    let id = whole.articles[0].id.clone();
    let outcome = |text: &str| Outcome {
        when: vec![Condition::Contains(text.into())],
        means: "Words of the page.".into(),
        then: Some("#cause".into()),
        good: true,
    };
    whole.articles[0].checks = vec![Check {
        id: "lock".into(),
        outcomes: vec![outcome("open"), outcome("shut")],
    }];
    let packed = whole.for_judging().to_packed();
    let read = KnowledgeBase::from_packed(&packed).expect("of this format");
    assert_eq!(read.articles.len(), 1, "only articles with checks");
    assert!(read.spaces.is_empty() && read.providers.is_empty() && read.phrases.is_empty());
    let check = &read.article(&id).expect("it has a check").checks[0];
    let decoder = Decoder::new(&whole);
    assert_eq!(judge(&decoder, check, "It is shut."), Verdict::Outcome(1));
    assert!(
        check
            .outcomes
            .iter()
            .all(|it| it.means.is_empty() && it.then.is_none())
    );
}
