//! What the tables alone lead to: a code or an event that names its article.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod support;

use decoder::KnowledgeBase;
use decoder::knowledge::{Clue, ClueKind, Signature, SpaceId, Stage, Strength};
use insta::assert_snapshot;
use support::{knowledge, outline};

/// The small knowledge base, in which a code of Windows and an event of everybody name an article.
fn with_articles() -> KnowledgeBase {
    let mut knowledge = knowledge();
    for space in &mut knowledge.spaces {
        for code in &mut space.codes {
            match (space.id, code.value) {
                (SpaceId::Ntstatus, 0xC000_006D) => {
                    code.article = Some("key-unreadable".into());
                    code.stage = Some(Stage::Logon);
                }
                (SpaceId::Extended, 0xB) => code.article = Some("closed".into()),
                _ => {}
            }
        }
    }
    for provider in &mut knowledge.providers {
        for event in &mut provider.events {
            if provider.id == "schannel" {
                event.article = Some("closed".into());
            }
        }
    }
    knowledge
}

fn read(paste: &str) -> String {
    outline(paste, &decoder::decode(&with_articles(), paste))
}

#[test]
fn a_code_of_windows_leads_to_its_article_only_where_remote_desktop_is_named() {
    assert_snapshot!(read("RDP: 0xC000006D"), @"
    0xC000006D = ntstatus 0xC000006D STATUS_LOGON_FAILURE, the value itself says which kind of code it is
    possible key-unreadable because 0xC000006D; missing nothing
    ");
    assert_snapshot!(read("SMB session setup: 0xC000006D"), @"0xC000006D = ntstatus 0xC000006D STATUS_LOGON_FAILURE, the value itself says which kind of code it is");
    let paste = "RDP: 0xC000006D";
    let reading = decoder::decode(&with_articles(), paste);
    assert_eq!(reading.explanations[0].stage, Stage::Logon);
    assert_eq!(reading.stage, Some(Stage::Logon));
}

#[test]
fn an_event_of_everybody_leads_to_its_article_only_where_remote_desktop_is_named() {
    let articles = |paste: &str| -> Vec<String> {
        let reading = decoder::decode(&with_articles(), paste);
        reading
            .explanations
            .into_iter()
            .map(|e| e.article)
            .collect()
    };
    assert_eq!(
        articles("Source: Schannel\nEvent ID: 36870\n"),
        ["key-unreadable"]
    );
    assert_eq!(
        articles("RDP fails\nSource: Schannel\nEvent ID: 36870\n"),
        ["key-unreadable", "closed"]
    );
}

#[test]
fn a_complete_signature_leaves_the_tables_unsaid() {
    let paste = "Error code: 0x904\nExtended error code: 0x7\nRDP says 0xC000006D";
    let reading = decoder::decode(&with_articles(), paste);
    assert!(
        reading
            .explanations
            .iter()
            .all(|one| one.stage != Stage::Logon),
        "{:?}",
        reading.explanations
    );
}

#[test]
fn a_signature_asks_for_a_code_of_windows_only_where_remote_desktop_or_an_event_is() {
    let mut knowledge = knowledge();
    knowledge.articles[0].signatures = vec![Signature {
        all: vec![Clue {
            kind: ClueKind::Code(SpaceId::Ntstatus, 0xC000_006D),
            strength: Strength::Decisive,
        }],
        ..Signature::default()
    }];
    let is_explained = |paste: &str| {
        let reading = decoder::decode(&knowledge, paste);
        reading
            .explanations
            .iter()
            .any(|one| one.article == "closed")
    };
    assert!(is_explained("xfreerdp over RDP: 0xC000006D"));
    assert!(is_explained(
        "Source: Schannel\nEvent ID: 36870\nStatus: 0xC000006D"
    ));
    assert!(!is_explained("SMB session setup failed: 0xC000006D"));
    assert!(!is_explained("smbclient: Status: 0xC000006D"));
    assert!(!is_explained("smbclient: STATUS_LOGON_FAILURE"));
}
