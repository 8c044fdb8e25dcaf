//! Registry values: `reg query`, `.reg` files, `Get-ItemProperty`, `gpresult /v`.

use alloc::string::String;
use alloc::vec::Vec;

use super::Seen;
use super::line::Line;
use crate::Span;
use crate::knowledge::Topic;

/// A key names the values near it, no others.
const FARTHEST: usize = 4_000;

/// Values whose key may still come: PowerShell prints it behind them.
#[derive(Default)]
pub(super) struct Registry {
    /// The key above, and where it stands.
    key: Option<(String, usize)>,
    /// Names, values, places.
    waiting: Vec<(String, String, Span)>,
}

impl Registry {
    pub(super) fn read(&mut self, text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
        if let Some(key) = key_of(line.text) {
            // `PSPath` stands below its values.
            if line
                .text
                .get(..6)
                .is_some_and(|word| word.eq_ignore_ascii_case("pspath"))
            {
                self.say_all(Some(key), seen);
                self.key = None;
            } else {
                self.end(seen);
                self.key = Some((key.into(), line.span().end));
            }
        }
        let Some((name, value)) = value_of(text, line) else {
            return;
        };
        // The same value again is another computer, or another key.
        if self
            .waiting
            .iter()
            .any(|(known, ..)| known.eq_ignore_ascii_case(name))
        {
            self.end(seen);
        }
        if self
            .key
            .as_ref()
            .is_some_and(|(_, at)| line.span().start > at + FARTHEST)
        {
            self.key = None;
        }
        self.waiting.push((name.into(), value, line.span()));
    }

    /// Says what is waiting under the key above, if there is one.
    pub(super) fn end(&mut self, seen: &mut Seen<'_>) {
        let key = self.key.as_ref().map(|(key, _)| key.clone());
        self.say_all(key.as_deref(), seen);
    }

    fn say_all(&mut self, key: Option<&str>, seen: &mut Seen<'_>) {
        for (name, value, span) in self.waiting.drain(..) {
            let path = match key {
                Some(key) => alloc::format!("{key}\\{name}"),
                None => name,
            };
            seen.say(Topic::Registry, &path, &value, span);
        }
    }
}

/// The path of the key that a line is or names.
fn key_of(line: &str) -> Option<&str> {
    const ROOTS: [&str; 4] = ["HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "HKLM:", "HKLM\\"];
    let at = ROOTS.iter().find_map(|root| line.find(root))?;
    let path = line.get(at..)?.trim_end_matches([']', '\'', '"', ' ']);
    // In a command the options follow: `/v fDenyTSConnections`, `-Name PortNumber`.
    let options = [" /", " -", "' ", "\" ", "')", "\")"];
    let end = options.iter().filter_map(|mark| path.find(mark)).min();
    path.get(..end.unwrap_or(path.len()))
}

/// `name  REG_DWORD  0x1`, `"name"=dword:00000001`, `name : 1`.
fn value_of<'t>(text: &'t str, line: &Line<'t>) -> Option<(&'t str, String)> {
    if let Some(at) = line.text.find("REG_") {
        let name = line.text.get(..at)?.trim();
        let value = line.text.get(at..)?.split_whitespace().nth(1)?;
        return Some((name, value.into()));
    }
    if let Some((name, value)) = line.text.split_once("=dword:") {
        // Hexadecimal without a mark.
        let value = alloc::format!("0x{}", value.trim());
        return Some((name.trim_matches('"'), value));
    }
    // `(Get-ItemProperty …).fDenyTSConnections`, and the number on the next line.
    if let Some((_, name)) = line.text.rsplit_once(").") {
        let value = line.behind(text, 1).next()?.text;
        return is_plain(value).then(|| (name, value.into()));
    }
    // `gpresult /v` has the path, and on the next line the bytes: `1, 0, 0, 0`.
    if let Some((_, path)) = line.text.split_once(": ")
        && path.trim().to_ascii_lowercase().starts_with("software\\")
    {
        let bytes = line.behind(text, 1).next()?.text.split_once(": ")?.1;
        return Some((path.trim(), bytes.split(',').next()?.trim().into()));
    }
    let (name, value) = line.pair()?;
    (is_plain(value) && !name.contains(char::is_whitespace)).then(|| (name, value.into()))
}

/// One word, no sentence.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && value.len() <= 40 && !value.contains(char::is_whitespace)
}
