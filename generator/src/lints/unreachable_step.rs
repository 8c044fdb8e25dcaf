//! A question that no answer leads to.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L061",
        name: "unreachable-step",
        severity: Severity::Error,
        explanation: include_str!("unreachable_step.md"),
    },
    run: find_unreachable_steps,
};

fn find_unreachable_steps(context: &Context<'_>, report: &mut Report) {
    for flow in context.library.flows.iter().filter(|flow| flow.is_whole()) {
        let ways = flow.ways();
        if ways.is_cut || !ways.too_deep.is_empty() {
            // Not all ways were walked; what stops that has its own finding.
            continue;
        }
        for (place, step) in flow.steps.iter().enumerate() {
            if ways.first_to(place).is_some() {
                continue;
            }
            let message = format!("nothing leads to the step `{}`", step.id.value);
            report.push(
                Diagnostic::new(&LINT.rule, flow.at(step.id.span.clone()), message).help(
                    "let an answer lead to it, or take it out; a flow starts at its first step",
                ),
            );
        }
    }
}
