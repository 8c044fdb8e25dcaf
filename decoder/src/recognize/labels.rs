//! Words that stand before a value: "Error code:", "Reason=", "Fehlercode".

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::Setting;
use crate::knowledge::{KnowledgeBase, LabelKind, SpaceId};

/// Words between a label and its number that say nothing: "error code is 0x904".
const FILLERS: [&str; 8] = ["is", "was", "of", "value", "the", "with", "an", "a"];

/// Words that announce some code without saying which.
const VAGUE: [&str; 25] = [
    "error",
    "errors",
    "code",
    "codes",
    "err",
    "fehler",
    "erreur",
    "erro",
    "errore",
    "fout",
    "ошибка",
    "ошибки",
    "错误",
    "错误代码",
    "エラー",
    "오류",
    "błąd",
    "chyba",
    "hata",
    "status",
    "failed",
    "failure",
    "exit code",
    "returned",
    "result",
];

/// How far back a label can stand, in bytes.
const REACH: usize = 96;

/// Every label we know, ready to be compared.
pub(super) struct Labels {
    codes: Vec<(String, Vec<SpaceId>)>,
    lines: Vec<(String, LabelKind)>,
}

impl Labels {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut codes: Vec<(String, Vec<SpaceId>)> = vec![];
        let mut add = |words: String, space: SpaceId| match codes
            .iter_mut()
            .find(|(known, _)| *known == words)
        {
            Some((_, spaces)) if spaces.contains(&space) => {}
            Some((_, spaces)) => spaces.push(space),
            None => codes.push((words, vec![space])),
        };
        for label in &knowledge.labels {
            let space = match label.kind {
                LabelKind::ErrorCode => SpaceId::Disconnect,
                LabelKind::ExtendedErrorCode => SpaceId::Extended,
                _ => continue,
            };
            add(folded(&label.text), space);
        }
        for space in &knowledge.spaces {
            // "Error" and "code" stand before every kind of number; they name no space.
            for words in space
                .seen_as
                .iter()
                .filter(|words| !VAGUE.contains(&words.as_str()))
            {
                add(folded(words), space.id);
            }
        }
        // The longest label that fits is the right one: "extended error code" ends in "error code".
        codes.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        let mut lines: Vec<(String, LabelKind)> = knowledge
            .labels
            .iter()
            .filter(|label| is_event_label(label.kind))
            .map(|label| (folded(&label.text), label.kind))
            .collect();
        lines.extend(
            PROPERTIES
                .iter()
                .map(|(words, kind)| (String::from(*words), *kind)),
        );
        Self { codes, lines }
    }

    /// What the number from `at` to `end` stands next to.
    pub(super) fn setting(&self, text: &str, at: usize, end: usize) -> Setting {
        let before = words_before(text, at);
        for (words, spaces) in &self.codes {
            if ends_with_words(&before, words) {
                return Setting::Label {
                    spaces: spaces.clone(),
                    words: words.clone(),
                };
            }
        }
        let is_announced = VAGUE.iter().any(|words| ends_with_words(&before, words));
        if is_announced || is_called_error(text, end) {
            Setting::Vague
        } else {
            Setting::Plain
        }
    }

    /// The event label that these words are, if any.
    pub(super) fn event_label(&self, words: &str) -> Option<LabelKind> {
        let words = folded(words);
        self.lines
            .iter()
            .find(|(known, _)| *known == words)
            .map(|(_, kind)| *kind)
    }
}

/// Names of PowerShell properties are English in every language of Windows.
const PROPERTIES: [(&str, LabelKind); 14] = [
    ("logname", LabelKind::LogName),
    ("log name", LabelKind::LogName),
    ("containerlog", LabelKind::LogName),
    ("channel", LabelKind::LogName),
    ("providername", LabelKind::Source),
    ("provider", LabelKind::Source),
    ("source", LabelKind::Source),
    ("timecreated", LabelKind::Date),
    ("timegenerated", LabelKind::Date),
    ("id", LabelKind::EventId),
    ("event id", LabelKind::EventId),
    ("eventid", LabelKind::EventId),
    ("leveldisplayname", LabelKind::Level),
    ("message", LabelKind::Description),
];

/// "0x204 error", "0x4错误".
fn is_called_error(text: &str, end: usize) -> bool {
    let behind = text
        .get(end..)
        .unwrap_or("")
        .trim_start_matches([' ', '`', '*', '"', '\'', ')']);
    let word: String = behind
        .chars()
        .take(12)
        .flat_map(char::to_lowercase)
        .collect();
    VAGUE.iter().any(|known| {
        word.strip_prefix(known)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

fn is_event_label(kind: LabelKind) -> bool {
    !matches!(
        kind,
        LabelKind::ErrorCode
            | LabelKind::ExtendedErrorCode
            | LabelKind::Product
            | LabelKind::BeforeNoon
            | LabelKind::AfterNoon
    )
}

/// The words before `at`, lower case, without the signs and small words in between.
fn words_before(text: &str, at: usize) -> String {
    // However long the line is, a label is near.
    let window = tail(text.get(..at).unwrap_or(""));
    if announces_nothing(window) {
        return String::new();
    }
    let line_start = |window: &str| window.rfind('\n').map_or(0, |newline| newline + 1);
    let start = line_start(window);
    let mut words = folded(window.get(start..).unwrap_or(""));
    // A label can stand alone on the line above.
    if words.is_empty() && start > 0 {
        let above = window.get(..start - 1).unwrap_or("");
        let above = above
            .get(line_start(above)..)
            .unwrap_or("")
            .trim_end_matches([' ', '*', '`']);
        if above.ends_with([':', '=']) {
            words = folded(above);
        }
    }
    while let Some(shorter) = FILLERS
        .iter()
        .find_map(|filler| strip_word(&words, filler))
        .map(String::from)
    {
        words = shorter;
    }
    words
}

/// Behind a digit there is no label: times, dates, versions, addresses.
fn announces_nothing(window: &str) -> bool {
    let signs = |c: char| c.is_ascii_punctuation() || c.is_ascii_whitespace();
    window
        .trim_end_matches(signs)
        .ends_with(|c: char| c.is_ascii_digit())
}

/// The end of a text, cut at a character.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

fn strip_word<'w>(words: &'w str, filler: &str) -> Option<&'w str> {
    let rest = words.strip_suffix(filler)?;
    let rest = rest.strip_suffix(' ')?;
    Some(rest.trim_end())
}

fn ends_with_words(before: &str, words: &str) -> bool {
    before.strip_suffix(words).is_some_and(|rest| {
        let joins = |c: char| c.is_ascii_alphanumeric();
        !(rest.ends_with(joins) && words.starts_with(joins))
    })
}

/// Lower case, single spaces, no signs at either end.
pub(super) fn folded(text: &str) -> String {
    let plain = crate::normalize::normalize(text).text;
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split(|c: char| c.is_whitespace() || "*_`\"()[]{}<>=|#~".contains(c)) {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    let ends = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
    String::from(folded.trim_matches(ends))
}
