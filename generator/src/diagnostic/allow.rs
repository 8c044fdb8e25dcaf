//! Takes out warnings that an author accepts, and says when there was nothing to accept.

use std::sync::Arc;

use super::{Diagnostic, Placed, Report, Rule, Severity, SourceText, nearest, rules};

/// A finding that an author accepts: one entry of `allow` in a front matter.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Name of the rule.
    pub rule: Placed<String>,
    /// Why.
    pub because: String,
}

impl Report {
    /// Takes the warnings of `file` out that `allowed` accepts.
    ///
    /// Call it once a file, after the last stage that makes findings. `known` are all rules
    /// there are. An entry that names no rule, names an error or accepts nothing is `needless-allow`.
    pub fn apply_allow(
        &mut self,
        file: &Arc<SourceText>,
        allowed: &[Allow],
        known: &[&'static Rule],
    ) {
        for allow in allowed {
            let name = allow.rule.value.as_str();
            let at = file.at(allow.rule.span.clone());
            let Some(rule) = known
                .iter()
                .find(|rule| rule.name == name || rule.code == name)
            else {
                let names = known.iter().map(|rule| rule.name);
                self.push(
                    Diagnostic::new(
                        &rules::NEEDLESS_ALLOW,
                        at,
                        format!("there is no rule `{name}`"),
                    )
                    .help(nearest::did_you_mean(name, names).unwrap_or_else(
                        || {
                            "write the name that stands in the finding, or take the entry out"
                                .into()
                        },
                    )),
                );
                continue;
            };
            if rule.severity == Severity::Error {
                self.push(
                    Diagnostic::new(
                        &rules::NEEDLESS_ALLOW,
                        at,
                        format!("`{name}` is an error, and errors cannot be allowed"),
                    )
                    .help("mend what it finds and take the entry out"),
                );
                continue;
            }
            let is_accepted = |finding: &Diagnostic| {
                finding.rule.code == rule.code && finding.at.file.path == file.path
            };
            if self.take_out(is_accepted) == 0 {
                self.push(
                    Diagnostic::new(
                        &rules::NEEDLESS_ALLOW,
                        at,
                        format!("`{name}` finds nothing here any more"),
                    )
                    .help("take the entry out"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;

    static STALE: Rule = Rule {
        code: "L933",
        name: "stale-test",
        severity: Severity::Warning,
        explanation: "",
    };
    static BROKEN: Rule = Rule {
        code: "L934",
        name: "broken-test",
        severity: Severity::Error,
        explanation: "",
    };

    fn report_after(allowed: &str) -> Vec<String> {
        let file = Arc::new(SourceText {
            path: "articles/a.md".into(),
            text: String::new(),
        });
        let other = Arc::new(SourceText {
            path: "articles/b.md".into(),
            text: String::new(),
        });
        let mut report = Report::default();
        report.push(Diagnostic::new(&STALE, Location::whole(&file), "old"));
        report.push(Diagnostic::new(
            &STALE,
            Location::whole(&other),
            "old, elsewhere",
        ));
        report.push(Diagnostic::new(&BROKEN, Location::whole(&file), "broken"));
        let allow = Allow {
            rule: Placed {
                value: allowed.into(),
                span: 0..0,
            },
            because: "so".into(),
        };
        report.apply_allow(&file, &[allow], &[&STALE, &BROKEN]);
        report
            .findings()
            .iter()
            .map(|finding| finding.message.clone())
            .collect()
    }

    #[test]
    fn an_allowed_warning_goes_from_its_own_file_only() {
        assert_eq!(report_after("stale-test"), ["old, elsewhere", "broken"]);
    }

    #[test]
    fn an_error_cannot_be_allowed() {
        let messages = report_after("broken-test");
        assert!(messages.contains(&"broken".to_owned()));
        assert_eq!(
            messages[3],
            "`broken-test` is an error, and errors cannot be allowed"
        );
    }

    #[test]
    fn an_unknown_rule_is_a_finding() {
        assert_eq!(
            report_after("stale-tset")[3],
            "there is no rule `stale-tset`"
        );
    }
}
