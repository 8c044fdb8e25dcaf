//! What a connection file says → what a person reads on a terminal, and its key in the JSON.

use std::fmt::Write;

use decoder::KnowledgeBase;
use decoder::rdp_file::RdpFile;
use serde::Serialize;

use super::decode::with_key;
use super::decode_text::article_line;

/// The file in words: what does not fit first, then risks, then every line that matters.
pub(super) fn in_words(knowledge: &KnowledgeBase, file: &RdpFile, text: &str) -> String {
    let mut words = String::from("A Remote Desktop connection file:\n");
    let signed = if file.is_signed {
        "It is signed; whether the signature is valid cannot be told from the text."
    } else {
        "It is not signed."
    };
    write_line(&mut words, &format!("  {signed}"));
    for note in &file.notes {
        let kind = if note.is_risk { "risk" } else { "does not fit" };
        write_line(&mut words, &format!("  {kind}: {}", note.says));
    }
    for line in &file.lines {
        write_line(
            &mut words,
            &format!("\n  {}", shortened(line.span.of(text))),
        );
        write_line(&mut words, &format!("      {} {}", line.meaning, line.says));
        if let Some(risk) = &line.risk {
            write_line(&mut words, &format!("      risk: {risk}"));
        }
        words.push_str(&article_line(knowledge, line.article.as_deref()));
    }
    words
}

/// A signature has hundreds of characters that say nothing.
fn shortened(line: &str) -> String {
    const MOST: usize = 80;
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn write_line(words: &mut String, line: &str) {
    writeln!(words, "{}", line.trim_end()).expect("a string takes every line");
}

/// As in `docs/decode-json.md`.
#[derive(Serialize)]
struct FileView<'f> {
    signed: bool,
    lines: Vec<LineView<'f>>,
    notes: Vec<NoteView<'f>>,
}

#[derive(Serialize)]
struct LineView<'f> {
    text: &'f str,
    start: usize,
    end: usize,
    name: &'f str,
    value: &'f str,
    meaning: &'f str,
    says: &'f str,
    risk: Option<&'f str>,
    article: Option<&'f str>,
}

#[derive(Serialize)]
struct NoteView<'f> {
    text: &'f str,
    start: usize,
    end: usize,
    says: &'f str,
    risk: bool,
}

/// The answer with the key `connection_file`.
pub(super) fn with_file(mut answer: String, file: &RdpFile, text: &str) -> String {
    let lines = file.lines.iter().map(|it| LineView {
        text: it.span.of(text),
        start: it.span.start,
        end: it.span.end,
        name: &it.name,
        value: it.value.of(text),
        meaning: &it.meaning,
        says: &it.says,
        risk: it.risk.as_deref(),
        article: it.article.as_deref(),
    });
    let notes = file.notes.iter().map(|it| NoteView {
        text: it.span.of(text),
        start: it.span.start,
        end: it.span.end,
        says: &it.says,
        risk: it.is_risk,
    });
    let view = FileView {
        signed: file.is_signed,
        lines: lines.collect(),
        notes: notes.collect(),
    };
    with_key(&mut answer, "connection_file", &view);
    answer
}
