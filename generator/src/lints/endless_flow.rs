//! An answer that leads back to a question already answered.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L062",
        name: "endless-flow",
        severity: Severity::Error,
        explanation: include_str!("endless_flow.md"),
    },
    run: find_endless_flows,
};

fn find_endless_flows(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        for (place, choice) in flow.ways().circles {
            let Some((step, goal)) = flow.goal_of(place, choice) else {
                continue;
            };
            let message = format!(
                "this answer of `{}` leads back to a question that was answered before",
                step.id.value
            );
            report.push(
                Diagnostic::new(&LINT.rule, flow.at(goal.span.clone()), message)
                    .help("let it lead to a question that has not been asked, or to an article"),
            );
        }
    }
}
