//! A cause that is said to need something that its text does not name.

use super::{Context, Lint};
use crate::article::{Block, Section, Surrounding};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L087",
        name: "unnamed-surrounding",
        severity: Severity::Error,
        explanation: include_str!("unnamed_surrounding.md"),
    },
    run: find_unnamed_surroundings,
};

fn find_unnamed_surroundings(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        for section in &article.body.sections {
            let needed = section.cause.as_ref().and_then(|it| it.only_with.as_ref());
            let Some(needed) = needed else { continue };
            let (word, what) = word_of(needed.value);
            if names(section, word) {
                continue;
            }
            let message = format!("this cause needs {what}, and its text does not say so");
            report.push(
                Diagnostic::new(&LINT.rule, article.at(needed.span.clone()), message).help(
                    "say in the text of the cause why it needs that, or take `only-with` out",
                ),
            );
        }
    }
}

/// The word that a text has to have, and what it stands for.
const fn word_of(surrounding: Surrounding) -> (&'static str, &'static str) {
    match surrounding {
        Surrounding::Gateway => ("gateway", "an RD Gateway"),
        Surrounding::Domain => ("domain", "a domain"),
        Surrounding::Broker => ("broker", "a Connection Broker"),
    }
}

fn names(section: &Section, word: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(word);
    let mut blocks = section.parts.iter().flat_map(|part| &part.blocks);
    has(&section.title.value)
        || has(&section.markdown.value)
        || blocks.any(|block| match block {
            Block::Markdown(text) => has(&text.value),
            Block::Check(_) => false,
        })
}
