//! Something that its author has not written yet.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Context, Lint, unlisted_address};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, SourceText};
use crate::library::Library;

/// What stands where something is still to be written.
const MARKER: &str = "TODO";

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L091",
        name: "todo",
        severity: Severity::Error,
        explanation: include_str!("todo.md"),
    },
    run: find_todos,
};

fn find_todos(context: &Context<'_>, report: &mut Report) {
    for file in files(context.library) {
        let markers = markers(&file.text);
        if markers.is_empty() {
            continue;
        }
        // What cannot be right yet is not wrong besides: `sources = ["TODO"]` names no source.
        report.keep(|finding| {
            let is_unfinished = markers.iter().any(|marker| {
                finding.at.span.start < marker.end && marker.start < finding.at.span.end
            });
            finding.at.file.path != file.path || !is_unfinished
        });
        // What cannot be published has no address to list yet.
        report.keep(|finding| finding.rule.code != unlisted_address::LINT.rule.code);
        for marker in markers {
            let at = file.at(to_end_of_line(&file.text, marker));
            let message = "this is still to be written";
            report.push(Diagnostic::new(&LINT.rule, at, message).help(
                "write it and take the `TODO` out; `status = \"draft\"` keeps an article out of the site until then",
            ));
        }
    }
}

/// What authors write by hand and readers see. Drafts are not seen, and pastes are other people's.
fn files(library: &Library) -> impl Iterator<Item = &Arc<SourceText>> {
    let tables = &library.tables;
    let articles = library
        .all_articles_and_pages()
        .map(|article| &article.file);
    let all = articles
        .chain(tables.spaces.iter().map(|table| &table.file))
        .chain(tables.providers.iter().map(|table| &table.file))
        .chain(tables.languages.iter().map(|table| &table.file))
        .chain(tables.flows.iter().map(|table| &table.file))
        .chain(tables.sources.iter().map(|source| &source.file))
        .chain(&tables.names.file)
        .chain(&tables.site.file);
    let by_path: BTreeMap<&str, _> = all.map(|file| (file.path.as_str(), file)).collect();
    by_path.into_values()
}

/// Where the word stands, in capitals and by itself.
fn markers(text: &str) -> Vec<Range<usize>> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(MARKER)
        .map(|(start, _)| start..start + MARKER.len())
        .filter(|place| {
            let before = text[..place.start].chars().next_back();
            let after = text[place.end..].chars().next();
            !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
        })
        .collect()
}

fn to_end_of_line(text: &str, marker: Range<usize>) -> Range<usize> {
    let line = text[marker.start..].lines().next().unwrap_or(MARKER);
    let closing = ['"', '\'', ',', '}', ']', ' '];
    let length = line.trim_end_matches(closing).len().max(MARKER.len());
    marker.start..marker.start + length
}
