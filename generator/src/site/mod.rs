//! Stage 5: turns a library and a theme into a [`Site`], complete, in memory.
//!
//! The same library and theme give the same bytes. Links are relative and name their file, so
//! that the site works from a server, from a share and from disk, under any name.
//!
//! Must not: read files, ask the clock, find anything wrong with content.

mod address;
mod assets;
mod catalog;
mod command;
mod copies;
mod figure;
mod html;
mod links;
mod local;
mod notation;
mod offline;
mod pages;
mod redirects;
mod stylesheet;
mod syndication;
mod templates;
mod view;
mod words;

use std::collections::BTreeMap;

use crate::error::Error;
use crate::library::Library;
use crate::source::Theme;

use assets::Assets;
use catalog::Catalog;
use templates::Templates;
use view::frame::SiteView;

/// Every file of the site, complete, in memory.
#[derive(Debug, Default)]
pub struct Site {
    /// Address from the root, with `/`, lower case, and the bytes of the file.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The browser module, as `wasm-bindgen --target no-modules` makes it. Without one, pages have no box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// `reconnect.js`: defines `wasm_bindgen`.
    pub glue: Vec<u8>,
    /// `reconnect.wasm`.
    pub wasm: Vec<u8>,
    /// `words.js`: the same for the module that looks words up.
    pub words_glue: Vec<u8>,
    /// `words.wasm`.
    pub words: Vec<u8>,
    /// `hand-over.js`: the bindings of what somebody gives away of an answer.
    pub hand_over_glue: Vec<u8>,
    /// `hand-over.wasm`.
    pub hand_over: Vec<u8>,
    /// `event-log.js`: the same for the module that reads event logs.
    pub event_log_glue: Vec<u8>,
    /// `event-log.wasm`.
    pub event_log: Vec<u8>,
}

/// Renders every page. An error is one of the theme's.
pub fn render(library: &Library, theme: &Theme, bundle: Option<&Bundle>) -> Result<Site, Error> {
    let assets = Assets::gather(library, theme, bundle)?;
    let has_box = assets.names.has_scripts();
    let templates = Templates::parse(theme, &SiteView::of(library, has_box), &assets.names)?;
    let catalog = Catalog::of(library);

    let mut files = assets.files;
    files.extend(redirects::of(library, &templates)?);
    // After the stubs: where an old address is in use again, the page that lives there wins.
    let pages = pages::all(&catalog, &templates, has_box)?;
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(root) = &library.tables.site.address {
        let sitemap = syndication::sitemap(library, root, &pages);
        files.insert(address::SITEMAP.to_owned(), sitemap);
        files.insert(address::FEED.to_owned(), syndication::feed(library, root));
        robots = format!("{robots}Sitemap: {root}{}\n", address::SITEMAP);
    }
    files.extend(pages);
    files.extend(copies::of(library));
    files.extend(local::of(library));
    for script in &library.tables.scripts {
        let address = crate::library::address::of_script(&script.name);
        files.insert(address, view::script::file_for_windows(script));
    }
    files.insert("robots.txt".to_owned(), robots.into_bytes());
    if let Some(worker) = offline::worker(library, theme, &files)? {
        files.insert(offline::ADDRESS.to_owned(), worker);
    }
    Ok(Site { files })
}
