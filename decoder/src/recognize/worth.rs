//! Which numbers are worth a word. Most numbers of a log are addresses, sizes, times and handles;
//! a code has a label, or says what it is by its own bits, or stands in a text about Remote Desktop.

use super::codes::Surroundings;
use super::notation::Notation;
use super::{CodeSighting, Setting, has_shape};
use crate::Span;
use crate::knowledge::{KnowledgeBase, SpaceId};
use crate::{resolve, structure};

/// Smaller numbers are in every table of the world; alone they say nothing.
const SMALL: u32 = 0xFF;

/// Whether the number is worth a word where it stands.
pub(super) fn is_worth_saying(
    knowledge: &KnowledgeBase,
    text: &str,
    code: &CodeSighting,
    seen: &Surroundings<'_>,
) -> bool {
    let is_vague = code.setting == Setting::Vague;
    let is_labelled = !is_vague && code.setting != Setting::Plain;
    if is_labelled || seen.is_bare {
        return true;
    }
    let Some(&value) = code.values.first() else {
        return false;
    };
    // "error 0", "exit code: 0x0": all is well.
    if value == 0 {
        return false;
    }
    if has_shape(value) && code.notation.is_long() {
        return says_itself(knowledge, code, value, text, seen);
    }
    let is_classed = resolve::class_of(value).is_some_and(|(space, number)| {
        let is_meant = space == SpaceId::Freerdp || code.notation.is_hexadecimal();
        is_meant && number > 0 && knowledge.code(space, number).is_some()
    });
    if is_classed && (seen.names_product || is_vague) {
        return true;
    }
    let is_in = |space| knowledge.code(space, value).is_some();
    let is_listed = value > SMALL && is_in(SpaceId::Disconnect);
    match code.notation {
        Notation::Decimal => {
            // "error 3847"; of Windows' own numbers only where the text is about Remote Desktop.
            let is_windows = || is_in(SpaceId::Win32) || is_in(SpaceId::Gateway);
            let is_asked = seen.names_product || seen.is_short;
            is_vague && (is_asked && is_listed || seen.names_product && is_windows())
                || is_listed && seen.names_product && opens_a_sentence(text, code.span)
        }
        Notation::Hexadecimal | Notation::FullHexadecimal => {
            let is_asked_for = seen.is_short && is_vague;
            let is_of_family = || {
                is_vague && structure::of_disconnect(knowledge, value).is_some() && value > SMALL
            };
            is_listed && (is_vague || value >= RARE)
                || (seen.names_product || is_asked_for)
                    && (is_listed || is_vague && is_in(SpaceId::Disconnect) || is_of_family())
                    && (is_vague || code.notation == Notation::Hexadecimal)
        }
        _ => false,
    }
}

/// Disconnect reasons from here on are those of the gateway's client; nobody else counts so.
const RARE: u32 = 0x0100_0000;

/// A number first on its line with a sentence behind it: "2056 The remote computer has ended …". A client
/// that shows the number so shows the words of Windows after it.
fn opens_a_sentence(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    let starts_line = before.rsplit('\n').next().is_some_and(|line| {
        line.chars()
            .all(|c| c.is_whitespace() || ">*\"'`|#".contains(c))
    });
    let line = text.get(span.end..).and_then(|rest| rest.lines().next());
    let line = line.unwrap_or("").trim_start_matches([' ', '\t', '-', ':']);
    let is_capital = line.chars().next().is_some_and(char::is_uppercase);
    starts_line && is_capital && line.split_whitespace().nth(3).is_some()
}

/// A number with the bits of an HRESULT or NTSTATUS. Addresses, time stamps and handles have them
/// too, but seldom a facility that exists.
fn says_itself(
    knowledge: &KnowledgeBase,
    code: &CodeSighting,
    value: u32,
    text: &str,
    seen: &Surroundings<'_>,
) -> bool {
    let is_vague = code.setting == Setting::Vague;
    let mut spaces = knowledge.spaces.iter();
    let is_listed = spaces.any(|space| space.code(value).is_some());
    // The number is the low half. Without one it is a size, a mask, the smallest of all numbers.
    let is_possible =
        is_listed || value.trailing_zeros() < 16 && value >> 16 != 0x0009 && has_facility(value);
    is_possible
        && match code.notation {
            // Among hashes, colours, dumps and Base64 there are runs of eight digits, too.
            Notation::BareHexadecimal => {
                (is_vague || is_listed && seen.names_product) && is_whole(text, code.span)
            }
            Notation::Decimal => is_vague || seen.names_product,
            _ => true,
        }
}

fn has_facility(value: u32) -> bool {
    let (space, value) = match value >> 28 {
        0xC => (SpaceId::Ntstatus, value),
        0xD => (SpaceId::Ntstatus, value - 0x1000_0000),
        _ => (SpaceId::Hresult, value),
    };
    structure::facility(space, value).is_some()
}

/// All eight digits, in one case: other runs of letters and digits are Base64, hashes, names. Or
/// the two halves that a debugger prints.
fn is_whole(text: &str, span: Span) -> bool {
    let word = span.of(text);
    let has = |of_case: fn(&u8) -> bool| word.as_bytes().iter().any(of_case);
    word.contains('`')
        || word.len() == 8 && !(has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase))
}
