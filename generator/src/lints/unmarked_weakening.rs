//! A step that lowers security and does not say so.

use super::{Context, Lint, commands};
use crate::article::Risk;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L082",
        name: "unmarked-weakening",
        severity: Severity::Error,
        explanation: include_str!("unmarked_weakening.md"),
    },
    run: find_unmarked_weakenings,
};

fn find_unmarked_weakenings(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        // What is undone goes back to what was, and the page has said so where it was done.
        for command in commands::of(article).iter().filter(|it| it.part != "Undo") {
            let Some((_, what)) = command.lens.weakenings().into_iter().next() else {
                continue;
            };
            let at = article.at(command.span.clone());
            let promised = match (&command.check, &command.section.cause) {
                (Some(check), _) => check.risk,
                (None, Some(cause)) => cause.risk,
                (None, None) => article.front.risk,
            };
            if promised < Risk::WeakensSecurity {
                let message = format!("this lowers security, {what}, and is not called so");
                report.push(
                    Diagnostic::new(&LINT.rule, at, message)
                        .help("write `risk = \"weakens-security\"` in its cause or check block"),
                );
            } else if command.check.is_none() && !command.around.contains("[!CAUTION]") {
                let message = format!("this lowers security, {what}, without a word of caution");
                report.push(Diagnostic::new(&LINT.rule, at, message).help(
                    "put `> [!CAUTION]` before the step: what it lowers, and how it is undone",
                ));
            }
        }
    }
}
