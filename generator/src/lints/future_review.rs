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
        let changes = article.front.changes.iter().map(|change| &change.on);
        for (day, what) in changes
            .map(|on| (on, "changed"))
            .chain([(&article.front.reviewed, "reviewed")])
        {
            let is_future = days_between(context.today, &day.value)
                .is_some_and(|n_days| n_days > TOLERATED_DAYS);
            if is_future {
                let message = format!(
                    "this is {what} on {}, and today is {}",
                    day.value, context.today
                );
                report.push(
                    Diagnostic::new(&LINT.rule, article.at(day.span.clone()), message).help(
                        "write the day on which somebody held it against its sources, or changed it",
                    ),
                );
            }
        }
    }
}
