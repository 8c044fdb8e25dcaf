//! Who names what: from a code or an event back to the articles that speak of it.

use std::collections::BTreeMap;

use decoder::knowledge::{SpaceId, Strength};

use crate::article::{Article, ClueSpecKind, Status, Target};

/// How closely an article is bound to something it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// The prose links to it.
    Link,
    /// A signature asks for it.
    Clue(Strength),
}

/// From codes and events to the articles that name them.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    codes: BTreeMap<(SpaceId, u32), Vec<String>>,
    events: BTreeMap<String, BTreeMap<u32, Vec<String>>>,
}

/// What is named, by how many and how closely, before it is put in order.
type Bonds<Key> = BTreeMap<Key, BTreeMap<String, Bond>>;

impl Mentions {
    pub(super) fn collect(articles: &[Article]) -> Self {
        let mut codes: Bonds<(SpaceId, u32)> = BTreeMap::new();
        let mut events: Bonds<(String, u32)> = BTreeMap::new();
        for article in articles
            .iter()
            .filter(|article| article.front.status == Status::Published)
        {
            for (what, bond) in named_by(article) {
                match what {
                    ClueSpecKind::Code(space, value) => {
                        if let Some(space) = SpaceId::from_id(&space) {
                            tie(&mut codes, (space, value), &article.id, bond);
                        }
                    }
                    ClueSpecKind::Event(provider, id) => {
                        tie(&mut events, (provider, id), &article.id, bond);
                    }
                    ClueSpecKind::Phrase(_) | ClueSpecKind::Sequence => {}
                }
            }
        }

        let mut mentions = Self::default();
        for (code, bonds) in codes {
            mentions.codes.insert(code, closest_first(bonds));
        }
        for ((provider, id), bonds) in events {
            mentions
                .events
                .entry(provider)
                .or_default()
                .insert(id, closest_first(bonds));
        }
        mentions
    }

    pub(super) fn of_code(&self, space: SpaceId, value: u32) -> &[String] {
        self.codes.get(&(space, value)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_event(&self, provider: &str, id: u32) -> &[String] {
        self.events
            .get(provider)
            .and_then(|events| events.get(&id))
            .map_or(&[], Vec::as_slice)
    }
}

/// Codes and events that an article names, with the bond of each mention.
fn named_by(article: &Article) -> impl Iterator<Item = (ClueSpecKind, Bond)> {
    let clues = article
        .front
        .signatures
        .iter()
        .flat_map(|signature| signature.all.iter().chain(&signature.any))
        .map(|clue| (clue.kind.clone(), Bond::Clue(clue.strength)));
    let links = article
        .body
        .links
        .iter()
        .filter_map(|link| match &link.target {
            Target::Code(space, value) => {
                Some((ClueSpecKind::Code(space.clone(), *value), Bond::Link))
            }
            Target::Event(provider, id) => {
                Some((ClueSpecKind::Event(provider.clone(), *id), Bond::Link))
            }
            _ => None,
        });
    clues.chain(links)
}

fn tie<Key: Ord>(bonds: &mut Bonds<Key>, what: Key, article: &str, bond: Bond) {
    bonds
        .entry(what)
        .or_default()
        .entry(article.to_owned())
        .and_modify(|known| *known = bond.max(*known))
        .or_insert(bond);
}

fn closest_first(bonds: BTreeMap<String, Bond>) -> Vec<String> {
    let mut sorted: Vec<(String, Bond)> = bonds.into_iter().collect();
    // Stable, so that equal bonds stay in the order of their ids.
    sorted.sort_by_key(|(_, bond)| std::cmp::Reverse(*bond));
    sorted.into_iter().map(|(id, _)| id).collect()
}
