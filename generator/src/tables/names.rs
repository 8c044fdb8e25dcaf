//! Reads `names.toml`: services, registry keys and channels that commands may name.

use std::sync::Arc;

use super::duplicates;
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::Reader;

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
    /// The file; `None` where there is none.
    pub file: Option<Arc<SourceText>>,
}

/// The names of the file; what cannot be read is left out.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Names {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "names.toml");
    let services = keys.optional(reader, "services", Reader::texts);
    let registry = keys.optional(reader, "registry", Reader::texts);
    let channels = keys.optional(reader, "channels", Reader::texts);
    keys.finish(reader);
    let mut names = Names {
        services: services.unwrap_or_default(),
        registry: registry.unwrap_or_default(),
        channels: channels.unwrap_or_default(),
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
    names
}
