//! What `event-provider.html` and `events.html` may see: the tables of events.

use serde::Serialize;

use super::by_stage::{StageView, by_stage};
use super::source::SupportView;
use super::{EventLinkView, LinkView, short_name, words};
use crate::library::{Library, address as own_address};
use crate::site::address;
use crate::tables::{ProviderTable, RowConfidence};

/// One table of events.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ProviderView<'a> {
    id: &'a str,
    short_name: &'a str,
    provider: &'a str,
    address: String,
    also_known_as: &'a [String],
    log: &'a str,
    count: String,
    events: Vec<EventLinkView<'a>>,
    stages: Vec<StageView>,
    support: SupportView<'a>,
}

/// Every table of events.
#[derive(Debug, Serialize)]
pub(in crate::site) struct EventsView<'a> {
    total: String,
    providers: Vec<ProviderView<'a>>,
    stages: Vec<StageView>,
}

impl<'a> ProviderView<'a> {
    pub(in crate::site) fn of(library: &'a Library, provider: &'a ProviderTable) -> Self {
        Self {
            id: &provider.id,
            short_name: short_name(provider),
            provider: &provider.provider,
            address: address::of_provider(&provider.id),
            also_known_as: &provider.also_known_as,
            log: &provider.log,
            count: words::count(provider.events.len(), "event", "events"),
            events: provider
                .events
                .iter()
                .map(|event| EventLinkView::of(library, provider, event))
                .collect(),
            stages: by_stage(provider.events.iter().map(|event| {
                let link = LinkView {
                    text: event.id.value.to_string(),
                    address: own_address::of_event(&provider.id, event.id.value),
                };
                (event.stage, link)
            })),
            support: SupportView::of(library, &provider.source.value, RowConfidence::Official),
        }
    }
}

impl<'a> EventsView<'a> {
    pub(in crate::site) fn of(library: &'a Library) -> Self {
        let providers = &library.tables.providers;
        Self {
            total: words::count(
                providers.iter().map(|provider| provider.events.len()).sum(),
                "event",
                "events",
            ),
            providers: providers
                .iter()
                .map(|it| ProviderView::of(library, it))
                .collect(),
            stages: by_stage(providers.iter().flat_map(|provider| {
                provider.events.iter().map(|event| {
                    let link = LinkView {
                        text: format!("{} {}", short_name(provider), event.id.value),
                        address: own_address::of_event(&provider.id, event.id.value),
                    };
                    (event.stage, link)
                })
            })),
        }
    }
}
