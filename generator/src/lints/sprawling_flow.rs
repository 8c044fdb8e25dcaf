//! A flow with more ways than anybody can read through.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::flow_ways::MOST;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L067",
        name: "sprawling-flow",
        severity: Severity::Error,
        explanation: include_str!("sprawling_flow.md"),
    },
    run: find_sprawling_flows,
};

fn find_sprawling_flows(context: &Context<'_>, report: &mut Report) {
    for flow in context
        .library
        .flows
        .iter()
        .filter(|flow| flow.ways().is_cut)
    {
        let message = format!("there are more than {MOST} ways through this flow");
        report.push(
            Diagnostic::new(&LINT.rule, flow.at(flow.title.span.clone()), message)
                .help("let fewer answers of one step lead to the same next step, or end earlier"),
        );
    }
}
