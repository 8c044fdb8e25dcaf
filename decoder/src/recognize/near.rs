//! What stands before and behind a number: on its line, on the line above, in brackets behind it.

use alloc::string::String;
use alloc::vec;

use super::Setting;
use super::folding::{folded, split_at_capitals};
use super::labels::{Known, Labels};
use crate::Span;
use crate::knowledge::SpaceId;

/// How far back a label can stand, in bytes.
const REACH: usize = 160;

/// Signs with which a line begins that is quoted, listed or commented out.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '>' | '|' | '*' | '-' | '+' | '#' | '/' | ';' | '•' | '`' | '\'' | '"'
    )
}

/// A line shorter than this is no line that was wrapped.
const WRAPPED: usize = 40;

/// What a number stands next to.
pub(super) fn setting(labels: &Labels, text: &str, span: Span, is_hexadecimal: bool) -> Setting {
    let window = tail(text.get(..span.start).unwrap_or(""));
    if let Some(known) = before(labels, text, window, span.end, is_hexadecimal) {
        return known.setting.clone();
    }
    let behind = head(text.get(span.end..).unwrap_or(""));
    if let Some(known) = in_brackets(labels, behind) {
        return known.setting.clone();
    }
    if let Some(setting) = of_name(labels, window) {
        return setting;
    }
    let behind = behind.trim_start_matches([' ', '`', '*', '"', '\'', ')', '-']);
    let word = behind.split(|c: char| !c.is_alphanumeric()).next();
    // "state 0x3 err=0": the word belongs to what comes behind it.
    let is_own = |word: &&str| {
        !word.is_empty()
            && !behind
                .get(word.len()..)
                .is_some_and(|rest| rest.starts_with('='))
    };
    match word.filter(is_own) {
        Some(word) if labels.begins_with_code_word(&folded(word)) => Setting::Vague,
        _ => Setting::Plain,
    }
}

fn before<'l>(
    labels: &'l Labels,
    text: &str,
    window: &str,
    end: usize,
    is_hexadecimal: bool,
) -> Option<&'l Known> {
    let (above, line) = match window.rsplit_once('\n') {
        Some((above, line)) => (Some(last_line(above)), line),
        None => (None, window),
    };
    let line = line.trim_start_matches(is_mark);
    if without_line_number(line).is_empty() {
        return on_its_own(labels, above?, text, end, is_hexadecimal);
    }
    if !labels.may_end(line) {
        return None;
    }
    let here = folded(line);
    // `extendedErrorCode=0x7`: a key of a program is its words without blanks.
    let own = labels
        .ending(&here)
        .or_else(|| labels.ending(&folded(&split_at_capitals(line))));
    let Some(above) = above.filter(|_| here.len() < WRAPPED) else {
        return own;
    };
    // "… (extended error\ncode 0x7)": the label begins on the line above.
    let is_settled = matches!(own, Some(known) if matches!(known.setting, Setting::Label { .. }));
    if is_settled && above.len() < WRAPPED {
        return own;
    }
    let mut joined = folded(above);
    joined.push(' ');
    joined.push_str(&folded(without_line_number(line)));
    labels
        .ending(&joined)
        .filter(|known| own.is_none_or(|own| known.words.len() > own.words.len()))
        .or(own)
}

/// The number begins its line; its label can be the line above.
fn on_its_own<'l>(
    labels: &'l Labels,
    above: &str,
    text: &str,
    end: usize,
    is_hexadecimal: bool,
) -> Option<&'l Known> {
    let is_announced = above
        .trim_end_matches([' ', '*', '`', '"', '|'])
        .ends_with([':', '=']);
    let above = folded(without_line_number(above.trim_start_matches(is_mark)));
    if is_announced {
        return labels.ending(&above);
    }
    let rest = text.get(end..).unwrap_or("");
    let is_alone = head(rest)
        .split('\n')
        .next()
        .is_some_and(|rest| rest.chars().all(|c| !c.is_alphanumeric()));
    if let Some(known) = labels.exact(&above).filter(|_| is_alone || is_hexadecimal) {
        return Some(known);
    }
    // A sentence that was wrapped: "… with the extended error code\n0x7".
    let names_space = |known: &&Known| matches!(known.setting, Setting::Label { .. });
    labels
        .ending(&above)
        .filter(names_space)
        .filter(|_| is_hexadecimal)
}

/// The number stands in brackets: `failureCode: CredSSP is required (0x00000005)`, where the line has the
/// label, and `UnexpectedNetworkDisconnect (14)`, where a name of a program's own says what it counts.
fn of_name(labels: &Labels, window: &str) -> Option<Setting> {
    let line = window.rsplit('\n').next()?;
    let line = line.trim_start_matches(is_mark);
    let words = line
        .strip_suffix(['(', '['])?
        .trim_end_matches([' ', '"', '`']);
    if let Some((label, value)) = words.split_once([':', '='])
        && value.contains(char::is_alphabetic)
        && !value.contains([':', '='])
        && let Some(known) = labels.ending(&folded(&split_at_capitals(label)))
        && matches!(known.setting, Setting::Label { .. })
    {
        return Some(known.setting.clone());
    }
    let name = words.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let spread = split_at_capitals(name);
    let mut humps = spread.split(' ');
    let is_compound = name.bytes().next()?.is_ascii_uppercase() && spread.contains(' ');
    if !is_compound {
        return None;
    }
    Some(if humps.any(|hump| LINK_WORDS.contains(&hump)) {
        Setting::Label {
            spaces: vec![SpaceId::Disconnect],
            words: String::from(name),
        }
    } else {
        Setting::Vague
    })
}

/// Words in names of errors that are about a connection.
const LINK_WORDS: [&str; 7] = [
    "Connect",
    "Connection",
    "Connections",
    "Disconnect",
    "Disconnected",
    "Reconnect",
    "Transport",
];

/// "0x904 (error code)".
fn in_brackets<'l>(labels: &'l Labels, behind: &str) -> Option<&'l Known> {
    let inside = behind
        .trim_start_matches([' ', '`', '*'])
        .strip_prefix('(')?;
    let inside = inside.get(..inside.find(')')?)?;
    labels.exact(&folded(inside))
}

/// The line without the number that an editor or a list put before it.
fn without_line_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = line.len() - rest.len();
    let is_number = (1..=4).contains(&n_digits)
        && (rest.is_empty() || rest.starts_with([' ', '\t', '.', ':', ')', '|']));
    if is_number {
        rest.trim_start_matches(|c| is_mark(c) || matches!(c, '.' | ':' | ')'))
    } else {
        line
    }
}

/// The last line that is not blank, if at most one blank line follows it.
fn last_line(above: &str) -> &str {
    let mut lines = above.rsplit('\n').take(2);
    lines
        .find(|line| line.chars().any(char::is_alphanumeric))
        .unwrap_or("")
}

/// The end of a text, cut at a character.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

/// The beginning of a text, cut at a character.
fn head(text: &str) -> &str {
    let mut to = text.len().min(64);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or("")
}
