//! What a reader is told, for readings made by hand.

use decoder::knowledge::{
    ArticleEntry, Code, CodeSpace, Event, EvidenceLevel, KnowledgeBase, Provider, SpaceId, Stage,
};
use decoder::{
    Because, CodeReading, Confidence, Evidence, Explanation, Finding, Reading, SeenEvent, Span,
};

use super::*;

const DIALOG: &str = "An internal error has occurred.\nError code: 0x904\nExtended error code: 0x7";

pub(crate) fn knowledge() -> KnowledgeBase {
    KnowledgeBase {
        spaces: vec![CodeSpace {
            id: SpaceId::Disconnect,
            name: "Client disconnect reason".into(),
            seen_as: Vec::new(),
            families: Vec::new(),
            codes: vec![Code {
                value: 0x904,
                article: Some("hub".into()),
                ..Code::default()
            }],
        }],
        providers: vec![Provider {
            id: "schannel".into(),
            name: "Schannel".into(),
            also: Vec::new(),
            logs: Vec::new(),
            events: vec![Event {
                id: 36870,
                ..Event::default()
            }],
        }],
        articles: vec![ArticleEntry {
            id: "hub".into(),
            title: "Error 0x904".into(),
            summary: "The connection was closed.".into(),
            url: "articles/hub.html".into(),
            stage: Stage::Tls,
            hub: false,
            level: EvidenceLevel::FieldReported,
            signatures: Vec::new(),
            checks: Vec::new(),
        }],
        ..KnowledgeBase::default()
    }
}

fn reading_of(space: SpaceId, value: u32, because: Because) -> CodeReading {
    CodeReading {
        space,
        value,
        name: String::new(),
        meaning: "Something.".into(),
        because,
    }
}

fn place(text: &str, what: &str) -> Span {
    let start = text.find(what).unwrap();
    Span::new(start, start + what.len())
}

fn explanation(confidence: Confidence) -> Explanation {
    Explanation {
        article: "hub".into(),
        title: "Error 0x904".into(),
        summary: String::new(),
        url: "articles/hub.html".into(),
        stage: Stage::Tls,
        hub: false,
        confidence,
        signature: 0,
        level: EvidenceLevel::FieldReported,
        evidence: vec![
            Evidence {
                span: place(DIALOG, "An internal"),
                what: "the sentence".into(),
                weight: 1,
            },
            Evidence {
                span: place(DIALOG, "0x904"),
                what: "error code 0x904".into(),
                weight: 3,
            },
        ],
        missing: vec!["the Schannel events of the server".into()],
    }
}

#[test]
fn an_article_comes_with_its_reasons_heaviest_first_and_what_is_missing() {
    let reading = Reading {
        explanations: vec![explanation(Confidence::Likely)],
        ..Reading::default()
    };
    let answer = prepare(&knowledge(), DIALOG, &reading, Naming::Settled);
    assert_eq!(answer.certainty, "Likely");
    assert_eq!(answer.verdict, "The connection was closed.");
    assert_eq!(
        answer.articles[0].because,
        "Because: error code 0x904 (line 2) and the sentence (line 1)."
    );
    assert_eq!(
        answer.articles[0].missing,
        "Surer with: the Schannel events of the server."
    );
    assert_eq!(answer.status, "Found 1 article.");
}

#[test]
fn two_articles_that_fit_equally_are_called_one_of_several() {
    let explanations = vec![
        explanation(Confidence::Likely),
        explanation(Confidence::Likely),
    ];
    let reading = Reading {
        explanations,
        ..Reading::default()
    };
    assert_eq!(
        prepare(&knowledge(), DIALOG, &reading, Naming::Settled).certainty,
        "One of several"
    );
}

#[test]
fn a_code_links_to_its_page_and_says_what_else_it_can_be() {
    let readings = vec![
        reading_of(
            SpaceId::Disconnect,
            0x904,
            Because::Labelled("Error code".into()),
        ),
        reading_of(SpaceId::Win32, 2308, Because::Possible),
    ];
    let findings = vec![Finding {
        span: Span::new(0, 4),
        readings,
    }];
    let reading = Reading {
        findings,
        ..Reading::default()
    };
    let answer = prepare(&knowledge(), "2308", &reading, Naming::Settled);
    let seen = &answer.seen[0];
    assert_eq!(seen.title, "0x904");
    assert_eq!(seen.url.as_deref(), Some("codes/disconnect/0x904.html"));
    assert_eq!(seen.note, "Written 2308. It is labelled “Error code”.");
    assert_eq!(seen.article.as_ref().unwrap().url, "articles/hub.html");
    assert_eq!(
        seen.others[0].link, None,
        "a code without a page is not linked"
    );
    assert_eq!(
        seen.others[0].text,
        "0x904, win32: Something. Possible, but something else fits better."
    );
    assert!(answer.excerpt.is_empty(), "a question is not repeated");
}

#[test]
fn the_same_code_on_many_lines_is_explained_once() {
    let text = "0x904\n".repeat(5);
    let findings = (0..5)
        .map(|line| Finding {
            span: Span::new(line * 6, line * 6 + 5),
            readings: vec![reading_of(SpaceId::Disconnect, 0x904, Because::Context)],
        })
        .collect();
    let answer = prepare(
        &knowledge(),
        &text,
        &Reading {
            findings,
            ..Reading::default()
        },
        Naming::Settled,
    );
    assert_eq!(answer.seen.len(), 1);
    assert!(
        answer.seen[0]
            .note
            .ends_with("On lines 1, 2, 3 and 2 more."),
        "{}",
        answer.seen[0].note
    );
    assert_eq!(
        answer
            .excerpt
            .iter()
            .filter(|piece| matches!(piece, Piece::Marked(_, 1)))
            .count(),
        5
    );
}

#[test]
fn events_and_codes_are_numbered_in_the_order_of_the_text() {
    let text = "Schannel 36870, then 0x904";
    let event = |id, span| SeenEvent {
        provider: "Schannel".into(),
        provider_id: "schannel".into(),
        id,
        meaning: "The key cannot be read.".into(),
        span,
        normal: false,
    };
    let reading = Reading {
        findings: vec![Finding {
            span: place(text, "0x904"),
            readings: vec![reading_of(SpaceId::Disconnect, 0x904, Because::Context)],
        }],
        events: vec![
            event(36870, place(text, "36870")),
            event(1, Span::default()),
        ],
        ..Reading::default()
    };
    let answer = prepare(&knowledge(), text, &reading, Naming::Settled);
    let titles: Vec<_> = answer
        .seen
        .iter()
        .map(|seen| (seen.title.as_str(), seen.url.as_deref()))
        .collect();
    assert_eq!(
        titles,
        [
            ("Event 1", None),
            ("Event 36870", Some("events/schannel/36870.html")),
            ("0x904", Some("codes/disconnect/0x904.html")),
        ]
    );
    assert_eq!(answer.status, "Found 1 code and 2 events.");
}

#[test]
fn a_code_without_a_row_says_what_is_known_of_its_name() {
    let said = |name: &str, naming| {
        let unlisted = CodeReading {
            name: name.into(),
            meaning: String::new(),
            ..reading_of(SpaceId::Hresult, 0x8024_0001, Because::Shape)
        };
        let reading = Reading {
            findings: vec![Finding {
                span: Span::new(0, 10),
                readings: vec![unlisted],
            }],
            ..Reading::default()
        };
        let answer = prepare(&knowledge(), "0x80240001", &reading, naming);
        answer.seen[0].meaning.clone()
    };
    assert_eq!(said("", Naming::OnTheWay), "Looking for its Windows name …");
    assert_eq!(
        said("", Naming::Missing),
        "Its Windows name could not be loaded."
    );
    assert_eq!(said("", Naming::Without), "");
    assert_eq!(
        said("", Naming::Settled),
        "Windows has no published name for it."
    );
    assert_eq!(
        said("WU_E_NO_SERVICE", Naming::Settled),
        "This is what Windows calls it; we have no description of it."
    );
}

#[test]
fn a_number_that_is_close_to_a_code_is_suggested_with_its_page() {
    let text = "it says\n0x90x today";
    let reading = Reading {
        suggestions: vec![decoder::Suggestion {
            span: Span::new(8, 13),
            perhaps: vec![CodeReading {
                space: SpaceId::Disconnect,
                value: 0x904,
                name: "FDCLOSE".into(),
                meaning: String::new(),
                because: Because::Possible,
            }],
        }],
        ..Reading::default()
    };
    let answer = prepare(&knowledge(), text, &reading, Naming::Settled);
    let [slip] = answer.slips.as_slice() else {
        panic!("one suggestion, not {:?}", answer.slips);
    };
    assert_eq!(
        slip.text,
        "0x90x on line 2 is no code as it stands. Perhaps it means"
    );
    assert_eq!(slip.perhaps[0].0.url, "codes/disconnect/0x904.html");
    assert!(answer.seen.is_empty() && answer.articles.is_empty());
}
