//! A signature that no sample proves, and an article that no paste and no other article leads to.

use super::{Context, Lint, leads_first_to};
use crate::article::{Article, Kind};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L045",
        name: "missing-sample",
        severity: Severity::Error,
        explanation: include_str!("missing_sample.md"),
    },
    run: find_missing_samples,
};

fn find_missing_samples(context: &Context<'_>, report: &mut Report) {
    for article in context.complete() {
        if article.front.signatures.is_empty() && !is_led_to(context, article) {
            let message = format!(
                "no paste leads to `{}`, and no other article does",
                article.id
            );
            let at = article.at(article.front.title.span.clone());
            report.push(
                Diagnostic::new(&LINT.rule, at, message)
                    .help("add a `[[signature]]`, name it in a row of a table, or link to it"),
            );
        }
        // A sample that is read wrongly was meant to prove something; `misread-sample` says so.
        let is_misread = context
            .samples_of(&article.id)
            .any(|(_, reading)| !leads_first_to(reading, &article.id));
        if is_misread {
            continue;
        }
        for (place, signature) in article.front.signatures.iter().enumerate() {
            let is_proved = context.samples_of(&article.id).any(|(_, reading)| {
                reading
                    .explanations
                    .first()
                    .is_some_and(|best| best.signature == place)
            });
            if is_proved {
                continue;
            }
            let message = format!("no sample leads to `{}` by this signature", article.id);
            report.push(
                Diagnostic::new(&LINT.rule, article.at(signature.span.clone()), message).help(
                    format!(
                        "put what a person would paste into content/samples/{}/<name>.txt",
                        article.id
                    ),
                ),
            );
        }
    }
}

/// Whether a hub, a row of a table or another article leads to it.
fn is_led_to(context: &Context<'_>, article: &Article) -> bool {
    let library = context.library;
    let is_this = |id: &str| id == article.id;
    let tables = &library.tables;
    let codes = tables.spaces.iter().flat_map(|space| &space.codes);
    let events = tables
        .providers
        .iter()
        .flat_map(|provider| &provider.events);
    let mut rows = codes
        .filter_map(|code| code.article.as_ref())
        .chain(events.filter_map(|event| event.article.as_ref()));
    let mut others = library
        .articles
        .iter()
        .filter(|other| other.id != article.id);
    article.front.kind == Kind::Hub
        || rows.any(|id| is_this(&id.value))
        || others.any(|other| library.related_to(&other.id).iter().any(|id| is_this(id)))
}
