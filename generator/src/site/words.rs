//! Says in words what content says in ids: who, how risky, where, how sure.

use decoder::knowledge::{Condition, EvidenceLevel, OrdinaryWhen, Side, Step};

use crate::article::{Audience, Restart, Risk, Shell, Surrounding, Where};
use crate::tables::{RowConfidence, SourceKind};

pub(super) const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Anyone => "the person who sees the error",
        Audience::Administrator => "an administrator of the remote computer",
        Audience::NetworkEngineer => "whoever runs the network, firewall or VPN",
    }
}

pub(super) const fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::ReadOnly => "none, it only looks",
        Risk::Reversible => "low, every change can be undone",
        Risk::WeakensSecurity => "lowers security while it is set",
        Risk::LosesData => "something is lost for good",
    }
}

pub(super) const fn restart(restart: Restart) -> &'static str {
    match restart {
        Restart::None => "nothing",
        Restart::Service => "a service",
        Restart::Computer => "the computer",
    }
}

/// A part of an environment: as the page's script names it, what a reader ticks who does not have it, and where a cause
/// needs it.
pub(super) const fn surrounding(
    surrounding: Surrounding,
) -> (&'static str, &'static str, &'static str) {
    match surrounding {
        Surrounding::Gateway => (
            "gateway",
            "I connect without an RD Gateway",
            "an RD Gateway",
        ),
        Surrounding::Domain => ("domain", "Neither computer is in a domain", "a domain"),
        Surrounding::Broker => (
            "broker",
            "There is no Connection Broker",
            "a Connection Broker",
        ),
    }
}

pub(super) const fn evidence(level: EvidenceLevel) -> &'static str {
    match level {
        EvidenceLevel::Reproduced => "reproduced",
        EvidenceLevel::VendorDocumented => "vendor-documented",
        EvidenceLevel::FieldReported => "reported from the field",
        EvidenceLevel::Inferred => "inferred",
    }
}

/// How sure a row of a table is.
pub(super) const fn confidence(confidence: RowConfidence) -> &'static str {
    match confidence {
        RowConfidence::Official => "The vendor or a specification says so.",
        RowConfidence::SourceCode => "Read in source code.",
        RowConfidence::Community => "People report it; no vendor page says so.",
        RowConfidence::Inferred => "Our conclusion; nobody has confirmed it.",
    }
}

pub(super) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Vendor => "vendor documentation",
        SourceKind::Specification => "specification",
        SourceKind::SourceCode => "source code",
        SourceKind::Report => "first-hand report",
        SourceKind::Community => "community",
    }
}

pub(super) const fn place(place: Where) -> &'static str {
    match place {
        Where::ThisComputer => "On the computer you sit at",
        Where::RemoteComputer => "On the remote computer",
        Where::Gateway => "On the gateway",
        Where::Network => "On a machine on the path",
    }
}

pub(super) const fn shell(shell: Shell) -> &'static str {
    match shell {
        Shell::PowerShell => "PowerShell",
        Shell::PowerShellAdmin => "PowerShell, run as administrator",
        Shell::Cmd => "Command Prompt",
        Shell::CmdAdmin => "Command Prompt, run as administrator",
        Shell::Sh => "a Unix shell",
    }
}

/// What a code fence of the prose holds; `None` for a language that has no name here.
pub(super) fn fence(language: &str) -> Option<&'static str> {
    Some(match language {
        "powershell" => "PowerShell",
        "powershell-admin" => "PowerShell, run as administrator",
        "cmd" => "Command Prompt",
        "cmd-admin" => "Command Prompt, run as administrator",
        "sh" => "Unix shell",
        "output" => "What it prints",
        "toml" => "TOML",
        "markdown" => "Markdown",
        _ => return None,
    })
}

pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::Client => "the computer you sit at",
        Side::Server => "the remote computer",
        Side::Gateway => "the gateway",
        Side::Infrastructure => "a licence server, broker or domain controller",
    }
}

/// A condition of a check as a reader sees it, in pieces: text and literal output in turn, text first.
pub(super) fn condition(condition: &Condition) -> Vec<(&'static str, String)> {
    match condition {
        Condition::Contains(text) => vec![("the output contains", text.clone())],
        Condition::Lacks(text) => vec![("the output does not contain", text.clone())],
        Condition::FieldEquals(field, value) => vec![("", field.clone()), ("is", value.clone())],
        Condition::FieldOneOf(field, values) => {
            let mut pieces = vec![("", field.clone())];
            for (at, value) in values.iter().enumerate() {
                pieces.push((if at == 0 { "is" } else { "or" }, value.clone()));
            }
            pieces
        }
        Condition::FieldAtLeast(field, least) => {
            vec![("", field.clone()), ("is at least", least.to_string())]
        }
        Condition::FieldAtMost(field, most) => {
            vec![("", field.clone()), ("is at most", most.to_string())]
        }
        Condition::Code(code) => vec![("the output names", code.clone())],
        Condition::Event(event) => vec![("the output has", event.clone())],
    }
}

/// The last answer to every question of a flow.
pub(super) const fn unknown(is_check: bool) -> &'static str {
    if is_check {
        "I don't know, or I cannot run this"
    } else {
        "I don't know"
    }
}

/// `1 article`, `12 articles`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A sentence part with a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Where an event that can be a failure is none.
pub(super) const fn ordinary_when(when: OrdinaryWhen) -> &'static str {
    match when {
        OrdinaryWhen::Connected => {
            "In a connection that reached a session it says nothing: healthy ones have it too."
        }
        OrdinaryWhen::Ended => {
            "After a connection that reached a session has ended by itself, it is only the echo of that end."
        }
    }
}

/// How far a connection is when an event is written.
pub(super) const fn step(step: Step) -> &'static str {
    match step {
        Step::Begins => "When it is written, an attempt begins or has arrived.",
        Step::Prepared => {
            "When it is written, the server has prepared a connection for the attempt."
        }
        Step::Secured => {
            "It is written only after TLS and the sign-in over the network are through."
        }
        Step::Session => "When it is written, there is a session.",
        Step::Ends => "When it is written, the connection is over.",
    }
}
