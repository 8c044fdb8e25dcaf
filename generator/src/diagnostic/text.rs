//! Shows findings to a person: a picture of each place, the remedy, and a summary at the end.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Location, Report, Severity};

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// What stands before the paths, as the author names the folder: `content`.
    pub content: &'a str,
    /// Whether the reader is a terminal that shows colours.
    pub coloured: bool,
}

/// All findings in the order of the report, and a last line that counts them.
pub fn render(report: &Report, look: Look<'_>) -> String {
    let mut shown = String::new();
    for finding in report.findings() {
        shown.push_str(&render_one(finding, look));
        shown.push_str("\n\n");
    }
    shown.push_str(&summary(report));
    shown.push('\n');
    shown
}

/// One finding, without a newline at its end.
pub fn render_one(finding: &Diagnostic, look: Look<'_>) -> String {
    let level = match finding.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(format!("{} {}", finding.rule.code, finding.rule.name))
        .elements(pictures(finding, look));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    if finding.fix.is_some() {
        group = group.element(Level::NOTE.with_name("fix").message("reconnect lint --fix"));
    }
    let why = format!("reconnect explain {}", finding.rule.code);
    group = group.element(Level::NOTE.with_name("why").message(why));
    let renderer = if look.coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&[group])
}

/// "2 errors, 1 warning", or that there is nothing.
pub fn summary(report: &Report) -> String {
    let counted: Vec<String> = [Severity::Error, Severity::Warning]
        .into_iter()
        .map(|severity| (report.count(severity), severity.as_str()))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}{}", if n == 1 { "" } else { "s" }))
        .collect();
    if counted.is_empty() {
        "no findings".into()
    } else {
        counted.join(", ")
    }
}

fn pictures<'a>(finding: &'a Diagnostic, look: Look<'_>) -> Vec<Element<'a>> {
    let mut elements = vec![picture(&finding.at, None, look)];
    for (at, what) in &finding.also {
        elements.push(picture(at, Some(what), look));
    }
    elements
}

/// A place with the lines it stands on; the whole file is only named.
fn picture<'a>(at: &'a Location, label: Option<&'a str>, look: Look<'_>) -> Element<'a> {
    let path = format!("{}/{}", look.content, printable(&at.file.path));
    if at.is_whole_file() || at.file.text.is_empty() {
        return Origin::path(path).into();
    }
    let lines = lines_around(at);
    let kind = if label.is_some() {
        AnnotationKind::Context
    } else {
        AnnotationKind::Primary
    };
    Snippet::source(&at.file.text[lines.clone()])
        .path(path)
        .line_start(at.file.text[..lines.start].matches('\n').count() + 1)
        .annotation(kind.span(shown_span(at, &lines)).label(label))
        .into()
}

// The renderer numbers every line that it is given. A file of 2 MiB with a thousand findings
// would take minutes, so it is given the lines of the place only.
fn lines_around(at: &Location) -> std::ops::Range<usize> {
    let text = at.file.text.as_str();
    let start = boundary(text, at.span.start);
    let end = boundary(text, at.span.end).max(start);
    let first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let last = text[end..]
        .find('\n')
        .map_or(text.len(), |newline| end + newline);
    first..last
}

fn shown_span(at: &Location, lines: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = at.file.text.as_str();
    let start = boundary(text, at.span.start);
    let end = boundary(text, at.span.end).max(start);
    start - lines.start..end - lines.start
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

// A file name may hold line ends and terminal commands.
pub(super) fn printable(path: &str) -> String {
    path.chars()
        .map(|c| {
            if c.is_control() {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{SourceText, rules};

    const PLAIN: Look<'_> = Look {
        content: "content",
        coloured: false,
    };

    fn report() -> Report {
        let file = Arc::new(SourceText {
            path: "codes/disconnect.toml".into(),
            text: "name = \"x\"\ncodes = [\n  { value = 0x904 },\n\t{ value = 0x904 },\n]\n".into(),
        });
        let mut report = Report::default();
        report.push(
            Diagnostic::new(
                &rules::DUPLICATE_CODE,
                file.at(54..59),
                "`0x904` stands here twice",
            )
            .also(file.at(33..38), "first here")
            .help("keep one of them"),
        );
        let link = Arc::new(SourceText {
            path: "articles/a.md".into(),
            text: String::new(),
        });
        report.push(
            Diagnostic::new(
                &rules::NOT_A_FILE,
                Location::whole(&link),
                "this is a link to `/etc`",
            )
            .help("put the file itself here"),
        );
        report
    }

    #[test]
    fn a_finding_shows_its_place_its_remedy_and_where_to_read_more() {
        insta::assert_snapshot!(render(&report(), PLAIN), @r##"
        error[L012 duplicate-code]: `0x904` stands here twice
         --> content/codes/disconnect.toml:4:13
          |
        4 |     { value = 0x904 },
          |                ^^^^^
          |
         ::: content/codes/disconnect.toml:3:13
          |
        3 |   { value = 0x904 },
          |             ----- first here
          |
          = help: keep one of them
          = why: reconnect explain L012

        error[L007 not-a-file]: this is a link to `/etc`
        --> content/articles/a.md
         = help: put the file itself here
         = why: reconnect explain L007

        2 errors
        "##);
    }

    #[test]
    fn colours_are_written_only_when_asked_for() {
        let coloured = render(
            &report(),
            Look {
                coloured: true,
                ..PLAIN
            },
        );
        assert!(coloured.contains("\u{1b}["));
        assert!(!render(&report(), PLAIN).contains('\u{1b}'));
    }

    #[test]
    fn a_report_without_findings_says_so() {
        assert_eq!(render(&Report::default(), PLAIN), "no findings\n");
    }

    #[test]
    fn places_outside_the_text_are_shown_without_a_panic() {
        let file = Arc::new(SourceText {
            path: "a\u{1b}[2J.md".into(),
            text: "ä".into(),
        });
        for (start, end) in [(1, 1), (1, 9), (9, 9), (2, 1)] {
            let finding = Diagnostic::new(&rules::BROKEN_PART, file.at(start..end), "odd");
            let shown = render_one(&finding, PLAIN);
            assert!(shown.contains("a\\u{1b}[2J.md:1:"), "{shown}");
        }
    }
}
