//! A summary that search results and lists would cut off.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L073",
        name: "long-summary",
        severity: Severity::Error,
        explanation: include_str!("long_summary.md"),
    },
    run: find_long_summaries,
};

const MAX_CHARACTERS: usize = 160;

fn find_long_summaries(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        let summary = &article.front.summary;
        let n_characters = summary.value.chars().count();
        if n_characters > MAX_CHARACTERS {
            let message =
                format!("the summary has {n_characters} characters, at most {MAX_CHARACTERS} fit");
            report.push(
                Diagnostic::new(&LINT.rule, article.at(summary.span.clone()), message)
                    .help("say what is wrong in one sentence"),
            );
        }
    }
}
