//! Reads a `figure` fence: which picture, and what is marked in it.

use std::sync::Arc;

use super::fences::Fence;
use super::figure::{Breaks, Figure, Mark, Station};
use crate::diagnostic::{Diagnostic, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader};

/// The pictures that there are. One, so far; the key makes room for others.
const PICTURES: [(&str, ()); 1] = [("connection-sequence", ())];

const VERDICTS: [(&str, Breaks); 2] = [("here", Breaks::Here), ("sometimes", Breaks::Sometimes)];

/// The figure; `None` where something that must be there cannot be read.
pub(super) fn parse(file: &Arc<SourceText>, fence: &Fence, report: &mut Report) -> Option<Figure> {
    if !fence.is_verbatim(file) {
        let at = file.at(fence.first_line(file));
        report.push(
            Diagnostic::new(
                &rules::BROKEN_FIGURE,
                at,
                "a figure stands at the left margin",
            )
            .help("take it out of the list or quote"),
        );
        return None;
    }
    let mut reader = Reader::new(file, fence.inside.start, &rules::BROKEN_FIGURE, report);
    let reader = &mut reader;
    let document = reader.parse(&fence.content);
    let mut keys = document.keys(fence.first_line(file), "the figure");
    let picture = keys.required(reader, "shows", |r, v| r.choice(v, &PICTURES));
    let caption = keys.required(reader, "caption", Reader::plain_text);
    let marks = keys.required(reader, "mark", |r, v| r.tables(v, "a mark", mark));
    keys.finish(reader);
    picture?;
    let mut seen: Vec<Station> = Vec::new();
    let mut kept = Vec::new();
    for (span, mark) in marks? {
        if seen.contains(&mark.at) {
            let message = format!("`{}` is marked twice", mark.at.as_str());
            reader.complain(span, message).help = Some("keep one of the two marks".into());
            continue;
        }
        seen.push(mark.at);
        kept.push(mark);
    }
    Some(Figure {
        caption: caption?,
        marks: kept,
        span: fence.span.clone(),
    })
}

fn mark(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<(std::ops::Range<usize>, Mark)> {
    let span = keys.whole();
    let stations = Station::ALL.map(|station| (station.as_str(), station));
    let at = keys.required(reader, "at", |r, v| r.choice(v, &stations));
    let breaks = keys.required(reader, "breaks", |r, v| r.choice(v, &VERDICTS));
    let because = keys.optional(reader, "because", Reader::plain_text);
    keys.finish(reader);
    let mark = Mark {
        at: at?,
        breaks: breaks?,
        because,
    };
    Some((span, mark))
}

#[cfg(test)]
mod tests {
    use super::super::{Article, parse_all};
    use super::{Breaks, Report, Station};
    use crate::source;

    fn page(body: &str) -> (Article, Vec<String>) {
        let text =
            format!("+++\ntitle = \"A\"\nsummary = \"B.\"\nreviewed = 2026-11-20\n+++\n\n{body}");
        let mut report = Report::default();
        let sources = source::from_memory(&[("pages/a.md", text.as_bytes())], &mut report);
        let page = parse_all(&sources, &mut report)
            .pop()
            .expect("the front matter is good");
        let findings = report.findings().iter();
        (page, findings.map(|it| it.message.clone()).collect())
    }

    #[test]
    fn a_figure_leaves_a_stand_in_where_it_stood() {
        let (page, findings) = page(
            "## One\n\nBefore.\n\n```figure\nshows = \"connection-sequence\"\ncaption = \"C\"\n\n\
             [[mark]]\nat = \"tls\"\nbreaks = \"here\"\nbecause = \"no key\"\n```\n\nBehind.\n",
        );
        assert_eq!(findings, [""; 0]);
        let markdown = &page.body.sections[0].markdown.value;
        assert_eq!(markdown, "Before.\n\n```figure\n0\n```\n\n\nBehind.");
        let mark = page.body.figures[0]
            .mark(Station::Tls)
            .expect("it is marked");
        assert_eq!(
            (mark.breaks, mark.because.as_deref()),
            (Breaks::Here, Some("no key"))
        );
        assert!(page.body.figures[0].mark(Station::Dns).is_none());
        assert!(page.body.words.contains("no key"));
    }

    #[test]
    fn every_trouble_of_a_figure_is_found() {
        let (page, findings) = page(
            "- In a list:\n\n  ```figure\n  shows = \"connection-sequence\"\n  ```\n\n## One\n\n\
             ```figure\nshows = \"conection-sequence\"\ncaption = \"C\"\n\n[[mark]]\nat = \"tsl\"\nbreaks = \"never\"\n\n\
             [[mark]]\nat = \"dns\"\nbreaks = \"here\"\n\n[[mark]]\nat = \"dns\"\nbreaks = \"here\"\n```\n\n\
             ```figure\nshows = \"connection-sequence\"\ncaption = \"C\"\n\n\
             [[mark]]\nat = \"dns\"\nbreaks = \"here\"\n\n[[mark]]\nat = \"dns\"\nbreaks = \"here\"\n```\n",
        );
        assert_eq!(
            findings,
            [
                "a figure stands at the left margin",
                "`conection-sequence` is not allowed here",
                "`tsl` is not allowed here",
                "`never` is not allowed here",
                "`dns` is marked twice",
            ]
        );
        assert_eq!(page.body.figures.len(), 1);
    }
}
