//! Reads `names.toml`: services, registry keys and channels that commands may name, and the names in
//! commands that stand for the reader's own.

use std::sync::Arc;

use super::duplicates;
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::{Reader, Value};

/// What exists on Windows, as far as our commands need it. A name that stands nowhere here is
/// taken for a slip.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Key names of services: `TermService`.
    pub services: Vec<Placed<String>>,
    /// Registry keys, `HKLM\…`; what ends with `\*` stands for everything below it too.
    pub registry: Vec<Placed<String>>,
    /// Channels of the event log, beside those that the event tables name.
    pub channels: Vec<Placed<String>>,
    /// Names in commands that stand for the reader's own, the longest first.
    pub stand_ins: Vec<StandIn>,
    /// The file; `None` where there is none.
    pub file: Option<Arc<SourceText>>,
}

/// A name in commands that stands for one of the reader's own: `SRV01.example.com`.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// As it stands in commands.
    pub text: Placed<String>,
    /// What may be put in its place.
    pub kind: StandInKind,
    /// What it stands for, as the label of an input.
    pub label: String,
}

/// What a stand-in stands for. Every kind admits only signs that mean themselves in PowerShell, in the command prompt
/// and in a Unix shell, so that a command stays right in whatever quotes the name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandInKind {
    /// Name or IPv4 address of a computer.
    Host,
    /// A DNS domain.
    Domain,
    /// An IPv4 address.
    Address,
    /// Name of an account, without its domain.
    User,
    /// Forty hexadecimal digits.
    Thumbprint,
}

impl StandInKind {
    /// As the table and the page's script name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Domain => "domain",
            Self::Address => "address",
            Self::User => "user",
            Self::Thumbprint => "thumbprint",
        }
    }
}

/// Every kind, as an author writes it.
const KINDS: [(&str, StandInKind); 5] = {
    use StandInKind::{Address, Domain, Host, Thumbprint, User};
    [
        (Host.as_str(), Host),
        (Domain.as_str(), Domain),
        (Address.as_str(), Address),
        (User.as_str(), User),
        (Thumbprint.as_str(), Thumbprint),
    ]
};

/// The names of the file; what cannot be read is left out.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Names {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "names.toml");
    let services = keys.optional(reader, "services", Reader::texts);
    let registry = keys.optional(reader, "registry", Reader::texts);
    let channels = keys.optional(reader, "channels", Reader::texts);
    let stand_ins = keys.optional(reader, "stand-in", stand_ins);
    keys.finish(reader);
    let mut names = Names {
        services: services.unwrap_or_default(),
        registry: registry.unwrap_or_default(),
        channels: channels.unwrap_or_default(),
        stand_ins: stand_ins.unwrap_or_default(),
        file: Some(Arc::clone(file)),
    };
    for list in [
        &mut names.services,
        &mut names.registry,
        &mut names.channels,
    ] {
        duplicates::drop_repeated(list, file, report, |name| {
            (
                name.value.to_lowercase(),
                name.value.clone(),
                name.span.clone(),
            )
        });
    }
    duplicates::drop_repeated(&mut names.stand_ins, file, report, |it| {
        let text = &it.text;
        (text.value.clone(), text.value.clone(), text.span.clone())
    });
    // Of two that begin alike, the longer one is meant where it stands.
    names
        .stand_ins
        .sort_by_key(|it| std::cmp::Reverse(it.text.value.len()));
    names
}

fn stand_ins(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<StandIn>> {
    reader.tables(value, "a stand-in", |reader, mut keys| {
        let text = keys.required(reader, "text", Reader::text);
        let kind = keys.required(reader, "kind", |r, v| r.choice(v, &KINDS));
        let label = keys.required(reader, "label", Reader::plain_text);
        keys.finish(reader);
        Some(StandIn {
            text: text?,
            kind: kind?,
            label: label?,
        })
    })
}
