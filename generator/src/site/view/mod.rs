//! What templates may see: plain structs, everything already in words, in order and escaped or not as its type says.
//!
//! One file a page kind. Addresses are from the root of the site; templates put `root` before them.

pub(in crate::site) mod article;
pub(in crate::site) mod article_list;
pub(in crate::site) mod by_stage;
pub(in crate::site) mod check;
pub(in crate::site) mod code;
pub(in crate::site) mod code_space;
pub(in crate::site) mod event;
pub(in crate::site) mod event_provider;
pub(in crate::site) mod evidence;
pub(in crate::site) mod flow;
pub(in crate::site) mod flow_words;
pub(in crate::site) mod frame;
pub(in crate::site) mod home;
pub(in crate::site) mod host_check;
pub(in crate::site) mod lint;
pub(in crate::site) mod script;
pub(in crate::site) mod source;

use decoder::knowledge::{SpaceId, Stage};
use serde::Serialize;

use super::{address, notation, words};
use crate::article::Article;
use crate::library::Library;
use crate::library::address as own_address;
use crate::tables::{CodeRow, EventRow, ProviderTable};

/// A link and its text.
#[derive(Debug, Serialize)]
pub(in crate::site) struct LinkView {
    pub(in crate::site) text: String,
    pub(in crate::site) address: String,
}

/// An article as it stands in a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ArticleLinkView<'a> {
    title: &'a str,
    summary: &'a str,
    address: String,
    evidence: &'static str,
}

/// A code as it stands in a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CodeLinkView<'a> {
    space: &'a str,
    number: String,
    decimal: u32,
    /// Where the top bit is set: the number as programs print it that take it for a signed one.
    signed: Option<String>,
    name: &'a str,
    meaning: &'a str,
    address: String,
    stage: &'static str,
    normal: bool,
    article: Option<LinkView>,
}

/// An event as it stands in a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct EventLinkView<'a> {
    provider: &'a str,
    id: u32,
    level: &'a str,
    meaning: &'a str,
    address: String,
    stage: &'static str,
    normal: bool,
    article: Option<LinkView>,
}

impl<'a> ArticleLinkView<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self {
            title: &article.front.title.value,
            summary: &article.front.summary.value,
            address: own_address::of_article(&article.id),
            evidence: words::evidence(article.front.evidence),
        }
    }

    /// The articles with these ids; an id that is no article is left out.
    pub(super) fn of_ids<Id: AsRef<str>>(library: &'a Library, ids: &[Id]) -> Vec<Self> {
        ids.iter()
            .filter_map(|id| library.article(id.as_ref()))
            .map(Self::of)
            .collect()
    }
}

impl<'a> CodeLinkView<'a> {
    pub(super) fn of(library: &'a Library, space: SpaceId, code: &'a CodeRow) -> Self {
        Self {
            space: library.space(space).map_or("", |space| space.name.as_str()),
            number: notation::hexadecimal(space, code.value.value),
            decimal: code.value.value,
            signed: notation::signed(code.value.value),
            name: &code.name,
            meaning: &code.meaning,
            address: own_address::of_code(space, code.value.value),
            stage: stage_in_words(code.stage),
            normal: code.normal,
            article: code
                .article
                .as_ref()
                .and_then(|id| link_to_article(library, &id.value)),
        }
    }
}

impl<'a> EventLinkView<'a> {
    pub(super) fn of(library: &Library, provider: &'a ProviderTable, event: &'a EventRow) -> Self {
        Self {
            provider: short_name(provider),
            id: event.id.value,
            level: &event.level,
            meaning: &event.meaning,
            address: own_address::of_event(&provider.id, event.id.value),
            stage: stage_in_words(event.stage),
            normal: event.normal,
            article: event
                .article
                .as_ref()
                .and_then(|id| link_to_article(library, &id.value)),
        }
    }
}

/// The articles that a row leads to: the one it names, then those that name the row.
///
/// Where the first is a hub, its list of causes says what to look at first, best supported first.
fn articles_for<'a>(
    library: &'a Library,
    named: Option<&'a str>,
    naming: &'a [String],
) -> Vec<ArticleLinkView<'a>> {
    let mut ids: Vec<&str> = named.into_iter().collect();
    let mut naming: Vec<&str> = naming.iter().map(String::as_str).collect();
    if let Some(first) = named.or(naming.first().copied()) {
        let causes = library.causes_of_hub(first);
        // Stable, so that what the hub does not list keeps its order.
        naming.sort_by_key(|id| match causes.iter().position(|cause| cause == id) {
            _ if *id == first => 0,
            Some(place) => place + 1,
            None => causes.len() + 1,
        });
    }
    for id in naming {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ArticleLinkView::of_ids(library, &ids)
}

fn link_to_article(library: &Library, id: &str) -> Option<LinkView> {
    let article = library.article(id)?;
    Some(LinkView {
        text: article.front.title.value.clone(),
        address: own_address::of_article(id),
    })
}

fn link_to_stage(stage: Stage) -> LinkView {
    LinkView {
        text: stage.in_words().to_owned(),
        address: address::of_stage(stage),
    }
}

fn stage_in_words(stage: Option<Stage>) -> &'static str {
    stage.map_or("", Stage::in_words)
}

/// The shortest name that Windows and people use for a provider.
pub(in crate::site) fn short_name(provider: &ProviderTable) -> &str {
    let names = provider.also_known_as.iter().chain([&provider.provider]);
    names
        .min_by_key(|name| name.len())
        .map_or(provider.id.as_str(), String::as_str)
}
