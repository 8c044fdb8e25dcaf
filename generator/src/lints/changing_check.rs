//! A check that says it only looks, and does more.

use super::{Context, Lint, commands};
use crate::article::Risk;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::lens::{Effect, in_words};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L083",
        name: "changing-check",
        severity: Severity::Error,
        explanation: include_str!("changing_check.md"),
    },
    run: find_changing_checks,
};

fn find_changing_checks(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        for command in commands::of(article) {
            let Some(check) = command.check.filter(|it| it.risk == Risk::ReadOnly) else {
                continue;
            };
            // What a program does that we do not know is for its author to say.
            let mut effects = command.lens.effects();
            effects.retain(|it| !matches!(it, Effect::Opens(_) | Effect::Runs(_)));
            if !effects.is_empty() {
                let words = in_words(&effects);
                let message = format!(
                    "check `{}` is called read-only, and does this: {}",
                    check.id.value,
                    words.trim_end_matches('.')
                );
                report.push(
                    Diagnostic::new(&LINT.rule, article.at(command.span.clone()), message)
                        .help("use a command that only looks, or say the risk that it has"),
                );
            }
        }
    }
}
