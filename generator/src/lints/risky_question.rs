//! A flow that asks for a check that lowers security or loses something, or ends at such a cause.

use super::{Context, Lint};
use crate::article::Risk;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::flows::{GoalKind, Step};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L068",
        name: "risky-question",
        severity: Severity::Error,
        explanation: include_str!("risky_question.md"),
    },
    run: find_risky_questions,
};

fn find_risky_questions(context: &Context<'_>, report: &mut Report) {
    for flow in &context.library.flows {
        for asked in flow.steps.iter().filter_map(|step| step.check.as_ref()) {
            let Some((_, check)) = asked.find(context.library) else {
                continue;
            };
            if let Some(what) = in_words(check.risk) {
                let message = format!("the check `{}` {what}", check.id.value);
                report.push(
                    Diagnostic::new(&LINT.rule, flow.at(asked.span.clone()), message)
                        .help("ask for a check that only looks; this one belongs to its article, beside its warning"),
                );
            }
        }
        for (_, goal) in flow.steps.iter().flat_map(Step::goals) {
            let GoalKind::Article(id, Some(anchor)) = &goal.kind else {
                continue;
            };
            if risk_of_cause(context, id, anchor) == Risk::WeakensSecurity {
                let message = "the fix of this cause lowers security";
                report.push(
                    Diagnostic::new(&LINT.rule, flow.at(goal.span.clone()), message).help(format!(
                        "lead to `article:{id}`, which puts the safe ways first"
                    )),
                );
            }
        }
    }
}

/// The risk of the cause with this heading; none for any other part of an article.
fn risk_of_cause(context: &Context<'_>, id: &str, anchor: &str) -> Risk {
    let article = context.library.article(id);
    let mut sections = article.iter().flat_map(|article| &article.body.sections);
    let section = sections.find(|section| {
        let mut parts = section.parts.iter();
        section.anchor == anchor || parts.any(|part| part.anchor == anchor)
    });
    let cause = section.and_then(|section| section.cause.as_ref());
    cause.map_or(Risk::ReadOnly, |cause| cause.risk)
}

/// What makes it something that no flow leads straight to.
const fn in_words(risk: Risk) -> Option<&'static str> {
    match risk {
        Risk::ReadOnly | Risk::Reversible => None,
        Risk::WeakensSecurity => Some("lowers security"),
        Risk::LosesData => Some("loses something for good"),
    }
}
