//! What the lines of a connection file say together.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Found, RdpNote, Settings};

/// Everything there is to say about several lines, in the order of the text.
pub(super) fn notes(settings: &Settings, lines: &[Found<'_>], is_signed: bool) -> Vec<RdpNote> {
    let file = File { lines };
    let mut notes: Vec<RdpNote> = [
        file.address(),
        file.gateway_without_name(),
        file.gateway_unused(),
        file.program_missing(),
        file.shared(settings, is_signed),
        file.password(),
        file.signed_without_second_address(is_signed),
    ]
    .into_iter()
    .flatten()
    .collect();
    notes.extend(file.repeated());
    notes.sort_by_key(|note| note.span);
    notes
}

struct File<'l, 't> {
    lines: &'l [Found<'t>],
}

impl<'l, 't> File<'l, 't> {
    /// The last line of this name: a later one replaces an earlier one.
    fn get(&self, name: &str) -> Option<&'l Found<'t>> {
        let mut lines = self.lines.iter().rev();
        lines.find(|line| line.name.eq_ignore_ascii_case(name))
    }

    fn value(&self, name: &str) -> &'t str {
        self.get(name).map_or("", |line| line.text)
    }

    fn address(&self) -> Option<RdpNote> {
        let has_one = !self.value("full address").is_empty();
        let at = self.get("full address").or_else(|| self.lines.first())?;
        (!has_one).then(|| {
            failure(
                at,
                "The file names no computer to connect to: `full address` is empty or missing.",
            )
        })
    }

    fn gateway_without_name(&self) -> Option<RdpNote> {
        let usage = self.get("gatewayusagemethod")?;
        let needs_one = matches!(usage.text, "1" | "2");
        (needs_one && self.value("gatewayhostname").is_empty()).then(|| {
            failure(
                usage,
                "A Remote Desktop Gateway is to be used, and `gatewayhostname` names none.",
            )
        })
    }

    fn gateway_unused(&self) -> Option<RdpNote> {
        let name = self.get("gatewayhostname").filter(|line| line.is_on())?;
        let is_off = matches!(self.value("gatewayusagemethod"), "0" | "4");
        is_off.then(|| {
            failure(name, "A Remote Desktop Gateway is named, and `gatewayusagemethod` says that none is used: the client connects directly.")
        })
    }

    fn program_missing(&self) -> Option<RdpNote> {
        let mode = self.get("remoteapplicationmode")?;
        let is_missing = mode.text == "1" && self.value("remoteapplicationprogram").is_empty();
        is_missing.then(|| {
            failure(
                mode,
                "A RemoteApp is to be shown, and `remoteapplicationprogram` names no program.",
            )
        })
    }

    /// What a session gets of the reader's computer, where nobody has signed for it.
    fn shared(&self, settings: &Settings, is_signed: bool) -> Option<RdpNote> {
        let shared = self.lines.iter().filter_map(|line| {
            let shares = settings.get(line.name)?.shares.as_str();
            (line.is_on() && !shares.is_empty()).then_some((line, shares))
        });
        let shared: Vec<(&Found<'_>, &str)> = shared.collect();
        let (first, _) = shared.first().filter(|_| !is_signed)?;
        let names: Vec<&str> = shared.iter().map(|(_, shares)| *shares).collect();
        Some(risk(
            first,
            format!(
                "The file is not signed, and whoever runs the computer at its address gets the use of {}. Connect only where you know who made the file.",
                list(&names)
            ),
        ))
    }

    fn password(&self) -> Option<RdpNote> {
        let password = self
            .lines
            .iter()
            .find(|line| line.name.to_lowercase().starts_with("password ") && line.is_on())?;
        Some(risk(
            password,
            String::from(
                "The file holds a saved password. Take the line out before you give the file to somebody.",
            ),
        ))
    }

    /// The signature covers the address; a second address that is not in the file is not covered.
    fn signed_without_second_address(&self, is_signed: bool) -> Option<RdpNote> {
        let scope = self.get("signscope").filter(|_| is_signed)?;
        let covers = |name: &str| {
            scope
                .text
                .split(',')
                .any(|covered| covered.trim().eq_ignore_ascii_case(name))
        };
        (covers("full address") && !covers("alternate full address")).then(|| {
            risk(
                scope,
                String::from("The signature covers `full address` and not `alternate full address`, so a second address can be added without breaking it. Sign the file again."),
            )
        })
    }

    /// One name with two values: nobody can tell by looking which one counts.
    fn repeated(&self) -> Vec<RdpNote> {
        let mut seen: alloc::collections::BTreeMap<String, &str> =
            alloc::collections::BTreeMap::new();
        let mut notes = Vec::new();
        for line in self.lines {
            let before = seen.insert(line.name.to_lowercase(), line.text);
            if before.is_some_and(|before| before != line.text) {
                let says = format!(
                    "`{}` stands in the file twice, with different values. Keep one.",
                    line.name
                );
                notes.push(failure(line, &says));
            }
        }
        notes
    }
}

fn failure(line: &Found<'_>, says: &str) -> RdpNote {
    RdpNote {
        span: line.span,
        says: says.into(),
        is_risk: false,
    }
}

fn risk(line: &Found<'_>, says: String) -> RdpNote {
    RdpNote {
        span: line.span,
        says,
        is_risk: true,
    }
}

/// `a, b and c`.
fn list(names: &[&str]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).into(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
