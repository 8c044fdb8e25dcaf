//! `w32tm /stripchart` and `/monitor`: how far two clocks are apart.

use super::Seen;
use super::line::Line;
use crate::knowledge::Topic;

pub(super) fn read(line: &Line<'_>, seen: &mut Seen<'_>) {
    // `08:14:07, d:+00.0310069s o:+06.0149083s  [ * ]`, `NTP: -0.0021469s offset from …`
    let behind = [" o:", "NTP: "]
        .iter()
        .find_map(|mark| line.text.split_once(mark))
        .map(|(_, rest)| rest);
    let Some(offset) = behind.and_then(|rest| rest.strip_prefix(['+', '-'])) else {
        return;
    };
    let len = offset
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count();
    if len > 0 && offset.get(len..).is_some_and(|rest| rest.starts_with('s')) {
        seen.say(
            Topic::Clock,
            "offset",
            offset.get(..len).unwrap_or(""),
            line.span(),
        );
    }
}
