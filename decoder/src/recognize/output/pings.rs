//! `ping`: whether anything answered, by the signs that no language changes.

use super::Seen;
use super::line::Line;
use crate::knowledge::Topic;

pub(super) fn read(line: &Line<'_>, seen: &mut Seen<'_>) {
    let text = line.text;
    let has_lifetime = ["TTL=", "ttl="].iter().any(|mark| {
        text.split_once(mark)
            .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    if has_lifetime {
        seen.say(Topic::Ping, "host", "answered", line.span());
        return;
    }
    if is_lost(text) {
        seen.say(Topic::Ping, "host", "lost", line.span());
    }
}

/// `(100% loss)` behind three numbers, `4 packets transmitted, 0 received, 100% packet loss`.
fn is_lost(text: &str) -> bool {
    let Some(at) = ["100%", "100 %"].iter().find_map(|mark| text.find(mark)) else {
        return false;
    };
    let before = text.get(..at).unwrap_or("");
    let mut numbers = before
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let sent = numbers.next().is_some_and(|sent| sent != "0");
    let is_statistics = before.contains('=') || before.contains(',') || text.starts_with('(');
    let received = numbers.next();
    // Windows breaks the line before the bracket.
    (sent && received == Some("0") || text.starts_with("(100")) && is_statistics
}
