//! Reads `observations.toml`.

use std::sync::Arc;

use decoder::knowledge::{Compare, Shown, Topic};

use super::ObservationRow;
use crate::diagnostic::{Placed, Report, SourceText, did_you_mean, list, rules};
use crate::source::toml::{Keys, Reader, Value};

/// How values are compared, the longer sign before the shorter one that it holds.
const SIGNS: [(&str, Compare); 4] = [
    (" != ", Compare::IsNot),
    (" >= ", Compare::AtLeast),
    (" <= ", Compare::AtMost),
    (" = ", Compare::Is),
];

/// Every observation that can be read whole, sorted by id.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Vec<ObservationRow> {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let document = reader.parse(&file.text);
    let keys = document.keys(0..0, "observations.toml");
    let mut rows: Vec<ObservationRow> = keys
        .rest()
        .filter_map(|(id, place, value)| {
            let span = reader.place(place);
            row(&mut reader, Placed { value: id, span }, value)
        })
        .collect();
    rows.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    rows
}

fn row(reader: &mut Reader<'_>, id: Placed<String>, value: &Value<'_>) -> Option<ObservationRow> {
    let mut keys = Keys::of(reader, value, "an observation")?.reported_at(id.span.clone());
    let meaning = keys.required(reader, "meaning", Reader::plain_text);
    let shown = keys.required(reader, "shown", Reader::texts);
    let normal = keys.optional(reader, "normal", Reader::flag);
    let generic = keys.optional(reader, "generic", Reader::flag);
    keys.finish(reader);
    let shown = shown?
        .into_iter()
        .filter_map(|text| shown_by(reader, &text))
        .collect();
    Some(ObservationRow {
        id,
        meaning: meaning?,
        shown,
        normal: normal.unwrap_or(false),
        generic: generic.unwrap_or(false),
    })
}

/// `registry fDenyTSConnections = 1`.
fn shown_by(reader: &mut Reader<'_>, text: &Placed<String>) -> Option<Shown> {
    let split = SIGNS.iter().find_map(|(sign, compare)| {
        let (what, value) = text.value.split_once(sign)?;
        let (topic, subject) = what.trim().split_once(' ')?;
        Some((topic, subject.trim(), *compare, value.trim()))
    });
    let Some((topic, subject, compare, value)) = split else {
        let message = format!("`{}` is no observation", text.value);
        reader.complain(text.span.clone(), message).help =
            Some("write `registry fDenyTSConnections = 1`, with `=`, `!=`, `>=` or `<=`".into());
        return None;
    };
    let Some(known) = Topic::ALL.into_iter().find(|known| known.as_str() == topic) else {
        let names = || Topic::ALL.into_iter().map(Topic::as_str);
        let help = did_you_mean(topic, names())
            .unwrap_or_else(|| format!("the topics are {}", list(names())));
        reader
            .complain(text.span.clone(), format!("there is no topic `{topic}`"))
            .help = Some(help);
        return None;
    };
    Some(Shown {
        topic: known,
        subject: subject.to_lowercase(),
        compare,
        value: value.to_lowercase(),
    })
}
