//! A reading → a report for somebody who helps: what happened in plain words, what was recognized, what to read, what is
//! missing, and the text itself without names.
//!
//! Everything it quotes comes out of the redacted text, so no name and no secret can be in it.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::decode::Decoder;
use crate::facts::Facts;
use crate::json::value_as_text;
use crate::knowledge::ImportedNames;
use crate::reading::{Confidence, Evidence, Explanation, Reading};
use crate::redact::{Kind, Options, Redacted, Redactor};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, for mail and tickets.
    Plain,
    /// Markdown, for trackers and chats.
    Markdown,
}

/// So many explanations below the first are named.
const MAX_OTHERS: usize = 3;
/// So many codes and so many events are listed.
const MAX_LISTED: usize = 20;
/// A quoted piece of the text is cut here, in characters.
const MAX_QUOTE: usize = 60;

/// The report on a text as it was pasted. It is redacted first, and what is reported is what the redacted text says.
///
/// `site` is the address of the site, before the addresses of its articles; it may be empty.
pub fn report(
    decoder: &Decoder<'_>,
    names: Option<&ImportedNames>,
    text: &str,
    site: &str,
    form: Form,
) -> String {
    let redactor = Redactor::new(decoder.knowledge());
    let redacted = redactor.redact(text, Options::default());
    let reading = decoder.decode_with(names, &redacted.text);
    of_reading(&reading, &redacted, site, form)
}

/// The same of a text that was redacted before and of the reading of the redacted text.
pub fn of_reading(reading: &Reading, redacted: &Redacted, site: &str, form: Form) -> String {
    let mut page = Page {
        text: String::new(),
        form,
    };
    page.title("Remote Desktop connection failure");
    symptom(&mut page, reading);
    article(&mut page, reading, redacted, site);
    codes(&mut page, reading);
    events(&mut page, reading);
    missing(&mut page, reading);
    link(&mut page, reading, site);
    removed(&mut page, redacted);
    page.heading("The text, without names");
    page.block(&redacted.text);
    page.text
}

/// What happened, in plain words, and where.
fn symptom(page: &mut Page, reading: &Reading) {
    page.heading("What happened");
    let best = reading.explanations.first();
    let summary = best.map_or("", |best| &best.summary);
    let said = reading.stories.first().map(|story| story.says.as_str());
    match best {
        Some(_) => page.paragraph(summary),
        None if reading.normal => {
            page.paragraph(
                "Everything recognized is ordinary operation; nothing in it is a failure.",
            );
        }
        None => {
            page.paragraph("No article fits what was pasted. What was recognized is listed below.");
        }
    }
    if let Some(said) = said.filter(|said| !said.is_empty() && *said != summary) {
        page.paragraph(said);
    }
    let stage = reading.stage.filter(|_| best.is_none_or(|best| !best.hub));
    if let Some(stage) = stage {
        page.paragraph(&format!("Where it breaks: {}", stage.in_words()));
    }
}

fn article(page: &mut Page, reading: &Reading, redacted: &Redacted, site: &str) {
    let Some((best, others)) = reading.explanations.split_first() else {
        return;
    };
    page.heading("What to read");
    page.item(&linked(page.form, best, site));
    let sure = match best.confidence {
        Confidence::Certain => {
            "certain: everything this problem shows is there, and something only it shows"
        }
        Confidence::Likely => "likely: everything this problem shows is there",
        Confidence::Possible => "possible: part of what this problem shows is there",
    };
    page.item(&format!("How sure: {sure}"));
    for evidence in &best.evidence {
        page.item(&format!(
            "What speaks for it: {}",
            quoted(evidence, redacted)
        ));
    }
    for other in others.iter().take(MAX_OTHERS) {
        page.item(&format!(
            "Also possible: {}",
            linked(page.form, other, site)
        ));
    }
}

fn linked(form: Form, one: &Explanation, site: &str) -> String {
    let address = match site {
        "" => one.url.clone(),
        site => format!("{}/{}", site.trim_end_matches('/'), one.url),
    };
    match form {
        Form::Plain => format!("{}: {address}", one.title),
        Form::Markdown => format!("[{}]({address})", escaped(&one.title)),
    }
}

fn quoted(evidence: &Evidence, redacted: &Redacted) -> String {
    let words: Vec<&str> = evidence
        .span
        .of(&redacted.text)
        .split_whitespace()
        .collect();
    let mut text = words.join(" ");
    if let Some((end, _)) = text.char_indices().nth(MAX_QUOTE) {
        text.truncate(end);
        text.push('…');
    }
    if text == evidence.what {
        return format!("\u{201C}{text}\u{201D}");
    }
    format!("\u{201C}{text}\u{201D}: {}", evidence.what)
}

fn codes(page: &mut Page, reading: &Reading) {
    let mut seen = BTreeSet::new();
    let first = reading.findings.iter().filter_map(|it| it.readings.first());
    let first = first.filter(|code| seen.insert((code.space, code.value)));
    let lines = first.take(MAX_LISTED).map(|code| {
        let number = value_as_text(code.space, code.value);
        let named = format!("{} {number} {}", code.space.as_str(), code.name);
        match code.meaning.as_str() {
            "" => named.trim_end().into(),
            meaning => format!("{}: {meaning}", named.trim_end()),
        }
    });
    page.list("Codes", lines);
}

fn events(page: &mut Page, reading: &Reading) {
    let mut seen = BTreeSet::new();
    let first = reading.events.iter();
    let first = first.filter(|event| seen.insert((&event.provider, event.id)));
    let lines = first.take(MAX_LISTED).map(|event| {
        let ordinary = if event.normal {
            " (ordinary operation)"
        } else {
            ""
        };
        let named = format!("{} {}{ordinary}", event.provider, event.id);
        match event.meaning.as_str() {
            "" => named,
            meaning => format!("{named}: {meaning}"),
        }
    });
    page.list("Events", lines);
}

fn missing(page: &mut Page, reading: &Reading) {
    let best = reading.explanations.first();
    let missing = best.map_or(&[][..], |best| &best.missing);
    page.list(
        "What would make it surer",
        missing.iter().chain(&reading.apart).cloned(),
    );
}

fn link(page: &mut Page, reading: &Reading, site: &str) {
    let facts = Facts::of(reading);
    if facts.codes.is_empty() && facts.events.is_empty() {
        return;
    }
    page.heading("The same in a link, codes and events only");
    let address = match site {
        "" => format!("#k={facts}"),
        site => format!("{}/decoder.html#k={facts}", site.trim_end_matches('/')),
    };
    page.paragraph(&address);
}

fn removed(page: &mut Page, redacted: &Redacted) {
    let lines = redacted
        .counts()
        .into_iter()
        .map(|(kind, n)| format!("{}: {n}", kind.in_words()));
    page.list("What was taken out of the text", lines);
    if redacted.has_secrets() {
        page.paragraph(
            "A secret stood in the text. Whoever has seen the text knows it: change it, and give out no copy of the original.",
        );
    }
}

/// What was taken out, in one line for a terminal: `2 × computer name, 1 × password`.
pub fn removed_in_words(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|(kind, n)| format!("{n} × {}", kind.in_words()))
        .collect();
    parts.join(", ")
}

/// The report as it is written.
struct Page {
    text: String,
    form: Form,
}

impl Page {
    fn title(&mut self, title: &str) {
        match self.form {
            Form::Plain => _ = writeln!(self.text, "{title}\n{}", "=".repeat(title.len())),
            Form::Markdown => _ = writeln!(self.text, "# {title}"),
        }
    }

    fn heading(&mut self, heading: &str) {
        self.gap();
        match self.form {
            Form::Plain => _ = writeln!(self.text, "{heading}\n{}", "-".repeat(heading.len())),
            Form::Markdown => _ = writeln!(self.text, "## {heading}\n"),
        }
    }

    fn paragraph(&mut self, words: &str) {
        match self.form {
            Form::Plain => _ = writeln!(self.text, "{words}"),
            Form::Markdown => {
                self.gap();
                _ = writeln!(self.text, "{}", escaped(words));
            }
        }
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn item(&mut self, words: &str) {
        match self.form {
            // A link is Markdown already; its title was escaped where it was made.
            Form::Markdown if !words.contains("](") => {
                _ = writeln!(self.text, "- {}", escaped(words));
            }
            _ => _ = writeln!(self.text, "- {words}"),
        }
    }

    fn list(&mut self, heading: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        self.heading(heading);
        for line in lines {
            self.item(&line);
        }
    }

    /// A text as it is. The fence is longer than any in the text.
    fn block(&mut self, text: &str) {
        let text = text.trim_end();
        match self.form {
            Form::Plain => _ = writeln!(self.text, "{text}"),
            Form::Markdown => {
                let runs = text.split(|c| c != '`').map(str::len);
                let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
                _ = writeln!(self.text, "{fence}text\n{text}\n{fence}");
            }
        }
    }
}

/// Words that stand in Markdown as they are.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
