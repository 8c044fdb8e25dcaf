//! `qwinsta`, `query session` and `quser`: rows of sessions and listeners.
//!
//! Headings and states are translated, names of sessions are not: `services`, `console`,
//! `rdp-tcp` with an id of 65536 or more for a listener, `rdp-tcp#0` for a session.

use alloc::string::String;

use super::line::Line;
use super::{Seen, folded};
use crate::Span;
use crate::knowledge::Topic;

/// Listeners have ids from here on; sessions do not come that far.
const FIRST_LISTENER: u32 = 65_536;

/// Lines between two rows of one table.
const FARTHEST: usize = 400;

/// Listeners of Windows itself that stand beside `rdp-tcp`; their names are cut off or not.
const COMPANIONS: [&str; 2] = ["7a78855482a04", "31c5ce94259d4"];

/// A table of sessions whose rows are still being read.
#[derive(Default)]
pub(super) struct Sessions {
    /// The row of session 0, under a heading.
    services: Option<Span>,
    has_console: bool,
    /// There is a listener of Remote Desktop, or a session that came through one.
    has_rdp: bool,
    /// The row of the listener, and the word for its state.
    listener: Option<(Span, String)>,
    /// The word for the state of Windows' own listeners.
    companion: Option<String>,
    last: usize,
}

/// A row: a name, the id, the word behind it.
struct Row<'t> {
    name: &'t str,
    id: u32,
    state: &'t str,
}

impl Sessions {
    pub(super) fn read(&mut self, text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
        let Some(row) = row_of(line) else { return };
        let span = line.span();
        let name = row.name.to_ascii_lowercase();
        let is_new = name == "services" && self.services.is_some()
            || span.start > self.last + FARTHEST && self.last > 0;
        if is_new {
            self.end(seen);
        }
        self.last = span.end;
        if name == "services" && row.id == 0 {
            self.services = is_under_heading(text, line).then_some(span);
        } else if name == "console" {
            self.has_console = true;
        } else if name.starts_with("rdp-") && name.contains('#') {
            self.has_rdp = true;
            seen.say(Topic::Listener, "rdp-tcp", "session", span);
        } else if name.starts_with("rdp-") && row.id >= FIRST_LISTENER {
            self.has_rdp = true;
            self.listener = Some((span, folded(row.state)));
        } else if COMPANIONS.iter().any(|known| name.starts_with(known)) {
            self.companion = Some(folded(row.state));
        }
    }

    /// Says what the table shows as a whole.
    pub(super) fn end(&mut self, seen: &mut Seen<'_>) {
        let done = core::mem::take(self);
        if let Some((span, state)) = done.listener {
            // Where two listeners stand beside each other, one state is that of a healthy one.
            let differs = done.companion.is_some_and(|healthy| healthy != state);
            let state = if differs { "down" } else { state.as_str() };
            seen.say(Topic::Listener, "rdp-tcp", state, span);
        } else if let Some(span) = done.services
            && done.has_console
            && !done.has_rdp
        {
            seen.say(Topic::Listener, "rdp-tcp", "missing", span);
        }
    }
}

/// ` rdp-tcp   65536  Listen`, `>kim  rdp-tcp#3  2  Active  .  11/20/2026`.
fn row_of<'t>(line: &Line<'t>) -> Option<Row<'t>> {
    let words = || line.words().enumerate();
    let is_name = |word: &str| {
        let word = word.to_ascii_lowercase();
        word == "services"
            || word == "console"
            || word.starts_with("rdp-")
            || COMPANIONS.iter().any(|known| word.starts_with(known))
    };
    // In `quser` the name of the user stands before.
    let (at, name) = words().take(3).find(|(_, word)| is_name(word))?;
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    // A user can be called `10452`; the id is the number with a word behind it.
    let (at, id) = words()
        .skip(at + 1)
        .filter(|(_, word)| is_number(word))
        .find(|(at, _)| line.words().nth(at + 1).is_none_or(|next| !is_number(next)))?;
    let state = line.words().nth(at + 1).unwrap_or("");
    let id = id.parse().ok()?;
    // Words and numbers in running text are no row.
    let is_row = at <= 4
        && state
            .chars()
            .all(|c| c.is_alphabetic() || ".'-".contains(c));
    is_row.then_some(Row { name, id, state })
}

/// The line above holds `ID`, as the heading does in every language, or is the command.
fn is_under_heading(text: &str, line: &Line<'_>) -> bool {
    line.before(text).is_some_and(|above| {
        let lower = above.text.to_ascii_lowercase();
        let is_command = ["qwinsta", "query session"]
            .iter()
            .any(|name| lower.contains(name));
        is_command || above.words().any(|word| word.eq_ignore_ascii_case("id"))
    })
}
