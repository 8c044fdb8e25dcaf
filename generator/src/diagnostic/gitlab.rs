//! Shows findings to GitLab: a Code Quality report, which a merge request shows beside its lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Diagnostic, Report, Severity};

/// All findings as JSON, with a newline at the end. `content` is what stands before the paths.
///
/// Each object has `description`, `check_name`, `fingerprint`, `severity` and `location`. A
/// fingerprint says file, rule and message and no line, so that a finding which only moved is not
/// a new one; of several alike in one file it counts them.
pub fn render(report: &Report, content: &str) -> String {
    let mut seen = BTreeMap::new();
    let findings: Vec<Value> = report
        .findings()
        .iter()
        .map(|finding| {
            let what = format!(
                "{}:{}:{}",
                finding.at.file.path, finding.rule.code, finding.message
            );
            let n_before = seen.entry(what.clone()).or_insert(0_usize);
            *n_before += 1;
            object(
                finding,
                content,
                &fingerprint(&format!("{what}:{n_before}")),
            )
        })
        .collect();
    format!("{:#}\n", Value::Array(findings))
}

fn object(finding: &Diagnostic, content: &str, fingerprint: &str) -> Value {
    let (start, end) = (finding.at.start(), finding.at.end());
    let description = match &finding.help {
        Some(help) => format!("{}: {help}", finding.message),
        None => finding.message.clone(),
    };
    json!({
        "description": description,
        "check_name": format!("{} {}", finding.rule.code, finding.rule.name),
        "fingerprint": fingerprint,
        "severity": match finding.rule.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        "location": {
            "path": format!("{content}/{}", finding.at.file.path),
            "lines": { "begin": start.line, "end": end.line },
        },
    })
}

/// FNV-1a of 64 bits: the same on every machine and in every version, and nobody attacks a
/// report of their own findings.
pub(super) fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    fn findings(text: &str, at: &[usize]) -> Vec<Value> {
        let file = Arc::new(SourceText {
            path: "articles/a.md".into(),
            text: text.into(),
        });
        let mut report = Report::default();
        for start in at {
            let at = file.at(*start..*start + 1);
            report.push(Diagnostic::new(&rules::RAW_HTML, at, "this is HTML").help("leave it out"));
        }
        let written = render(&report, "content");
        let Ok(Value::Array(findings)) = serde_json::from_str(&written) else {
            panic!("what is written is a JSON array: {written}");
        };
        findings
    }

    #[test]
    fn a_finding_has_what_gitlab_asks_for() {
        let finding = &findings("\n<", &[1])[0];
        assert_eq!(finding["description"], "this is HTML: leave it out");
        assert_eq!(finding["check_name"], "L010 raw-html");
        assert_eq!(finding["severity"], "major");
        assert_eq!(finding["location"]["path"], "content/articles/a.md");
        assert_eq!(finding["location"]["lines"]["begin"], 2);
    }

    #[test]
    fn a_finding_that_moved_is_the_same_and_two_alike_are_not() {
        let before = findings("<<", &[0, 1]);
        let after = findings("\n\n<<", &[2, 3]);
        assert_eq!(before[0]["fingerprint"], after[0]["fingerprint"]);
        assert_ne!(before[0]["fingerprint"], before[1]["fingerprint"]);
    }
}
