//! A small knowledge base, and what a reader would see as text.

use std::fmt::Write as _;

use decoder::json::{because_in_words, value_as_text};
use decoder::knowledge::{
    ArticleEntry, Clue, ClueKind, Code, CodeSpace, Event, EvidenceLevel, Family, Field, Label,
    LabelKind, Phrase, PhraseText, Provider, Side, Signature, SpaceId, Stage, Strength,
};
use decoder::{KnowledgeBase, Reading};

/// Enough of the real tables to read the pastes of these tests.
pub(crate) fn knowledge() -> KnowledgeBase {
    KnowledgeBase {
        format: KnowledgeBase::FORMAT,
        spaces: spaces(),
        providers: providers(),
        phrases: vec![phrase(
            "internal-error",
            "An internal error has occurred",
            "Ein interner Fehler ist aufgetreten",
        )],
        labels: labels(),
        day_first: vec!["de".into(), "fr".into()],
        articles: articles(),
        imported: None,
    }
}

fn spaces() -> Vec<CodeSpace> {
    vec![
        CodeSpace {
            families: vec![Family {
                byte: 0x04,
                name: "network transport".into(),
                meaning: "The transport failed.".into(),
                stage: Some(Stage::Network),
            }],
            ..space(
                SpaceId::Disconnect,
                &["error code", "reason"],
                vec![
                    Code {
                        normal: true,
                        ..code(0x1, "LocalNotError")
                    },
                    code(0x204, "SocketConnectFailed"),
                    code(0x904, "FDCLOSE"),
                    code(0xC06, "DecryptionError"),
                ],
            )
        },
        space(
            SpaceId::Extended,
            &["extended error code", "reason code"],
            vec![
                code(0x0, "NoInfo"),
                code(0x7, "ServerDeniedConnection"),
                code(0xB, "ReplacedByOther"),
            ],
        ),
        space(
            SpaceId::Hresult,
            &[],
            vec![code(0x8009_030D, "SEC_E_UNKNOWN_CREDENTIALS")],
        ),
        space(
            SpaceId::Ntstatus,
            &["status", "ntstatus"],
            vec![code(0xC000_006D, "STATUS_LOGON_FAILURE")],
        ),
        space(
            SpaceId::Win32,
            &[],
            vec![
                code(5, "ERROR_ACCESS_DENIED"),
                code(64, "ERROR_NETNAME_DELETED"),
            ],
        ),
        space(
            SpaceId::Errinfo,
            &["errinfo"],
            vec![code(0x112F, "ERRINFO_GRAPHICS_SUBSYSTEM_FAILED")],
        ),
        space(
            SpaceId::Freerdp,
            &[],
            vec![code(0x2000D, "ERRCONNECT_CONNECT_TRANSPORT_FAILED")],
        ),
        space(
            SpaceId::Schannel,
            &["internal error state"],
            vec![code(10001, "")],
        ),
    ]
}

fn space(id: SpaceId, seen_as: &[&str], codes: Vec<Code>) -> CodeSpace {
    CodeSpace {
        id,
        name: id.as_str().into(),
        seen_as: seen_as.iter().map(ToString::to_string).collect(),
        families: Vec::new(),
        codes,
    }
}

fn code(value: u32, name: &str) -> Code {
    Code {
        value,
        name: name.into(),
        meaning: format!("Meaning of {value:#x}."),
        ..Code::default()
    }
}

fn providers() -> Vec<Provider> {
    let field = |name: &str, index, space| Field {
        name: name.into(),
        index,
        space,
    };
    vec![
        provider(
            "local-session-manager",
            "Microsoft-Windows-TerminalServices-LocalSessionManager",
            vec![Event {
                fields: vec![field("Reason", None, SpaceId::Extended)],
                ..event(40)
            }],
        ),
        provider(
            "rdp-core-ts",
            "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
            vec![
                Event {
                    normal: true,
                    ..event(131)
                },
                Event {
                    fields: vec![field("ErrorCode", None, SpaceId::Hresult)],
                    says: vec!["An error was encountered when transitioning from".into()],
                    ..event(226)
                },
            ],
        ),
        provider(
            "schannel",
            "Schannel",
            vec![Event {
                fields: vec![
                    field("ErrorCode", None, SpaceId::Hresult),
                    field("ErrorState", None, SpaceId::Schannel),
                ],
                ..event(36870)
            }],
        ),
        provider(
            "term-dd",
            "TermDD",
            vec![Event {
                fields: vec![field("Binary", None, SpaceId::Ntstatus)],
                ..event(56)
            }],
        ),
    ]
}

fn provider(id: &str, name: &str, events: Vec<Event>) -> Provider {
    let logs = vec!["System".into()];
    Provider {
        id: id.into(),
        name: name.into(),
        also: Vec::new(),
        logs,
        events,
    }
}

fn event(id: u32) -> Event {
    Event {
        id,
        meaning: format!("Meaning of event {id}."),
        side: Some(Side::Server),
        ..Event::default()
    }
}

fn phrase(id: &str, english: &str, german: &str) -> Phrase {
    let text = |language: &str, text: &str| PhraseText {
        language: language.into(),
        text: text.into(),
    };
    Phrase {
        id: id.into(),
        generic: false,
        normal: false,
        texts: vec![text("en", english), text("de", german)],
        ..Phrase::default()
    }
}

fn labels() -> Vec<Label> {
    let label = |kind, language: &str, text: &str| Label {
        kind,
        language: language.into(),
        text: text.into(),
    };
    vec![
        label(LabelKind::Product, "en", "Remote Desktop"),
        label(LabelKind::Product, "en", "RDP"),
        label(LabelKind::LogName, "en", "Log Name"),
        label(LabelKind::Source, "en", "Source"),
        label(LabelKind::EventId, "en", "Event ID"),
        label(LabelKind::Description, "en", "Description"),
        label(LabelKind::LogName, "de", "Protokollname"),
        label(LabelKind::Source, "de", "Quelle"),
        label(LabelKind::EventId, "de", "Ereignis-ID"),
        label(LabelKind::CodeWord, "en", "error"),
        label(LabelKind::CodeWord, "en", "code"),
        label(LabelKind::CodeWord, "en", "status"),
        label(LabelKind::CodeWord, "en", "failed"),
        label(LabelKind::Between, "en", "is"),
        label(LabelKind::Between, "en", "was"),
        label(LabelKind::Between, "en", "with"),
        label(LabelKind::Reason, "de", "Grund"),
        label(LabelKind::NoCode, "en", "time stamp"),
        label(LabelKind::NoCode, "en", "REG_DWORD"),
        label(LabelKind::ErrorCode, "fr", "Code d'erreur"),
        label(LabelKind::ExtendedErrorCode, "fr", "Code d'erreur étendu"),
    ]
}

fn articles() -> Vec<ArticleEntry> {
    let pair = || {
        vec![
            clue_code(SpaceId::Disconnect, 0x904),
            clue_code(SpaceId::Extended, 0x7),
        ]
    };
    vec![
        article(
            "closed",
            Stage::Negotiation,
            Signature {
                all: pair(),
                ..Signature::default()
            },
        ),
        article(
            "key-unreadable",
            Stage::Certificate,
            Signature {
                any: vec![
                    Clue {
                        kind: ClueKind::Event("schannel".into(), 36870),
                        strength: Strength::Decisive,
                    },
                    Clue {
                        kind: ClueKind::Phrase("internal-error".into()),
                        strength: Strength::Supporting,
                    },
                ],
                all: pair(),
                ..Signature::default()
            },
        ),
    ]
}

fn article(id: &str, stage: Stage, signature: Signature) -> ArticleEntry {
    ArticleEntry {
        id: id.into(),
        title: format!("Title of {id}"),
        summary: String::new(),
        url: format!("articles/{id}.html"),
        stage,
        hub: false,
        level: EvidenceLevel::FieldReported,
        signatures: vec![signature],
        checks: Vec::new(),
    }
}

fn clue_code(space: SpaceId, value: u32) -> Clue {
    Clue {
        kind: ClueKind::Code(space, value),
        strength: Strength::Strong,
    }
}

#[allow(dead_code, reason = "each test file uses its part")]
/// What a reader would see, as text: codes, events, explanations.
pub(crate) fn outline(paste: &str, reading: &Reading) -> String {
    let mut out = String::new();
    for finding in &reading.findings {
        let first = &finding.readings[0];
        let others: Vec<&str> = finding.readings[1..]
            .iter()
            .map(|r| r.space.as_str())
            .collect();
        let value = value_as_text(first.space, first.value);
        let _ = writeln!(
            out,
            "{} = {} {} {}, {}{}",
            finding.span.of(paste),
            first.space.as_str(),
            value,
            first.name,
            because_in_words(first),
            if others.is_empty() {
                String::new()
            } else {
                format!(" (or {})", others.join(", "))
            },
        );
    }
    for event in &reading.events {
        let _ = writeln!(out, "event {} {}", event.provider, event.id);
    }
    for one in &reading.explanations {
        let evidence: Vec<&str> = one.evidence.iter().map(|e| e.span.of(paste)).collect();
        let _ = writeln!(
            out,
            "{} {} because {}; missing {}",
            one.confidence.as_str(),
            one.article,
            evidence.join(", "),
            if one.missing.is_empty() {
                "nothing".into()
            } else {
                one.missing.join(", ")
            }
        );
    }
    if reading.normal {
        out.push_str("normal\n");
    }
    if out.is_empty() {
        "nothing".into()
    } else {
        out
    }
}
