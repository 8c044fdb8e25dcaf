//! An answer that is too long to be read by somebody who is in trouble.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L072",
        name: "long-answer",
        severity: Severity::Error,
        explanation: include_str!("long_answer.md"),
    },
    run: find_long_answers,
};

const MAX_WORDS: usize = 60;

fn find_long_answers(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        let answers = article
            .body
            .sections
            .iter()
            .filter(|section| section.title.value == "Answer");
        for answer in answers.filter(|answer| answer.n_words > MAX_WORDS) {
            let message = format!(
                "the answer has {} words, at most {MAX_WORDS} fit",
                answer.n_words
            );
            report.push(
                Diagnostic::new(&LINT.rule, article.at(answer.title.span.clone()), message)
                    .help("say what it means and what to do first; the rest has its own part"),
            );
        }
    }
}
