//! An address that was published and leads nowhere now.

use std::collections::BTreeSet;

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, nearest};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L018",
        name: "lost-address",
        severity: Severity::Error,
        explanation: include_str!("lost_address.md"),
    },
    run: find_lost_addresses,
};

fn find_lost_addresses(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    let Some(list) = &library.tables.addresses else {
        return;
    };
    let published: BTreeSet<String> = library.published().into_iter().collect();
    let moved = library.moved();
    let is_listed = |address: &str| list.rows.iter().any(|row| row.value == address);
    for row in &list.rows {
        let address = row.value.as_str();
        if published.contains(address) || moved.contains_key(address) {
            continue;
        }
        let message = format!("`{address}` was published, and nothing is there any more");
        let redirect = format!("also-at = [\"{address}\"]");
        // What was renamed has a new address that the list does not know yet.
        let new = published.iter().map(String::as_str);
        let help = match nearest(address, new.filter(|new| !is_listed(new))) {
            Some(new) => format!("if it is `{new}` now, write `{redirect}` there"),
            None => format!(
                "write `{redirect}` in the article or page that answers it now, or bring it back"
            ),
        };
        let at = list.file.at(row.span.clone());
        report.push(Diagnostic::new(&LINT.rule, at, message).help(help));
    }
}
