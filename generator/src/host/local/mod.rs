//! The scripts of `local/`: what an organisation adds to its copy of the site, as text that a page can read from disk.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What a site has that is ready for an organisation's own texts and has none yet. Written to be edited by hand.
pub const EMPTY: [(&str, &str); 3] = [
    ("local/banner.js", include_str!("banner.js")),
    ("local/notes.js", include_str!("notes.js")),
    ("local/org.js", include_str!("org.js")),
];

const MADE: &str =
    "// Made by `reconnect build`; edit the folder `local` of the overlay instead.\n";

/// Texts of an organisation, empty where it has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where readers get help.
    pub helpdesk: &'a str,
    /// What a ticket should say.
    pub ticket: &'a str,
    /// For every page.
    pub banner: &'a str,
}

/// The three scripts, by address. `notes` are by article.
pub fn scripts(texts: Texts<'_>, notes: &BTreeMap<&str, &str>) -> Vec<(&'static str, String)> {
    let is_empty = [texts.name, texts.helpdesk, texts.ticket, texts.banner]
        .iter()
        .all(|it| it.is_empty());
    if is_empty && notes.is_empty() {
        return EMPTY
            .map(|(address, text)| (address, text.to_owned()))
            .into();
    }
    let organisation =
        json!({ "name": texts.name, "helpdesk": texts.helpdesk, "ticket": texts.ticket });
    let written = |name: &str, value: &Value| format!("{MADE}var {name} = {value:#};\n");
    vec![
        (
            "local/banner.js",
            written("reconnectBanner", &texts.banner.into()),
        ),
        ("local/notes.js", written("reconnectNotes", &json!(notes))),
        ("local/org.js", written("reconnectOrg", &organisation)),
    ]
}
