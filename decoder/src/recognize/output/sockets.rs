//! `netstat`, `ss`, `lsof`, `Get-NetTCPConnection`: rows of TCP sockets, by their columns.
//!
//! The word for the state is translated and not needed: a socket whose other end is port 0
//! or `*` listens.

use alloc::string::String;
use alloc::vec::Vec;

use super::line::{Line, is_program};
use super::{Seen, folded};
use crate::Span;
use crate::knowledge::Topic;
use crate::lex::{Token, TokenKind};

/// The port of Remote Desktop.
pub(super) const PORT: &str = "3389";

/// What was seen of sockets so far.
#[derive(Default)]
pub(super) struct Sockets {
    /// Process ids of the programs that listen, with their rows.
    owners: Vec<(String, Span)>,
}

impl Sockets {
    pub(super) fn read(&mut self, line: &Line<'_>, seen: &mut Seen<'_>) {
        let words: Vec<&str> = line.words().take(16).collect();
        // `netsh interface portproxy show all`: two addresses with their ports, nothing else.
        if let [from, port, to, other] = *words.as_slice()
            && is_address(from)
            && is_address(to)
            && is_number(other)
            && is_port(port)
        {
            seen.say(Topic::Socket, PORT, "forwarded", line.span());
            return;
        }
        let Some(row) = row_of(&words) else { return };
        let span = line.span();
        let state = folded(row.state);
        let is_handshake = state.starts_with("syn");
        let is_closing = state.contains(['_', '-']) || state.contains("wait");
        if is_port(row.local.1) {
            if !row.listens {
                if !is_handshake && !is_closing {
                    seen.say(Topic::Socket, PORT, "established", span);
                }
                return;
            }
            let is_loopback = ["127.", "[::1]", "::1", "localhost"]
                .iter()
                .any(|host| row.local.0.starts_with(host));
            let how = if is_loopback { "loopback" } else { "listening" };
            seen.say(Topic::Socket, PORT, how, span);
            match owner(&words) {
                Some(name) => seen.say(Topic::Owner, PORT, name, span),
                None => {
                    if let Some(id) = words.last().filter(|word| is_number(word)) {
                        self.owners.push(((*id).into(), span));
                    }
                }
            }
        } else if is_port(row.foreign.1) && !row.listens {
            if is_handshake {
                seen.say(Topic::Port, PORT, "failed", span);
            } else if !is_closing {
                seen.say(Topic::Socket, PORT, "connected", span);
            }
        }
    }

    /// Looks for the programs that listen, in the output of `tasklist` or behind their rows.
    pub(super) fn end(self, text: &str, tokens: &[Token], seen: &mut Seen<'_>) {
        for (id, row) in self.owners.into_iter().take(4) {
            let is_id = |token: &&Token| {
                token.kind == TokenKind::Decimal && token.span().of(text) == id.as_str()
            };
            let programs = tokens.iter().filter(is_id).take(32).filter_map(|token| {
                let start = text
                    .get(..token.span().start)?
                    .rfind('\n')
                    .map_or(0, |at| at + 1);
                let rest = text.get(start..)?;
                let line = Line::new(text, start, start + rest.find('\n').unwrap_or(rest.len()))?;
                program(&line, &id)
            });
            let found = programs.collect::<Vec<_>>().into_iter().next();
            let behind = || {
                let rest = text.get(row.end..)?;
                let end = row.end + rest.find('\n').unwrap_or(rest.len());
                let line = Line::new(text, row.start, end)?;
                named_behind(text, &line)
            };
            if let Some(name) = found.or_else(behind) {
                seen.say(Topic::Owner, PORT, &name, row);
            }
        }
    }
}

/// A row: both ends, the word for the state.
struct Row<'w> {
    local: (&'w str, &'w str),
    foreign: (&'w str, &'w str),
    state: &'w str,
    listens: bool,
}

fn row_of<'w>(words: &[&'w str]) -> Option<Row<'w>> {
    let first = *words.first()?;
    // Get-NetTCPConnection has the ports in columns of their own.
    if let [local, port, foreign, other, state, ..] = *words
        && is_address(local)
        && is_address(foreign)
        && is_number(port)
        && is_number(other)
    {
        return Some(Row {
            local: (local, port),
            foreign: (foreign, other),
            state,
            listens: other == "0",
        });
    }
    // `lsof` joins both ends: `TCP 192.0.2.15:3389->192.0.2.77:50312 (ESTABLISHED)`.
    if let Some(at) = words
        .iter()
        .position(|word| *word == "TCP")
        .filter(|at| *at > 3)
    {
        let ends = *words.get(at + 1)?;
        let state = words.get(at + 2).copied().unwrap_or("");
        let (local, foreign) = ends.split_once("->").unwrap_or((ends, "*:*"));
        return Some(Row {
            local: end_of(local)?,
            foreign: end_of(foreign)?,
            state: state.trim_matches(['(', ')']),
            listens: foreign == "*:*",
        });
    }
    let is_proto = first.len() <= 5 && first.get(..3)?.eq_ignore_ascii_case("tcp");
    let is_state = ["LISTEN", "ESTAB", "SYN-SENT", "SYN-RECV", "TIME-WAIT"].contains(&first);
    if !is_proto && !is_state {
        return None;
    }
    let mut ends = words
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(at, word)| Some((at, end_of(word)?)));
    let (before, local) = ends.next()?;
    let (at, foreign) = ends.next()?;
    if at != before + 1 {
        return None;
    }
    let state = if is_state {
        first
    } else {
        words.get(at + 1).copied().unwrap_or("")
    };
    // `ss` has the state before the ends, `netstat` behind them.
    let before = words.get(1).copied().unwrap_or("");
    let state = if state.is_empty() || state.starts_with("users:") {
        before
    } else {
        state
    };
    Some(Row {
        local,
        foreign,
        state,
        listens: matches!(foreign.1, "0" | "*"),
    })
}

/// `0.0.0.0:3389`, `[::]:3389`, `*:ms-wbt-server`, and `*.3389` of BSD.
fn end_of(word: &str) -> Option<(&str, &str)> {
    let (host, port) = word.rsplit_once(':').or_else(|| word.rsplit_once('.'))?;
    let is_service = |port: &str| port.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_end = !host.is_empty() && (is_number(port) || port == "*" || is_service(port));
    is_end.then_some((host, port))
}

fn is_port(port: &str) -> bool {
    port == PORT || port == "ms-wbt-server"
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_address(word: &str) -> bool {
    word.contains([':', '.'])
        && word
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || b".:%*[]".contains(&byte))
}

/// `812/xrdp` of netstat, `users:(("xrdp",pid=812,fd=11))` of ss.
fn owner<'w>(words: &[&'w str]) -> Option<&'w str> {
    words.iter().rev().take(2).find_map(|word| {
        if let Some(users) = word.strip_prefix("users:((\"") {
            return users.split('"').next();
        }
        let (id, name) = word.split_once('/')?;
        (is_number(id) && !name.is_empty()).then_some(name.trim_end_matches(':'))
    })
}

/// The program with this process id in a row of `tasklist`: of `svchost.exe` the service.
fn program(line: &Line<'_>, id: &str) -> Option<String> {
    let mut words = line.words();
    let image = words.next().filter(|word| is_program(word))?;
    if words.next()? != id {
        return None;
    }
    let is_ours = words.any(|word| word.trim_matches(',').eq_ignore_ascii_case("termservice"));
    let is_host = image.eq_ignore_ascii_case("svchost.exe");
    Some(if is_ours || is_host {
        "termservice".into()
    } else {
        folded(image)
    })
}

/// `netstat -b` names the service and the program on the lines behind the row.
fn named_behind(text: &str, row: &Line<'_>) -> Option<String> {
    let near: Vec<Line<'_>> = row.behind(text, 2).collect();
    let name = near.iter().find_map(|line| {
        let name = line.text.strip_prefix('[')?.strip_suffix(']')?;
        is_program(name).then_some(name)
    })?;
    let is_host = name.eq_ignore_ascii_case("svchost.exe");
    Some(if is_host {
        "termservice".into()
    } else {
        folded(name)
    })
}

#[cfg(test)]
mod tests {
    use super::{end_of, row_of};
    use alloc::vec::Vec;

    fn row(line: &str) -> Option<(bool, &str, &str)> {
        let words: Vec<&str> = line.split_whitespace().collect();
        row_of(&words).map(|row| (row.listens, row.local.1, row.foreign.1))
    }

    #[test]
    fn every_tool_has_its_columns() {
        for line in [
            "TCP    0.0.0.0:3389    0.0.0.0:0    ABHÖREN    1044",
            "TCP    [::]:3389       [::]:0       LISTENING",
            "tcp        0      0 0.0.0.0:3389    0.0.0.0:*    LISTEN    812/xrdp",
            "LISTEN 0   2   *:3389   *:*   users:((\"xrdp\",pid=812,fd=11))",
            "tcp   LISTEN 0   10   0.0.0.0:3389   0.0.0.0:*",
            "xrdp  812 xrdp  11u  IPv6 12345  0t0  TCP *:3389 (LISTEN)",
            "tcp4  0  0  *.3389   *.*   LISTEN",
        ] {
            let (listens, port, _) = row(line).expect("it is a row");
            assert!(listens && port == "3389", "{line}");
        }
        assert_eq!(
            row("0.0.0.0   3389   0.0.0.0   0   Listen   1044"),
            Some((true, "3389", "0"))
        );
        assert_eq!(
            row("listen tcp4 0.0.0.0:3389: bind: address already in use"),
            None
        );
    }

    #[test]
    fn an_end_has_a_host_and_a_port() {
        assert_eq!(end_of("[::]:3389"), Some(("[::]", "3389")));
        assert_eq!(end_of("LISTEN"), None);
    }
}
