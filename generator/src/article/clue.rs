//! Reads signatures and their clues: `{ code = "disconnect:0x904" }`.

use super::link::{is_id, numbered};
use super::{ClueSpec, ClueSpecKind, SignatureSpec, words};
use crate::diagnostic::{Placed, rules};
use crate::source::toml::{Keys, Reader, Value};

/// Every signature that asks for something. A clue that cannot be read is left out.
pub(super) fn signatures(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<SignatureSpec>> {
    let mut reader = reader.with_rule(&rules::BROKEN_CLUE);
    reader.tables(value, "a signature", |reader, mut keys| {
        let span = keys.whole();
        let asks_for_something = keys.has("all") || keys.has("any");
        let stage = keys.optional(reader, "stage", |r, v| r.choice(v, &words::stages()));
        let all = keys.optional(reader, "all", clues).unwrap_or_default();
        let any = keys.optional(reader, "any", clues).unwrap_or_default();
        let none = keys.optional(reader, "none", clues).unwrap_or_default();
        let hint = keys
            .optional(reader, "hint", Reader::flag)
            .unwrap_or_default();
        keys.finish(reader);
        if !asks_for_something {
            reader
                .complain(span.clone(), "this signature asks for nothing")
                .help = Some("give it clues: `all = [{ code = \"disconnect:0x904\" }]`".into());
        }
        let is_empty = all.is_empty() && any.is_empty();
        (!is_empty).then_some(SignatureSpec {
            span,
            stage,
            all,
            any,
            none,
            hint,
        })
    })
}

fn clues(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<ClueSpec>> {
    reader.tables(value, "a clue", clue)
}

fn clue(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<ClueSpec> {
    let whole = keys.whole();
    let n_kinds = ["code", "event", "phrase", "sequence"]
        .iter()
        .filter(|kind| keys.has(kind))
        .count();
    let code = keys.optional(reader, "code", code);
    let event = keys.optional(reader, "event", event);
    let phrase = keys.optional(reader, "phrase", phrase);
    let sequence = keys.optional(reader, "sequence", sequence);
    let strength = keys.optional(reader, "strength", |r, v| r.choice(v, &words::STRENGTHS));
    let is_misspelt = n_kinds == 0 && keys.has_unknown();
    keys.finish(reader);
    if is_misspelt {
        return None;
    }
    if n_kinds != 1 {
        let message = if n_kinds == 0 {
            "this clue asks for nothing"
        } else {
            "this clue asks for two things at once"
        };
        reader.complain(whole, message).help = Some(
            "a clue is `{ code = \"…\" }`, `{ event = \"…\" }`, `{ phrase = \"…\" }` or `{ sequence = \"…\" }`".into(),
        );
        return None;
    }
    let found = code.or(event).or(phrase).or(sequence)?;
    Some(ClueSpec {
        kind: found.value,
        strength: strength.unwrap_or_default(),
        span: found.span,
    })
}

fn code(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<ClueSpecKind>> {
    let text = reader.text(value)?;
    let read = numbered(&text.value, ':').map(|(space, value)| ClueSpecKind::Code(space, value));
    understood(reader, text, read, "a code", "disconnect:0x904")
}

fn event(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<ClueSpecKind>> {
    let text = reader.text(value)?;
    let read = numbered(&text.value, '/').map(|(provider, id)| ClueSpecKind::Event(provider, id));
    understood(reader, text, read, "an event", "schannel/36870")
}

fn phrase(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<ClueSpecKind>> {
    let text = reader.text(value)?;
    let read = is_id(&text.value).then(|| ClueSpecKind::Phrase(text.value.clone()));
    understood(reader, text, read, "the id of a phrase", "internal-error")
}

/// What the steps of a connection show; there is one such clue.
fn sequence(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<ClueSpecKind>> {
    let text = reader.text(value)?;
    let read = (text.value == "ended-early").then_some(ClueSpecKind::Sequence);
    understood(reader, text, read, "a sequence", "ended-early")
}

fn understood(
    reader: &mut Reader<'_>,
    text: Placed<String>,
    read: Option<ClueSpecKind>,
    what: &str,
    example: &str,
) -> Option<Placed<ClueSpecKind>> {
    if read.is_none() {
        let message = format!("`{}` is not {what}", text.value);
        reader.complain(text.span.clone(), message).help =
            Some(format!("write it like `{example}`"));
    }
    read.map(|value| Placed {
        value,
        span: text.span,
    })
}
