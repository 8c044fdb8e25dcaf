//! Shows findings to GitHub: workflow commands that put a note beside the line of a pull request.

use super::{Diagnostic, Report};

/// One line a finding. `content` is what stands before the paths.
pub fn render(report: &Report, content: &str) -> String {
    report
        .findings()
        .iter()
        .map(|finding| line(finding, content))
        .collect()
}

fn line(finding: &Diagnostic, content: &str) -> String {
    let (start, end) = (finding.at.start(), finding.at.end());
    let file = format!("{content}/{}", finding.at.file.path);
    let title = format!("{} {}", finding.rule.code, finding.rule.name);
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        finding.rule.severity.as_str(),
        property(&file),
        start.line,
        start.column,
        end.line,
        end.column,
        property(&title),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    #[test]
    fn no_name_or_message_can_end_the_command_early() {
        let file = Arc::new(SourceText {
            path: "articles/a,b:c.md".into(),
            text: "x\ny".into(),
        });
        let mut report = Report::default();
        report.push(
            Diagnostic::new(&rules::BAD_NAME, file.at(2..3), "100% wrong\n::error::no")
                .help("rename it"),
        );
        assert_eq!(
            render(&report, "content"),
            "::error file=content/articles/a%2Cb%3Ac.md,line=2,col=1,endLine=2,endColumn=2,\
             title=L008 bad-name::100%25 wrong%0A::error::no%0Ahelp: rename it\n"
        );
    }
}
