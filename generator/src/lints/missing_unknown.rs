//! A question without "I don't know".

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L064",
        name: "missing-unknown",
        severity: Severity::Error,
        explanation: include_str!("missing_unknown.md"),
    },
    run: find_missing_unknowns,
};

fn find_missing_unknowns(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        for step in flow.steps.iter().filter(|step| step.unknown.is_none()) {
            let message = format!(
                "the step `{}` does not say where \"I don't know\" leads",
                step.id.value
            );
            report.push(
                Diagnostic::new(&LINT.rule, flow.at(step.id.span.clone()), message).help(
                    "add `unknown = \"step:…\"`: a check that finds it out, or a question that needs less knowledge",
                ),
            );
        }
    }
}
