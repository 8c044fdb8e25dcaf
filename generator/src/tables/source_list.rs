//! Reads `sources.toml`.

use std::sync::Arc;

use super::{SourceEntry, words};
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader, Value};

/// Every source that can be read whole, sorted by id.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Vec<SourceEntry> {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let document = reader.parse(&file.text);
    let keys = document.keys(0..0, "sources.toml");
    let mut entries: Vec<SourceEntry> = keys
        .rest()
        .filter_map(|(id, place, value)| {
            let span = reader.place(place);
            entry(&mut reader, Placed { value: id, span }, value, file)
        })
        .collect();
    entries.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    entries
}

fn entry(
    reader: &mut Reader<'_>,
    id: Placed<String>,
    value: &Value<'_>,
    file: &Arc<SourceText>,
) -> Option<SourceEntry> {
    let mut keys = Keys::of(reader, value, "a source")?.reported_at(id.span.clone());
    let title = keys.required(reader, "title", Reader::plain_text);
    let publisher = keys.required(reader, "publisher", Reader::plain_text);
    let url = keys.required(reader, "url", url);
    let kind = keys.required(reader, "kind", |r, v| r.choice(v, &words::SOURCE_KINDS));
    let read = keys.required(reader, "read", Reader::date);
    let archived = keys.optional(reader, "archived", Reader::flag);
    keys.finish(reader);
    Some(SourceEntry {
        id,
        file: Arc::clone(file),
        title: title?,
        publisher: publisher?,
        url: url?,
        kind: kind?,
        read: read?.value,
        archived: archived.unwrap_or(false),
    })
}

fn url(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Placed<String>> {
    let url = reader.text(value)?;
    let schemes = ["https://", "http://"];
    let rest = schemes
        .iter()
        .find_map(|scheme| url.value.strip_prefix(scheme))
        .unwrap_or("");
    if rest.is_empty() || rest.chars().any(|c| c.is_whitespace() || c.is_control()) {
        reader
            .complain(url.span, format!("`{}` is no address", url.value))
            .help = Some("it starts with `https://` and holds no space".into());
        return None;
    }
    Some(url)
}
