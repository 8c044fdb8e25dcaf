//! Event 1000 of Application Error without its head, in any language: the crash of a program that
//! belongs to Remote Desktop. Its words are translated; the order of names, versions and numbers is not.
//!
//! ```text
//! Nombre de la aplicación con errores: svchost.exe_TermService, versión: 6.3.9600.17415, marca de tiempo: 0x54504177
//! Nombre del módulo con errores: rdpwrap.dll, versión: 1.5.0.0, marca de tiempo: 0x5488aa5a
//! Código de excepción: 0xc0000005
//! ```

use alloc::vec;
use alloc::vec::Vec;

use super::{EventSighting, Tables};
use crate::Span;
use crate::knowledge::KnowledgeBase;

/// Programs whose crash ends a connection, as the first line names them.
const PROGRAMS: [&str; 6] = [
    "svchost.exe_TermService",
    "mstsc.exe",
    "msrdc.exe",
    "rdpclip.exe",
    "rdpinit.exe",
    "CredentialUIBroker.exe",
];

/// The event that such a text is.
const PROVIDER: &str = "Application Error";
const ID: u32 = 1000;

/// Finds the texts of crashes; `known` are the events read so far, in order.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    text: &str,
    known: &[EventSighting],
) -> Vec<EventSighting> {
    let Some(provider) = tables.providers.named(PROVIDER) else {
        return vec![];
    };
    if !text.contains(".exe") || knowledge.providers.get(provider).is_none() {
        return vec![];
    }
    let mut found = vec![];
    let mut at = 0;
    let mut crashed: Option<Span> = None;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let Some(named) = named(line) else {
            crashed = None;
            continue;
        };
        match crashed {
            Some(first) if named.contains('.') => {
                let span = Span::new(first.start, span.end);
                let is_known =
                    super::providers::around(known, span).any(|event| event.region.overlaps(span));
                if !is_known {
                    found.push(EventSighting {
                        span: first,
                        region: span,
                        provider: Some(provider),
                        name: PROVIDER.into(),
                        id: ID,
                    });
                }
                crashed = None;
            }
            _ => {
                let is_ours = PROGRAMS
                    .iter()
                    .any(|known| named.eq_ignore_ascii_case(known));
                crashed = is_ours.then_some(span);
            }
        }
    }
    found
}

/// `label: NAME, label: 6.3.9600.17415, label: 0x54504177`: the name.
fn named(line: &str) -> Option<&str> {
    let mut parts = line.trim_end().split(',');
    let name = value_of(parts.next()?)?;
    let version = value_of(parts.next()?)?;
    let stamp = value_of(parts.next()?)?;
    let is_version = version.split('.').count() == 4
        && version
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_stamp = stamp.strip_prefix("0x").is_some_and(|digits| {
        digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    (is_version && is_stamp && parts.next().is_none()).then_some(name)
}

/// What stands behind the label.
fn value_of(part: &str) -> Option<&str> {
    part.rsplit(':').next().map(str::trim)
}
