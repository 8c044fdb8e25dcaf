//! The worker that keeps a site for use without a network: `theme/js/offline.js`, with what it has to know in front.
//!
//! Made only where the organisation that runs the site asks for it.

use std::collections::BTreeMap;

use super::assets::theme_file;
use crate::error::Error;
use crate::library::Library;
use crate::source::Theme;

/// At the root: a worker has no say above its own folder.
pub(super) const ADDRESS: &str = "offline.js";

/// Pages that are kept before anybody opens them; articles are, too.
const FIRST: [&str; 8] = [
    "index.html",
    "404.html",
    "decoder.html",
    "search.html",
    "articles/index.html",
    "codes/index.html",
    "events/index.html",
    "flows/index.html",
];

/// Whether the organisation wants it.
pub(super) fn is_wanted(library: &Library) -> bool {
    library
        .tables
        .local
        .as_ref()
        .is_some_and(|local| local.offline)
}

/// The address with an edition of the site, made of the names of its assets: those of the search index and the
/// knowledge base change with every text.
pub(super) fn address_of_edition<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let mut hash = blake3::Hasher::new();
    for name in names {
        hash.update(name.as_bytes());
    }
    format!("{ADDRESS}?edition={}", &hash.finalize().to_hex()[..12])
}

/// The worker for these files of a site; nothing where nobody wants it.
pub(super) fn worker(
    library: &Library,
    theme: &Theme,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Option<Vec<u8>>, Error> {
    if !is_wanted(library) {
        return Ok(None);
    }
    let mut edition = blake3::Hasher::new();
    for (address, bytes) in files {
        edition.update(address.as_bytes());
        edition.update(blake3::hash(bytes).as_bytes());
    }
    let first: Vec<&String> = files.keys().filter(|it| is_kept_first(it)).collect();
    let first = serde_json::to_string(&first).expect("plain strings always serialize");
    let script = theme_file(theme, "js/offline.js")?;
    let known = format!(
        "\"use strict\";\nconst EDITION = \"{}\";\nconst FIRST = {first};\n",
        &edition.finalize().to_hex()[..12]
    );
    Ok(Some([known.as_bytes(), script].concat()))
}

/// Over https nobody loads the modules as text.
fn is_kept_first(address: &str) -> bool {
    let is_module_as_text = address.starts_with("assets/") && address.contains("-wasm-");
    let is_article = address.starts_with("articles/")
        && address
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == "html");
    let is_asset = address.starts_with("assets/") && !is_module_as_text;
    is_asset || is_article || address.starts_with("local/") || FIRST.contains(&address)
}
