//! An address that is published and not in the list of those that must not be lost.

use std::collections::BTreeSet;

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Fix, Location, Report, Rule, Severity};
use crate::library::Library;
use crate::tables::AddressList;

const HEAD: &str = "\
# Every address that a page of the site has had, so that none is lost: see L018.
# `reconnect lint --fix` adds new ones. Take a line out only if nothing will ever answer it.
";

/// How many are named in a finding.
const MOST_NAMED: usize = 3;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L019",
        name: "unlisted-address",
        severity: Severity::Warning,
        explanation: include_str!("unlisted_address.md"),
    },
    run: find_unlisted_addresses,
};

fn find_unlisted_addresses(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    let Some(list) = &library.tables.addresses else {
        return;
    };
    let listed: BTreeSet<&str> = list.rows.iter().map(|row| row.value.as_str()).collect();
    let unlisted = missing(library, &listed);
    let mut named: Vec<String> = unlisted
        .iter()
        .take(MOST_NAMED)
        .map(|address| format!("`{address}`"))
        .collect();
    if named.is_empty() {
        return;
    }
    if unlisted.len() > MOST_NAMED {
        named.push(format!("{} more", unlisted.len() - MOST_NAMED));
    }
    let message = format!(
        "the site has addresses that are not listed: {}",
        named.join(", ")
    );
    let mut finding = Diagnostic::new(&LINT.rule, Location::whole(&list.file), message)
        .help("`reconnect lint --fix` adds them");
    finding.fix = Some(Fix {
        span: 0..list.file.text.len(),
        replacement: with(list, &unlisted),
    });
    report.push(finding);
}

fn missing(library: &Library, listed: &BTreeSet<&str>) -> Vec<String> {
    let mut published = library.published();
    published.retain(|address| !listed.contains(address.as_str()));
    published
}

fn with(list: &AddressList, unlisted: &[String]) -> String {
    let old = list.rows.iter().map(|row| row.value.as_str());
    let all: BTreeSet<&str> = old.chain(unlisted.iter().map(String::as_str)).collect();
    let mut text = HEAD.to_owned();
    for address in all {
        text.push_str(address);
        text.push('\n');
    }
    text
}
