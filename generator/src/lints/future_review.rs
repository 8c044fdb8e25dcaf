//! A review that is said to have happened in the future.

use super::stale_review::days_between;
use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L035",
        name: "future-review",
        severity: Severity::Error,
        explanation: include_str!("future_review.md"),
    },
    run: find_future_reviews,
};

/// Somebody east of Greenwich is a day ahead of the clock that the build reads.
const TOLERATED_DAYS: i64 = 1;

fn find_future_reviews(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        let reviewed = &article.front.reviewed;
        let is_future = days_between(context.today, &reviewed.value)
            .is_some_and(|n_days| n_days > TOLERATED_DAYS);
        if is_future {
            let message = format!(
                "this is reviewed on {}, and today is {}",
                reviewed.value, context.today
            );
            report.push(
                Diagnostic::new(&LINT.rule, article.at(reviewed.span.clone()), message)
                    .help("write the day on which somebody held it against its sources"),
            );
        }
    }
}
