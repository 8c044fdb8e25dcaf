//! Which codes and events stand near each other: those that lead to the same article,
//! else those of the same stage.

use std::collections::BTreeMap;

use decoder::knowledge::{SpaceId, Stage};

use crate::tables::{CodeRow, EventRow, ProviderTable, Tables};

/// More would be a list, not a hint.
const AT_MOST: usize = 12;

/// Codes and events near another one, which is not among them.
#[derive(Debug, Default)]
pub struct Neighbours<'a> {
    /// Codes, in the order of the tables.
    pub codes: Vec<(SpaceId, &'a CodeRow)>,
    /// Events, in the order of the tables.
    pub events: Vec<(&'a ProviderTable, &'a EventRow)>,
}

/// Where a row stands in the tables: index of the table, index of the row.
type Place = (usize, usize);

/// The rows that stand together.
#[derive(Debug, Default)]
struct Group {
    codes: Vec<Place>,
    events: Vec<Place>,
}

/// Every row, sorted by what it has in common with others.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    by_article: BTreeMap<String, Group>,
    by_stage: BTreeMap<Stage, Group>,
}

impl Shelf {
    pub(super) fn sort(tables: &Tables) -> Self {
        let mut shelf = Self::default();
        for (table, space) in tables.spaces.iter().enumerate() {
            for (row, code) in space.codes.iter().enumerate() {
                for group in shelf.groups(code.article.as_ref().map(|it| &it.value), code.stage) {
                    group.codes.push((table, row));
                }
            }
        }
        for (table, provider) in tables.providers.iter().enumerate() {
            for (row, event) in provider.events.iter().enumerate() {
                for group in shelf.groups(event.article.as_ref().map(|it| &it.value), event.stage) {
                    group.events.push((table, row));
                }
            }
        }
        shelf
    }

    fn groups(
        &mut self,
        article: Option<&String>,
        stage: Option<Stage>,
    ) -> impl Iterator<Item = &mut Group> {
        let by_article = article.map(|id| self.by_article.entry(id.clone()).or_default());
        let by_stage = stage.map(|stage| self.by_stage.entry(stage).or_default());
        by_article.into_iter().chain(by_stage)
    }

    pub(super) fn around_code<'a>(
        &self,
        tables: &'a Tables,
        space: SpaceId,
        value: u32,
    ) -> Neighbours<'a> {
        let itself = |id: SpaceId, code: &CodeRow| id == space && code.value.value == value;
        let found = tables
            .spaces
            .iter()
            .filter(|table| table.id == space)
            .flat_map(|table| &table.codes)
            .find(|code| code.value.value == value);
        let Some(code) = found else {
            return Neighbours::default();
        };
        let mut near = self.near(
            tables,
            code.article.as_ref().map(|it| it.value.as_str()),
            code.stage,
        );
        near.codes.retain(|(id, code)| !itself(*id, code));
        near.cut()
    }

    pub(super) fn around_event<'a>(
        &self,
        tables: &'a Tables,
        provider: &str,
        id: u32,
    ) -> Neighbours<'a> {
        let found = tables
            .providers
            .iter()
            .filter(|table| table.id == provider)
            .flat_map(|table| &table.events)
            .find(|event| event.id.value == id);
        let Some(event) = found else {
            return Neighbours::default();
        };
        let mut near = self.near(
            tables,
            event.article.as_ref().map(|it| it.value.as_str()),
            event.stage,
        );
        near.events
            .retain(|(table, event)| !(table.id == provider && event.id.value == id));
        near.cut()
    }

    /// A row that shares an article with nothing but itself is better served by its stage.
    fn near<'a>(
        &self,
        tables: &'a Tables,
        article: Option<&str>,
        stage: Option<Stage>,
    ) -> Neighbours<'a> {
        let same_article = article
            .and_then(|id| self.by_article.get(id))
            .filter(|group| group.codes.len() + group.events.len() > 1);
        let same_stage = || stage.and_then(|stage| self.by_stage.get(&stage));
        same_article
            .or_else(same_stage)
            .map_or_else(Neighbours::default, |group| group.rows(tables))
    }
}

impl Group {
    fn rows<'a>(&self, tables: &'a Tables) -> Neighbours<'a> {
        Neighbours {
            codes: self
                .codes
                .iter()
                .filter_map(|&(table, row)| {
                    let space = tables.spaces.get(table)?;
                    Some((space.id, space.codes.get(row)?))
                })
                .collect(),
            events: self
                .events
                .iter()
                .filter_map(|&(table, row)| {
                    let provider = tables.providers.get(table)?;
                    Some((provider, provider.events.get(row)?))
                })
                .collect(),
        }
    }
}

impl Neighbours<'_> {
    fn cut(mut self) -> Self {
        self.codes.truncate(AT_MOST);
        self.events.truncate(AT_MOST);
        self
    }
}
