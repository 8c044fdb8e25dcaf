//! A step that lowers security and does not say so, or not how it is undone.

use super::commands::{self, Command};
use super::{Context, Lint};
use crate::article::{Block, Risk, Section};
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
            let Some((place, what)) = command.lens.weakenings().into_iter().next() else {
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
                continue;
            }
            if command.check.is_some() {
                continue;
            }
            if let Some((wrong, help)) = what_is_wrong(command, place.start) {
                let message = format!("this lowers security, {what}, {wrong}");
                report.push(Diagnostic::new(&LINT.rule, at, message).help(help));
            }
        }
    }
}

/// What a step that lowers security and is called so lacks, and what to do about it.
fn what_is_wrong(command: &Command<'_>, at: usize) -> Option<(&'static str, &'static str)> {
    let Some(caution) = caution(command.around) else {
        return Some((
            "without a word of caution",
            "put `> [!CAUTION]` before the step: what it lowers, and how it is undone",
        ));
    };
    if !caution.to_lowercase().contains("undo") {
        return Some((
            "and the caution does not say how it is undone",
            "end the caution with `Undo it: …`",
        ));
    }
    (command.is_stored(at) && undoes_nothing(command.section)).then_some((
        "and `Undo` says that there is nothing to undo",
        "give the exact command that puts back what was",
    ))
}

/// What the caution of a text says.
fn caution(around: &str) -> Option<&str> {
    let text = around.split_once("[!CAUTION]")?.1;
    let end = text.find("\n\n").unwrap_or(text.len());
    text.get(..end)
}

fn undoes_nothing(section: &Section) -> bool {
    let undo = section
        .parts
        .iter()
        .filter(|part| part.title.value == "Undo");
    let mut texts = undo.flat_map(|part| &part.blocks);
    texts.any(|block| match block {
        Block::Markdown(text) => {
            text.value.to_lowercase().contains("nothing to undo") && !text.value.contains("```")
        }
        Block::Check(_) => false,
    })
}
