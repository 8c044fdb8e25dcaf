//! Words that stand before a value: "Error code:", "Reason=", "Fehlercode".

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::Setting;
use super::folding::{folded, is_caseless};
use crate::knowledge::{KnowledgeBase, LabelKind, SpaceId};
use crate::normalize::normalize;

/// A label, and what it says about the number behind it.
pub(super) struct Known {
    /// In the spelling in which words are compared.
    pub(super) words: String,
    /// [`Setting::Label`], or [`Setting::Vague`] for "error" and "code", which name no space.
    pub(super) setting: Setting,
}

/// Every label we know, ready to be compared.
pub(super) struct Labels {
    /// Sorted by their last character, the longest first.
    codes: Vec<Known>,
    /// Words between a label and its number that say nothing: "error code is 0x904". Sorted.
    between: Vec<String>,
    /// Those of them that are written up to the next word without a blank.
    particles: Vec<String>,
    /// The last words of labels and of what stands between them and a number, where they are plain
    /// letters. Sorted.
    endings: Vec<String>,
    /// Labels of the lines of an event.
    lines: Vec<(String, LabelKind)>,
}

impl Labels {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut codes = vec![];
        let mut between = vec![];
        let mut lines = vec![];
        for label in &knowledge.labels {
            let words = in_one_spelling(&label.text);
            match label.kind {
                LabelKind::ErrorCode | LabelKind::Reason => {
                    add(&mut codes, words, &label.text, Some(SpaceId::Disconnect));
                }
                LabelKind::ExtendedErrorCode => {
                    add(&mut codes, words, &label.text, Some(SpaceId::Extended));
                }
                LabelKind::CodeWord => add(&mut codes, words, &label.text, None),
                LabelKind::Between => between.push(words),
                LabelKind::NoCode => codes.push(Known {
                    words,
                    setting: Setting::NoCode,
                }),
                LabelKind::Product
                | LabelKind::BeforeNoon
                | LabelKind::AfterNoon
                | LabelKind::PortOpen
                | LabelKind::PortRefused
                | LabelKind::PortTimedOut
                | LabelKind::PortUnreachable => {}
                kind => lines.push((words, kind)),
            }
        }
        for space in &knowledge.spaces {
            for words in &space.seen_as {
                add(&mut codes, in_one_spelling(words), words, Some(space.id));
            }
        }
        let last = |known: &Known| known.words.chars().next_back();
        codes.retain(|known| !known.words.is_empty());
        codes.sort_by(|a, b| {
            let longer_first = b.words.len().cmp(&a.words.len());
            last(a)
                .cmp(&last(b))
                .then(longer_first)
                .then_with(|| a.words.cmp(&b.words))
        });
        between.sort();
        let properties = PROPERTIES.iter();
        lines.extend(properties.map(|(words, kind)| (String::from(*words), *kind)));
        let words = codes.iter().map(|known| &known.words).chain(&between);
        let mut endings: Vec<String> = words
            .filter_map(|words| words.rsplit(|c: char| !c.is_alphanumeric()).next())
            .map(String::from)
            .collect();
        endings.sort();
        endings.dedup();
        let particles = between.iter().filter(|word| word.starts_with(is_caseless));
        Self {
            particles: particles.cloned().collect(),
            endings,
            codes,
            between,
            lines,
        }
    }

    /// Whether a label, or a word between a label and its number, can end where this text ends. `true`
    /// where that takes a closer look. Most numbers of a log stand behind no label, and this says so
    /// without a copy of the words. Behind a digit there is none: times, dates, versions, addresses.
    pub(super) fn may_end(&self, text: &str) -> bool {
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        let n_plain = text
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let (before, word) = text.split_at(text.len() - n_plain);
        if !before.is_empty() && !before.ends_with(|c: char| c.is_ascii()) || word.is_empty() {
            return !text.is_empty();
        }
        if word.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let is_ending = |word: &str| {
            let lower = |byte: u8| byte.to_ascii_lowercase();
            let key = || word.bytes().map(lower);
            let at = self
                .endings
                .partition_point(|known| known.bytes().lt(key()));
            self.endings
                .get(at)
                .is_some_and(|known| known.bytes().eq(key()))
        };
        // `ExtendedErrorCode`: the last of the words that were joined.
        let hump = word
            .as_bytes()
            .windows(2)
            .rposition(|two| matches!(two, [b'a'..=b'z', b'A'..=b'Z']));
        is_ending(word) || hump.is_some_and(|at| is_ending(word.get(at + 1..).unwrap_or("")))
    }

    /// The longest label with which these words end: "extended error code" ends in "error code".
    pub(super) fn ending(&self, before: &str) -> Option<&Known> {
        let mut before = before;
        for _ in 0..MOST_BETWEEN {
            let last = before.chars().next_back()?;
            let mut labels = self.with_last(last).iter();
            if let Some(known) = labels.find(|known| ends_with_words(before, &known.words)) {
                return Some(known);
            }
            before = self.without_between(before)?;
        }
        None
    }

    /// The label that these words are, all of them.
    pub(super) fn exact(&self, words: &str) -> Option<&Known> {
        let labels = self.with_last(words.chars().next_back()?);
        labels.iter().find(|known| known.words == words)
    }

    /// Whether the word announces a code: "error". One of a script without spaces may go on.
    pub(super) fn begins_with_code_word(&self, behind: &str) -> bool {
        let is_vague = |known: &&Known| known.setting == Setting::Vague;
        if behind.starts_with(is_caseless) {
            let mut vague = self.codes.iter().filter(is_vague);
            return vague.any(|known| behind.starts_with(known.words.as_str()));
        }
        self.exact(behind).as_ref().is_some_and(is_vague)
    }

    /// The event label that these words are, if any.
    pub(super) fn event_label(&self, words: &str) -> Option<LabelKind> {
        let words = folded(words);
        self.lines
            .iter()
            .find(|(known, _)| *known == words)
            .map(|(_, kind)| *kind)
    }

    fn with_last(&self, last: char) -> &[Known] {
        let last_of = |known: &Known| known.words.chars().next_back();
        let from = self
            .codes
            .partition_point(|known| last_of(known) < Some(last));
        let to = self
            .codes
            .partition_point(|known| last_of(known) <= Some(last));
        self.codes.get(from..to).unwrap_or(&[])
    }

    /// The words without the last one, if that says nothing.
    fn without_between<'w>(&self, words: &'w str) -> Option<&'w str> {
        let ends = |c: char| c.is_ascii_punctuation() || c == ' ';
        let (rest, last) = words.rsplit_once(' ').unwrap_or(("", words));
        let is_between = |word: &str| {
            self.between
                .binary_search_by(|known| known.as_str().cmp(word))
                .is_ok()
        };
        if is_between(last.trim_matches(ends)) {
            return Some(rest.trim_end_matches(ends));
        }
        let mut particles = self.particles.iter();
        particles.find_map(|word| words.strip_suffix(word.as_str()))
    }
}

/// More words than this between a label and its number are a sentence of their own.
const MOST_BETWEEN: usize = 5;

/// Adds a label; without a space it only announces a code. Some labels name several spaces.
fn add(codes: &mut Vec<Known>, words: String, shown: &str, space: Option<SpaceId>) {
    let known = codes.iter_mut().find(|known| known.words == words);
    match (known.map(|known| &mut known.setting), space) {
        (Some(Setting::Label { spaces, .. }), Some(space)) => {
            if !spaces.contains(&space) {
                spaces.push(space);
            }
        }
        // "Error" and "code" stand before every kind of number, whatever a table says of them.
        (Some(_), _) => {}
        (None, space) => {
            let setting = space.map_or(Setting::Vague, |space| Setting::Label {
                spaces: vec![space],
                words: shown.to_lowercase(),
            });
            codes.push(Known { words, setting });
        }
    }
}

fn in_one_spelling(text: &str) -> String {
    folded(&normalize(text).text)
}

fn ends_with_words(before: &str, words: &str) -> bool {
    before.strip_suffix(words).is_some_and(|rest| {
        let joins = |c: char| c.is_alphanumeric() && !is_caseless(c);
        !(rest.ends_with(joins) && words.starts_with(joins))
    })
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
