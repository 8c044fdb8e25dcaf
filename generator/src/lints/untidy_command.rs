//! A command that fails, or does something else, where a reader pastes it.

use super::{Context, Lint, commands};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L081",
        name: "untidy-command",
        severity: Severity::Error,
        explanation: include_str!("untidy_command.md"),
    },
    run: find_untidy_commands,
};

fn find_untidy_commands(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        for command in commands::of(article) {
            for slip in command.lens.slips() {
                let at = article.at(command.span.clone());
                report.push(Diagnostic::new(&LINT.rule, at, slip.message).help(slip.help));
            }
        }
    }
}
