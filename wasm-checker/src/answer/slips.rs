//! Numbers that are no code and close to one, as the panel shows them.

use decoder::Reading;

use super::{Lines, Link, code_url};
use crate::words;

/// A number that somebody may have mistyped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// "0x800004005 on line 3 is no code. Perhaps it means"
    pub(crate) text: String,
    /// The codes that differ by one slip, likeliest first, and their names.
    pub(crate) perhaps: Vec<(Link, String)>,
}

/// All of them, in the order of the text.
pub(super) fn slips(text: &str, lines: &Lines, reading: &Reading) -> Vec<Slip> {
    let all = reading.suggestions.iter();
    all.map(|one| {
        let place = lines.named(&[one.span]);
        let written = one.span.of(text);
        let place = if place.is_empty() {
            place
        } else {
            format!(" on {place}")
        };
        let perhaps = one.perhaps.iter().map(|code| {
            let link = Link {
                url: code_url(code.space, code.value),
                title: words::hexadecimal(code.space, code.value),
            };
            (link, code.name.clone())
        });
        Slip {
            text: format!("{written}{place} is no code as it stands. Perhaps it means"),
            perhaps: perhaps.collect(),
        }
    })
    .collect()
}
