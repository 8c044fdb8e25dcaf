//! An article that nobody has held against its sources for too long.

use jiff::civil::Date;

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L032",
        name: "stale-review",
        severity: Severity::Warning,
        explanation: include_str!("stale_review.md"),
    },
    run: find_stale_reviews,
};

fn find_stale_reviews(context: &Context<'_>, report: &mut Report) {
    let at_most = i64::from(context.library.tables.site.review_after_days);
    let pages = context.library.pages.iter();
    for article in context.published().chain(pages) {
        let reviewed = &article.front.reviewed;
        let Some(n_days) = days_between(&reviewed.value, context.today) else {
            continue;
        };
        if n_days <= at_most {
            continue;
        }
        let message = format!("nobody has reviewed this for {n_days} days; {at_most} are allowed");
        report.push(
            Diagnostic::new(&LINT.rule, article.at(reviewed.span.clone()), message)
                .help("hold it against its sources again, then set `reviewed` to that day"),
        );
    }
}

/// Days from one ISO date to another; negative where the second is earlier, `None` where
/// one is no date.
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    let from: Date = from.parse().ok()?;
    let to: Date = to.parse().ok()?;
    let days = to.duration_since(from).as_hours() / 24;
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::days_between;

    #[test]
    fn a_leap_day_is_a_day() {
        assert_eq!(days_between("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(days_between("2026-03-01", "2026-02-28"), Some(-1));
        assert_eq!(days_between("2026-02-30", "2026-03-01"), None);
    }
}
