//! A command as it stands in a page: the names that readers replace by their own are marked, and what it
//! does stands below it in words. No author writes either.

use crate::lens::{self, Language, Lens};
use crate::tables::names::StandIn;

use super::html::{Html, escape, push_all};
use super::links::Linker;

/// The text of a command, with every stand-in in an element of its own that names it.
pub(super) fn marked(command: &str, linker: &Linker<'_>) -> Html {
    let mut out = String::with_capacity(command.len() + 64);
    let all = &linker.library().tables.names.stand_ins;
    let mut rest = command;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        if let Some(stand_in) = stand_in_at(rest, before, all) {
            let text = stand_in.text.value.as_str();
            linker.has_stand_in(stand_in);
            out.push_str("<span data-fill=\"");
            escape(&mut out, text);
            out.push_str("\">");
            escape(&mut out, text);
            out.push_str("</span>");
            before = text.chars().next_back();
            rest = &rest[text.len()..];
        } else {
            let (first, others) = rest.split_at(letter.len_utf8());
            escape(&mut out, first);
            before = Some(letter);
            rest = others;
        }
    }
    Html::from_markup(out)
}

/// The stand-in that a text begins with; not where it is only a part of another name.
fn stand_in_at<'a>(text: &str, before: Option<char>, all: &'a [StandIn]) -> Option<&'a StandIn> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if before.is_some_and(is_part) {
        return None;
    }
    all.iter().find(|it| {
        text.strip_prefix(it.text.value.as_str())
            .is_some_and(|rest| !rest.starts_with(is_part))
    })
}

/// What a command does, in words: `Only looks.` What lowers security comes first.
pub(super) fn effect(language: Language, command: &str, linker: &Linker<'_>) -> Html {
    let lens = Lens::read(language, command);
    let mut out = String::new();
    if let Some((_, what)) = lens.weakenings().first() {
        push_all(
            &mut out,
            &["<strong>Lowers security: ", what, ".</strong> "],
        );
    }
    let words = lens::in_words(&lens.effects());
    out.push_str(marked(&words, linker).as_str());
    Html::from_markup(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Placed;
    use crate::tables::names::StandInKind;

    #[test]
    fn a_stand_in_is_a_whole_name() {
        let all = ["SRV01.example.com", "SRV01"].map(|text| StandIn {
            text: Placed {
                value: text.to_owned(),
                span: 0..0,
            },
            kind: StandInKind::Host,
            label: String::new(),
        });
        let found = |text, before| stand_in_at(text, before, &all).map(|it| it.text.value.as_str());
        assert_eq!(
            found("SRV01.example.com:3390", Some(':')),
            Some("SRV01.example.com")
        );
        assert_eq!(found("SRV01' -Force", Some('\'')), Some("SRV01"));
        for (text, before) in [
            ("SRV01-NEW", None),
            ("SRV01.rdp", None),
            ("SRV012", None),
            ("SRV01", Some('-')),
            ("SRV01", Some('.')),
        ] {
            assert_eq!(found(text, before), None, "{before:?} {text}");
        }
    }
}
