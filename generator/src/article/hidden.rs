//! Finds characters in commands that do not look like what they are.
//!
//! A reader pastes a command into an elevated shell. What they see must be what runs.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report, SourceText, rules};

/// Looks at something a reader types or copies: nothing hidden, nothing that only looks right.
pub(super) fn look_at_command(file: &Arc<SourceText>, span: Range<usize>, report: &mut Report) {
    look(file, span, report, trap_name);
}

/// Looks at something a reader only reads, where a program may well print “quotes”.
pub(super) fn look_at_text(file: &Arc<SourceText>, span: Range<usize>, report: &mut Report) {
    look(file, span, report, |_, _, c| hidden_name(c));
}

/// Looks at a command whose text was written with escapes: `"\u200b"` hides as well.
pub(super) fn look_at_value(
    file: &Arc<SourceText>,
    span: Range<usize>,
    value: &str,
    report: &mut Report,
) {
    let before = report.findings().len();
    look_at_command(file, span.clone(), report);
    if report.findings().len() > before {
        return;
    }
    let found = value.char_indices().find_map(|(offset, c)| {
        let (name, instead) = trap_name(value, offset, c)?;
        Some((c, name, instead))
    });
    if let Some((c, name, instead)) = found {
        report.push(finding(file, span, c, name, instead, 1));
    }
}

type Named = (&'static str, &'static str);

fn trap_name(text: &str, offset: usize, c: char) -> Option<Named> {
    hidden_name(c)
        .or_else(|| look_alike_name(c))
        .or_else(|| foreign_letter_name(text, offset, c))
}

fn look(
    file: &Arc<SourceText>,
    span: Range<usize>,
    report: &mut Report,
    name_of: impl Fn(&str, usize, char) -> Option<Named>,
) {
    let text = file.text.get(span.clone()).unwrap_or("");
    let mut found: BTreeMap<char, (Range<usize>, Named, usize)> = BTreeMap::new();
    for (offset, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        if let Some(named) = name_of(text, offset, c) {
            let start = span.start + offset;
            let entry = found
                .entry(c)
                .or_insert((start..start + c.len_utf8(), named, 0));
            entry.2 += 1;
        }
    }
    for (c, (place, (name, instead), n_times)) in found {
        report.push(finding(file, place, c, name, instead, n_times));
    }
}

fn finding(
    file: &Arc<SourceText>,
    place: Range<usize>,
    c: char,
    name: &str,
    instead: &str,
    n_times: usize,
) -> Diagnostic {
    let more = if n_times > 1 {
        format!(", {n_times} times in this text")
    } else {
        String::new()
    };
    let message = format!("U+{:04X}, {name}, stands in code{more}", u32::from(c));
    Diagnostic::new(&rules::HIDDEN_CHARACTER, file.at(place), message).help(instead)
}

/// Characters that nobody sees, or that change the order of what is seen.
fn hidden_name(c: char) -> Option<Named> {
    let name = match c {
        '\u{AD}' => "a soft hyphen",
        '\u{61C}' => "the Arabic letter mark",
        '\u{180E}' => "the Mongolian vowel separator",
        '\u{200B}' => "a zero width space",
        '\u{200C}' => "a zero width non-joiner",
        '\u{200D}' => "a zero width joiner",
        '\u{200E}' => "the left-to-right mark",
        '\u{200F}' => "the right-to-left mark",
        '\u{2028}' => "a line separator",
        '\u{2029}' => "a paragraph separator",
        '\u{202A}' => "a left-to-right embedding",
        '\u{202B}' => "a right-to-left embedding",
        '\u{202C}' => "the end of a change of direction",
        '\u{202D}' => "a left-to-right override",
        '\u{202E}' => "a right-to-left override",
        '\u{2060}'..='\u{2064}' => "an invisible joiner",
        '\u{2066}'..='\u{2069}' => "an isolate, which changes direction",
        '\u{FEFF}' => "a byte order mark",
        '\u{E0000}'..='\u{E007F}' => "an invisible tag",
        _ => return None,
    };
    Some((name, "delete it"))
}

/// Characters that a word processor puts where a shell wants another one.
fn look_alike_name(c: char) -> Option<Named> {
    Some(match c {
        '\u{A0}' => ("a no-break space", "type a space"),
        '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => {
            ("a space of another width", "type a space")
        }
        '\u{2010}' | '\u{2011}' => ("a typographic hyphen", "type `-`"),
        '\u{2012}' => ("a figure dash", "type `-`"),
        '\u{2013}' => ("an en dash", "type `-`"),
        '\u{2014}' | '\u{2015}' => ("an em dash", "type `-` or `--`"),
        '\u{2212}' => ("a minus sign", "type `-`"),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => ("a curly quote", "type `'`"),
        '\u{201C}'..='\u{201F}' => ("a curly quote", "type `\"`"),
        '\u{FF0D}'
        | '\u{FF10}'..='\u{FF19}'
        | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}' => ("a full-width letter or sign", "type the plain one"),
        _ => return None,
    })
}

/// Letters of other scripts that look Latin. In a Russian sentence they are what they seem;
/// in a word with Latin letters they are a trap.
fn foreign_letter_name(text: &str, offset: usize, c: char) -> Option<Named> {
    let name = if "аеорсухіѕАВЕКМНОРСТХ".contains(c) {
        "a Cyrillic letter that looks Latin"
    } else if "οΑΒΕΖΗΙΚΜΝΟΡΤΧ".contains(c) {
        "a Greek letter that looks Latin"
    } else {
        return None;
    };
    let before = text[..offset]
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric());
    let after = text[offset..].chars().take_while(|c| c.is_alphanumeric());
    let is_mixed = before.chain(after).any(|c| c.is_ascii_alphabetic());
    is_mixed.then_some((name, "type the Latin letter"))
}
