//! What is to be said of the text as a whole.

use decoder::{Foreign, Reading};

use super::Seen;
use super::lines::Lines;

/// What language it is, and what it says in English.
pub(super) fn foreign(foreign: &Foreign) -> (String, Vec<String>) {
    (
        format!(
            "Recognized {} text. In English it says",
            foreign.language_name()
        ),
        foreign
            .sentences
            .iter()
            .map(|it| it.english.clone())
            .collect(),
    )
}

/// A reader has to know how much of a paste the answer is built upon.
pub(super) fn ignored(text: &str, lines: &Lines, reading: &Reading, seen: &[Seen]) -> String {
    let n_lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let evidence = reading.explanations.iter().flat_map(|it| &it.evidence);
    let told = reading.stories.iter().flat_map(|story| &story.lines);
    let mut used: Vec<usize> = (seen.iter().flat_map(|it| &it.places).copied())
        .chain(evidence.map(|it| it.span))
        .chain(told.map(|line| line.span))
        .map(|span| lines.number_of(span))
        .collect();
    used.sort_unstable();
    used.dedup();
    match n_lines.saturating_sub(used.len()) {
        0 => String::new(),
        _ if n_lines < 3 => String::new(),
        _ => format!("The answer rests on {} of {n_lines} lines.", used.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_says_how_much_of_it_counts() {
        let text = "0x904\nhello\nthere\n\n";
        let reading = Reading::default();
        let said = ignored(text, &Lines::of(text), &reading, &[]);
        assert_eq!(said, "The answer rests on 0 of 3 lines.");
        let short = "hello\nthere";
        assert_eq!(ignored(short, &Lines::of(short), &reading, &[]), "");
    }
}
