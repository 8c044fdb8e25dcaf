//! Shows findings to code scanning: a SARIF 2.1.0 log, as GitHub, Azure DevOps and editors read it.

use serde_json::{Value, json};

use super::gitlab::fingerprint;
use super::{Diagnostic, Location, Report, Rule, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings as one SARIF log, with a newline at the end.
///
/// `content` is what stands before the paths, `rules` are all rules there are. Columns count
/// Unicode code points. A fix is in `fixes`, as SARIF has it.
pub fn render(report: &Report, content: &str, rules: &[&'static Rule]) -> String {
    let results: Vec<Value> = report
        .findings()
        .iter()
        .map(|finding| result(finding, content, rules))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "reconnect",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.name.replace('-', " ") },
        "help": { "text": rule.explanation, "markdown": rule.explanation },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(finding: &Diagnostic, content: &str, rules: &[&'static Rule]) -> Value {
    let rule = finding.rule;
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let what = format!("{}:{}:{}", finding.at.file.path, rule.code, finding.message);
    let mut result = json!({
        "ruleId": rule.code,
        "level": level(rule.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical(&finding.at, content) }],
        "partialFingerprints": { "what/v1": fingerprint(&what) },
    });
    if let Some(index) = rules.iter().position(|known| known.code == rule.code) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.also.is_empty() {
        let related = finding.also.iter().map(|(at, message)| {
            json!({
                "physicalLocation": physical(at, content),
                "message": { "text": message },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": artifact(&finding.at, content),
            "replacements": [{
                "deletedRegion": region(&finding.at.file.at(fix.span.clone())),
                "insertedContent": { "text": fix.replacement },
            }],
        }]}]);
    }
    result
}

fn physical(at: &Location, content: &str) -> Value {
    let mut place = json!({ "artifactLocation": artifact(at, content) });
    if !at.is_whole_file() {
        place["region"] = region(at);
    }
    place
}

fn artifact(at: &Location, content: &str) -> Value {
    json!({ "uri": as_uri(&format!("{content}/{}", at.file.path)) })
}

fn region(at: &Location) -> Value {
    let (start, end) = (at.start(), at.end());
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A relative reference: `/` between parts, and everything escaped that would mean something else.
fn as_uri(path: &str) -> String {
    let escaped = path.bytes().map(|byte| match byte {
        b'\\' => "/".to_owned(),
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    });
    escaped.collect()
}

const fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    fn log() -> Value {
        let file = Arc::new(SourceText {
            path: "articles/a b.md".into(),
            text: "\nsee http://example.com".into(),
        });
        let mut report = Report::default();
        report.push(
            Diagnostic::new(&rules::RAW_HTML, file.at(5..23), "this is wrong")
                .help("write `https:`")
                .also(file.at(1..4), "said here")
                .mended_by("http:", "https:"),
        );
        report.push(Diagnostic::new(
            &rules::NOT_A_FILE,
            Location::whole(&file),
            "this is a link",
        ));
        serde_json::from_str(&render(&report, "content", rules::ALL)).expect("it is JSON")
    }

    /// What the schema of SARIF 2.1.0 calls required, and what GitHub reads besides.
    #[test]
    fn the_log_has_every_field_that_readers_of_sarif_need() {
        let log = log();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "reconnect");
        let described = driver["rules"].as_array().expect("rules are a list");
        assert_eq!(described.len(), rules::ALL.len());
        for rule in described {
            assert!(
                rule["id"].is_string() && rule["help"]["text"].is_string(),
                "{rule}"
            );
        }
        for result in run["results"].as_array().expect("results are a list") {
            assert!(result["message"]["text"].is_string(), "{result}");
            let index = result["ruleIndex"]
                .as_u64()
                .expect("every rule is described");
            let index = usize::try_from(index).expect("an index of a list");
            assert_eq!(described[index]["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(
                place["artifactLocation"]["uri"],
                "content/articles/a%20b.md"
            );
        }
    }

    #[test]
    fn the_place_the_other_places_and_the_fix_are_regions() {
        let log = log();
        let results = &log["runs"][0]["results"];
        let region = &results[0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (&region["startLine"], &region["startColumn"]),
            (&json!(2), &json!(5))
        );
        assert_eq!(
            results[0]["relatedLocations"][0]["message"]["text"],
            "said here"
        );
        let change = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], "https:");
        assert_eq!(change["deletedRegion"]["endColumn"], 10);
        let whole = &results[1]["locations"][0]["physicalLocation"];
        assert_eq!(whole.get("region"), None);
    }
}
