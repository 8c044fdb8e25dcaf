//! A source that nothing cites.

use std::collections::BTreeSet;

use super::{Context, Lint};
use crate::article::{Article, Target};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::Library;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L033",
        name: "unused-source",
        severity: Severity::Warning,
        explanation: include_str!("unused_source.md"),
    },
    run: find_unused_sources,
};

fn find_unused_sources(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    let mut cited = cited_by_tables(library);
    let articles = library.all_articles_and_pages().chain(&library.drafts);
    cited.extend(articles.flat_map(cited_by_article));

    for source in &library.tables.sources {
        let id = source.id.value.as_str();
        if cited.contains(id) || stands_in_a_broken_file(id, &source.file.path, report) {
            continue;
        }
        let at = source.file.at(source.id.span.clone());
        report.push(
            Diagnostic::new(&LINT.rule, at, format!("nothing cites `{id}`"))
                .help("cite it where it was used, or take it out"),
        );
    }
}

fn cited_by_tables(library: &Library) -> BTreeSet<&str> {
    let tables = &library.tables;
    let of_codes = tables.spaces.iter().flat_map(|table| {
        let rows = table.codes.iter().filter_map(|row| row.source.as_ref());
        rows.chain([&table.source])
    });
    let of_events = tables.providers.iter().flat_map(|table| {
        let rows = table.events.iter().filter_map(|row| row.source.as_ref());
        rows.chain([&table.source])
    });
    let of_settings = tables.rdp_settings.iter().flat_map(|table| {
        let rows = table.settings.iter().filter_map(|row| row.source.as_ref());
        rows.chain([&table.source])
    });
    of_codes
        .chain(of_events)
        .chain(of_settings)
        .map(|source| source.value.as_str())
        .collect()
}

fn cited_by_article(article: &Article) -> impl Iterator<Item = &str> {
    let of_front = article.front.sources.iter();
    let of_causes = article
        .body
        .sections
        .iter()
        .filter_map(|it| it.cause.as_ref())
        .flat_map(|it| &it.sources);
    let of_prose = article
        .body
        .links
        .iter()
        .filter_map(|link| match &link.target {
            Target::Source(id) => Some(id.as_str()),
            _ => None,
        });
    of_front
        .chain(of_causes)
        .map(|source| source.value.as_str())
        .chain(of_prose)
}

/// A file that could not be understood may cite it; that file has its finding.
fn stands_in_a_broken_file(id: &str, own_path: &str, report: &Report) -> bool {
    report.findings().iter().any(|finding| {
        let file = &finding.at.file;
        finding.rule.severity == Severity::Error && file.path != own_path && file.text.contains(id)
    })
}
