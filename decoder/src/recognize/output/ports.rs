//! Is the port open? `Test-NetConnection`, `nc`, `ncat`, `telnet`, `curl`, `psping`, `PortQry`,
//! `nmap` and the exceptions of .NET, by what they say beside the port or below the command.

use super::Seen;
use super::line::Line;
use super::sockets::PORT;
use crate::knowledge::Topic;

/// Programs that knock on a port and print the answer without naming the port again.
const KNOCKERS: [&str; 9] = [
    "telnet",
    "nc",
    "ncat",
    "netcat",
    "nc.exe",
    "tnc",
    "test-netconnection",
    "curl",
    "psping",
];

/// What says that a number is a port.
const PORT_WORDS: [&str; 12] = [
    "port",
    "puerto",
    "порт",
    "ポート",
    "端口",
    "포트",
    "連接埠",
    "tcp",
    "rdp",
    "wbt",
    "ncat",
    "curl",
];

pub(super) fn read(text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
    let lower = line.text.to_lowercase();
    if !names_port(&lower) {
        return;
    }
    if let Some(outcome) = seen.anchors.outcome(&lower).or_else(|| by_shape(&lower)) {
        seen.say(Topic::Port, PORT, outcome, line.span());
        return;
    }
    let is_command = lower.split_whitespace().any(|word| {
        let name = word
            .rsplit(['>', '/', '\\', '$', '#'])
            .next()
            .unwrap_or(word);
        KNOCKERS.contains(&name)
    });
    if !is_command {
        return;
    }
    for below in line.behind(text, 6) {
        let lower = below.text.to_lowercase();
        // What names the port speaks for itself; a prompt starts something else.
        if names_port(&lower) || lower.contains("tcptestsucceeded") {
            return;
        }
        let is_quiet = match lower.as_str() {
            "true" => Some("open"),
            "false" => Some("failed"),
            _ => None,
        };
        if let Some(outcome) = seen.anchors.outcome(&lower).or(is_quiet) {
            seen.say(Topic::Port, PORT, outcome, below.span());
            return;
        }
    }
}

/// The number stands there as a port: no price, no line number, no part of something else.
fn names_port(lower: &str) -> bool {
    let says_port = PORT_WORDS.iter().any(|word| lower.contains(word))
        || KNOCKERS.iter().any(|name| lower.contains(name));
    lower.match_indices(PORT).any(|(at, _)| {
        let before = lower.get(..at).unwrap_or("");
        let mut behind = lower.get(at + PORT.len()..).unwrap_or("").chars();
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
        let next = behind.next().unwrap_or(' ');
        let is_fraction =
            matches!(next, '.' | ',') && behind.next().is_some_and(|c| c.is_ascii_digit());
        let is_whole =
            !before.ends_with(joins) && !next.is_alphanumeric() && next != '_' && !is_fraction;
        is_whole && (says_port || before.ends_with(':'))
    })
}

/// What the line says without words.
fn by_shape(lower: &str) -> Option<&'static str> {
    // `3389/tcp open  ms-wbt-server` of nmap.
    if let Some((_, rest)) = lower.split_once("3389/tcp") {
        return match rest.split_whitespace().next()? {
            "open" => Some("open"),
            "closed" => Some("refused"),
            "filtered" => Some("failed"),
            _ => None,
        };
    }
    // `(192.0.2.15 : 3389)`: Test-NetConnection speaks so where it failed.
    if lower.contains(": 3389)") {
        return Some("failed");
    }
    // `Connecting To srv01...Could not open connection to the host, on port 3389: Connect failed`
    // of Windows' telnet. What succeeds clears the screen.
    if lower
        .split_once("...")
        .is_some_and(|(_, rest)| rest.contains("3389: "))
    {
        return Some("failed");
    }
    // `Connecting to 192.0.2.15:3389: from 192.0.2.77:50123: 1.28ms` of PsPing.
    let is_time = lower
        .strip_suffix("ms")
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    (is_time && lower.contains(":3389: ")).then_some("open")
}
