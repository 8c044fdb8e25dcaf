//! Services: `sc query`, `sc qc`, `Get-Service`, `tasklist /svc`, `systemctl status`.
//!
//! Labels are translated; names of services, numbers and the words behind the numbers are not.

use super::Seen;
use super::line::{Line, is_program};
use crate::knowledge::Topic;

/// The words of `sc` and of `Get-Service`, and what they are called here.
const STATES: [(&str, &str); 15] = [
    ("stopped", "stopped"),
    ("running", "running"),
    ("paused", "paused"),
    ("start_pending", "starting"),
    ("startpending", "starting"),
    ("stop_pending", "stopping"),
    ("stoppending", "stopping"),
    ("continue_pending", "starting"),
    ("pause_pending", "paused"),
    ("disabled", "disabled"),
    // The numbers of the same states, where an object was printed as JSON.
    ("1", "stopped"),
    ("2", "starting"),
    ("3", "stopping"),
    ("4", "running"),
    ("7", "paused"),
];

/// What a word for a state or a kind of start is called here.
pub(super) fn state(word: &str) -> Option<&'static str> {
    STATES
        .iter()
        .find(|(known, _)| word.eq_ignore_ascii_case(known))
        .map(|(_, state)| *state)
}

pub(super) fn read(text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
    if let Some((label, name)) = line.pair()
        && !name.contains(char::is_whitespace)
        && !label.eq_ignore_ascii_case("name")
    {
        under_heading(text, line, name, seen);
    } else if line.text.contains(".service") {
        unit(text, line, seen);
    } else {
        row(line, seen);
    }
}

/// `SERVICE_NAME: TermService`, and below it `STATE : 1  STOPPED`.
fn under_heading(text: &str, line: &Line<'_>, name: &str, seen: &mut Seen<'_>) {
    for below in line.behind(text, 10) {
        let Some((_, value)) = below.pair() else {
            continue;
        };
        let mut words = value.split_whitespace();
        let (Some(number), Some(word)) = (words.next(), words.next()) else {
            // The heading of the next service.
            if state(value).is_none() && value.chars().all(char::is_alphabetic) {
                return;
            }
            continue;
        };
        let is_word = word
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        let is_number = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_hexdigit());
        if let Some(state) = state(word).filter(|_| is_word && is_number) {
            seen.say(Topic::Service, name, state, below.span());
        }
    }
}

/// `Stopped  TermService  Remote Desktop Services`, `svchost.exe  1044 TermService`.
fn row(line: &Line<'_>, seen: &mut Seen<'_>) {
    let words = || line.words().take(12);
    let is_of_program = words().next().is_some_and(is_program);
    let state = words().take(4).find_map(|word| {
        state(word).filter(|_| {
            word.bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        })
    });
    let is_disabled = words().any(|word| word.eq_ignore_ascii_case("disabled"));
    for word in words().take(if is_of_program { 12 } else { 4 }) {
        let name = word.trim_matches(',');
        if is_of_program {
            seen.say(Topic::Service, name, "running", line.span());
        } else if let Some(state) = state {
            seen.say(Topic::Service, name, state, line.span());
            if is_disabled && state != "disabled" {
                seen.say(Topic::Service, name, "disabled", line.span());
            }
        }
    }
}

/// `● xrdp.service - xrdp daemon`, and below it `Active: failed (Result: exit-code)`.
fn unit(text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
    let Some(name) = line.words().find_map(|word| word.strip_suffix(".service")) else {
        return;
    };
    let Some(active) = line
        .behind(text, 4)
        .find(|below| below.text.starts_with("Active:"))
    else {
        return;
    };
    let state = match active.words().nth(1) {
        Some("active") => "running",
        Some("failed") => "failed",
        Some("inactive") => "stopped",
        _ => return,
    };
    seen.say(Topic::Service, name, state, active.span());
}
