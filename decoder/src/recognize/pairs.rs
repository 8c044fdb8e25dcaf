//! Two codes beside each other: in a dialog of any language, and in `0x904/0x7`, the first
//! is the disconnect reason and the second the extended reason.

use super::{CodeSighting, Notation, Setting};
use crate::knowledge::{KnowledgeBase, SpaceId};

/// Joins codes that stand beside each other. Says whether there was a pair, labelled or not.
pub(super) fn join(
    knowledge: &KnowledgeBase,
    text: &str,
    codes: &mut [CodeSighting],
    is_bare: bool,
) -> bool {
    let mut has_pair = false;
    for at in 1..codes.len() {
        let is_in_a_row = is_in_a_row(text, codes, at);
        let Some([first, second]) = codes
            .get_mut(at - 1..=at)
            .and_then(|two| two.first_chunk_mut())
        else {
            continue;
        };
        if speaks(first, SpaceId::Disconnect) && speaks(second, SpaceId::Extended) {
            // Other programs label their numbers so too; the dialog prints them in hexadecimal.
            has_pair |=
                is_prefixed(first) && is_prefixed(second) || are_known(knowledge, first, second);
            continue;
        }
        if is_named_by_second(text, first, second) {
            has_pair = true;
            first.setting = Setting::Beside(SpaceId::Disconnect);
            continue;
        }
        if !may_join(first) || !may_join(second) || !are_known(knowledge, first, second) {
            continue;
        }
        let between = text.get(first.span.end..second.span.start).unwrap_or("");
        let is_dialog = is_value_of_line(text, first)
            && is_value_of_line(text, second)
            && between.matches('\n').count() <= 3;
        let says_extended = between.to_lowercase().contains("extended");
        let is_large = first.values.first().is_some_and(|value| *value > 0xFF);
        // Only in a search box does a blank alone make a pair; elsewhere it makes a hex dump.
        let is_joined = is_bare || !between.trim().is_empty();
        let is_short_form =
            (is_large || says_extended) && is_joined && !is_in_a_row && is_joint(between);
        if !is_dialog && !is_short_form {
            continue;
        }
        has_pair = true;
        if !speaks(first, SpaceId::Disconnect) {
            first.setting = Setting::Beside(SpaceId::Disconnect);
        }
        second.setting = Setting::Beside(SpaceId::Extended);
    }
    has_pair
}

/// "Error 0x3 accompanied by extended error 0x5": the label of the second says what the first is.
fn is_named_by_second(text: &str, first: &CodeSighting, second: &CodeSighting) -> bool {
    let between = text.get(first.span.end..second.span.start).unwrap_or("");
    first.setting == Setting::Vague
        && is_prefixed(first)
        && speaks(second, SpaceId::Extended)
        && is_prefixed(second)
        && between.len() <= 80
        && !between.contains("\n\n")
}

/// A third number follows in the same manner: that is a list, not a pair.
fn is_in_a_row(text: &str, codes: &[CodeSighting], second: usize) -> bool {
    let (Some(this), Some(next)) = (codes.get(second), codes.get(second + 1)) else {
        return false;
    };
    let between = text.get(this.span.end..next.span.start).unwrap_or("");
    between.len() <= 3 && !between.contains('\n')
}

fn speaks(code: &CodeSighting, space: SpaceId) -> bool {
    match &code.setting {
        Setting::Label { spaces, .. } => spaces.first() == Some(&space),
        Setting::Beside(beside) => *beside == space,
        _ => false,
    }
}

/// A number that something else has claimed is not half of a pair.
fn may_join(code: &CodeSighting) -> bool {
    let is_free = matches!(code.setting, Setting::Plain | Setting::Vague)
        || speaks(code, SpaceId::Disconnect)
        || matches!(code.setting, Setting::Beside(SpaceId::Disconnect));
    is_free && is_prefixed(code)
}

/// Whether it is written with `0x`.
fn is_prefixed(code: &CodeSighting) -> bool {
    matches!(
        code.notation,
        Notation::Hexadecimal | Notation::FullHexadecimal
    )
}

fn are_known(knowledge: &KnowledgeBase, first: &CodeSighting, second: &CodeSighting) -> bool {
    let is_in = |space, code: &CodeSighting| {
        code.values
            .first()
            .is_some_and(|value| knowledge.code(space, *value).is_some())
    };
    is_in(SpaceId::Disconnect, first) && is_in(SpaceId::Extended, second)
}

/// `some words: 0x904` with nothing behind it.
fn is_value_of_line(text: &str, code: &CodeSighting) -> bool {
    let before = text
        .get(..code.span.start)
        .unwrap_or("")
        .trim_end_matches([' ', '\t', '*', '`']);
    let after = text.get(code.span.end..).unwrap_or("");
    let rest_of_line = after.lines().next().unwrap_or("");
    // Programs pad the labels of a long list to one width; a dialog does not.
    let is_padded = before.trim_end_matches([':', '=']).ends_with("  ");
    before.ends_with([':', '=']) && !is_padded && rest_of_line.chars().all(|c| !c.is_alphanumeric())
}

/// What can stand between the two numbers when somebody writes them in one breath.
fn is_joint(between: &str) -> bool {
    let mut n_words = 0;
    between.len() <= 40
        && !between.contains("\n\n")
        && between
            .split(|c: char| c.is_whitespace() || "/,;+&()|-:`*".contains(c))
            .all(|word| {
                n_words += usize::from(!word.is_empty());
                let known = [
                    "", "and", "extended", "error", "code", "ext", "with", "und", "et", "y",
                ];
                known.iter().any(|k| word.eq_ignore_ascii_case(k))
            })
        && n_words <= 4
}
