//! What the organisation that runs a site adds to it, as the scripts of `local/`.

use std::collections::BTreeMap;

use crate::host::local::{Texts, scripts};
use crate::library::Library;

/// The files, by address; none where the content has no such folder.
pub(super) fn of(library: &Library) -> Vec<(String, Vec<u8>)> {
    let Some(local) = &library.tables.local else {
        return Vec::new();
    };
    let texts = Texts {
        name: &local.name,
        helpdesk: &local.helpdesk,
        ticket: &local.ticket,
        banner: &local.banner,
    };
    let notes: BTreeMap<&str, &str> = local
        .notes
        .iter()
        .map(|note| (note.article.value.as_str(), note.file.text.trim()))
        .collect();
    scripts(texts, &notes)
        .into_iter()
        .map(|(address, text)| (address.to_owned(), text.into_bytes()))
        .collect()
}
