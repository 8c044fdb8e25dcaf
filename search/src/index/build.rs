//! Documents → index.
//!
//! A document is read without a look at its neighbours ([`Terms::of`]), and only then are
//! all of them put together; whoever wants to rebuild after one change can keep the first half.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::weight::{Counts, Field, mentioned, owned};
use super::{Dictionary, Entry, Index, NumberTable};
use crate::text::{Chunk, Number, Term, chunks, fold, pieces};
use crate::{Document, Kind};

/// So much of a document's text is kept for excerpts, in bytes.
const KEPT: usize = 1_500;

impl Index {
    /// Makes the index of a site. The order of the documents does not matter.
    pub fn build(documents: &[Document]) -> Self {
        let mut sorted: Vec<&Document> = documents.iter().collect();
        sorted.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)).then_with(|| a.cmp(b)));

        let mut words: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut numbers: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for (at, document) in (0u32..).zip(&sorted) {
            let terms = Terms::of(document);
            for (word, counts) in terms.words {
                words
                    .entry(word)
                    .or_default()
                    .push((at, counts.weight(terms.length)));
            }
            for (number, weight) in terms.numbers {
                numbers.entry(number).or_default().push((at, weight));
            }
        }

        let mut index = Self {
            entries: sorted.into_iter().map(Entry::of).collect(),
            words: Dictionary::default(),
            numbers: NumberTable::default(),
        };
        for (word, list) in &words {
            index.words.push(word, list);
        }
        for (number, list) in &numbers {
            index.numbers.push(*number, list);
        }
        index
    }
}

/// What one document is found by.
#[derive(Default)]
struct Terms {
    words: BTreeMap<String, Counts>,
    numbers: BTreeMap<u32, u32>,
    /// Words of the body.
    length: u32,
}

impl Terms {
    fn of(document: &Document) -> Self {
        let mut terms = Self::default();
        terms.add(Field::Title, &document.title);
        terms.add(Field::Id, &document.id);
        for heading in &document.headings {
            terms.add(Field::Heading, heading);
        }
        terms.add(Field::Summary, &document.summary);
        terms.add(Field::Body, &document.body);
        for code in &document.codes {
            terms.numbers.insert(*code, owned(document.codes.len()));
        }
        terms
    }

    fn add(&mut self, field: Field, text: &str) {
        for chunk in chunks(text) {
            if field == Field::Body {
                self.length = self.length.saturating_add(1);
            }
            self.add_chunk(field, &chunk);
        }
    }

    fn add_chunk(&mut self, field: Field, chunk: &Chunk<'_>) {
        for piece in pieces(chunk) {
            match piece.term {
                Term::Word(word) => self.words.entry(word).or_default().add(field),
                Term::Number(number) => self.add_number(field, number),
            }
        }
    }

    fn add_number(&mut self, field: Field, number: Number) {
        for mention in number.mentions() {
            let weight = mentioned(field, mention.is_code);
            let heaviest = self.numbers.entry(mention.value).or_default();
            *heaviest = weight.max(*heaviest);
        }
    }
}

impl Entry {
    fn of(document: &Document) -> Self {
        Self {
            url: document.url.clone(),
            kind: document.kind,
            id: document.id.clone(),
            title: document.title.clone(),
            text: kept_text(document),
            article: document.article.clone(),
        }
    }
}

/// The summary and the beginning of the body in one line, cut behind a word.
///
/// The summary of a code or an event is its meaning, and says more than any line of the body.
fn kept_text(document: &Document) -> String {
    let summary = one_line(&document.summary);
    if matches!(document.kind, Kind::Code | Kind::Event) && !summary.is_empty() {
        return beginning(summary);
    }
    let body = one_line(&document.body);
    if fold(&body).starts_with(&fold(&summary)) {
        return beginning(body);
    }
    let mut text = summary;
    if !text.is_empty() && !body.is_empty() {
        text.push(' ');
    }
    text.push_str(&body);
    beginning(text)
}

/// White space of every kind as single spaces; nothing invisible that could disturb a result.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text
        .split(|it: char| it.is_whitespace() || it.is_control())
        .filter(|it| !it.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn beginning(mut text: String) -> String {
    if text.len() > KEPT {
        let cut = text.floor_char_boundary(KEPT);
        let behind_word = text[..cut].rfind(' ').unwrap_or(cut);
        text.truncate(behind_word);
    }
    text
}
