//! Collects findings, puts them in order and says whether the site may be published.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Diagnostic, Location, Rule, Severity, SourceText};

/// The most findings of one rule in one file that are shown.
const MOST_OF_A_KIND: usize = 100;

/// All findings of a run, in the order in which they were made until [`Report::sort`].
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds a finding and gives it back, so that help and other places can be added.
    pub fn breach(
        &mut self,
        rule: &'static Rule,
        at: Location,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let place = self.findings.len();
        self.findings.push(Diagnostic::new(rule, at, message));
        &mut self.findings[place]
    }

    /// The findings so far.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Says of the files with these paths that they lie elsewhere: `way` is from the content folder.
    pub fn lies_elsewhere(&mut self, paths: &BTreeSet<String>, way: &str) {
        let move_it = |at: &mut Location| {
            if paths.contains(&at.file.path) {
                at.file = Arc::new(SourceText {
                    path: format!("{way}/{}", at.file.path),
                    text: at.file.text.clone(),
                });
            }
        };
        for finding in &mut self.findings {
            move_it(&mut finding.at);
            finding.also.iter_mut().for_each(|(at, _)| move_it(at));
        }
    }

    /// Puts the findings in order, the worst first, then by file and place, each only once.
    ///
    /// Who shows a few of many, as GitHub does with ten, shows those that stop publishing.
    /// Of one rule the first hundred of a file stay; the last of them says how many went.
    pub fn sort(&mut self) {
        self.findings.sort_by(|a, b| order_of(a).cmp(&order_of(b)));
        self.findings.dedup_by(|a, b| order_of(a) == order_of(b));
        self.shorten();
    }

    // A file that is wrong in each of its lines, such as a binary one, would bury the others.
    fn shorten(&mut self) {
        let mut numbers = BTreeMap::new();
        for finding in &self.findings {
            *numbers.entry(kind_of(finding)).or_insert(0) += 1;
        }
        numbers.retain(|_, number| *number > MOST_OF_A_KIND);
        if numbers.is_empty() {
            return;
        }
        let mut seen = BTreeMap::new();
        self.findings.retain_mut(|finding| {
            let kind = kind_of(finding);
            let Some(number) = numbers.get(&kind) else {
                return true;
            };
            let place = seen.entry(kind).or_insert(0);
            *place += 1;
            if *place == MOST_OF_A_KIND {
                let n_more = number - MOST_OF_A_KIND;
                let more = format!("; and {n_more} more like it in this file");
                finding.message.push_str(&more);
            }
            *place <= MOST_OF_A_KIND
        });
    }

    /// Keeps the findings for which `is_wanted` holds and counts the others.
    pub fn keep(&mut self, is_wanted: impl Fn(&Diagnostic) -> bool) -> usize {
        self.take_out(|finding| !is_wanted(finding))
    }

    /// How many findings are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.rule.severity == severity)
            .count()
    }

    /// Whether nothing stands in the way of publishing.
    pub fn is_publishable(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// Removes the findings for which `is_unwanted` holds and counts them.
    pub(super) fn take_out(&mut self, is_unwanted: impl Fn(&Diagnostic) -> bool) -> usize {
        let before = self.findings.len();
        self.findings.retain(|finding| !is_unwanted(finding));
        before - self.findings.len()
    }
}

/// File and rule.
fn kind_of(finding: &Diagnostic) -> (String, &'static str) {
    (finding.at.file.path.clone(), finding.rule.code)
}

fn order_of(finding: &Diagnostic) -> (Reverse<Severity>, &str, usize, usize, &str, &str) {
    let at = &finding.at;
    (
        Reverse(finding.rule.severity),
        &at.file.path,
        at.span.start,
        at.span.end,
        finding.rule.code,
        &finding.message,
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    fn finding(path: &str, start: usize, message: &str) -> Diagnostic {
        let file = Arc::new(SourceText {
            path: path.into(),
            text: "0123456789".into(),
        });
        Diagnostic::new(&rules::BROKEN_TABLE, file.at(start..start + 1), message)
    }

    #[test]
    fn findings_stand_in_the_order_of_the_files_and_only_once() {
        let mut report = Report::default();
        report.push(finding("b.toml", 1, "third"));
        report.push(finding("a.toml", 5, "second"));
        report.push(finding("a.toml", 2, "first"));
        report.push(finding("a.toml", 5, "second"));
        report.sort();
        let messages: Vec<&str> = report
            .findings()
            .iter()
            .map(|finding| finding.message.as_str())
            .collect();
        assert_eq!(messages, ["first", "second", "third"]);
    }

    #[test]
    fn what_stops_publishing_stands_before_what_does_not() {
        let mut report = Report::default();
        let mut warning = finding("a.toml", 0, "a warning");
        warning.rule = &rules::NEEDLESS_ALLOW;
        report.push(warning);
        report.push(finding("b.toml", 0, "an error"));
        report.sort();
        assert_eq!(report.findings()[0].message, "an error");
    }

    #[test]
    fn one_error_is_enough_to_publish_nothing() {
        let mut report = Report::default();
        assert!(report.is_publishable());
        report.push(finding("a.toml", 0, "broken"));
        assert!(!report.is_publishable());
    }

    #[test]
    fn a_file_that_is_wrong_everywhere_does_not_bury_the_others() {
        let mut report = Report::default();
        for number in 0..1000 {
            report.push(finding("a.toml", number, "wrong"));
        }
        report.push(finding("b.toml", 0, "wrong too"));
        report.sort();
        assert_eq!(report.findings().len(), 101);
        assert_eq!(
            report.findings()[99].message,
            "wrong; and 900 more like it in this file"
        );
    }
}
