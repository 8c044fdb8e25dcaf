//! Tells findings in whole sentences, for those who hear them: no picture, no lines drawn of signs.

use super::text::{printable, summary};
use super::{Diagnostic, Location, Report};

/// All findings, one paragraph each, and a last line that counts them.
///
/// `content` is what stands before the paths.
pub fn render(report: &Report, content: &str) -> String {
    let n_findings = report.findings().len();
    let told = report.findings().iter().enumerate();
    let mut told: Vec<String> = told
        .map(|(place, finding)| {
            let paragraph = paragraph(finding, content);
            format!("Finding {} of {n_findings}. {paragraph}\n\n", place + 1)
        })
        .collect();
    told.push(sentence(&summary(report)));
    told.concat() + "\n"
}

fn paragraph(finding: &Diagnostic, content: &str) -> String {
    let rule = finding.rule;
    let mut told = vec![
        sentence(&format!(
            "{} {}, {}, {}",
            rule.severity.as_str(),
            rule.code,
            rule.name.replace('-', " "),
            place(&finding.at, content)
        )),
        sentence(&finding.message),
    ];
    told.extend(line_of(&finding.at).map(|line| sentence(&format!("the line reads: {line}"))));
    for (at, what) in &finding.also {
        told.push(sentence(&format!(
            "see also {}: {what}",
            place(at, content)
        )));
    }
    if let Some(help) = &finding.help {
        told.push(sentence(&format!("what to do: {help}")));
    }
    if finding.fix.is_some() {
        told.push("The command reconnect lint --fix does it.".to_owned());
    }
    told.push(format!(
        "To read more, run: reconnect explain {}",
        rule.code
    ));
    told.join(" ")
}

fn place(at: &Location, content: &str) -> String {
    let file = format!("in the file {content}/{}", printable(&at.file.path));
    if at.is_whole_file() {
        return file;
    }
    let start = at.start();
    format!("{file}, line {}, column {}", start.line, start.column)
}

/// The line on which a place starts; `None` for a whole file and a blank line.
fn line_of(at: &Location) -> Option<String> {
    if at.is_whole_file() {
        return None;
    }
    let line = at.file.text.lines().nth(at.start().line - 1)?.trim();
    (!line.is_empty()).then(|| printable(line))
}

/// With a capital letter, and something at its end at which the voice falls.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut sentence: String = first.chain(letters).collect();
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    #[test]
    fn a_finding_is_told_without_a_picture() {
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
            .help("did you mean `name`?"),
        );
        assert_eq!(
            render(&report, "content"),
            "Finding 1 of 1. Error L004, broken table, in the file content/site.toml, line 2, column 1. \
             There is no key `naem`. The line reads: naem = 1. What to do: did you mean `name`? \
             To read more, run: reconnect explain L004\n\n1 error.\n"
        );
    }

    #[test]
    fn silence_is_told_too() {
        assert_eq!(render(&Report::default(), "content"), "No findings.\n");
    }
}
