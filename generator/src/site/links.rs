//! Turns a link target as an author writes it into what a page's `href` says.

use std::cell::RefCell;

use decoder::knowledge::SpaceId;

use super::notation;
use super::view::short_name;
use crate::article::{Article, Figure, Target};
use crate::library::{Library, address};
use crate::tables::SourceEntry;
use crate::tables::names::StandIn;

/// Knows on which page a link stands.
pub(super) struct Linker<'a> {
    library: &'a Library,
    root: &'a str,
    /// The sources that the page lists; the number of a source is its position plus one.
    cited: Vec<&'a SourceEntry>,
    /// The article whose words stand on a page that is not its own.
    home: Option<&'a str>,
    /// The figures that stand-ins on the page stand for.
    figures: &'a [Figure],
    /// The stand-ins that commands of the page have, in the order in which they appear.
    stand_ins: RefCell<Vec<&'a StandIn>>,
}

impl<'a> Linker<'a> {
    /// For a page that lists no sources.
    pub(super) fn new(library: &'a Library, root: &'a str) -> Self {
        Self {
            library,
            root,
            cited: Vec::new(),
            home: None,
            figures: &[],
            stand_ins: RefCell::default(),
        }
    }

    /// For words of an article that stand on another page: their anchors are the article's.
    pub(super) fn at_home_in(mut self, article: &'a str) -> Self {
        self.home = Some(article);
        self
    }

    /// For the page of an article, hub or page.
    pub(super) fn for_article(library: &'a Library, root: &'a str, article: &'a Article) -> Self {
        Self {
            library,
            root,
            cited: library.cited_sources(article),
            home: None,
            figures: &article.body.figures,
            stand_ins: RefCell::default(),
        }
    }

    /// The library that links are looked up in.
    pub(super) fn library(&self) -> &'a Library {
        self.library
    }

    /// Remembers that a command of the page has this stand-in.
    pub(super) fn has_stand_in(&self, stand_in: &'a StandIn) {
        let mut known = self.stand_ins.borrow_mut();
        if known.iter().all(|it| it.text.value != stand_in.text.value) {
            known.push(stand_in);
        }
    }

    /// The stand-ins of the commands that were written so far.
    pub(super) fn stand_ins(&self) -> Vec<&'a StandIn> {
        self.stand_ins.borrow().clone()
    }

    /// The figure that a stand-in stands for, and its place among those of the page.
    pub(super) fn figure(&self, stand_in: &str) -> Option<(usize, &'a Figure)> {
        let place = Figure::number_in(stand_in)?;
        self.figures.get(place).map(|figure| (place, figure))
    }

    /// The sources that the page lists.
    pub(super) fn cited(&self) -> &[&'a SourceEntry] {
        &self.cited
    }

    /// The number of a source on this page, from 1.
    pub(super) fn number_of_source(&self, id: &str) -> Option<usize> {
        self.cited
            .iter()
            .position(|source| source.id.value == id)
            .map(|at| at + 1)
    }

    /// A code or event that a condition names, in a reader's words: `disconnect:0x904` is
    /// "error code 0x904", `schannel/36870` is "Schannel event 36870".
    pub(super) fn name_of_clue(&self, written: &str) -> Option<String> {
        if let Some((space, value)) = written.split_once(':') {
            let space = SpaceId::from_id(space)?;
            let value = u32::from_str_radix(value.strip_prefix("0x")?, 16).ok()?;
            return Some(self.name_of_code(space, value));
        }
        let (provider, id) = written.split_once('/')?;
        Some(format!(
            "{} event {id}",
            short_name(self.library.provider(provider)?)
        ))
    }

    /// A code with the word that stands before it where it is shown.
    pub(super) fn name_of_code(&self, space: SpaceId, value: u32) -> String {
        let number = notation::hexadecimal(space, value);
        let label = self
            .library
            .space(space)
            .and_then(|space| space.seen_as.first());
        label.map_or_else(|| number.clone(), |label| format!("{label} {number}"))
    }

    /// Where a link leads from this page. `None` when there is nothing to lead to.
    pub(super) fn href(&self, written: &str) -> Option<String> {
        let target = Target::parse(written);
        match &target {
            Target::Anchor(anchor) => Some(match self.home {
                Some(id) => format!("{}{}#{anchor}", self.root, address::of_article(id)),
                None => format!("#{anchor}"),
            }),
            Target::Source(id) => self
                .number_of_source(id)
                .map(|number| format!("#source_{number}")),
            Target::Web(address) => Some(address.clone()),
            _ if self.exists(&target) => {
                address::of_target(&target).map(|address| format!("{}{address}", self.root))
            }
            _ => None,
        }
    }

    fn exists(&self, target: &Target) -> bool {
        match target {
            Target::Article(id, _) => self.library.article(id).is_some(),
            Target::Page(id, _) => self.library.page(id).is_some(),
            Target::Code(space, value) => SpaceId::from_id(space)
                .is_some_and(|space| self.library.code(space, *value).is_some()),
            Target::Event(provider, id) => self.library.event(provider, *id).is_some(),
            Target::Anchor(_) | Target::Source(_) | Target::Web(_) => true,
            Target::Unknown(_) => false,
        }
    }
}
