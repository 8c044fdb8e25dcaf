//! The reading as JSON, described in `docs/decode-json.md`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::knowledge::SpaceId;
use crate::reading::{Because, CodeReading, Explanation, Finding, Reading, SeenEvent};

/// Number of the JSON's format. Grows when something is taken away or changes its meaning.
pub const FORMAT: u32 = 1;

/// The reading of `paste`, as one JSON object.
pub fn reading_to_json(reading: &Reading, paste: &str) -> String {
    let view = ReadingView {
        format: FORMAT,
        findings: reading
            .findings
            .iter()
            .map(|finding| finding_view(finding, paste))
            .collect(),
        events: reading.events.iter().map(event_view).collect(),
        stage: reading.stage.map(crate::knowledge::Stage::as_str),
        explanations: reading
            .explanations
            .iter()
            .map(|one| explanation_view(one, paste))
            .collect(),
        normal: reading.normal,
    };
    serde_json::to_string(&view).expect("plain structs, strings and numbers always serialize")
}

#[derive(Serialize)]
struct ReadingView<'r> {
    format: u32,
    findings: Vec<FindingView<'r>>,
    events: Vec<EventView<'r>>,
    stage: Option<&'static str>,
    explanations: Vec<ExplanationView<'r>>,
    normal: bool,
}

#[derive(Serialize)]
struct FindingView<'r> {
    text: &'r str,
    start: usize,
    end: usize,
    readings: Vec<CodeView<'r>>,
}

#[derive(Serialize)]
struct CodeView<'r> {
    space: &'static str,
    value: String,
    name: &'r str,
    meaning: &'r str,
    because: String,
}

#[derive(Serialize)]
struct EventView<'r> {
    provider: &'r str,
    id: u32,
    start: usize,
    end: usize,
    meaning: &'r str,
    normal: bool,
}

#[derive(Serialize)]
struct ExplanationView<'r> {
    article: &'r str,
    title: &'r str,
    url: &'r str,
    stage: &'static str,
    confidence: &'static str,
    evidence: Vec<EvidenceView<'r>>,
    missing: &'r [String],
}

#[derive(Serialize)]
struct EvidenceView<'r> {
    text: &'r str,
    start: usize,
    end: usize,
    what: &'r str,
    weight: u32,
}

fn finding_view<'r>(finding: &'r Finding, paste: &'r str) -> FindingView<'r> {
    FindingView {
        text: finding.span.of(paste),
        start: finding.span.start,
        end: finding.span.end,
        readings: finding
            .readings
            .iter()
            .map(|reading| CodeView {
                space: reading.space.as_str(),
                value: value_as_text(reading.space, reading.value),
                name: &reading.name,
                meaning: &reading.meaning,
                because: because_in_words(reading),
            })
            .collect(),
    }
}

fn event_view(event: &SeenEvent) -> EventView<'_> {
    EventView {
        provider: &event.provider,
        id: event.id,
        start: event.span.start,
        end: event.span.end,
        meaning: &event.meaning,
        normal: event.normal,
    }
}

fn explanation_view<'r>(one: &'r Explanation, paste: &'r str) -> ExplanationView<'r> {
    ExplanationView {
        article: &one.article,
        title: &one.title,
        url: &one.url,
        stage: one.stage.as_str(),
        confidence: one.confidence.as_str(),
        evidence: one
            .evidence
            .iter()
            .map(|evidence| EvidenceView {
                text: evidence.span.of(paste),
                start: evidence.span.start,
                end: evidence.span.end,
                what: &evidence.what,
                weight: evidence.weight,
            })
            .collect(),
        missing: &one.missing,
    }
}

/// A code as it is usually written: `0x904`, `0x8009030D`.
pub fn value_as_text(space: SpaceId, value: u32) -> String {
    match space {
        SpaceId::Hresult | SpaceId::Ntstatus => format!("0x{value:08X}"),
        _ => format!("{value:#x}"),
    }
}

/// The reason of a reading, as a sentence piece for a reader.
pub fn because_in_words(reading: &CodeReading) -> String {
    let space = reading.space.as_str();
    match &reading.because {
        Because::Labelled(words) => format!("it stands behind \u{201C}{words}\u{201D}"),
        Because::Field(field) => {
            format!("it is {field}, whose values are {space} codes")
        }
        Because::Beside(other) => {
            format!("it stands beside {other}, as a Remote Desktop dialog prints it")
        }
        Because::Named => "its published name stands there".into(),
        Because::Shape => "the value itself says which kind of code it is".into(),
        Because::Context => "the text is about Remote Desktop, and this is one of its codes".into(),
        Because::OnlyCandidate => "nothing else that we know has this number".into(),
        Because::Possible => {
            "another table has this number too; nothing in the text points to it".into()
        }
    }
}
