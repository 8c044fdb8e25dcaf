//! The verdict on the pasted output of a check.

use alloc::string::String;
use alloc::vec::Vec;

use crate::decode::Decoder;
use crate::knowledge::{Check, Condition, SpaceId};
use crate::normalize::normalize;
use crate::reading::Reading;

/// What the output of a check shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This outcome, by its index.
    Outcome(usize),
    /// Nothing was pasted.
    Empty,
    /// Not output that the check knows.
    Unknown,
}

/// Judges output that a reader pasted. The first outcome whose conditions all hold is the verdict.
pub fn judge(decoder: &Decoder<'_>, check: &Check, output: &str) -> Verdict {
    let text = normalize(output).text;
    if text.trim().is_empty() {
        return Verdict::Empty;
    }
    let lower = text.to_lowercase();
    let needs_decoding =
        |condition: &Condition| matches!(condition, Condition::Code(_) | Condition::Event(_));
    let reading = check
        .outcomes
        .iter()
        .any(|outcome| outcome.when.iter().any(needs_decoding))
        .then(|| decoder.decode(output));
    check
        .outcomes
        .iter()
        .position(|outcome| {
            !outcome.when.is_empty()
                && outcome
                    .when
                    .iter()
                    .all(|condition| holds(condition, &lower, reading.as_ref()))
        })
        .map_or(Verdict::Unknown, Verdict::Outcome)
}

fn holds(condition: &Condition, lower: &str, reading: Option<&Reading>) -> bool {
    match condition {
        Condition::Contains(text) => lower.contains(&folded(text)),
        Condition::Lacks(text) => !lower.contains(&folded(text)),
        Condition::FieldEquals(field, wanted) => values(lower, field)
            .iter()
            .any(|value| is_equal(value, wanted)),
        Condition::FieldOneOf(field, wanted) => values(lower, field)
            .iter()
            .any(|value| wanted.iter().any(|wanted| is_equal(value, wanted))),
        Condition::FieldAtLeast(field, least) => values(lower, field)
            .iter()
            .filter_map(|value| number(value))
            .any(|n| n >= *least),
        Condition::FieldAtMost(field, most) => values(lower, field)
            .iter()
            .filter_map(|value| number(value))
            .any(|n| n <= *most),
        Condition::Code(code) => reading.is_some_and(|reading| names_code(reading, code)),
        Condition::Event(event) => reading.is_some_and(|reading| names_event(reading, event)),
    }
}

fn folded(text: &str) -> String {
    normalize(text).text.to_lowercase()
}

/// Every value of a field: `name : value`, `name=value`, `name  REG_DWORD  0x1`, `name  value`.
fn values(lower: &str, field: &str) -> Vec<String> {
    let field = folded(field);
    lower
        .lines()
        .filter_map(|line| {
            let rest = line
                .trim()
                .trim_start_matches('"')
                .strip_prefix(field.as_str())?;
            let rest = rest.trim_start_matches('"');
            let value = match rest.trim_start().strip_prefix([':', '=']) {
                Some(value) => value,
                None if rest.starts_with(char::is_whitespace) => rest,
                None => return None,
            };
            let value = value.trim().trim_matches(['"', ',', ';']);
            Some(String::from(without_registry_type(value).trim()))
        })
        .collect()
}

fn without_registry_type(value: &str) -> &str {
    let is_type = |word: &str| word.starts_with("reg_");
    match value.split_once(char::is_whitespace) {
        Some((first, rest)) if is_type(first) => rest,
        _ => value,
    }
}

fn is_equal(value: &str, wanted: &str) -> bool {
    let wanted = folded(wanted);
    value == wanted || number(value).is_some_and(|n| Some(n) == number(&wanted))
}

/// `1`, `0x1`, `-5`, and `0x1 (1)` as `reg` prints it.
fn number(value: &str) -> Option<i64> {
    let word = value.split_whitespace().next()?;
    match word.strip_prefix("0x") {
        Some(hex) => i64::from_str_radix(hex, 16).ok(),
        None => word.parse().ok(),
    }
}

/// `disconnect:0x904`.
fn names_code(reading: &Reading, code: &str) -> bool {
    let Some((space, value)) = code.split_once(':') else {
        return false;
    };
    let (Some(space), Some(value)) = (SpaceId::from_id(space), number(&value.to_lowercase()))
    else {
        return false;
    };
    reading.findings.iter().any(|finding| {
        finding
            .readings
            .first()
            .is_some_and(|r| r.space == space && i64::from(r.value) == value)
    })
}

/// `schannel/36870`.
fn names_event(reading: &Reading, event: &str) -> bool {
    let Some((provider, id)) = event.split_once('/') else {
        return false;
    };
    reading
        .events
        .iter()
        .any(|seen| seen.provider_id == provider && id.parse() == Ok(seen.id))
}
