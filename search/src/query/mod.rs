//! What a person typed or pasted → the documents that fit, best first.
//!
//! [`ask`] reads the text, [`lookup`] finds who holds each thing asked for,
//! [`rank`] puts the documents in order, [`excerpt`] picks the lines to show.

mod ask;
mod excerpt;
mod lookup;
mod rank;
mod typing;

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::{Index, Kind};

/// One document that fits a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Address relative to the root of the site.
    pub url: String,
    /// What sort of page it is.
    pub kind: Kind,
    /// Article id, `disconnect/0x904`, `schannel/36870`, or page id.
    pub id: String,
    /// Heading of the result.
    pub title: String,
    /// The lines of the document that say most about the query: about 160 characters, one line.
    pub excerpt: String,
    /// What matched: byte ranges in `excerpt`, ascending, never overlapping.
    pub marks: Vec<(usize, usize)>,
    /// For a code or an event: the id of the article it leads to.
    pub article: Option<String>,
    /// The document is about a number that the query asks for.
    pub exact: bool,
}

impl Index {
    /// The documents that fit `query`, best first, at most `limit`.
    ///
    /// Every text is a query: there are no operators, and nothing can be wrong with it.
    /// Of a long text the first part is read. A query that ends in a word may end in the
    /// middle of it.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let asks = ask::read(query);
        let answers = lookup::answers(self, &asks);
        rank::best(self, &answers, limit)
            .into_iter()
            .map(|ranked| {
                let entry = &self.entries[ranked.document];
                let excerpt = excerpt::pick(self, &answers, &entry.text);
                Hit {
                    url: entry.url.clone(),
                    kind: entry.kind,
                    id: entry.id.clone(),
                    title: entry.title.clone(),
                    excerpt: excerpt.text,
                    marks: excerpt.marks,
                    article: entry.article.clone(),
                    exact: ranked.n_exact > 0,
                }
            })
            .collect()
    }
}
