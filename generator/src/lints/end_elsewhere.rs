//! A flow that ends at something that is no article in force.

use super::{Context, Lint};
use crate::article::Status;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::flows::{GoalKind, Step};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L065",
        name: "end-elsewhere",
        severity: Severity::Error,
        explanation: include_str!("end_elsewhere.md"),
    },
    run: find_other_ends,
};

fn find_other_ends(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    for flow in &library.flows {
        for (_, goal) in flow.steps.iter().flat_map(Step::goals) {
            let message = match &goal.kind {
                GoalKind::Elsewhere(written) => format!("`{written}` is no article"),
                GoalKind::Article(id, _) if is_retired(context, id) => {
                    format!("the article `{id}` is retired")
                }
                _ => continue,
            };
            report.push(
                Diagnostic::new(&LINT.rule, flow.at(goal.span.clone()), message)
                    .help("write `step:<id>`, or `article:<id>` with an article that is in force"),
            );
        }
    }
}

fn is_retired(context: &Context<'_>, id: &str) -> bool {
    let article = context.library.article(id);
    article.is_some_and(|article| matches!(article.front.status, Status::Retired { .. }))
}
