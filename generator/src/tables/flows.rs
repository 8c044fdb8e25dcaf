//! Reads `flows/<id>.toml`: questions, and where each answer leads.
//!
//! Says nothing about whether a step, a check or an article exists.

use std::sync::Arc;

use super::duplicates;
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader, Value};

/// Questions that lead to an article, as written.
#[derive(Clone, Debug)]
pub struct FlowTable {
    /// From the file stem.
    pub id: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// What the person says.
    pub title: Placed<String>,
    /// One or two sentences.
    pub summary: String,
    /// Ids of articles that offer the flow to their readers.
    pub from: Vec<Placed<String>>,
    /// The steps; the first is where it starts.
    pub steps: Vec<StepRow>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// Id, unique within the flow.
    pub id: Placed<String>,
    /// The question; one line of Markdown.
    pub ask: String,
    /// Why it is asked; one line of Markdown.
    pub why: String,
    /// `<article>/<check>`, where a check answers it.
    pub check: Option<Placed<String>>,
    /// Where "I don't know" leads.
    pub unknown: Option<Placed<String>>,
    /// The answers, in order.
    pub answers: Vec<AnswerRow>,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    /// What is answered.
    pub words: AnswerWords,
    /// `step:<id>`, or a link target as in the prose of an article.
    pub go: Placed<String>,
    /// What cannot be the cause after it; one line of Markdown.
    pub rules_out: Option<String>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerWords {
    /// In the words of the flow; one line of Markdown.
    Text(Placed<String>),
    /// The name of an outcome of the check; `good` is every healthy one.
    Outcome(Placed<String>),
}

impl AnswerWords {
    /// As written.
    pub fn as_str(&self) -> &str {
        let (Self::Text(words) | Self::Outcome(words)) = self;
        &words.value
    }
}

/// The page that lists all questions of a flow has this name.
const OVERVIEW: &str = "index";

/// The flow; a step or an answer that cannot be read is left out.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> FlowTable {
    let stem = file.path.rsplit('/').next().unwrap_or("");
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "this flow");
    let title = keys.required(reader, "title", Reader::text);
    let summary = keys.required(reader, "summary", Reader::plain_text);
    let from = keys.optional(reader, "from", Reader::texts);
    let steps = keys.required(reader, "step", |r, v| r.tables(v, "a step", step));
    keys.finish(reader);
    let mut steps = steps.unwrap_or_default();
    duplicates::drop_repeated(&mut steps, file, report, |step: &StepRow| {
        let id = &step.id;
        (id.value.clone(), id.value.clone(), id.span.clone())
    });
    for step in &mut steps {
        duplicates::drop_repeated(&mut step.answers, file, report, |answer| {
            let (AnswerWords::Text(words) | AnswerWords::Outcome(words)) = &answer.words;
            (words.value.clone(), words.value.clone(), words.span.clone())
        });
    }
    FlowTable {
        id: stem.trim_end_matches(".toml").to_owned(),
        file: Arc::clone(file),
        title: title.unwrap_or(Placed {
            value: String::new(),
            span: 0..0,
        }),
        summary: summary.unwrap_or_default(),
        from: from.unwrap_or_default(),
        steps,
    }
}

fn step(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<StepRow> {
    let id = keys.required(reader, "id", id);
    let ask = keys.required(reader, "ask", prose);
    let why = keys.required(reader, "why", prose);
    let check = keys.optional(reader, "check", check);
    // A step may lack these two; that is for a lint to say, with what it means for a reader.
    let unknown = keys.optional(reader, "unknown", Reader::text);
    let answers = keys.optional(reader, "answer", |r, v| r.tables(v, "an answer", answer));
    let is_check = keys.has("check");
    keys.finish(reader);
    let answers = answers.unwrap_or_default();
    for answer in &answers {
        if let (AnswerWords::Outcome(name), false) = (&answer.words, is_check) {
            reader
                .complain(name.span.clone(), "this step has no check, so no outcome")
                .help = Some("write `text = \"…\"`, or add `check = \"<article>/<check>\"`".into());
        }
    }
    Some(StepRow {
        id: id?,
        ask: ask?,
        why: why?,
        check,
        unknown,
        answers,
    })
}

fn id(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<String>> {
    let id = reader.text(value)?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let help = if id.value == OVERVIEW {
        "`index.html` is the overview of the flow: name the step after its question"
    } else if !id.value.chars().all(is_plain) {
        "ids are lower-case letters, digits and `-`"
    } else {
        return Some(id);
    };
    let message = format!("`{}` is no id of a step", id.value);
    reader.complain(id.span, message).help = Some(help.into());
    None
}

/// One line of Markdown. The answers are the links of a step; others would lead past them.
fn prose(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    if text.value.contains("](") {
        reader.complain(text.span, "a link stands here").help =
            Some("take it out: only the answers of a step lead on".into());
        return None;
    }
    Some(text.value)
}

fn check(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<String>> {
    let check = reader.text(value)?;
    let is_whole = check
        .value
        .split_once('/')
        .is_some_and(|(article, check)| !article.is_empty() && !check.is_empty());
    if is_whole {
        return Some(check);
    }
    reader
        .complain(check.span, format!("`{}` names no check", check.value))
        .help = Some("write the id of the article, `/`, and the id of the check".into());
    None
}

fn answer(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<AnswerRow> {
    let whole = keys.whole();
    let n_words = usize::from(keys.has("text")) + usize::from(keys.has("outcome"));
    let text = keys.optional(reader, "text", |reader, value| {
        let span = reader.place_of(value);
        let value = prose(reader, value)?;
        Some(Placed { value, span })
    });
    let outcome = keys.optional(reader, "outcome", Reader::text);
    let go = keys.required(reader, "go", Reader::text);
    let rules_out = keys.optional(reader, "rules-out", prose);
    keys.finish(reader);
    if n_words != 1 {
        let message = if n_words == 0 {
            "this answer says nothing"
        } else {
            "this answer has a text and an outcome"
        };
        reader.complain(whole, message).help = Some(
            "write either `text`, or `outcome` with the name of an outcome of the check".into(),
        );
        return None;
    }
    Some(AnswerRow {
        words: match (text, outcome) {
            (Some(text), _) => AnswerWords::Text(text),
            (None, outcome) => AnswerWords::Outcome(outcome?),
        },
        go: go?,
        rules_out,
    })
}
