//! An article that promises less risk than its own causes carry.

use std::ops::Range;

use super::{Context, Lint};
use crate::article::{Article, Risk};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L053",
        name: "understated-risk",
        severity: Severity::Error,
        explanation: include_str!("understated_risk.md"),
    },
    run: find_understated_risks,
};

fn find_understated_risks(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        let worst = article
            .body
            .sections
            .iter()
            .filter_map(|section| Some((section.cause.as_ref()?.risk, section)))
            .max_by_key(|(risk, _)| *risk);
        let Some((risk, section)) = worst else {
            continue;
        };
        if risk <= article.front.risk {
            continue;
        }
        let message = format!(
            "the article is called `{}`, and one of its causes is `{}`",
            id_of(article.front.risk),
            id_of(risk)
        );
        report.push(
            Diagnostic::new(&LINT.rule, article.at(place_of_risk(article)), message)
                .also(article.at(section.title.span.clone()), "this cause")
                .help(format!("write `risk = \"{}\"`", id_of(risk))),
        );
    }
}

/// The line of the front matter that says it; the title where none does.
fn place_of_risk(article: &Article) -> Range<usize> {
    let mut start = 0;
    for line in article.file.text.split_inclusive('\n') {
        if line.starts_with("risk") {
            return start..start + line.trim_end().len();
        }
        start += line.len();
        if start > article.front.title.span.start && line.starts_with("+++") {
            break;
        }
    }
    article.front.title.span.clone()
}

fn id_of(risk: Risk) -> &'static str {
    match risk {
        Risk::ReadOnly => "read-only",
        Risk::Reversible => "reversible",
        Risk::WeakensSecurity => "weakens-security",
        Risk::LosesData => "loses-data",
    }
}
