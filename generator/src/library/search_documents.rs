//! Turns the library into what the search finds: one document a page.
//!
//! Must not: decide how things are ranked; that is the search crate's business.

use decoder::knowledge::Strength;
use search::{Document, Index, Kind};

use super::flows::{Flow, Words};
use super::{Library, address};
use crate::article::{Article, ClueSpec, ClueSpecKind, Kind as ArticleKind, Status};
use crate::tables::{CodeRow, EventRow, ProviderTable, SpaceTable};

/// The search index of a library, as the browser and the command load it.
pub fn packed_index(library: &Library) -> Vec<u8> {
    Index::build(&documents(library)).to_packed()
}

/// One document for each article, hub, page, flow, code and event. A retired article is not
/// among them: what replaces it is.
pub fn documents(library: &Library) -> Vec<Document> {
    let articles = library
        .articles
        .iter()
        .filter(|it| it.front.status == Status::Published);
    let of_articles = articles.map(of_article);
    let of_codes = library.tables.spaces.iter().flat_map(|table| {
        table
            .codes
            .iter()
            .map(move |row| of_code(library, table, row))
    });
    let of_events = library.tables.providers.iter().flat_map(|table| {
        table
            .events
            .iter()
            .map(move |row| of_event(library, table, row))
    });
    of_articles
        .chain(library.pages.iter().map(of_page))
        .chain(library.flows.iter().map(of_flow))
        .chain(of_codes)
        .chain(of_events)
        .collect()
}

fn of_article(article: &Article) -> Document {
    Document {
        url: address::of_article(&article.id),
        kind: Kind::Article,
        id: article.id.clone(),
        title: article.front.title.value.clone(),
        summary: article.front.summary.value.clone(),
        headings: telling_headings(article),
        body: article.body.words.clone(),
        codes: codes_it_is_about(article),
        article: None,
    }
}

fn of_page(page: &Article) -> Document {
    Document {
        url: address::of_page(&page.id),
        kind: Kind::Page,
        id: page.id.clone(),
        title: page.front.title.value.clone(),
        summary: page.front.summary.value.clone(),
        headings: page
            .body
            .sections
            .iter()
            .map(|section| section.title.value.clone())
            .collect(),
        body: page.body.words.clone(),
        codes: Vec::new(),
        article: None,
    }
}

/// A flow is found by its questions and its answers.
fn of_flow(flow: &Flow) -> Document {
    let body = flow.steps.iter().flat_map(|step| {
        let answers = step.answers.iter().map(|answer| match &answer.words {
            Words::Text(text) => text.as_str(),
            // Those stand in the article of the check.
            Words::Outcomes(_) => "",
        });
        answers.chain([step.why.as_str()])
    });
    Document {
        url: address::of_flow(&flow.id),
        kind: Kind::Page,
        id: format!("flows/{}", flow.id),
        title: flow.title.value.clone(),
        summary: flow.summary.clone(),
        headings: flow.steps.iter().map(|step| step.ask.clone()).collect(),
        body: body.collect::<Vec<_>>().join("\n"),
        codes: Vec::new(),
        article: None,
    }
}

/// Headings that every article has say nothing about this one.
fn telling_headings(article: &Article) -> Vec<String> {
    let causes = article
        .body
        .sections
        .iter()
        .filter(|section| section.cause.is_some());
    causes
        .map(|section| {
            let title = &section.title.value;
            title
                .strip_prefix("Cause:")
                .unwrap_or(title)
                .trim()
                .to_owned()
        })
        .collect()
}

/// A hub is about the codes that all of its signatures ask for. An article is one of many
/// behind such a code, so it is about a code only where that code is its own.
fn codes_it_is_about(article: &Article) -> Vec<u32> {
    let is_hub = article.front.kind == ArticleKind::Hub;
    let is_its_own = |clue: &ClueSpec| is_hub || clue.strength == Strength::Decisive;
    let mut codes: Vec<u32> = article
        .front
        .signatures
        .iter()
        .flat_map(|signature| signature.all.iter().chain(&signature.any))
        .filter(|clue| is_its_own(clue))
        .filter_map(|clue| match &clue.kind {
            ClueSpecKind::Code(_, value) | ClueSpecKind::Event(_, value) => Some(*value),
            ClueSpecKind::Phrase(_) | ClueSpecKind::Sequence => None,
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn of_code(library: &Library, table: &SpaceTable, row: &CodeRow) -> Document {
    let value = row.value.value;
    let number = format!("{value:#x}");
    let title = match row.name.as_str() {
        "" => format!("{number}: {}", table.name),
        name => format!("{number} {name}: {}", table.name),
    };
    let mut body: Vec<String> = Vec::new();
    body.extend(row.stage.map(|stage| stage.in_words().to_owned()));
    body.extend(title_of(
        library,
        row.article.as_ref().map(|id| id.value.as_str()),
    ));
    Document {
        url: address::of_code(table.id, value),
        kind: Kind::Code,
        id: format!("{}/{number}", table.id.as_str()),
        title,
        summary: row.meaning.clone(),
        headings: Vec::new(),
        body: body.join("\n"),
        codes: vec![value],
        article: leads_to(library, row.article.as_ref().map(|id| id.value.as_str())),
    }
}

fn of_event(library: &Library, table: &ProviderTable, row: &EventRow) -> Document {
    let id = row.id.value;
    let mut body = table.also_known_as.clone();
    body.push(row.log.clone().unwrap_or_else(|| table.log.clone()));
    body.push(row.data.join(" "));
    body.extend(row.stage.map(|stage| stage.in_words().to_owned()));
    body.extend(title_of(
        library,
        row.article.as_ref().map(|id| id.value.as_str()),
    ));
    Document {
        url: address::of_event(&table.id, id),
        kind: Kind::Event,
        id: format!("{}/{id}", table.id),
        title: format!("Event {id} of {}", table.provider),
        summary: row.meaning.clone(),
        headings: Vec::new(),
        body: body.join("\n"),
        codes: vec![id],
        article: leads_to(library, row.article.as_ref().map(|id| id.value.as_str())),
    }
}

fn title_of(library: &Library, article: Option<&str>) -> Option<String> {
    Some(library.article(article?)?.front.title.value.clone())
}

fn leads_to(library: &Library, article: Option<&str>) -> Option<String> {
    Some(library.article(article?)?.id.clone())
}
