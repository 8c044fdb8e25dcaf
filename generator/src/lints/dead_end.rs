//! A flow that asks nothing, or a question without an answer.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L069",
        name: "dead-end",
        severity: Severity::Error,
        explanation: include_str!("dead_end.md"),
    },
    run: find_dead_ends,
};

fn find_dead_ends(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        // A file with an error has lost something; that is the finding to mend.
        if is_broken(report, &flow.file.path) {
            continue;
        }
        if flow.steps.is_empty() {
            let at = flow.at(flow.title.span.clone());
            report.push(
                Diagnostic::new(&LINT.rule, at, "this flow asks nothing")
                    .help("add a `[[step]]` for each question, the first one first"),
            );
        }
        let silent = flow.steps.iter().filter(|step| {
            let n_unanswered = step
                .check
                .as_ref()
                .map_or(0, |asked| asked.unanswered.len());
            step.answers.is_empty() && n_unanswered == 0
        });
        for step in silent {
            let message = format!("the step `{}` has no answer", step.id.value);
            report.push(
                Diagnostic::new(&LINT.rule, flow.at(step.id.span.clone()), message)
                    .help("add a `[[step.answer]]` for each thing that a person can see"),
            );
        }
    }
}

fn is_broken(report: &Report, path: &str) -> bool {
    report
        .findings()
        .iter()
        .any(|finding| finding.at.file.path == path && finding.rule.severity == Severity::Error)
}
