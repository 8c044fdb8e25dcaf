//! Finds characters in commands that do not look like what they are.
//!
//! A reader pastes a command into an elevated shell. What they see must be what runs.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, Report, SourceText, rules};

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
    let is_plain = |c: char| c.is_ascii_graphic() || matches!(c, ' ' | '\t' | '\n');
    for (offset, c) in text.char_indices().filter(|(_, c)| !is_plain(*c)) {
        if let Some(named) = name_of(text, offset, c) {
            let start = span.start + offset;
            let entry = found
                .entry(c)
                .or_insert((start..start + c.len_utf8(), named, 0));
            entry.2 += 1;
        }
    }
    for (c, (place, (name, instead), n_times)) in found {
        let mut finding = finding(file, place, c, name, instead, n_times);
        finding.fix = plain(c).map(|plain| Fix {
            span: span.clone(),
            replacement: text.replace(c, plain),
        });
        report.push(finding);
    }
}

/// What is meant by a character for which there is one answer. Quotes have none: in a text in
/// quotes a plain one would end it. Neither has a mark that changes the order of what is seen.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{2010}'..='\u{2013}' | '\u{2212}' => "-",
        '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\u{AD}' => "",
        _ => return None,
    })
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
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' if !matches!(c, '\t' | '\n') => {
            "a control character"
        }
        '\u{34F}' => "the combining grapheme joiner",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "a Hangul filler",
        '\u{2800}' => "a blank Braille pattern",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "a variation selector",
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
        '\u{3000}' => ("an ideographic space", "type a space"),
        '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{FE63}' => ("a typographic hyphen", "type `-`"),
        '\u{2012}' => ("a figure dash", "type `-`"),
        '\u{2013}' => ("an en dash", "type `-`"),
        '\u{FE58}' | '\u{2014}' | '\u{2015}' => ("an em dash", "type `-` or `--`"),
        '\u{2212}' => ("a minus sign", "type `-`"),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => ("a curly quote", "type `'`"),
        '\u{B4}' | '\u{2B9}' | '\u{2BB}' | '\u{2BC}' | '\u{2032}' | '\u{2035}' | '\u{2039}'
        | '\u{203A}' => ("a mark that looks like a quote", "type `'`"),
        '\u{AB}' | '\u{BB}' | '\u{2BA}' | '\u{2033}' | '\u{2036}' | '\u{301D}'..='\u{301F}' => {
            ("a mark that looks like a quote", "type `\"`")
        }
        '\u{2044}' | '\u{2215}' | '\u{29F8}' => ("a slash of mathematics", "type `/`"),
        '\u{2216}' | '\u{29F5}' | '\u{FE68}' => ("a backslash of mathematics", "type `\\`"),
        '\u{1C0}' | '\u{2223}' | '\u{23D0}' => ("a bar that is no pipe", "type `|`"),
        '\u{2D0}' | '\u{2236}' | '\u{A789}' => ("a mark that looks like a colon", "type `:`"),
        '\u{2024}' => ("a leader dot", "type `.`"),
        '\u{2217}' => ("an asterisk of mathematics", "type `*`"),
        '\u{201C}'..='\u{201F}' => ("a curly quote", "type `\"`"),
        '\u{FF01}'..='\u{FF5E}' => ("a full-width letter or sign", "type the plain one"),
        _ => return None,
    })
}

/// Letters of other scripts. In a Russian sentence they are what they seem;
/// in a word with Latin letters they are a trap.
fn foreign_letter_name(text: &str, offset: usize, c: char) -> Option<Named> {
    let name = match c {
        '\u{370}'..='\u{3FF}' => "a Greek letter in a Latin word",
        '\u{400}'..='\u{52F}' => "a Cyrillic letter in a Latin word",
        '\u{530}'..='\u{58F}' => "an Armenian letter in a Latin word",
        '\u{13A0}'..='\u{13FF}' | '\u{AB70}'..='\u{ABBF}' => "a Cherokee letter in a Latin word",
        '\u{250}'..='\u{2AF}' | '\u{1D00}'..='\u{1D7F}' => "a phonetic letter in a Latin word",
        '\u{2100}'..='\u{214F}' | '\u{2160}'..='\u{2188}' | '\u{1D400}'..='\u{1D7FF}' => {
            "a letter of mathematics in a Latin word"
        }
        '\u{A4D0}'..='\u{A4FF}' => "a Lisu letter in a Latin word",
        _ => return None,
    };
    let before = text[..offset]
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric());
    let after = text[offset..].chars().take_while(|c| c.is_alphanumeric());
    let is_mixed = before.chain(after).any(|c| c.is_ascii_alphabetic());
    is_mixed.then_some((name, "type the Latin letter"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which characters of a command are complained about.
    fn traps(command: &str) -> String {
        let all = command.char_indices();
        all.filter(|(offset, c)| trap_name(command, *offset, *c).is_some())
            .map(|(_, c)| c)
            .collect()
    }

    #[test]
    fn what_nobody_sees_or_takes_for_something_else_is_found() {
        for trap in [
            '\u{1B}', '\u{8}', '\u{85}', '\u{34F}', '\u{3164}', '\u{2800}', '\u{FE0F}', '\u{3000}',
            '\u{2032}', '\u{B4}', '\u{2BC}', '\u{BB}', '\u{FF08}', '\u{FF1A}', '\u{FF5C}',
            '\u{2215}', '\u{2044}', '\u{2223}', '\u{FE63}', '\u{2013}',
        ] {
            let command = format!("reg query{trap}HKLM");
            assert_eq!(
                traps(&command),
                trap.to_string(),
                "U+{:04X}",
                u32::from(trap)
            );
        }
    }

    #[test]
    fn letters_of_another_script_are_found_in_latin_words_only() {
        for trap in ['і', 'ј', 'ԁ', 'т', 'ν', 'ո', 'Ꭺ', 'ɡ', '\u{1D5BA}'] {
            assert_eq!(traps(&format!("reg qu{trap}ery")), trap.to_string());
            assert_eq!(traps(&format!("reg query {trap}")), "");
        }
        assert_eq!(
            traps("findstr \"Fehlercode: größer Код ошибки エラー\" µs"),
            ""
        );
    }
}
