//! A reading → what a person reads on a terminal: the verdict, the evidence for it, what
//! would make it surer, then everything that was recognized.

use std::fmt::Write;

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
        }
        None => parts.push(without_explanation(reading)),
    }
    parts.extend(codes(knowledge, reading, paste));
    parts.extend(events(knowledge, &reading.events));
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
        "{sentence}\n\n  {}\n  {}\n\n  Where it breaks: {}\n",
        best.title,
        best.url,
        best.stage.in_words()
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
    if reading.findings.is_empty() && reading.events.is_empty() {
        return "Nothing in this is known.\n\n\
                Paste the whole of one of these instead:\n  \
                the error dialog (Ctrl+C in it copies its text, codes included)\n  \
                an event (Event Viewer, right-click the event, Copy, Copy Details as Text)\n  \
                the output of a command that failed, or the lines of a log around the error\n"
            .into();
    }
    "No article fits this alone. This is what it says:\n".into()
}

fn codes(knowledge: &KnowledgeBase, reading: &Reading, paste: &str) -> Option<String> {
    if reading.findings.is_empty() {
        return None;
    }
    let mut lines = "Codes:\n".to_owned();
    for finding in &reading.findings {
        write_line(
            &mut lines,
            &format!("  {}", cut(finding.span.of(paste).trim())),
        );
        for code in &finding.readings {
            lines.push_str(&code_lines(knowledge, code));
        }
    }
    Some(lines)
}

fn code_lines(knowledge: &KnowledgeBase, code: &CodeReading) -> String {
    let mut lines = format!(
        "    {} {}",
        code.space.as_str(),
        value_as_text(code.space, code.value)
    );
    if !code.name.is_empty() {
        lines.push(' ');
        lines.push_str(&code.name);
    }
    lines.push('\n');
    if !code.meaning.is_empty() {
        write_line(&mut lines, &format!("      {}", code.meaning));
    }
    write_line(
        &mut lines,
        &format!("      read so because {}", because_in_words(code)),
    );
    let article = knowledge
        .code(code.space, code.value)
        .and_then(|row| row.article.as_deref());
    lines.push_str(&article_line(knowledge, article));
    lines
}

fn events(knowledge: &KnowledgeBase, events: &[SeenEvent]) -> Option<String> {
    if events.is_empty() {
        return None;
    }
    let mut lines = "Events:\n".to_owned();
    for event in events {
        let ordinary = if event.normal {
            " (ordinary operation)"
        } else {
            ""
        };
        write_line(
            &mut lines,
            &format!("  {} {}{ordinary}", event.provider, event.id),
        );
        if !event.meaning.is_empty() {
            write_line(&mut lines, &format!("      {}", event.meaning));
        }
        let provider = knowledge
            .providers
            .iter()
            .find(|it| it.id == event.provider_id);
        let row = provider.and_then(|provider| provider.event(event.id));
        lines.push_str(&article_line(
            knowledge,
            row.and_then(|row| row.article.as_deref()),
        ));
    }
    Some(lines)
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
