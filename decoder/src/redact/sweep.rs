//! A name that was seen once is found wherever it stands, whatever its letter case.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::Kind;
use super::marks::{Mark, Marks};
use super::ordinary::number_of;
use crate::Span;

/// Names have not more parts: `srv01.branch.example.com`, `Kim Example`.
const MOST_PARTS: usize = 8;

/// All places, in order.
pub(super) fn with_every_place(marks: Marks<'_>) -> Vec<Mark> {
    let text = marks.text;
    let (places, names) = marks.taken();
    let mut found: Vec<Mark> = places.into_values().collect();
    if !names.is_empty() {
        let more = unmarked(text, &found, &names);
        found.extend(more);
        found.sort_by_key(|mark| mark.span.start);
    }
    found
}

fn unmarked(text: &str, marks: &[Mark], names: &BTreeMap<String, Kind>) -> Vec<Mark> {
    let firsts: BTreeSet<&str> = names.keys().map(|name| first_part(name)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut next = 0;
    while let Some(start) = next_part(text, at) {
        while marks.get(next).is_some_and(|mark| mark.span.end <= start) {
            next += 1;
        }
        let limit = marks.get(next).map_or(text.len(), |mark| mark.span.start);
        if start >= limit {
            at = marks.get(next).map_or(text.len(), |mark| mark.span.end);
            continue;
        }
        let end = part_end(text, start);
        at = end;
        let first = text.get(start..end).unwrap_or("").to_lowercase();
        if !firsts.contains(first.as_str()) {
            continue;
        }
        if let Some((end, kind)) = longest(text, start, limit, names) {
            found.push(Mark {
                span: Span::new(start, end),
                kind,
            });
            at = end;
        }
    }
    found
}

/// The longest name that begins here and ends at the end of a part.
fn longest(
    text: &str,
    start: usize,
    limit: usize,
    names: &BTreeMap<String, Kind>,
) -> Option<(usize, Kind)> {
    let mut end = start;
    let mut best = None;
    for _ in 0..MOST_PARTS {
        end = part_end(text, end);
        if end > limit {
            break;
        }
        let word = text.get(start..end)?;
        if number_of(word).is_some() {
            return None;
        }
        if let Some(kind) = names.get(&word.to_lowercase()) {
            best = Some((end, *kind));
        }
        let next = text.get(end..)?.chars().next();
        let Some(sign) = next.filter(|c| !c.is_alphanumeric() && !matches!(c, '\n' | '\r')) else {
            break;
        };
        end += sign.len_utf8();
    }
    best
}

fn first_part(name: &str) -> &str {
    let end = name
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

fn next_part(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.find(char::is_alphanumeric).map(|at| from + at)
}

fn part_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    rest.find(|c: char| !c.is_alphanumeric())
        .map_or(text.len(), |at| start + at)
}
