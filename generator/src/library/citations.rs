//! In which order an article cites its sources, so that each has one number on the page.

use crate::article::{Article, Target};

/// Ids of the sources of an article, each once: those of the front matter, then those of
/// its causes, then those that its prose links to.
pub(super) fn in_order(article: &Article) -> Vec<&str> {
    let of_front = article
        .front
        .sources
        .iter()
        .map(|source| source.value.as_str());
    let of_causes = article
        .body
        .sections
        .iter()
        .filter_map(|section| section.cause.as_ref())
        .flat_map(|cause| cause.sources.iter().map(|source| source.value.as_str()));
    let of_prose = article
        .body
        .links
        .iter()
        .filter_map(|link| match &link.target {
            Target::Source(id) => Some(id.as_str()),
            _ => None,
        });

    let mut ids = Vec::new();
    for id in of_front.chain(of_causes).chain(of_prose) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
