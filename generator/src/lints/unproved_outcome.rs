//! A check that shows nothing, or whose healthy output nothing proves to be healthy.

use decoder::Verdict;

use super::{Context, Lint};
use crate::article::{Article, CheckBlock};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::{checks_of, knowledge};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L050",
        name: "unproved-outcome",
        severity: Severity::Error,
        explanation: include_str!("unproved_outcome.md"),
    },
    run: find_unproved_outcomes,
};

fn find_unproved_outcomes(context: &Context<'_>, report: &mut Report) {
    for article in context.complete() {
        for block in checks_of(article) {
            if block.outcomes.is_empty() {
                let message = format!("the check `{}` has no outcome", block.id.value);
                let at = article.at(block.id.span.clone());
                report.push(
                    Diagnostic::new(&LINT.rule, at, message)
                        .help("add an `[[outcome]]` for each thing its output can show"),
                );
            } else if let Some(looks) = &block.looks {
                report_healthy_output(context, article, block, looks, report);
            }
        }
    }
}

fn report_healthy_output(
    context: &Context<'_>,
    article: &Article,
    block: &CheckBlock,
    looks: &str,
    report: &mut Report,
) {
    let verdict = decoder::judge(&context.decoder, &knowledge::check(block), looks);
    let judged = match verdict {
        Verdict::Outcome(place) => block.outcomes.get(place),
        Verdict::Empty | Verdict::Unknown => None,
    };
    if judged.is_some_and(|outcome| outcome.good) {
        return;
    }
    let what = match judged {
        Some(outcome) => format!("judged to `{}`", outcome.means),
        None => "judged to no outcome".into(),
    };
    let message = format!("what `looks` shows is {what}, not to an outcome with `good = true`");
    report.push(
        Diagnostic::new(&LINT.rule, article.at(block.id.span.clone()), message)
            .help("`looks` is the output of a healthy system; add an outcome that says so, or mend `looks`"),
    );
}
