//! Files that static hosts read: `_headers` (Cloudflare, Netlify) and `staticwebapp.config.json` (Azure).

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::Place;
use super::policy::{self, ASK_FIRST, ASSETS, IMMUTABLE, TYPES};

/// Nothing about the cache of pages: both hosts ask before they use one, and where two blocks name a header, one of them
/// sends both values.
pub(super) fn headers() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in policy::headers() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = write!(text, "/{ASSETS}/*\n  Cache-Control: {IMMUTABLE}\n");
    text
}

pub(super) fn static_web_app(place: &Place) -> String {
    let mut every: Map<String, Value> = policy::headers()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    every.insert("Cache-Control".to_owned(), ASK_FIRST.into());
    let types: Map<String, Value> = TYPES
        .into_iter()
        .map(|(extension, kind)| (format!(".{extension}"), kind.into()))
        .collect();
    let configuration = json!({
        "globalHeaders": every,
        "mimeTypes": types,
        "responseOverrides": { "404": { "rewrite": format!("{place}404.html") } },
        "routes": [{ "route": format!("{place}{ASSETS}/*"), "headers": { "Cache-Control": IMMUTABLE } }],
    });
    format!("{configuration:#}\n")
}
