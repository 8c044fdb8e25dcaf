//! An outcome of a check that a flow asks for and does not answer.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L066",
        name: "unanswered-outcome",
        severity: Severity::Error,
        explanation: include_str!("unanswered_outcome.md"),
    },
    run: find_unanswered_outcomes,
};

fn find_unanswered_outcomes(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        for asked in flow.steps.iter().filter_map(|step| step.check.as_ref()) {
            let Some((article, check)) = asked.find(context.library) else {
                continue;
            };
            for outcome in asked
                .unanswered
                .iter()
                .filter_map(|place| check.outcomes.get(*place))
            {
                let message = format!("the outcome `{}` has no answer", outcome.means);
                let help = match (&outcome.id, outcome.good) {
                    (Some(id), _) => format!("add an answer with `outcome = \"{}\"`", id.value),
                    (None, true) => "add an answer with `outcome = \"good\"`".to_owned(),
                    (None, false) => format!(
                        "give it a `then` or an `id` in the article `{}`, and answer that id here",
                        article.id
                    ),
                };
                report.push(
                    Diagnostic::new(&LINT.rule, flow.at(asked.span.clone()), message)
                        .also(article.at(outcome.span.clone()), "this outcome")
                        .help(help),
                );
            }
        }
    }
}
