//! Says in words what a reading says in types.
//!
//! Must not: know about a browser.

use decoder::knowledge::{EvidenceLevel, SpaceId};
use decoder::{Because, CodeReading, Confidence, Explanation, Reading};

use crate::names::Naming;

/// A code as it is written everywhere on the site. HRESULT and NTSTATUS have eight digits.
pub(crate) fn hexadecimal(space: SpaceId, value: u32) -> String {
    match space {
        SpaceId::Hresult | SpaceId::Ntstatus => format!("0x{value:08X}"),
        _ => format!("0x{value:X}"),
    }
}

/// `1 code`, `2 codes`.
pub(crate) fn count(n: usize, one: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {one}{plural}")
}

/// `0.1 MB`, `3 MB`: tenths only where there is no whole one.
pub(crate) fn megabytes(n_bytes: usize) -> String {
    const MEGABYTE: usize = 1024 * 1024;
    if n_bytes < MEGABYTE {
        format!("0.{} MB", (n_bytes * 10 / MEGABYTE).max(1))
    } else {
        format!("{} MB", n_bytes / MEGABYTE)
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Why a number is read in a code space, as a sentence.
pub(crate) fn because(because: &Because) -> String {
    match because {
        Because::Labelled(label) => format!("It is labelled “{label}”."),
        Because::Field(field) => format!("It stands in the field {field} of the event."),
        Because::Beside(other) => format!("It stands beside {other}."),
        Because::Named => "Its published name stands there.".into(),
        Because::Shape => "The value itself has this form.".into(),
        Because::Inside => "Its last four digits are this Windows error.".into(),
        Because::Context => "The text is about Remote Desktop.".into(),
        Because::OnlyCandidate => "No other kind of code that we know has this value.".into(),
        Because::Possible => "Possible, but something else fits better.".into(),
    }
}

/// What is to be said about the name of a code that no table of ours has; usually nothing.
pub(crate) fn about_name(reading: &CodeReading, naming: Naming) -> &'static str {
    let is_windows = matches!(
        reading.space,
        SpaceId::Hresult | SpaceId::Ntstatus | SpaceId::Win32
    );
    match naming {
        _ if !is_windows => "",
        _ if !reading.name.is_empty() && !reading.meaning.is_empty() => "",
        _ if !reading.name.is_empty() => {
            "This is what Windows calls it; we have no description of it."
        }
        Naming::Settled => "Windows has no published name for it.",
        Naming::OnTheWay => "Looking for its Windows name …",
        Naming::Missing => "Its Windows name could not be loaded.",
        Naming::Without => "",
    }
}

/// Where it fails; of an error with many causes nobody can say that yet.
pub(crate) fn place(explanation: &Explanation) -> String {
    if explanation.hub {
        return "It has several causes, and the article tells them apart.".into();
    }
    format!("Where it fails: {}.", explanation.stage.in_words())
}

/// How well an article is supported.
pub(crate) const fn support(level: EvidenceLevel) -> &'static str {
    match level {
        EvidenceLevel::Reproduced => "somebody named reproduced it",
        EvidenceLevel::VendorDocumented => "the vendor documents it",
        EvidenceLevel::FieldReported => "people report it",
        EvidenceLevel::Inferred => "our conclusion, not confirmed",
    }
}

/// Said where articles fit equally well.
pub(crate) const ONE_OF_SEVERAL: &str = "One of several";

/// How sure the answer is, in a few words.
pub(crate) fn certainty(reading: &Reading) -> &'static str {
    let Some(best) = reading.explanations.first() else {
        return if reading.normal {
            "Normal operation"
        } else {
            "No diagnosis"
        };
    };
    let rivals = reading
        .explanations
        .iter()
        .filter(|other| other.confidence == best.confidence);
    match (best.confidence, rivals.count()) {
        (_, 2..) => ONE_OF_SEVERAL,
        (Confidence::Certain, _) => "Certain",
        (Confidence::Likely, _) => "Likely",
        (Confidence::Possible, _) => "Possible",
    }
}

/// What the answer is when no article is: one sentence.
pub(crate) fn sentence_without_article(reading: &Reading) -> &'static str {
    match (
        reading.normal,
        reading.findings.len() + reading.events.len(),
    ) {
        (true, _) => "Nothing in this text is a failure.",
        (false, 0) => "Nothing in this text is an error that we know.",
        (false, 1) => "This alone does not say what failed. It can mean:",
        (false, _) => "These are known, but together they do not point at one article.",
    }
}

/// What was recognized, in one short sentence for the status line.
pub(crate) fn status(reading: &Reading, codes: usize, events: usize) -> String {
    let mut parts = Vec::new();
    if !reading.explanations.is_empty() {
        parts.push(count(reading.explanations.len(), "article"));
    }
    if codes > 0 {
        parts.push(count(codes, "code"));
    }
    if events > 0 {
        parts.push(count(events, "event"));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("Found {}.", joined(&parts))
    }
}

/// `line 3`, `lines 3, 9 and 12`, `lines 3, 9, 12 and 40 more`; empty where there is one line only.
pub(crate) fn lines(lines: &[usize], of: usize) -> String {
    const NAMED: usize = 3;
    if of < 2 || lines.is_empty() {
        return String::new();
    }
    let mut named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
    if lines.len() > NAMED {
        named.push(format!("{} more", lines.len() - NAMED));
    }
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{word} {}", joined(&named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_written_as_on_their_pages() {
        assert_eq!(hexadecimal(SpaceId::Disconnect, 0xC06), "0xC06");
        assert_eq!(hexadecimal(SpaceId::Hresult, 0x8009_030D), "0x8009030D");
    }

    #[test]
    fn lists_read_like_a_sentence() {
        let words =
            |words: &[&str]| joined(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(words(&[]), "");
        assert_eq!(words(&["a"]), "a");
        assert_eq!(words(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn places_are_named_by_line_and_not_all_of_a_thousand() {
        assert_eq!(lines(&[1], 1), "");
        assert_eq!(lines(&[3], 9), "line 3");
        assert_eq!(lines(&[3, 9], 9), "lines 3 and 9");
        assert_eq!(lines(&[1, 2, 3, 4, 5], 9), "lines 1, 2, 3 and 2 more");
    }

    #[test]
    fn one_number_alone_is_never_called_a_diagnosis() {
        let mut reading = Reading::default();
        assert_eq!(certainty(&reading), "No diagnosis");
        reading.normal = true;
        assert_eq!(certainty(&reading), "Normal operation");
        assert_eq!(
            sentence_without_article(&reading),
            "Nothing in this text is a failure."
        );
    }
}
