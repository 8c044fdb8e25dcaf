//! What `lint.html` and `lints.html` may see: what must hold in the content, for authors.

use serde::Serialize;

use crate::diagnostic::{Rule, Severity};
use crate::library::Library;
use crate::library::address as own_address;
use crate::site::html::{self, Html};
use crate::site::links::Linker;

/// A rule, explained.
#[derive(Debug, Serialize)]
pub(in crate::site) struct LintView {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    explanation: Html,
}

/// All rules.
#[derive(Debug, Serialize)]
pub(in crate::site) struct LintsView {
    rules: Vec<LintRowView>,
}

#[derive(Debug, Serialize)]
struct LintRowView {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    address: String,
}

impl LintView {
    pub(in crate::site) fn of(library: &Library, rule: &'static Rule, root: &str) -> Self {
        Self {
            code: rule.code,
            name: rule.name,
            severity: in_words(rule.severity),
            explanation: html::render(rule.explanation, &Linker::new(library, root)),
        }
    }
}

impl LintsView {
    pub(in crate::site) fn of(rules: &[&'static Rule]) -> Self {
        Self {
            rules: rules
                .iter()
                .map(|rule| LintRowView {
                    code: rule.code,
                    name: rule.name,
                    severity: in_words(rule.severity),
                    address: own_address::of_lint(rule.name),
                })
                .collect(),
        }
    }
}

const fn in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "Warning: the site is published, and the author is told.",
        Severity::Error => "Error: the site is not published.",
    }
}
