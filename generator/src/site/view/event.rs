//! What `event.html` may see: one event of one provider.

use serde::Serialize;

use super::source::SupportView;
use super::{
    ArticleLinkView, CodeLinkView, EventLinkView, LinkView, articles_for, link_to_stage, words,
};
use crate::library::Library;
use crate::library::address as own_address;
use crate::site::address;
use crate::site::catalog::Catalog;
use crate::tables::{EventRow, ProviderTable};

/// More would be a list; there is one of those.
const NEARBY_AT_MOST: usize = 6;

/// One event.
#[derive(Debug, Serialize)]
pub(in crate::site) struct EventView<'a> {
    id: u32,
    short_name: &'a str,
    provider: &'a str,
    provider_address: String,
    also_known_as: &'a [String],
    log: &'a str,
    level: &'a str,
    side: Option<&'static str>,
    meaning: &'a str,
    stage: Option<LinkView>,
    normal: bool,
    ordinary_when: Option<&'static str>,
    step: Option<&'static str>,
    data: Vec<DataView<'a>>,
    articles: Vec<ArticleLinkView<'a>>,
    /// Where no article is about the event: articles about its stage.
    nearby: Vec<ArticleLinkView<'a>>,
    events: Vec<EventLinkView<'a>>,
    codes: Vec<CodeLinkView<'a>>,
    support: SupportView<'a>,
}

/// One piece of data of an event.
#[derive(Debug, Serialize)]
struct DataView<'a> {
    name: &'a str,
    /// The code space it speaks.
    space: Option<LinkView>,
}

impl<'a> EventView<'a> {
    pub(in crate::site) fn of(
        catalog: &Catalog<'a>,
        provider: &'a ProviderTable,
        event: &'a EventRow,
    ) -> Self {
        let library = catalog.library;
        let id = event.id.value;
        let near = library.around_event(&provider.id, id);
        let articles = articles_for(
            library,
            event.article.as_ref().map(|id| id.value.as_str()),
            library.articles_naming_event(&provider.id, id),
        );
        Self {
            id,
            short_name: super::short_name(provider),
            provider: &provider.provider,
            provider_address: address::of_provider(&provider.id),
            also_known_as: &provider.also_known_as,
            log: event.log.as_deref().unwrap_or(&provider.log),
            level: &event.level,
            side: event.side.map(words::side),
            meaning: &event.meaning,
            stage: event.stage.map(link_to_stage),
            normal: event.normal,
            ordinary_when: event.ordinary_when.map(words::ordinary_when),
            step: event.step.map(words::step),
            data: data(library, event),
            nearby: if articles.is_empty() && !event.normal {
                let nearby = event.stage.map(|stage| catalog.articles_of_stage(stage));
                nearby
                    .into_iter()
                    .flatten()
                    .take(NEARBY_AT_MOST)
                    .map(ArticleLinkView::of)
                    .collect()
            } else {
                Vec::new()
            },
            articles,
            events: near
                .events
                .into_iter()
                .map(|(provider, event)| EventLinkView::of(library, provider, event))
                .collect(),
            codes: near
                .codes
                .into_iter()
                .map(|(space, code)| CodeLinkView::of(library, space, code))
                .collect(),
            support: SupportView::of(
                library,
                event
                    .source
                    .as_ref()
                    .map_or(&provider.source.value, |source| &source.value),
                event.confidence,
            ),
        }
    }
}

/// Its data in order, then the fields that speak codes and are not among the named data.
fn data<'a>(library: &'a Library, event: &'a EventRow) -> Vec<DataView<'a>> {
    let space_of = |name: &str| {
        let (_, space) = event.fields.iter().find(|(field, _)| field == name)?;
        let table = library.space(*space)?;
        Some(LinkView {
            text: table.name.clone(),
            address: own_address::of_space(*space),
        })
    };
    let unnamed = event
        .fields
        .iter()
        .map(|(name, _)| name)
        .filter(|name| !event.data.contains(name));
    event
        .data
        .iter()
        .chain(unnamed)
        .map(|name| DataView {
            name,
            space: space_of(name),
        })
        .collect()
}
