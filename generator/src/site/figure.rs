//! Draws figures as SVG: the connection sequence, with what can break marked by shape and in words.
//!
//! Colours come from the style sheet, and nothing is told by colour alone. Sizes are those of a
//! narrow telephone, so that letters there are as large as in the text around.

use std::fmt::Write as _;

use super::html::{escape, push_all};
use crate::article::figure::{Breaks, Figure, Mark, Station};

const WIDTH: u32 = 300;
/// The life lines of both computers.
const LEFT: u32 = 14;
const RIGHT: u32 = WIDTH - LEFT;
/// Where the answer of a name server ends.
const HALF_WAY: u32 = 170;
/// The names of both computers.
const HEAD: u32 = 40;
const ROW: u32 = 40;
/// A mark has a line of words below it.
const MARKED_ROW: u32 = 70;

/// Adds a figure; `place` makes its ids unique on the page.
pub(super) fn draw(out: &mut String, figure: &Figure, place: usize) {
    let rows = rows(figure);
    let height = rows.last().map_or(HEAD, |row| row.top + row.height) + 6;
    let id = format!("figure_{}", place + 1);
    let _ = writeln!(
        out,
        "<figure class=\"sequence\">\n<svg viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"{id}_title {id}_text\" direction=\"ltr\">"
    );
    push_all(out, &["<title id=\"", &id, "_title\">"]);
    escape(out, &figure.caption);
    push_all(out, &["</title>\n<desc id=\"", &id, "_text\">"]);
    escape(out, &in_words(figure));
    out.push_str("</desc>\n");
    let _ = writeln!(
        out,
        "<text x=\"0\" y=\"15\">Your computer</text>\
         <text x=\"{WIDTH}\" y=\"15\" text-anchor=\"end\">Remote computer</text>\n\
         <path class=\"life\" d=\"M{LEFT} 24V{height}M{RIGHT} 24V{height}\"/>"
    );
    for row in &rows {
        row.draw(out);
    }
    out.push_str("</svg>\n<figcaption><p>");
    escape(out, &figure.caption);
    push_all(out, &[".</p>\n", LEGEND]);
    let reasons = figure.marks.iter().filter(|mark| mark.because.is_some());
    if reasons.clone().next().is_some() {
        out.push_str("<ul>\n");
        for mark in reasons {
            push_all(out, &["<li>", name(mark.at), ": "]);
            escape(out, mark.because.as_deref().unwrap_or_default());
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</figcaption>\n</figure>\n");
}

const LEGEND: &str = "<p>A line that is crossed out: it can break there. A question mark in a diamond: \
     only in some cases. A whole arrow: not there.</p>\n";

/// The figure for those who do not see it.
pub(super) fn in_words(figure: &Figure) -> String {
    // One line: it stands in an attribute of the picture and in copies of the text.
    let steps = Station::ALL
        .into_iter()
        .enumerate()
        .map(|(place, station)| {
            let mark = figure.mark(station);
            let because = mark.and_then(|mark| mark.because.as_deref());
            let because = because.map_or_else(String::new, |why| format!(" ({why})"));
            format!(
                "{} {}: {}{because}.",
                place + 1,
                name(station),
                verdict(mark.map(|mark| mark.breaks))
            )
        });
    steps.collect::<Vec<_>>().join(" ")
}

const fn verdict(breaks: Option<Breaks>) -> &'static str {
    match breaks {
        Some(Breaks::Here) => "can break here",
        Some(Breaks::Sometimes) => "only in some cases",
        None => "not here",
    }
}

const fn name(station: Station) -> &'static str {
    match station {
        Station::Dns => "Name lookup (DNS)",
        Station::Tcp => "TCP connection",
        Station::Negotiation => "First packet (X.224)",
        Station::Tls => "TLS handshake",
        Station::Certificate => "Certificate check",
        Station::CredsspNla => "CredSSP (NLA)",
        Station::Settings => "Settings (MCS)",
        Station::Licensing => "Licensing",
        Station::Logon => "Sign-in",
        Station::Session => "Session",
    }
}

/// One station as it is drawn.
struct Row<'f> {
    number: usize,
    station: Station,
    mark: Option<&'f Mark>,
    top: u32,
    height: u32,
}

fn rows(figure: &Figure) -> Vec<Row<'_>> {
    let mut top = HEAD;
    let rows = Station::ALL
        .into_iter()
        .enumerate()
        .map(|(place, station)| {
            let mark = figure.mark(station);
            let height = if mark.is_some() { MARKED_ROW } else { ROW };
            let row = Row {
                number: place + 1,
                station,
                mark,
                top,
                height,
            };
            top += height;
            row
        });
    rows.collect()
}

impl Row<'_> {
    fn draw(&self, out: &mut String) {
        let breaks = self.mark.map(|mark| mark.breaks);
        let class = match breaks {
            Some(Breaks::Here) => "here",
            Some(Breaks::Sometimes) => "sometimes",
            None => "passes",
        };
        // A sign is taller than a line, and must not touch the words above.
        let line = self.top + if self.mark.is_some() { 33 } else { 25 };
        let end = if self.station == Station::Dns {
            HALF_WAY
        } else {
            RIGHT
        };
        let _ = write!(
            out,
            "<g class=\"{class}\"><text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{} {}</text>",
            WIDTH / 2,
            self.top + 15,
            self.number,
            name(self.station)
        );
        let middle = u32::midpoint(LEFT, end);
        match breaks {
            None => {
                let _ = write!(out, "<path d=\"M{LEFT} {line}H{end}{}\"/>", arrow());
            }
            Some(Breaks::Here) => {
                let _ = write!(
                    out,
                    "<path d=\"M{LEFT} {line}H{}\"/><path class=\"lost\" d=\"M{} {line}H{end}\"/>\
                     <path class=\"cross\" d=\"M{} {}l16 16m0 -16l-16 16\"/>",
                    middle - 14,
                    middle + 14,
                    middle - 8,
                    line - 8
                );
            }
            Some(Breaks::Sometimes) => {
                let _ = write!(
                    out,
                    "<path d=\"M{LEFT} {line}H{}m22 0H{end}{}\"/>\
                     <path d=\"M{middle} {}l11 11l-11 11l-11 -11z\"/>\
                     <text class=\"sign\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">?</text>",
                    middle - 11,
                    arrow(),
                    line - 11,
                    line + 5
                );
            }
        }
        if let Some(mark) = self.mark {
            let _ = write!(
                out,
                "<text class=\"verdict\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                WIDTH / 2,
                line + 24,
                verdict(Some(mark.breaks))
            );
        }
        out.push_str("</g>\n");
    }
}

/// The head of an arrow, from its point.
const fn arrow() -> &'static str {
    "m-8 -5l8 5l-8 5"
}
