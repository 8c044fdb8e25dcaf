//! Identifiers → the words in them: `fDenyTSConnections` → `f`, `Deny`, `TS`, `Connections`.

use alloc::vec::Vec;
use core::ops::Range;

/// The segments of a chunk between hyphens and low lines. Byte ranges, never empty.
pub(crate) fn segments(raw: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in raw.char_indices() {
        if !is_separator(character) {
            continue;
        }
        if at > start {
            found.push(start..at);
        }
        start = at + character.len_utf8();
    }
    if start < raw.len() {
        found.push(start..raw.len());
    }
    found
}

/// The parts of a segment where the letter case says that a new word begins.
pub(crate) fn humps(segment: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut rest = segment.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let follower = rest.peek().map(|(_, follower)| *follower);
        let begins = character.is_uppercase()
            && before.is_some_and(|it| {
                // `yT` begins a word; so does the last capital before small letters: `TSCo`.
                it.is_lowercase() || (it.is_uppercase() && follower.is_some_and(char::is_lowercase))
            });
        if begins && at > start {
            found.push(start..at);
            start = at;
        }
        before = Some(character);
    }
    found.push(start..segment.len());
    found
}

/// A chunk of several segments that is a name and not a hyphenated word of prose:
/// `STATUS_LOGON_FAILURE`, `Test-NetConnection`, but not `sign-in`.
pub(super) fn is_name(raw: &str, segments: &[Range<usize>]) -> bool {
    let starts_upper = |range: &Range<usize>| raw[range.clone()].starts_with(char::is_uppercase);
    segments.len() > 1
        && (raw.contains('_')
            || segments.iter().all(starts_upper)
            || segments
                .iter()
                .any(|range| humps(&raw[range.clone()]).len() > 1))
}

fn is_separator(character: char) -> bool {
    !character.is_alphanumeric() && !matches!(character, '\u{300}'..='\u{36f}')
}
