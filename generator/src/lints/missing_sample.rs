//! A signature that no sample proves.

use super::{Context, Lint, leads_first_to};
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
