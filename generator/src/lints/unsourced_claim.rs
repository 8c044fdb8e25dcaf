//! A cause or an article that names no source and does not say that it is inferred.

use std::ops::Range;

use decoder::knowledge::EvidenceLevel;

use super::{Context, Lint};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::rules;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L030",
        name: "unsourced-claim",
        severity: Severity::Error,
        explanation: include_str!("unsourced_claim.md"),
    },
    run: find_unsourced_claims,
};

fn find_unsourced_claims(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        if names_an_unknown_source(article, report) {
            continue;
        }
        let front = &article.front;
        if front.sources.is_empty() && front.evidence != EvidenceLevel::Inferred {
            say(
                article,
                &front.title.span,
                "the article",
                front.evidence,
                report,
            );
        }
        for section in &article.body.sections {
            let Some(cause) = &section.cause else {
                continue;
            };
            if cause.sources.is_empty() && cause.evidence != EvidenceLevel::Inferred {
                say(
                    article,
                    &section.title.span,
                    "this cause",
                    cause.evidence,
                    report,
                );
            }
        }
    }
}

/// A name that led nowhere has its finding, and was a source in the eyes of its author.
fn names_an_unknown_source(article: &Article, report: &Report) -> bool {
    report.findings().iter().any(|finding| {
        finding.rule.code == rules::UNKNOWN_SOURCE.code && finding.at.file.path == article.file.path
    })
}

fn say(
    article: &Article,
    span: &Range<usize>,
    what: &str,
    evidence: EvidenceLevel,
    report: &mut Report,
) {
    let message = format!(
        "{what} is called `{}` and names no source",
        evidence.as_str()
    );
    report.push(
        Diagnostic::new(&LINT.rule, article.at(span.clone()), message)
            .help("name a source from content/sources.toml, or say `evidence = \"inferred\"`"),
    );
}
