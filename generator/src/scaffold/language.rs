//! A language: every label and sentence that English has, still to be written.

use std::fmt::Write as _;

use super::{Refusal, Scaffold};
use crate::library::Library;
use crate::tables::{PhraseTable, label_word};

pub(super) fn new(library: &Library, tag: &str) -> Result<Scaffold, Refusal> {
    must_be_tag(tag)?;
    let languages = &library.tables.languages;
    let path = format!("phrases/{tag}.toml");
    if languages
        .iter()
        .any(|table| table.language.eq_ignore_ascii_case(tag))
    {
        return Err(Refusal::new(
            format!("`content/{path}` is there already"),
            "add what is missing to it",
        ));
    }
    let Some(english) = languages.iter().find(|table| table.language == "en") else {
        return Err(Refusal::new(
            "there is no `content/phrases/en.toml`",
            "begin with English: its ids are those of every language",
        ));
    };
    Ok(Scaffold {
        new: vec![(path.clone(), table(tag, english))],
        next: vec![
            format!(
                "put the wordings of real dialogs and logs into content/{path}, and take the `TODO` out"
            ),
            "a sample in this language proves it: content/samples/<article>/<name>.txt".into(),
        ],
        ..Scaffold::default()
    })
}

fn must_be_tag(tag: &str) -> Result<(), Refusal> {
    let mut parts = tag.split('-');
    let is_language = parts.next().is_some_and(|first| {
        (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_lowercase())
    });
    let is_rest = parts.all(|part| {
        (2..=8).contains(&part.len())
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    if is_language && is_rest {
        return Ok(());
    }
    let help = match tag.to_ascii_lowercase().replace('_', "-") {
        better if better != tag && must_be_tag(&better).is_ok() => format!("write `{better}`"),
        _ => "write it as Windows does, in lower case: `el`, `pt-br`".into(),
    };
    Err(Refusal::new(
        format!("`{tag}` is no tag of a language"),
        help,
    ))
}

fn table(tag: &str, english: &PhraseTable) -> String {
    let mut text = format!(
        "language = \"{tag}\"\n\
         # day-first = true                # 20/11/2026; only where every country that speaks it writes so\n\
         unverified = []                   # ids whose wording nobody has checked against a real dialog or log\n\n\
         # TODO: put the wording of a real dialog or log in the place of the English one and take `# ` away. What you do not\n\
         # know, leave out.\n\n[labels]\n"
    );
    for (kind, words) in &english.labels {
        line(&mut text, label_word(*kind), words);
    }
    text.push_str("\n[phrases]\n");
    for (id, wordings) in &english.phrases {
        line(&mut text, &id.value, wordings);
    }
    text
}

/// Commented out: English in the file of another language would be wrong twice.
fn line(text: &mut String, id: &str, wordings: &[String]) {
    let first = wordings.first().map_or("", String::as_str);
    let quoted = first.replace('\\', "\\\\").replace('"', "\\\"");
    let _ = writeln!(text, "# {id} = [\"{quoted}\"]");
}
