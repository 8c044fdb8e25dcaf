//! Shows findings to programs: one JSON array, one object a finding.

use serde_json::{Value, json};

use super::{Diagnostic, Location, Report};

/// All findings as JSON, with a newline at the end.
///
/// Each object has `code`, `name`, `severity`, `file`, `line`, `column`, `end_line`,
/// `end_column`, `message`, `help` (text or null), `also[]` (`file` … `end_column`, `message`) and
/// `fix` (null, or `file` … `end_column`, `replacement`).
/// Lines and columns count from 1, in characters; the end is the first character behind.
/// `content` is what stands before the paths.
pub fn render(report: &Report, content: &str) -> String {
    let findings: Vec<Value> = report
        .findings()
        .iter()
        .map(|finding| object(finding, content))
        .collect();
    format!("{:#}\n", Value::Array(findings))
}

fn object(finding: &Diagnostic, content: &str) -> Value {
    let mut object = place(&finding.at, content);
    object["code"] = json!(finding.rule.code);
    object["name"] = json!(finding.rule.name);
    object["severity"] = json!(finding.rule.severity.as_str());
    object["message"] = json!(finding.message);
    object["help"] = json!(finding.help);
    object["fix"] = finding.fix.as_ref().map_or(Value::Null, |fix| {
        let mut place = place(&finding.at.file.at(fix.span.clone()), content);
        place["replacement"] = json!(fix.replacement);
        place
    });
    object["also"] = finding
        .also
        .iter()
        .map(|(at, message)| {
            let mut also = place(at, content);
            also["message"] = json!(message);
            also
        })
        .collect();
    object
}

fn place(at: &Location, content: &str) -> Value {
    let (start, end) = (at.start(), at.end());
    json!({
        "file": format!("{content}/{}", at.file.path),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    #[test]
    fn a_program_reads_the_place_and_the_remedy() {
        let file = Arc::new(SourceText {
            path: "site.toml".into(),
            text: "\nnaem = 1".into(),
        });
        let mut report = Report::default();
        report.push(
            Diagnostic::new(
                &rules::BROKEN_TABLE,
                file.at(1..5),
                "there is no key `naem`",
            )
            .help("did you mean `name`?")
            .also(file.at(8..9), "its value")
            .mended_by("naem", "name"),
        );
        let findings: Value =
            serde_json::from_str(&render(&report, "content")).expect("what is written is JSON");
        let finding = &findings[0];
        assert_eq!(finding["code"], "L004");
        assert_eq!(finding["name"], "broken-table");
        assert_eq!(finding["severity"], "error");
        assert_eq!(finding["file"], "content/site.toml");
        assert_eq!(
            (&finding["line"], &finding["column"]),
            (&json!(2), &json!(1))
        );
        assert_eq!(
            (&finding["end_line"], &finding["end_column"]),
            (&json!(2), &json!(5))
        );
        assert_eq!(finding["help"], "did you mean `name`?");
        assert_eq!(finding["also"][0]["message"], "its value");
        assert_eq!(finding["fix"]["replacement"], "name");
        assert_eq!(finding["fix"]["end_column"], 5);
    }
}
