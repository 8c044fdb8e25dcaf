//! Objects of PowerShell, as a list or as a table. Names of properties are English in every
//! language of Windows; which properties an object has says what it is.

use alloc::string::String;
use alloc::vec::Vec;

use super::line::Line;
use super::sockets::PORT;
use super::{Seen, folded, services};
use crate::Span;
use crate::knowledge::Topic;

/// Properties that are asked for, lower case.
const NAMES: [&str; 12] = [
    "remoteport",
    "tcptestsucceeded",
    "pingsucceeded",
    "localport",
    "state",
    "status",
    "name",
    "starttype",
    "startmode",
    "enabled",
    "action",
    "hasprivatekey",
];

/// Lines between two properties of one object.
const FARTHEST: usize = 1_500;

/// Properties of the object that is being read: their number in [`NAMES`], value, place.
#[derive(Default)]
pub(super) struct Records<'t> {
    open: Vec<(usize, &'t str, Span)>,
}

impl<'t> Records<'t> {
    pub(super) fn read(&mut self, text: &'t str, line: &Line<'t>, seen: &mut Seen<'_>) {
        if let Some((name, value)) = line.pair().filter(|(_, value)| !value.is_empty()) {
            if let Some(which) = number_of(name) {
                self.take(which, value, line.span(), seen);
            }
            return;
        }
        self.end(seen);
        self.read_table(text, line, seen);
        firewall_row(line, seen);
    }

    fn take(&mut self, which: usize, value: &'t str, span: Span, seen: &mut Seen<'_>) {
        let repeats = self.open.iter().any(|(known, ..)| *known == which);
        let is_far = self
            .open
            .last()
            .is_some_and(|(.., last)| span.start > last.end + FARTHEST);
        if repeats || is_far {
            self.end(seen);
        }
        self.open.push((which, value, span));
    }

    /// A heading of property names, a line of dashes, and a row of as many words.
    fn read_table(&mut self, text: &'t str, heading: &Line<'t>, seen: &mut Seen<'_>) {
        let columns: Vec<Option<usize>> = heading.words().map(number_of).collect();
        if columns.iter().flatten().count() < 2 {
            return;
        }
        let mut rows = heading.behind(text, 40);
        let is_ruled = rows
            .next()
            .is_some_and(|rule| rule.text.bytes().all(|byte| byte == b'-' || byte == b' '));
        if !is_ruled {
            return;
        }
        for row in rows {
            let words: Vec<&str> = row.words().collect();
            if words.len() != columns.len() {
                break;
            }
            for (column, word) in columns.iter().zip(words) {
                if let Some(which) = column {
                    self.open.push((*which, word, row.span()));
                }
            }
            self.end(seen);
        }
    }

    /// Says what the object shows.
    pub(super) fn end(&mut self, seen: &mut Seen<'_>) {
        let done = core::mem::take(&mut self.open);
        let get = |name: &str| {
            let which = NAMES.iter().position(|known| *known == name)?;
            done.iter()
                .find(|(known, ..)| *known == which)
                .map(|(_, value, span)| (*value, *span))
        };
        let is = |name: &str, wanted: &str| {
            get(name).is_some_and(|(value, _)| value.eq_ignore_ascii_case(wanted))
        };
        if let Some((reached, span)) = get("tcptestsucceeded").filter(|_| is("remoteport", PORT)) {
            let is_open = reached.eq_ignore_ascii_case("true");
            seen.say(
                Topic::Port,
                PORT,
                if is_open { "open" } else { "failed" },
                span,
            );
            if let Some((answered, span)) = get("pingsucceeded").filter(|_| !is_open) {
                let answered = answered.eq_ignore_ascii_case("true");
                let how = if answered { "answered" } else { "lost" };
                seen.say(Topic::Ping, "host", how, span);
            }
        } else if let Some((state, span)) = get("state").filter(|_| is("localport", PORT)) {
            match state {
                "Listen" | "2" => seen.say(Topic::Socket, PORT, "listening", span),
                "Established" | "5" => seen.say(Topic::Socket, PORT, "established", span),
                _ => {}
            }
        } else if let Some((state, span)) = get("state").filter(|_| is("remoteport", PORT)) {
            match state {
                "SynSent" | "3" => seen.say(Topic::Port, PORT, "failed", span),
                "Established" | "5" => seen.say(Topic::Socket, PORT, "connected", span),
                _ => {}
            }
        }
        if let Some((name, _)) = get("name") {
            for property in ["status", "state", "starttype", "startmode"] {
                if let Some((value, span)) = get(property)
                    && let Some(state) = services::state(value)
                {
                    seen.say(Topic::Service, name, state, span);
                }
            }
            if is("enabled", "false")
                && let Some((_, span)) = get("enabled")
            {
                seen.say(Topic::Firewall, name, "disabled", span);
            } else if let Some((_, span)) = get("action").filter(|_| is("action", "block")) {
                seen.say(Topic::Firewall, name, "blocked", span);
            } else if let Some((_, span)) = get("enabled").filter(|_| is("enabled", "true")) {
                seen.say(Topic::Firewall, name, "enabled", span);
            }
        }
        if let Some((has, span)) = get("hasprivatekey") {
            let is_there = has.eq_ignore_ascii_case("true");
            seen.say(
                Topic::Certificate,
                "key",
                if is_there { "present" } else { "missing" },
                span,
            );
        }
    }
}

fn number_of(name: &str) -> Option<usize> {
    NAMES
        .iter()
        .position(|known| name.eq_ignore_ascii_case(known))
}

/// `RemoteDesktop-UserMode-In-TCP  Remote Desktop - User Mode (TCP-In)  False  Inbound  Allow`.
fn firewall_row(line: &Line<'_>, seen: &mut Seen<'_>) {
    let mut words = line.words();
    let Some(name) = words.next().filter(|name| name.contains('-')) else {
        return;
    };
    let rest: Vec<String> = words.map(folded).collect();
    let has = |wanted: &str| rest.iter().any(|word| word == wanted);
    let how = if has("false") {
        "disabled"
    } else if has("block") {
        "blocked"
    } else if has("true") {
        "enabled"
    } else {
        return;
    };
    seen.say(Topic::Firewall, name, how, line.span());
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn names_are_english_and_of_any_case() {
        assert_eq!(number_of("TcpTestSucceeded"), Some(1));
        assert_eq!(number_of("Statut"), None);
    }
}
