//! A title that search results and lists would cut off.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L074",
        name: "long-title",
        severity: Severity::Error,
        explanation: include_str!("long_title.md"),
    },
    run: find_long_titles,
};

const MAX_CHARACTERS: usize = 110;

fn find_long_titles(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        let title = &article.front.title;
        let n_characters = title.value.chars().count();
        if n_characters > MAX_CHARACTERS {
            let message =
                format!("the title has {n_characters} characters, at most {MAX_CHARACTERS} fit");
            report.push(
                Diagnostic::new(&LINT.rule, article.at(title.span.clone()), message)
                    .help("name the error and the cause, nothing else"),
            );
        }
    }
}
