//! Stage 3: joins articles and tables into one [`Library`].
//!
//! Before this stage a link is a string; after it, a link is known to lead somewhere.
//! Whatever cannot be joined becomes a finding and is left out, so later
//! stages never meet a reference that leads nowhere.
//!
//! Must not: read files, know about HTML, care about the order of files.

pub mod address;
mod article_references;
mod citations;
mod flow_references;
pub mod flow_ways;
pub mod flows;
pub(crate) mod knowledge;
mod known;
mod mentions;
mod neighbours;
mod published;
mod rdp_settings;
mod related;
pub mod rules;
pub mod search_documents;
pub mod slip;
mod table_references;
mod unreadable;

use std::collections::{BTreeMap, BTreeSet};

use decoder::KnowledgeBase;
use decoder::knowledge::SpaceId;
use decoder::rdp_file::Settings;

use crate::article::{Article, Block, CheckBlock, Kind, Status, Target};
use crate::diagnostic::Report;
use crate::tables::{CodeRow, EventRow, ProviderTable, SourceEntry, SpaceTable, Tables};

use flows::Flow;
use known::Known;
use mentions::Mentions;
pub use neighbours::Neighbours;
use neighbours::Shelf;

/// All content, joined.
#[derive(Debug, Default)]
pub struct Library {
    /// Published and retired articles and hubs, sorted by id.
    pub articles: Vec<Article>,
    /// Pages, sorted by id.
    pub pages: Vec<Article>,
    /// The tables; references that led nowhere are taken out.
    pub tables: Tables,
    /// Flows, in the order of their files.
    pub flows: Vec<Flow>,
    /// What the decoder loads.
    pub knowledge: KnowledgeBase,
    /// What the settings of a connection file mean, for its reader.
    pub rdp_settings: Settings,
    /// Articles that are not shown yet. Only what they cite and what samples they have counts.
    pub drafts: Vec<Article>,
    /// Ids of articles that exist but are not shown: drafts, and files that could not be understood.
    pub hidden: BTreeSet<String>,
    /// Ids of articles that lost a clue on the way here, so that their samples prove nothing now.
    pub incomplete: BTreeSet<String>,
    mentions: Mentions,
    related: BTreeMap<String, Vec<String>>,
    shelf: Shelf,
}

/// Joins everything. What leads nowhere becomes a finding and is left out.
pub fn link(articles: Vec<Article>, tables: Tables, report: &mut Report) -> Library {
    let (drafts, shown): (Vec<_>, Vec<_>) = articles
        .into_iter()
        .partition(|article| article.front.status == Status::Draft);
    let known = Known::collect(&shown, &drafts, &tables, report);

    let mut tables = tables;
    table_references::resolve(&mut tables, &known, report);
    let mut shown = shown;
    let mut incomplete = known.ids_of_broken_articles();
    for article in &mut shown {
        let lost_a_clue = article_references::resolve(article, &known, report);
        if lost_a_clue {
            incomplete.insert(article.id.clone());
        }
    }

    shown.sort_by(|a, b| a.id.cmp(&b.id));
    let (pages, articles): (Vec<_>, Vec<_>) = shown
        .into_iter()
        .partition(|article| article.front.kind == Kind::Page);
    let flows = flow_references::join(&tables.flows, &articles, &known, report);
    Library {
        knowledge: KnowledgeBase {
            imported: tables.imported.take(),
            ..knowledge::compile(&articles, &tables)
        },
        rdp_settings: rdp_settings::compile(&tables),
        flows,
        mentions: Mentions::collect(&articles),
        related: related::neighbours(&articles),
        shelf: Shelf::sort(&tables),
        drafts,
        hidden: known.hidden,
        incomplete,
        articles,
        pages,
        tables,
    }
}

impl Library {
    /// The article or hub with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        find_by_id(&self.articles, id)
    }

    /// The page with this id.
    pub fn page(&self, id: &str) -> Option<&Article> {
        find_by_id(&self.pages, id)
    }

    /// Articles, hubs and pages, in that order, each sorted by id.
    pub fn all_articles_and_pages(&self) -> impl Iterator<Item = &Article> {
        self.articles.iter().chain(&self.pages)
    }

    /// The table of a code space.
    pub fn space(&self, id: SpaceId) -> Option<&SpaceTable> {
        self.tables.spaces.iter().find(|space| space.id == id)
    }

    /// The row of a code.
    pub fn code(&self, space: SpaceId, value: u32) -> Option<&CodeRow> {
        self.space(space)?
            .codes
            .iter()
            .find(|code| code.value.value == value)
    }

    /// The table of an event provider, by the id of its file.
    pub fn provider(&self, id: &str) -> Option<&ProviderTable> {
        self.tables
            .providers
            .iter()
            .find(|provider| provider.id == id)
    }

    /// The row of an event.
    pub fn event(&self, provider: &str, id: u32) -> Option<&EventRow> {
        self.provider(provider)?
            .events
            .iter()
            .find(|event| event.id.value == id)
    }

    /// A source, by its key in `sources.toml`.
    pub fn source(&self, id: &str) -> Option<&SourceEntry> {
        self.tables
            .sources
            .iter()
            .find(|source| source.id.value == id)
    }

    /// The sources that an article or page cites, each once. The number of a source on
    /// that page is its position here plus one.
    pub fn cited_sources(&self, article: &Article) -> Vec<&SourceEntry> {
        citations::in_order(article)
            .into_iter()
            .filter_map(|id| self.source(id))
            .collect()
    }

    /// Ids of articles that name this code: those with the strongest clue first, those
    /// that only link to it last.
    pub fn articles_naming_code(&self, space: SpaceId, value: u32) -> &[String] {
        self.mentions.of_code(space, value)
    }

    /// Ids of articles that name this event, in the order of [`Library::articles_naming_code`].
    pub fn articles_naming_event(&self, provider: &str, id: u32) -> &[String] {
        self.mentions.of_event(provider, id)
    }

    /// Ids of the articles in a hub's list of causes, in its order; none for what is no hub.
    pub fn causes_of_hub(&self, hub: &str) -> Vec<&str> {
        let Some(hub) = self.article(hub).filter(|it| it.front.kind == Kind::Hub) else {
            return Vec::new();
        };
        let list = hub
            .body
            .sections
            .iter()
            .find(|it| it.anchor == "the-causes");
        let Some(list) = list.map(|section| &section.markdown.span) else {
            return Vec::new();
        };
        let links = hub.body.links.iter();
        links
            .filter(|link| list.contains(&link.span.start))
            .filter_map(|link| match &link.target {
                Target::Article(id, _) => Some(id.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Ids of articles to read beside this one, nearest first, at most six.
    pub fn related_to(&self, article: &str) -> &[String] {
        self.related.get(article).map_or(&[], Vec::as_slice)
    }

    /// Codes and events that lead to the same article as this code, else those of the same stage.
    pub fn around_code(&self, space: SpaceId, value: u32) -> Neighbours<'_> {
        self.shelf.around_code(&self.tables, space, value)
    }

    /// Codes and events that lead to the same article as this event, else those of the same stage.
    pub fn around_event(&self, provider: &str, id: u32) -> Neighbours<'_> {
        self.shelf.around_event(&self.tables, provider, id)
    }
}

/// The checks of an article, in the order of the page.
pub fn checks_of(article: &Article) -> impl Iterator<Item = &CheckBlock> {
    let parts = article
        .body
        .sections
        .iter()
        .flat_map(|section| &section.parts);
    parts
        .flat_map(|part| &part.blocks)
        .filter_map(|block| match block {
            Block::Check(check) => Some(&**check),
            Block::Markdown(_) => None,
        })
}

fn find_by_id<'a>(sorted: &'a [Article], id: &str) -> Option<&'a Article> {
    let at = sorted
        .binary_search_by(|article| article.id.as_str().cmp(id))
        .ok()?;
    sorted.get(at)
}
