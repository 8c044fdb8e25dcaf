//! A reading → what a person reads on a terminal: the verdict, the evidence for it, what
//! would make it surer, then everything that was recognized.

use std::fmt::Write;

use super::decode_stories::stories;
use decoder::json::{because_in_words, value_as_text};
use decoder::{CodeReading, Confidence, Evidence, Explanation, KnowledgeBase, Reading, SeenEvent};

/// So many explanations below the first are worth a line.
const MAX_OTHERS: usize = 4;
/// A quoted piece of the paste is cut here, in characters.
const MAX_QUOTE: usize = 60;

pub(super) fn render(knowledge: &KnowledgeBase, reading: &Reading, paste: &str) -> String {
    let mut parts = Vec::new();
    match reading.explanations.split_first() {
        Some((best, others)) => {
            parts.push(verdict(best, paste));
            parts.extend(also_possible(others));
            parts.extend(reading.apart.as_ref().map(|apart| format!("{apart}\n")));
        }
        None => parts.push(without_explanation(reading)),
    }
    let details = Details {
        knowledge,
        reading,
        paste,
    };
    parts.extend(stories(reading));
    parts.extend(details.codes());
    parts.extend(details.events());
    parts.extend(details.suggestions());
    parts.join("\n")
}

fn verdict(best: &Explanation, paste: &str) -> String {
    let sentence = match best.confidence {
        Confidence::Certain => {
            "Certain: everything this problem shows is here, and something only it shows."
        }
        Confidence::Likely => "Likely: everything this problem shows is here.",
        Confidence::Possible => "Possible: part of what this problem shows is here.",
    };
    let mut lines = format!(
        "{sentence}\n\n  {}\n  {}\n\n  {}\n",
        best.title,
        best.url,
        place(best)
    );
    if !best.evidence.is_empty() {
        lines.push_str("  What speaks for it:\n");
        for evidence in &best.evidence {
            write_line(&mut lines, &format!("    {}", quoted(evidence, paste)));
        }
    }
    if !best.missing.is_empty() {
        lines.push_str("  What would make it surer:\n");
        for missing in &best.missing {
            write_line(&mut lines, &format!("    {missing}"));
        }
    }
    lines
}

/// Where it breaks; of an error with many causes nobody can say that yet.
fn place(best: &Explanation) -> String {
    if best.hub {
        return "It has several causes, and the article tells them apart.".into();
    }
    format!("Where it breaks: {}", best.stage.in_words())
}

/// `"Error code: 0x904": error code 0x904`
fn quoted(evidence: &Evidence, paste: &str) -> String {
    let text = evidence
        .span
        .of(paste)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if text == evidence.what {
        return format!("\u{201C}{}\u{201D}", cut(&text));
    }
    format!("\u{201C}{}\u{201D}: {}", cut(&text), evidence.what)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn also_possible(others: &[Explanation]) -> Option<String> {
    if others.is_empty() {
        return None;
    }
    let mut lines = "Also possible:\n".to_owned();
    for other in others.iter().take(MAX_OTHERS) {
        write_line(
            &mut lines,
            &format!("  {:<8}  {}", other.confidence.as_str(), other.title),
        );
        write_line(&mut lines, &format!("            {}", other.url));
    }
    Some(lines)
}

fn without_explanation(reading: &Reading) -> String {
    if reading.normal {
        return "Ordinary operation: nothing in this is a failure.\n".into();
    }
    let is_empty = reading.findings.is_empty() && reading.events.is_empty();
    if is_empty && reading.suggestions.is_empty() {
        return "Nothing in this is known.\n\n\
                Paste the whole of one of these instead:\n  \
                the error dialog (Ctrl+C in it copies its text, codes included)\n  \
                an event (Event Viewer, right-click the event, Copy, Copy Details as Text)\n  \
                the output of a command that failed, or the lines of a log around the error\n"
            .into();
    }
    "No article fits this alone. This is what it says:\n".into()
}

/// What was recognized, each code and each event once.
struct Details<'a> {
    knowledge: &'a KnowledgeBase,
    reading: &'a Reading,
    paste: &'a str,
}

/// What else has the number: named, so that nobody has to wonder, and no more.
fn elsewhere(others: &[CodeReading]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let names = others.iter().map(|other| match other.name.as_str() {
        "" => other.space.as_str().to_owned(),
        name => format!("{} {name}", other.space.as_str()),
    });
    let names: Vec<String> = names.collect();
    format!("      less likely: {}\n", names.join(", "))
}

impl Details<'_> {
    fn codes(&self) -> Option<String> {
        let mut seen: Vec<&CodeReading> = Vec::new();
        let mut lines = String::new();
        for finding in &self.reading.findings {
            let Some(first) = finding.readings.first() else {
                continue;
            };
            let is_known = seen
                .iter()
                .any(|known| known.space == first.space && known.value == first.value);
            if is_known {
                continue;
            }
            seen.push(first);
            let written = finding.span.of(self.paste).trim();
            write_line(&mut lines, &format!("  {}", cut(written)));
            lines.push_str(&self.code(first));
            lines.push_str(&elsewhere(&finding.readings[1..]));
        }
        (!seen.is_empty()).then(|| format!("Codes:\n{lines}"))
    }

    fn code(&self, code: &CodeReading) -> String {
        let number = value_as_text(code.space, code.value);
        let title = format!("    {} {number} {}", code.space.as_str(), code.name);
        let mut lines = format!("{}\n", title.trim_end());
        if !code.meaning.is_empty() {
            write_line(&mut lines, &format!("      {}", code.meaning));
        }
        let row = self.knowledge.code(code.space, code.value);
        if row.is_none() && !code.name.is_empty() && code.meaning.is_empty() {
            lines.push_str("      a name that Windows uses; we have no description of it\n");
        }
        write_line(
            &mut lines,
            &format!("      read so because {}", because_in_words(code)),
        );
        lines.push_str(&self.article(row.and_then(|row| row.article.as_deref())));
        lines
    }

    fn events(&self) -> Option<String> {
        let mut seen: Vec<(&str, u32)> = Vec::new();
        let mut lines = String::new();
        for event in &self.reading.events {
            let name = (event.provider.as_str(), event.id);
            if !seen.contains(&name) {
                seen.push(name);
                lines.push_str(&self.event(event));
            }
        }
        (!seen.is_empty()).then(|| format!("Events:\n{lines}"))
    }

    /// Nothing is built upon them, so they come last.
    fn suggestions(&self) -> Option<String> {
        let mut lines = String::new();
        for one in &self.reading.suggestions {
            let codes = one.perhaps.iter().map(|code| {
                let number = value_as_text(code.space, code.value);
                match code.name.as_str() {
                    "" => number,
                    name => format!("{number} {name}"),
                }
            });
            let codes: Vec<String> = codes.collect();
            let written = cut(one.span.of(self.paste).trim());
            write_line(
                &mut lines,
                &format!("  {written}: perhaps {}", codes.join(", or ")),
            );
        }
        (!lines.is_empty()).then(|| format!("Not a code, but close to one:\n{lines}"))
    }

    fn event(&self, event: &SeenEvent) -> String {
        let ordinary = if event.normal {
            " (ordinary operation)"
        } else {
            ""
        };
        let mut lines = format!("  {} {}{ordinary}\n", event.provider, event.id);
        if !event.meaning.is_empty() {
            write_line(&mut lines, &format!("      {}", event.meaning));
        }
        let mut providers = self.knowledge.providers.iter();
        let provider = providers.find(|provider| provider.id == event.provider_id);
        let row = provider.and_then(|provider| provider.event(event.id));
        lines.push_str(&self.article(row.and_then(|row| row.article.as_deref())));
        lines
    }

    /// The article that a row leads to, unless the verdict has named it already.
    fn article(&self, id: Option<&str>) -> String {
        let verdict = self
            .reading
            .explanations
            .first()
            .map(|best| best.article.as_str());
        article_line(self.knowledge, id.filter(|id| verdict != Some(*id)))
    }
}

/// The article that a code or an event leads to, on a line of its own; empty without one.
pub(super) fn article_line(knowledge: &KnowledgeBase, id: Option<&str>) -> String {
    id.and_then(|id| knowledge.article(id))
        .map(|article| format!("      read {}: {}\n", article.url, article.title))
        .unwrap_or_default()
}

fn write_line(lines: &mut String, line: &str) {
    writeln!(lines, "{line}").expect("a string takes every line");
}
