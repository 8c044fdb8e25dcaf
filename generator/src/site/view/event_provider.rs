//! What `event-provider.html` and `events.html` may see: the tables of events.

use serde::Serialize;

use super::source::SupportView;
use super::{EventLinkView, short_name, words};
use crate::library::Library;
use crate::site::address;
use crate::tables::{ProviderTable, RowConfidence};

/// One table of events.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ProviderView<'a> {
    short_name: &'a str,
    provider: &'a str,
    address: String,
    also_known_as: &'a [String],
    log: &'a str,
    count: String,
    events: Vec<EventLinkView<'a>>,
    support: SupportView<'a>,
}

/// Every table of events.
#[derive(Debug, Serialize)]
pub(in crate::site) struct EventsView<'a> {
    total: String,
    providers: Vec<ProviderView<'a>>,
}

impl<'a> ProviderView<'a> {
    pub(in crate::site) fn of(library: &'a Library, provider: &'a ProviderTable) -> Self {
        Self {
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
        }
    }
}
