//! A way through a flow with more questions than somebody in trouble answers.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::flow_ways::DEEPEST;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L063",
        name: "deep-flow",
        severity: Severity::Error,
        explanation: include_str!("deep_flow.md"),
    },
    run: find_deep_flows,
};

fn find_deep_flows(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        for (place, choice) in flow.ways().too_deep {
            let Some((_, goal)) = flow.goal_of(place, choice) else {
                continue;
            };
            let message = format!("this answer leads to question {}", DEEPEST + 1);
            let help = format!(
                "a way has at most {DEEPEST} questions: end here at an article, or take a question out"
            );
            report
                .push(Diagnostic::new(&LINT.rule, flow.at(goal.span.clone()), message).help(help));
        }
    }
}
