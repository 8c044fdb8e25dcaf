//! Answers that pages ask of a library beside those it has itself: who speaks of a phrase,
//! what the same number means elsewhere.
//!
//! Every list is in the order of the library, so that pages are the same bytes each time.

use std::collections::{BTreeMap, BTreeSet};

use decoder::knowledge::{SpaceId, Stage, Strength};

use crate::article::{Article, ClueSpecKind, Kind, SignatureSpec, Status};
use crate::library::Library;
use crate::tables::{CodeRow, EventRow, ProviderTable, SpaceTable};

/// The library, indexed for rendering.
pub(super) struct Catalog<'a> {
    pub(super) library: &'a Library,
    by_phrase: BTreeMap<&'a str, BTreeSet<&'a str>>,
    spoken: BTreeMap<SpaceId, Vec<(&'a ProviderTable, &'a EventRow)>>,
}

impl<'a> Catalog<'a> {
    pub(super) fn of(library: &'a Library) -> Self {
        let mut by_phrase: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for article in library.articles.iter().filter(|it| is_current(it)) {
            for signature in &article.front.signatures {
                for phrase in telling_phrases(signature) {
                    by_phrase.entry(phrase).or_default().insert(&article.id);
                }
            }
        }

        let mut spoken: BTreeMap<SpaceId, Vec<_>> = BTreeMap::new();
        for provider in &library.tables.providers {
            for event in &provider.events {
                let spaces: BTreeSet<SpaceId> =
                    event.fields.iter().map(|(_, space)| *space).collect();
                for space in spaces {
                    spoken.entry(space).or_default().push((provider, event));
                }
            }
        }
        Self {
            library,
            by_phrase,
            spoken,
        }
    }

    /// Articles and hubs that are not retired, by id.
    pub(super) fn current_articles(&self) -> impl Iterator<Item = &'a Article> + use<'a> {
        self.library
            .articles
            .iter()
            .filter(|article| is_current(article))
    }

    /// The articles of a stage that are not retired, hubs first.
    pub(super) fn articles_of_stage(&self, stage: Stage) -> Vec<&'a Article> {
        let mut found: Vec<_> = self
            .current_articles()
            .filter(|article| article.front.stage == Some(stage))
            .collect();
        found.sort_by_key(|article| article.front.kind != Kind::Hub);
        found
    }

    /// The articles that this phrase points to by itself, by id.
    pub(super) fn articles_with_phrase(&self, phrase: &str) -> Vec<&'a Article> {
        let ids = self.by_phrase.get(phrase).into_iter().flatten();
        ids.filter_map(|id| self.library.article(id)).collect()
    }

    /// What the same number means in other code spaces.
    pub(super) fn same_number(
        &self,
        here: SpaceId,
        value: u32,
    ) -> impl Iterator<Item = (&'a SpaceTable, &'a CodeRow)> {
        self.library
            .tables
            .spaces
            .iter()
            .filter(move |space| space.id != here)
            .filter_map(move |space| {
                let at = space
                    .codes
                    .binary_search_by_key(&value, |code| code.value.value)
                    .ok()?;
                Some((space, space.codes.get(at)?))
            })
    }

    /// Events with a field that speaks this code space.
    pub(super) fn events_that_speak(&self, space: SpaceId) -> &[(&'a ProviderTable, &'a EventRow)] {
        self.spoken.get(&space).map_or(&[], Vec::as_slice)
    }
}

/// The sentences that point to an article by themselves. One that needs others beside it fits many
/// problems, and a list under it would lead astray.
fn telling_phrases(signature: &SignatureSpec) -> impl Iterator<Item = &str> {
    let is_alone_in_all = signature.all.len() == 1;
    let all = signature
        .all
        .iter()
        .map(move |clue| (clue, is_alone_in_all));
    let any = signature
        .any
        .iter()
        .map(|clue| (clue, signature.all.is_empty()));
    all.chain(any)
        .filter_map(|(clue, is_enough)| match (&clue.kind, clue.strength) {
            (ClueSpecKind::Phrase(phrase), Strength::Decisive) => Some(phrase.as_str()),
            (ClueSpecKind::Phrase(phrase), Strength::Strong) if is_enough => Some(phrase.as_str()),
            _ => None,
        })
}

fn is_current(article: &Article) -> bool {
    article.front.status == Status::Published
}
