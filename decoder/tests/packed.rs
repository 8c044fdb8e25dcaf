//! The form in which the knowledge base travels.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::KnowledgeBase;
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
