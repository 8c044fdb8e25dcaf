//! Which articles to read beside which: those their authors name, then those that ask for
//! the same clues.

use std::collections::BTreeMap;

use crate::article::{Article, ClueSpecKind, Status};

/// More would be a table of contents.
const AT_MOST: usize = 6;

/// For each article, the ids of its neighbours, nearest first.
pub(super) fn neighbours(articles: &[Article]) -> BTreeMap<String, Vec<String>> {
    let published: Vec<&Article> = articles
        .iter()
        .filter(|article| article.front.status == Status::Published)
        .collect();
    let askers = who_asks_for_what(&published);
    published
        .iter()
        .map(|article| {
            let mut ids: Vec<String> = Vec::new();
            for id in named_by(article).chain(naming(article, &published)) {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            for id in sharing_clues(article, &askers) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            ids.retain(|id| *id != article.id);
            ids.truncate(AT_MOST);
            (article.id.clone(), ids)
        })
        .collect()
}

fn named_by(article: &Article) -> impl Iterator<Item = &String> {
    article.front.related.iter().map(|related| &related.value)
}

fn naming<'a>(article: &Article, published: &[&'a Article]) -> impl Iterator<Item = &'a String> {
    published
        .iter()
        .filter(|other| {
            other
                .front
                .related
                .iter()
                .any(|related| related.value == article.id)
        })
        .map(|other| &other.id)
}

/// From a clue to the articles that ask for it, each with the weight it gives the clue.
type Askers<'a> = Vec<(&'a ClueSpecKind, BTreeMap<&'a str, u32>)>;

fn who_asks_for_what<'a>(articles: &[&'a Article]) -> Askers<'a> {
    let mut clues: Vec<(&ClueSpecKind, &str, u32)> = articles
        .iter()
        .flat_map(|article| {
            article
                .front
                .signatures
                .iter()
                .flat_map(|signature| signature.all.iter().chain(&signature.any))
                .map(|clue| (&clue.kind, article.id.as_str(), clue.strength.weight()))
        })
        .collect();
    clues.sort_by(|a, b| spelling(a.0).cmp(&spelling(b.0)));

    let mut askers: Askers<'a> = Vec::new();
    for (kind, article, weight) in clues {
        if askers.last().is_none_or(|(last, _)| *last != kind) {
            askers.push((kind, BTreeMap::new()));
        }
        if let Some((_, articles)) = askers.last_mut() {
            let known = articles.entry(article).or_insert(0);
            *known = weight.max(*known);
        }
    }
    askers
}

fn spelling(kind: &ClueSpecKind) -> (u8, &str, u32) {
    match kind {
        ClueSpecKind::Code(space, value) => (0, space, *value),
        ClueSpecKind::Event(provider, id) => (1, provider, *id),
        ClueSpecKind::Phrase(id) => (2, id, 0),
        ClueSpecKind::Sequence => (3, "", 0),
    }
}

/// A clue that half of the articles ask for says nothing about nearness, so it counts the
/// less, the more of them there are.
fn sharing_clues(article: &Article, askers: &Askers<'_>) -> Vec<String> {
    let mut scores: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, articles) in askers {
        let Some(own) = articles.get(article.id.as_str()) else {
            continue;
        };
        let share = u32::try_from(articles.len()).unwrap_or(u32::MAX);
        for (other, theirs) in articles.iter().filter(|(other, _)| **other != article.id) {
            *scores.entry(other).or_insert(0) += 100 * own.min(theirs) / share;
        }
    }
    let mut nearest: Vec<(&str, u32)> = scores.into_iter().collect();
    nearest.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    nearest.into_iter().map(|(id, _)| id.to_owned()).collect()
}
