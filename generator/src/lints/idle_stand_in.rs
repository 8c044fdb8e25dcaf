//! A stand-in that no command has.

use super::{Context, Lint, commands};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L088",
        name: "idle-stand-in",
        severity: Severity::Warning,
        explanation: include_str!("idle_stand_in.md"),
    },
    run: find_idle_stand_ins,
};

fn find_idle_stand_ins(context: &Context<'_>, report: &mut Report) {
    let names = &context.library.tables.names;
    let Some(file) = &names.file else { return };
    if names.stand_ins.is_empty() {
        return;
    }
    let articles = context.library.all_articles_and_pages();
    let commands: Vec<String> = articles
        .flat_map(commands::of)
        .map(|command| command.lens.text().to_owned())
        .collect();
    for stand_in in &names.stand_ins {
        let text = &stand_in.text;
        if commands.iter().any(|it| it.contains(text.value.as_str())) {
            continue;
        }
        let message = format!("no command has `{}`", text.value);
        report.push(
            Diagnostic::new(&LINT.rule, file.at(text.span.clone()), message)
                .help("write it as the commands do, or take it out"),
        );
    }
}
