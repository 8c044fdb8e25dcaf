//! Two articles or pages with the same title.

use std::collections::BTreeMap;

use super::{Context, Lint};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L016",
        name: "duplicate-title",
        severity: Severity::Error,
        explanation: include_str!("duplicate_title.md"),
    },
    run: find_duplicate_titles,
};

fn find_duplicate_titles(context: &Context<'_>, report: &mut Report) {
    let mut first_with: BTreeMap<String, &Article> = BTreeMap::new();
    for article in context.library.all_articles_and_pages() {
        let title = &article.front.title;
        let Some(first) = first_with.get(&title.value.to_lowercase()) else {
            first_with.insert(title.value.to_lowercase(), article);
            continue;
        };
        let message = format!("`{}` has this title already", first.id);
        report.push(
            Diagnostic::new(&LINT.rule, article.at(title.span.clone()), message)
                .also(first.at(first.front.title.span.clone()), "first used here")
                .help("say in the title what is different, or make one article of the two"),
        );
    }
}
