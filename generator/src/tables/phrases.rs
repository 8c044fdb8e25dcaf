//! Reads `phrases/<language>.toml`.

use std::sync::Arc;

use decoder::knowledge::LabelKind;

use super::{PhraseTable, words};
use crate::diagnostic::{Placed, Report, SourceText, did_you_mean, list, rules};
use crate::source::toml::{Keys, Reader, Value};

/// The table of one language.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> PhraseTable {
    let stem = file
        .path
        .rsplit('/')
        .next()
        .unwrap_or("")
        .trim_end_matches(".toml");
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "this phrase table");
    let language = keys.required(reader, "language", Reader::text);
    let mut unverified = keys
        .optional(reader, "unverified", Reader::texts)
        .unwrap_or_default();
    let generic = keys
        .optional(reader, "generic", Reader::texts)
        .unwrap_or_default();
    let normal = keys
        .optional(reader, "normal", Reader::texts)
        .unwrap_or_default();
    let names = keys
        .optional(reader, "names", Reader::texts)
        .unwrap_or_default();
    let day_first = keys.optional(reader, "day-first", Reader::flag);
    let labels = keys.optional(reader, "labels", labels).unwrap_or_default();
    let phrases = keys
        .optional(reader, "phrases", phrases)
        .unwrap_or_default();
    keys.finish(reader);
    if let Some(language) = &language
        && !language.value.eq_ignore_ascii_case(stem)
    {
        let message = format!(
            "the language is `{}` and the file `{stem}.toml`",
            language.value
        );
        reader.complain(language.span.clone(), message).help = Some(format!(
            "name the file `{}.toml`",
            language.value.to_lowercase()
        ));
    }
    let generic = known_phrases(reader, generic, &phrases);
    let normal = known_phrases(reader, normal, &phrases);
    let names = known_phrases(reader, names, &phrases);
    unverified.retain(|id| {
        let phrase_ids = || phrases.iter().map(|(phrase, _)| phrase.value.as_str());
        let label_ids = || words::LABELS.iter().map(|(word, _)| *word);
        if phrase_ids().any(|phrase| phrase == id.value) {
            return true;
        }
        // The wording of a label may be unverified too; nothing is made of that later.
        if !label_ids().any(|label| label == id.value) {
            let message = format!("`{}` has no wording in this file", id.value);
            let help = did_you_mean(&id.value, phrase_ids().chain(label_ids()));
            reader.complain(id.span.clone(), message).help =
                Some(help.unwrap_or_else(|| "take it out".into()));
        }
        false
    });
    PhraseTable {
        language: language.map_or_else(|| stem.to_owned(), |language| language.value),
        file: Arc::clone(file),
        unverified,
        generic,
        normal,
        names,
        day_first: day_first.unwrap_or(false),
        labels,
        phrases,
    }
}

/// The ids that have a wording here; the others are findings.
fn known_phrases(
    reader: &mut Reader<'_>,
    ids: Vec<Placed<String>>,
    phrases: &Wordings,
) -> Vec<String> {
    let is_known = |id: &str| phrases.iter().any(|(phrase, _)| phrase.value == id);
    let (known, unknown): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| is_known(&id.value));
    for id in unknown {
        let names = phrases.iter().map(|(phrase, _)| phrase.value.as_str());
        let help = did_you_mean(&id.value, names).unwrap_or_else(|| "take it out".into());
        let message = format!("`{}` has no wording in this file", id.value);
        reader.complain(id.span, message).help = Some(help);
    }
    known.into_iter().map(|id| id.value).collect()
}

fn labels(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<(LabelKind, Vec<String>)>> {
    let keys = Keys::of(reader, value, "`labels`")?;
    let mut labels = Vec::new();
    for (name, place, value) in keys.rest() {
        let texts = reader.plain_texts(value);
        let kind = words::LABELS.iter().find(|(word, _)| *word == name);
        if let (Some((_, kind)), Some(texts)) = (kind, texts) {
            labels.push((*kind, texts));
        } else if kind.is_none() {
            let names = || words::LABELS.iter().map(|(word, _)| *word);
            let help = did_you_mean(&name, names())
                .unwrap_or_else(|| format!("the labels are {}", list(names())));
            let place = reader.place(place);
            reader
                .complain(place, format!("there is no label `{name}`"))
                .help = Some(help);
        }
    }
    Some(labels)
}

type Wordings = Vec<(Placed<String>, Vec<String>)>;

fn phrases(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Wordings> {
    let keys = Keys::of(reader, value, "`phrases`")?;
    let mut phrases = Vec::new();
    for (name, place, value) in keys.rest() {
        let span = reader.place(place);
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !name.chars().all(is_plain) {
            reader
                .complain(span.clone(), format!("`{name}` is no id"))
                .help = Some("ids are lower-case letters, digits and `-`".into());
        }
        let Some(texts) = reader.plain_texts(value) else {
            continue;
        };
        phrases.push((Placed { value: name, span }, texts));
    }
    Some(phrases)
}
