//! Reads `sources.toml`, and `sources/*.toml` beside it.

use std::sync::Arc;

use super::{SourceEntry, words};
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};
use crate::source::Sources;
use crate::source::toml::{Keys, Reader, Value};

/// Every source of every file, sorted by id. A source that two files have is the first one's.
pub(super) fn parse_all(sources: &Sources, report: &mut Report) -> Vec<SourceEntry> {
    let mut all: Vec<SourceEntry> = Vec::new();
    let more = sources.in_folder("sources", "toml");
    for file in sources.file("sources.toml").into_iter().chain(more) {
        for entry in parse(file, report) {
            let Some(first) = all.iter().find(|it| it.id.value == entry.id.value) else {
                all.push(entry);
                continue;
            };
            let message = format!(
                "`{}` is a source of `{}`, too",
                entry.id.value, first.file.path
            );
            report.push(
                Diagnostic::new(
                    &rules::BROKEN_TABLE,
                    file.at(entry.id.span.clone()),
                    message,
                )
                .help("give one of them another id")
                .also(first.file.at(first.id.span.clone()), "first defined here"),
            );
        }
    }
    all.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    all
}

/// Every source of a file that can be read whole.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Vec<SourceEntry> {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let document = reader.parse(&file.text);
    let keys = document.keys(0..0, "sources.toml");
    keys.rest()
        .filter_map(|(id, place, value)| {
            let span = reader.place(place);
            entry(&mut reader, Placed { value: id, span }, value, file)
        })
        .collect()
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
