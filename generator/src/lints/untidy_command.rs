//! A command that fails, or does something else, where a reader pastes it.

use std::ops::Range;

use super::commands::Command;
use super::{Context, Lint, commands};
use crate::article::Article;
use crate::diagnostic::fix::only_place_of;
use crate::diagnostic::{Diagnostic, Fix, Report, Rule, Severity};

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
                let mut finding = Diagnostic::new(&LINT.rule, at, slip.message).help(slip.help);
                finding.fix = fix(article, &command, &slip.span, slip.instead);
                report.push(finding);
            }
        }
    }
}

/// The replacement in the file. In the file a fence may be indented and a text may have escapes, so
/// what is wrong must stand just once in the line that the slip is in, or it is left to the author.
fn fix(
    article: &Article,
    command: &Command<'_>,
    slip: &Range<usize>,
    instead: Option<String>,
) -> Option<Fix> {
    let text = command.lens.text();
    let file = article.file.text.as_str();
    let area = if command.check.is_some() {
        command.span.clone()
    } else {
        let n_lines = text.get(..slip.start)?.matches('\n').count();
        let mut start = command.span.start;
        for _ in 0..n_lines {
            start += file.get(start..)?.find('\n')? + 1;
        }
        let length = file.get(start..)?.find('\n')?;
        start..start + length
    };
    let span = only_place_of(text.get(slip.clone())?, file, area)?;
    let replacement = instead?;
    Some(Fix { span, replacement })
}
