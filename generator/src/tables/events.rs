//! Reads `events/<provider>.toml`.

use std::sync::Arc;

use decoder::knowledge::SpaceId;

use super::{EventRow, ProviderTable, duplicates, words};
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader, Value};

/// The table of one provider.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> ProviderTable {
    let stem = file
        .path
        .rsplit('/')
        .next()
        .unwrap_or("")
        .trim_end_matches(".toml");
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "this event table");
    let provider = keys.required(reader, "provider", Reader::plain_text);
    let also_known_as = keys.optional(reader, "also-known-as", Reader::plain_texts);
    let log = keys.required(reader, "log", Reader::plain_text);
    let source = keys.required(reader, "source", Reader::text);
    let events = keys.required(reader, "event", |r, v| r.tables(v, "an event", event));
    keys.finish(reader);
    let mut events = events.unwrap_or_default();
    duplicates::drop_repeated(&mut events, file, report, |row: &EventRow| {
        (row.id.value, row.id.value.to_string(), row.id.span.clone())
    });
    events.sort_by_key(|row| row.id.value);
    ProviderTable {
        id: stem.to_owned(),
        file: Arc::clone(file),
        provider: provider.unwrap_or_default(),
        also_known_as: also_known_as.unwrap_or_default(),
        log: log.unwrap_or_default(),
        source: source.unwrap_or(Placed {
            value: String::new(),
            span: 0..0,
        }),
        events,
    }
}

fn event(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<EventRow> {
    let id = keys.required(reader, "id", Reader::number);
    let log = keys.optional(reader, "log", Reader::plain_text);
    let level = keys.optional(reader, "level", |r, v| r.choice(v, &words::LEVELS));
    let side = keys.optional(reader, "side", |r, v| r.choice(v, &words::SIDES));
    let stage = keys.optional(reader, "stage", |r, v| r.choice(v, &words::stages()));
    let meaning = keys.required(reader, "meaning", Reader::plain_text);
    let data = keys.optional(reader, "data", Reader::plain_texts);
    let says = keys.optional(reader, "says", Reader::plain_texts);
    let fields = keys.optional(reader, "fields", fields);
    let article = keys.optional(reader, "article", Reader::text);
    let normal = keys.optional(reader, "normal", Reader::flag);
    let ordinary_when = keys.optional(reader, "ordinary-when", |r, v| {
        r.choice(v, &words::ORDINARY_WHEN)
    });
    let step = keys.optional(reader, "step", |r, v| r.choice(v, &words::STEPS));
    let step_unless = keys.optional(reader, "step-unless", Reader::plain_texts);
    let source = keys.optional(reader, "source", Reader::text);
    let confidence = keys.optional(reader, "confidence", |r, v| {
        r.choice(v, &words::CONFIDENCES)
    });
    keys.finish(reader);
    Some(EventRow {
        id: id?,
        log,
        level: level.unwrap_or("").to_owned(),
        side,
        stage,
        // A row without a meaning still says that the event exists.
        meaning: meaning.unwrap_or_default(),
        data: data.unwrap_or_default(),
        says: says.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        article,
        normal: normal.unwrap_or(false),
        ordinary_when,
        step,
        step_unless: step_unless.unwrap_or_default(),
        source,
        confidence: confidence.unwrap_or_default(),
    })
}

/// Field names and the code space that each speaks, in the order of the file.
fn fields(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<(String, SpaceId)>> {
    let keys = Keys::of(reader, value, "`fields`")?;
    let mut fields = Vec::new();
    for (name, _, value) in keys.rest() {
        let space = reader.choice(value, &words::spaces());
        fields.extend(space.map(|space| (name, space)));
    }
    Some(fields)
}
