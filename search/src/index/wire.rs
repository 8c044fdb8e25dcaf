//! Index ↔ JSON.
//!
//! Columns instead of rows: like stands beside like, which a compressor shrinks best.
//! Everything is checked on the way in, so that a search never meets a wrong number.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::postings::Lists;
use super::{Dictionary, Entry, FORMAT, Index, NumberTable, WrongIndex};
use crate::Kind;

#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    format: u32,
    #[serde(borrow)]
    documents: Documents<'a>,
    #[serde(borrow)]
    words: Words<'a>,
    numbers: Numbers,
}

/// Only the number, to tell an old index from a damaged one.
#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct Documents<'a> {
    /// One letter a document: `a`rticle, `c`ode, `e`vent, `p`age.
    #[serde(borrow)]
    kinds: Cow<'a, str>,
    urls: Vec<Cow<'a, str>>,
    /// `null` where the id is the address without its first folder and `.html`.
    ids: Vec<Option<Cow<'a, str>>>,
    titles: Vec<Cow<'a, str>>,
    texts: Vec<Cow<'a, str>>,
    articles: Vec<Option<Cow<'a, str>>>,
}

#[derive(Serialize, Deserialize)]
struct Words<'a> {
    /// See `dictionary.rs`.
    #[serde(borrow)]
    sorted: Cow<'a, str>,
    lists: Lists,
}

#[derive(Serialize, Deserialize)]
struct Numbers {
    /// Sorted; each as the distance to the one before.
    gaps: Vec<u32>,
    lists: Lists,
}

impl Index {
    /// The index as a text to be stored. The same index gives the same text, byte for byte.
    ///
    /// # Panics
    /// Never: nothing in an index can fail to be written as JSON.
    pub fn to_json(&self) -> String {
        let wire = self.wire();
        serde_json::to_string(&wire).expect("strings and numbers can always be written as JSON")
    }

    /// The index packed, as the browser loads it: the same content in fewer bytes, and a third of
    /// the code to read it. The same index gives the same bytes.
    pub fn to_packed(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.wire()).expect("strings and numbers can always be packed")
    }

    fn wire(&self) -> Wire<'_> {
        Wire {
            format: FORMAT,
            documents: Documents::of(&self.entries),
            words: Words {
                sorted: Cow::Owned(self.words.stored()),
                lists: self.words.postings.stored(),
            },
            numbers: Numbers {
                gaps: self.numbers.gaps(),
                lists: self.numbers.postings.stored(),
            },
        }
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    pub fn from_json(json: &str) -> Result<Self, WrongIndex> {
        let unreadable = |error: serde_json::Error| WrongIndex::NotReadable(error.to_string());
        let found = serde_json::from_str::<FormatOnly>(json)
            .map_err(unreadable)?
            .format;
        if found != FORMAT {
            return Err(WrongIndex::OtherFormat { found });
        }
        Self::of_wire(serde_json::from_str(json).map_err(unreadable)?)
    }

    /// Reads what [`to_packed`](Self::to_packed) wrote.
    pub fn from_packed(packed: &[u8]) -> Result<Self, WrongIndex> {
        let damaged = |_| WrongIndex::NotReadable("the packed form is damaged or cut off".into());
        let (found, _) = postcard::take_from_bytes::<u32>(packed).map_err(damaged)?;
        if found != FORMAT {
            return Err(WrongIndex::OtherFormat { found });
        }
        Self::of_wire(postcard::from_bytes(packed).map_err(damaged)?)
    }

    fn of_wire(wire: Wire<'_>) -> Result<Self, WrongIndex> {
        let entries = wire.documents.entries()?;
        let words = Dictionary::read(&wire.words.sorted, &wire.words.lists, entries.len())?;
        let numbers = NumberTable::read(&wire.numbers.gaps, &wire.numbers.lists, entries.len())?;
        Ok(Self {
            entries,
            words,
            numbers,
        })
    }
}

impl<'a> Documents<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let id = |entry: &'a Entry| {
            let is_derived = id_in_address(&entry.url) == Some(entry.id.as_str());
            if is_derived {
                None
            } else {
                Some(Cow::Borrowed(entry.id.as_str()))
            }
        };
        Self {
            kinds: Cow::Owned(entries.iter().map(|entry| letter_of(entry.kind)).collect()),
            urls: entries
                .iter()
                .map(|entry| Cow::Borrowed(entry.url.as_str()))
                .collect(),
            ids: entries.iter().map(id).collect(),
            titles: entries
                .iter()
                .map(|entry| Cow::Borrowed(entry.title.as_str()))
                .collect(),
            texts: entries
                .iter()
                .map(|entry| Cow::Borrowed(entry.text.as_str()))
                .collect(),
            articles: entries
                .iter()
                .map(|entry| entry.article.as_deref().map(Cow::Borrowed))
                .collect(),
        }
    }

    fn entries(self) -> Result<Vec<Entry>, WrongIndex> {
        let n_entries = self.urls.len();
        let columns = [
            self.ids.len(),
            self.titles.len(),
            self.texts.len(),
            self.articles.len(),
        ];
        if self.kinds.chars().count() != n_entries
            || columns.iter().any(|length| *length != n_entries)
        {
            return Err(WrongIndex::Inconsistent("columns of the documents"));
        }
        let rows = self
            .kinds
            .chars()
            .zip(self.urls)
            .zip(self.ids)
            .zip(self.titles);
        rows.zip(self.texts)
            .zip(self.articles)
            .map(|(((((letter, url), id), title), text), article)| {
                let id = match id {
                    Some(id) => id.into_owned(),
                    None => id_in_address(&url)
                        .ok_or(WrongIndex::Inconsistent("an id"))?
                        .to_string(),
                };
                Ok(Entry {
                    kind: kind_of(letter)?,
                    id,
                    url: url.into_owned(),
                    title: title.into_owned(),
                    text: text.into_owned(),
                    article: article.map(Cow::into_owned),
                })
            })
            .collect()
    }
}

/// `codes/disconnect/0x904.html` → `disconnect/0x904`.
fn id_in_address(url: &str) -> Option<&str> {
    url.split_once('/')?.1.strip_suffix(".html")
}

fn letter_of(kind: Kind) -> char {
    match kind {
        Kind::Article => 'a',
        Kind::Code => 'c',
        Kind::Event => 'e',
        Kind::Page => 'p',
    }
}

fn kind_of(letter: char) -> Result<Kind, WrongIndex> {
    match letter {
        'a' => Ok(Kind::Article),
        'c' => Ok(Kind::Code),
        'e' => Ok(Kind::Event),
        'p' => Ok(Kind::Page),
        other => Err(WrongIndex::NotReadable(format!(
            "unknown kind of document `{other}`"
        ))),
    }
}
