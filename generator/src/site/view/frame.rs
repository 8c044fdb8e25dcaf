//! What stands around every page: `base.html`.

use serde::Serialize;

use crate::library::Library;
use crate::library::address as own_address;
use crate::site::address;
use crate::tables::SiteSettings;

use super::LinkView;

/// What all pages share.
#[derive(Debug, Serialize)]
pub(in crate::site) struct SiteView<'a> {
    name: &'a str,
    tagline: &'a str,
    repository: Option<&'a str>,
    /// Where the site is, with `/` at its end, where that is known.
    address: Option<&'a str>,
    version: &'static str,
    /// The day of the newest review: how current the content is. A build has no date of its own.
    content_of: &'a str,
    /// Whether pages have the box.
    has_box: bool,
    pages: Vec<LinkView>,
}

/// Where the box of a page stands. A page has one box at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::site) enum BoxPlace {
    Header,
    Home,
    Decoder,
}

/// Which link of the navigation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum Section {
    Articles,
    Codes,
    Events,
    Flows,
    Decoder,
    Elsewhere,
}

/// What one page says about itself.
#[derive(Debug, Serialize)]
pub(in crate::site) struct Frame {
    pub(in crate::site) address: String,
    /// What leads to the root: `""`, `"../"` …
    pub(in crate::site) root: String,
    title: String,
    description: String,
    place: BoxPlace,
    navigation: Vec<NavigationView>,
    /// The way here, from the top, without the page itself.
    crumbs: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
struct NavigationView {
    text: &'static str,
    address: &'static str,
    is_current: bool,
}

impl<'a> SiteView<'a> {
    pub(in crate::site) fn of(library: &'a Library, has_box: bool) -> Self {
        let settings: &SiteSettings = &library.tables.site;
        Self {
            name: &settings.name,
            tagline: &settings.tagline,
            repository: settings.repository.as_deref(),
            address: settings.address.as_deref(),
            version: env!("CARGO_PKG_VERSION"),
            content_of: library
                .all_articles_and_pages()
                .map(|article| article.front.reviewed.value.as_str())
                .max()
                .unwrap_or_default(),
            has_box,
            pages: library
                .pages
                .iter()
                .map(|page| LinkView {
                    text: page.front.title.value.clone(),
                    address: own_address::of_page(&page.id),
                })
                .collect(),
        }
    }
}

impl Frame {
    /// A page with the box in its header.
    pub(in crate::site) fn new(
        address: String,
        title: String,
        description: &str,
        section: Section,
    ) -> Self {
        Self {
            root: address::way_to_root(&address),
            address,
            title,
            description: description.to_owned(),
            place: BoxPlace::Header,
            navigation: navigation(section),
            crumbs: Vec::new(),
        }
    }

    /// Moves the box into the page.
    pub(in crate::site) fn with_box_at(mut self, place: BoxPlace) -> Self {
        self.place = place;
        self
    }

    /// Adds a step of the way here.
    pub(in crate::site) fn below(
        mut self,
        text: impl Into<String>,
        address: impl Into<String>,
    ) -> Self {
        self.crumbs.push(LinkView {
            text: text.into(),
            address: address.into(),
        });
        self
    }

    /// Flows have a list only where there is one.
    pub(in crate::site) fn without_flows(mut self) -> Self {
        self.navigation
            .retain(|link| link.address != address::FLOWS);
        self
    }

    /// The decoder has a page only where there is a decoder.
    pub(in crate::site) fn without_decoder(mut self) -> Self {
        self.navigation
            .retain(|link| link.address != address::DECODER);
        self
    }
}

fn navigation(section: Section) -> Vec<NavigationView> {
    [
        ("Articles", address::ARTICLES, Section::Articles),
        ("Codes", address::CODES, Section::Codes),
        ("Events", address::EVENTS, Section::Events),
        ("Guide", address::FLOWS, Section::Flows),
        ("Decoder", address::DECODER, Section::Decoder),
    ]
    .map(|(text, address, own)| NavigationView {
        text,
        address,
        is_current: own == section,
    })
    .into()
}
