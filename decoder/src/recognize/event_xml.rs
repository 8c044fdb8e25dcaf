//! `<Event>` elements: whole, many, re-indented, or cut off in the middle.
//!
//! People paste damaged XML; a strict parser would give nothing. So this looks for the
//! three things that matter - id, provider, data - and takes what is there.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{CodeSighting, EventSighting, Notation, Setting, Tables};
use crate::Span;
use crate::knowledge::{Event, KnowledgeBase, SpaceId};

/// What the XML holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) events: Vec<EventSighting>,
    /// Fields that carry codes.
    pub(super) codes: Vec<CodeSighting>,
    /// The elements; whatever stands in them was looked at here.
    pub(super) regions: Vec<Span>,
}

/// Finds every event in XML.
pub(super) fn find(knowledge: &KnowledgeBase, tables: &Tables, text: &str) -> Found {
    let mut found = Found::default();
    let mut from = 0;
    while let Some(at) = find_from(text, "<EventID", from) {
        let region = region_around(text, at, from);
        from = region.end.max(at + 1);
        let Some(event) = event_in(tables, text, region, at) else {
            continue;
        };
        // Only the codes of this event can stand where its own do.
        let first = found.codes.len();
        if let Some(known) = event
            .provider
            .and_then(|p| knowledge.providers.get(p)?.event(event.id))
        {
            found.codes.extend(codes_of(known, text, region));
        }
        let own = found.codes.get(first..).unwrap_or(&[]);
        found.codes.extend(shaped_codes(text, region, own));
        found.regions.push(region);
        found.events.push(event);
    }
    found
}

fn find_char(text: &str, what: char, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find(what)?)
}

fn find_from(text: &str, what: &str, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find(what)?)
}

/// From the `<Event` before the id to the `</Event>` behind it, or to the next event, or the end.
fn region_around(text: &str, id_at: usize, free_from: usize) -> Span {
    let before = text.get(free_from..id_at).unwrap_or("");
    let start = before
        .rfind("<Event")
        .or_else(|| before.rfind("<System"))
        .unwrap_or(before.len());
    let behind = id_at + 1;
    let end = find_from(text, "</Event>", behind).map(|at| at + "</Event>".len());
    let next = find_from(text, "<Event ", behind).or_else(|| find_from(text, "<Event>", behind));
    let end = match (end, next) {
        (Some(end), Some(next)) => end.min(next),
        (Some(end), None) | (None, Some(end)) => end,
        (None, None) => text.len(),
    };
    Span::new(free_from + start, end)
}

fn event_in(tables: &Tables, text: &str, region: Span, id_at: usize) -> Option<EventSighting> {
    let open_end = find_from(text, ">", id_at).filter(|at| *at < region.end)? + 1;
    let content = text.get(open_end..region.end)?;
    let padding = content.len() - content.trim_start().len();
    let n_digits = content
        .trim_start()
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let span = Span::new(open_end + padding, open_end + padding + n_digits);
    let id = span.of(text).parse().ok()?;
    let provider = attribute(region.of(text), "<Provider", "Name").unwrap_or_default();
    let legacy = attribute(region.of(text), "<Provider", "EventSourceName").unwrap_or_default();
    let known = tables
        .providers
        .named(&provider)
        .or_else(|| tables.providers.named(&legacy));
    Some(EventSighting {
        span,
        region,
        provider: known,
        name: provider,
        id,
    })
}

/// The attribute of the first element that starts like this.
fn attribute(xml: &str, element: &str, name: &str) -> Option<String> {
    let rest = xml.get(xml.find(element)? + element.len()..)?;
    let rest = rest.get(..rest.find('>').unwrap_or(rest.len()))?;
    let mut from = 0;
    // ` Name=` must not be the tail of `EventSourceName=`.
    let value = loop {
        let at = from + rest.get(from..)?.find(name)?;
        from = at + name.len();
        let is_whole = rest.get(..at)?.ends_with(char::is_whitespace);
        let after = rest.get(from..)?.trim_start();
        if is_whole && after.starts_with('=') {
            break after.get(1..)?.trim_start();
        }
    };
    // `Name=\"Schannel\"`: a string of JSON or of a program.
    let value = value.trim_start_matches('\\');
    let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let value = value.get(1..)?;
    let value = value.get(..value.find(quote)?)?;
    Some(value.trim_end_matches('\\').into())
}

/// A leaf of the payload.
struct Leaf {
    name: String,
    /// Position among the leaves, from 0.
    index: usize,
    value: Span,
}

/// `<Data Name="x">v</Data>`, `<Data>v</Data>` and the leaves of `<UserData>`.
fn leaves(text: &str, region: Span) -> Vec<Leaf> {
    let mut leaves = vec![];
    // Nothing behind the element is looked at, however long the paste is.
    let text = text.get(..region.end).unwrap_or(text);
    let payload = ["<EventData", "<UserData", "<EventXML"]
        .iter()
        .filter_map(|tag| find_from(text, tag, region.start))
        .min();
    let Some(mut at) = payload else { return leaves };
    while let Some(open) = find_char(text, '<', at) {
        let Some(close) = find_char(text, '>', open) else {
            break;
        };
        at = close + 1;
        let tag = text.get(open + 1..close).unwrap_or("");
        if tag.starts_with(['/', '?', '!']) || tag.ends_with('/') {
            continue;
        }
        let end = find_char(text, '<', at).unwrap_or(region.end);
        let is_leaf =
            end == region.end || text.get(end..).is_some_and(|rest| rest.starts_with("</"));
        if !is_leaf {
            continue;
        }
        let element = tag.split_whitespace().next().unwrap_or("");
        let name = if element == "Data" {
            attribute(text.get(open..=close).unwrap_or(""), "<Data", "Name").unwrap_or_default()
        } else {
            element.into()
        };
        leaves.push(Leaf {
            name,
            index: leaves.len(),
            value: trimmed(text, Span::new(at, end)),
        });
    }
    leaves
}

fn trimmed(text: &str, span: Span) -> Span {
    let value = span.of(text);
    let start = span.start + (value.len() - value.trim_start().len());
    Span::new(start, start + value.trim().len())
}

/// The leaves that the tables say are codes.
fn codes_of(event: &Event, text: &str, region: Span) -> Vec<CodeSighting> {
    let leaves = leaves(text, region);
    let mut codes = vec![];
    for field in &event.fields {
        let leaf = leaves
            .iter()
            .find(|leaf| leaf.name.eq_ignore_ascii_case(&field.name))
            .or_else(|| {
                let index = usize::try_from(field.index?).ok()?;
                leaves
                    .iter()
                    .find(|leaf| leaf.index == index && leaf.name.is_empty())
            });
        let Some(leaf) = leaf else { continue };
        let value = if leaf.name == "Binary" {
            trailing_code(leaf.value.of(text))
                .map(|(from, value)| (Span::new(leaf.value.start + from, leaf.value.end), value))
        } else {
            value_of(leaf.value.of(text)).map(|value| (leaf.value, value))
        };
        if let Some((span, value)) = value {
            let name = format!("field {} of event {}", field.name, event.id);
            codes.push(sighting(span, value, field.space, name));
        }
    }
    codes
}

fn sighting(span: Span, value: u32, space: SpaceId, name: String) -> CodeSighting {
    CodeSighting {
        span,
        values: vec![value],
        notation: Notation::FullHexadecimal,
        setting: Setting::Field { space, name },
    }
}

/// Data of an unknown event: only what the number itself says, alone or in a sentence.
fn shaped_codes(text: &str, region: Span, known: &[CodeSighting]) -> Vec<CodeSighting> {
    let mut found = vec![];
    for leaf in leaves(text, region) {
        if known.iter().any(|code| code.span.overlaps(leaf.value)) {
            continue;
        }
        let content = leaf.value.of(text);
        for (at, _) in content.match_indices("0x").take(MOST_IN_A_LEAF) {
            let digits = content.get(at + 2..).unwrap_or("");
            let n_digits = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
            let value = digits
                .get(..8)
                .filter(|_| n_digits == 8 && is_free(content, at))
                .and_then(super::notation::hexadecimal)
                .filter(|value| super::has_shape(*value));
            let start = leaf.value.start + at;
            found.extend(value.map(|value| CodeSighting {
                span: Span::new(start, start + 10),
                values: vec![value],
                notation: Notation::FullHexadecimal,
                setting: Setting::Plain,
            }));
        }
    }
    found
}

/// More numbers in one text are a dump.
const MOST_IN_A_LEAF: usize = 8;

/// No part of a longer word.
fn is_free(content: &str, at: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    !content.get(..at).unwrap_or("").ends_with(joins)
        && !content.get(at + 10..).unwrap_or("").starts_with(joins)
}

/// `0xC000006D`, `2147942487`, `-2146893048`, `%%2147942405`.
pub(super) fn value_of(word: &str) -> Option<u32> {
    let word = word.strip_prefix("%%").unwrap_or(word);
    if let Some(hex) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return super::notation::hexadecimal(hex);
    }
    let value: i64 = word.parse().ok()?;
    if value < 0 {
        i32::try_from(value).ok().map(i32::cast_unsigned)
    } else {
        u32::try_from(value).ok()
    }
}

/// The last four bytes of a hex dump, little-endian: how `TermDD` carries its status.
fn trailing_code(hex: &str) -> Option<(usize, u32)> {
    let from = hex.len().checked_sub(8)?;
    let bytes = u32::from_str_radix(hex.get(from..)?, 16).ok()?;
    (hex.len().is_multiple_of(2)).then_some((from, bytes.swap_bytes()))
}
