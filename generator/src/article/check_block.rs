//! Reads a `check` fence: a command, and how its output is judged.

use std::collections::BTreeSet;
use std::sync::Arc;

use decoder::knowledge::Condition;

use super::fences::Fence;
use super::link::numbered;
use super::{CheckBlock, OutcomeSpec, hidden, words};
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader, Value};

/// What a flow calls every outcome with `good = true`.
const ALL_GOOD: &str = "good";

/// The check; `None` where something that must be there cannot be read.
/// An outcome that cannot be read is left out.
pub(super) fn parse(
    file: &Arc<SourceText>,
    fence: &Fence,
    report: &mut Report,
) -> Option<CheckBlock> {
    if !fence.is_verbatim(file) {
        let at = file.at(fence.first_line(file));
        report.push(
            Diagnostic::new(
                &rules::BROKEN_CHECK,
                at,
                "a check block stands at the left margin",
            )
            .help("take it out of the list or quote"),
        );
        return None;
    }
    let mut reader = Reader::new(file, fence.inside.start, &rules::BROKEN_CHECK, report);
    let reader = &mut reader;
    let document = reader.parse(&fence.content);
    let mut keys = document.keys(fence.first_line(file), "the check");
    let id = keys.required(reader, "id", id);
    let place = keys.required(reader, "where", |r, v| r.choice(v, &words::PLACES));
    let shell = keys.required(reader, "shell", |r, v| r.choice(v, &words::SHELLS));
    let risk = keys.required(reader, "risk", |r, v| r.choice(v, &words::RISKS));
    let run = keys.required(reader, "run", Reader::text);
    let looks = keys.optional(reader, "looks", Reader::plain_text);
    let outcomes = keys.required(reader, "outcome", outcomes);
    keys.finish(reader);
    let run = run?;
    hidden::look_at_value(file, run.span.clone(), &run.value, report);
    Some(CheckBlock {
        id: id?,
        place: place?,
        shell: shell?,
        risk: risk?,
        run,
        looks,
        outcomes: outcomes?,
        span: fence.span.clone(),
    })
}

fn id(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<String>> {
    let id = reader.text(value)?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.value.chars().all(is_plain) {
        return Some(id);
    }
    reader
        .complain(id.span, format!("`{}` is no id", id.value))
        .help = Some("ids are lower-case letters, digits and `-`".into());
    None
}

fn outcome_id(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<String>> {
    let id = id(reader, value)?;
    if id.value != ALL_GOOD {
        return Some(id);
    }
    reader
        .complain(id.span, "`good` stands for every healthy outcome")
        .help = Some("give this one another id".into());
    None
}

fn outcomes(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<OutcomeSpec>> {
    let outcomes = reader.tables(value, "an outcome", |reader, mut keys| {
        let span = keys.whole();
        let id = keys.optional(reader, "id", outcome_id);
        let when = keys.required(reader, "when", conditions);
        let means = keys.required(reader, "means", Reader::plain_text);
        let then = keys.optional(reader, "then", Reader::text);
        let good = keys.optional(reader, "good", Reader::flag).unwrap_or(false);
        let example = keys.required(reader, "example", Reader::text);
        keys.finish(reader);
        Some(OutcomeSpec {
            id,
            when: when?,
            means: means?,
            then,
            good,
            example: example?,
            span,
        })
    })?;
    let mut ids = BTreeSet::new();
    for id in outcomes.iter().filter_map(|outcome| outcome.id.as_ref()) {
        if !ids.insert(id.value.as_str()) {
            let message = format!("two outcomes of this check are called `{}`", id.value);
            reader.complain(id.span.clone(), message).help =
                Some("give each its own id, or none: only those that a flow names need one".into());
        }
    }
    Some(outcomes)
}

/// What must hold for an outcome; `None` where any of it cannot be read.
fn conditions(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<Condition>> {
    const COMPARISONS: [&str; 4] = ["equals", "one-of", "at-least", "at-most"];
    const ALONE: [&str; 4] = ["contains", "lacks", "code", "event"];
    let mut keys = Keys::of(reader, value, "a condition")?;
    let whole = keys.whole();
    let has_field = keys.has("field");
    let n_compared = COMPARISONS.iter().filter(|key| keys.has(key)).count();
    let n_asked = n_compared + ALONE.iter().filter(|key| keys.has(key)).count();
    let contains = keys.optional(reader, "contains", Reader::plain_text);
    let lacks = keys.optional(reader, "lacks", Reader::plain_text);
    let code = keys.optional(reader, "code", |r, v| {
        named_number(r, v, ':', "disconnect:0x904")
    });
    let event = keys.optional(reader, "event", |r, v| {
        named_number(r, v, '/', "schannel/36870")
    });
    let field = keys.optional(reader, "field", Reader::plain_text);
    let compared = comparisons(&mut keys, reader, field.as_deref().unwrap_or(""));
    keys.finish(reader);
    let (message, help) = if has_field && n_compared == 0 {
        (
            "this `field` is compared with nothing",
            "add `equals`, `one-of`, `at-least` or `at-most`",
        )
    } else if !has_field && n_compared > 0 {
        (
            "this comparison has no `field`",
            "add `field`, the name that stands before the value",
        )
    } else if n_asked == 0 {
        (
            "this condition asks for nothing",
            "write `{ contains = \"…\" }`",
        )
    } else {
        let alone = [
            contains.map(Condition::Contains),
            lacks.map(Condition::Lacks),
            code.map(Condition::Code),
            event.map(Condition::Event),
        ];
        let all: Vec<Condition> = alone.into_iter().flatten().chain(compared).collect();
        let is_whole = all.len() == n_asked && field.is_some() == has_field;
        return is_whole.then_some(all);
    };
    reader.complain(whole, message).help = Some(help.into());
    None
}

fn comparisons(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>, field: &str) -> Vec<Condition> {
    let equals = keys.optional(reader, "equals", Reader::plain_text);
    let one_of = keys.optional(reader, "one-of", Reader::plain_texts);
    let at_least = keys.optional(reader, "at-least", Reader::whole_number);
    let at_most = keys.optional(reader, "at-most", Reader::whole_number);
    [
        equals.map(|value| Condition::FieldEquals(field.to_owned(), value)),
        one_of.map(|values| Condition::FieldOneOf(field.to_owned(), values)),
        at_least.map(|least| Condition::FieldAtLeast(field.to_owned(), least)),
        at_most.map(|most| Condition::FieldAtMost(field.to_owned(), most)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn named_number(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    separator: char,
    example: &str,
) -> Option<String> {
    let text = reader.text(value)?;
    if numbered(&text.value, separator).is_some() {
        return Some(text.value);
    }
    reader
        .complain(text.span, format!("`{}` cannot be read", text.value))
        .help = Some(format!("write it like `{example}`"));
    None
}
