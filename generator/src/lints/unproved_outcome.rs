//! A check that shows nothing, or an outcome without output that proves it.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::checks_of;

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
        for check in checks_of(article) {
            if check.outcomes.is_empty() {
                let message = format!("the check `{}` has no outcome", check.id.value);
                report.push(
                    Diagnostic::new(&LINT.rule, article.at(check.id.span.clone()), message)
                        .help("add an `[[outcome]]` for each thing its output can show"),
                );
            }
            for outcome in &check.outcomes {
                if outcome.example.value.trim().is_empty() {
                    let message =
                        format!("an outcome of `{}` has an empty example", check.id.value);
                    report.push(
                        Diagnostic::new(
                            &LINT.rule,
                            article.at(outcome.example.span.clone()),
                            message,
                        )
                        .help("copy output that must be judged to this outcome"),
                    );
                }
            }
        }
    }
}
