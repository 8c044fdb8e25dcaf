//! Two redactions, one after the other → one, with places in the first text.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Redacted, Removal};
use crate::Span;

/// What both change together in `text`. `second` is a redaction of the text of `first`.
pub(super) fn joined(text: &str, first: &Redacted, second: Redacted) -> Redacted {
    let places = places_of(first);
    let mut removals: Vec<Removal> =
        Vec::with_capacity(first.removals.len() + second.removals.len());
    let mut kept = places.iter().zip(&first.removals).peekable();
    // How far the second text lies behind the first one where we are: what is between two changes is alike.
    for change in second.removals {
        while let Some((_, removal)) = kept.next_if(|(place, _)| place.end <= change.span.start) {
            removals.push(removal.clone());
        }
        let mut span = Span::new(
            origin(change.span.start, &places, first),
            origin(change.span.end, &places, first),
        );
        let (mut before, mut behind) = (String::new(), String::new());
        while let Some((place, removal)) = kept.next_if(|(place, _)| place.start < change.span.end)
        {
            span = span.join(removal.span);
            // Of a pseudonym that is changed in part, the rest stays.
            if place.start < change.span.start {
                before = Span::new(place.start, change.span.start)
                    .of(&first.text)
                    .into();
            }
            if place.end > change.span.end {
                behind = Span::new(change.span.end, place.end).of(&first.text).into();
            }
        }
        let instead = before + &change.instead + &behind;
        match removals.last_mut().filter(|last| last.span.overlaps(span)) {
            // Two changes inside of one pseudonym.
            Some(last) => {
                last.span = last.span.join(span);
                last.instead = instead;
            }
            None => removals.push(Removal {
                span,
                kind: change.kind,
                instead,
            }),
        }
    }
    removals.extend(kept.map(|(_, removal)| removal.clone()));
    Redacted {
        text: written(text, &removals),
        removals,
    }
}

/// Where in its text each change of a redaction stands.
fn places_of(redacted: &Redacted) -> Vec<Span> {
    let mut at = 0;
    let mut copied = 0;
    let place = |removal: &Removal| {
        let start = at + (removal.span.start - copied);
        at = start + removal.instead.len();
        copied = removal.span.end;
        Span::new(start, at)
    };
    redacted.removals.iter().map(place).collect()
}

/// The place in the first text of a place in the redacted one, between its changes.
fn origin(at: usize, places: &[Span], redacted: &Redacted) -> usize {
    let before = places.partition_point(|place| place.end <= at);
    match before.checked_sub(1) {
        Some(last) => {
            let (place, removal) = (places.get(last), redacted.removals.get(last));
            let behind = at - place.map_or(0, |place| place.end);
            removal.map_or(0, |removal| removal.span.end) + behind
        }
        None => at,
    }
}

fn written(text: &str, removals: &[Removal]) -> String {
    let mut written = String::with_capacity(text.len());
    let mut copied = 0;
    for removal in removals {
        written.push_str(text.get(copied..removal.span.start).unwrap_or(""));
        written.push_str(&removal.instead);
        copied = removal.span.end;
    }
    written.push_str(text.get(copied..).unwrap_or(""));
    written
}
