//! What exists: every id that something else may name.

use std::collections::{BTreeMap, BTreeSet};

use decoder::knowledge::SpaceId;

use super::slip::{nearest_decimal, nearest_hexadecimal};
use super::unreadable::Unreadable;
use crate::article::{Article, Kind};
use crate::diagnostic::{Report, did_you_mean, nearest};
use crate::tables::Tables;

/// From the id of an article or page to its anchors.
type Anchors = BTreeMap<String, BTreeSet<String>>;

/// Every id that something else may name.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) articles: Anchors,
    pub(super) pages: Anchors,
    /// Drafts, and articles that could not be understood.
    pub(super) hidden: BTreeSet<String>,
    /// Promised in `site.toml`, whether written by now or not.
    pub(super) planned: BTreeSet<String>,
    codes: BTreeMap<SpaceId, BTreeSet<u32>>,
    events: BTreeMap<String, BTreeSet<u32>>,
    phrases: BTreeSet<String>,
    sources: BTreeSet<String>,
    unreadable: Unreadable,
}

/// How a name leads on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// It exists.
    There,
    /// It may exist, in a file that could not be understood, which has its finding; or it is
    /// promised for later.
    Unclear,
    /// It does not exist. With the remedy.
    Nowhere(String),
}

impl Known {
    pub(super) fn collect(
        shown: &[Article],
        drafts: &[Article],
        tables: &Tables,
        report: &Report,
    ) -> Self {
        let unreadable = Unreadable::collect(report);
        let anchors = |wanted: fn(Kind) -> bool| -> Anchors {
            shown
                .iter()
                .filter(|article| wanted(article.front.kind))
                .map(|article| {
                    (
                        article.id.clone(),
                        article.body.anchors.iter().cloned().collect(),
                    )
                })
                .collect()
        };
        let articles = anchors(|kind| kind != Kind::Page);
        let hidden = drafts
            .iter()
            .map(|article| article.id.as_str())
            .chain(
                unreadable
                    .article_ids()
                    .filter(|id| !articles.contains_key(*id)),
            )
            .map(str::to_owned)
            .collect();
        Self {
            pages: anchors(|kind| kind == Kind::Page),
            articles,
            hidden,
            planned: tables
                .site
                .planned
                .iter()
                .map(|id| id.value.clone())
                .collect(),
            codes: tables
                .spaces
                .iter()
                .map(|space| {
                    (
                        space.id,
                        space.codes.iter().map(|code| code.value.value).collect(),
                    )
                })
                .collect(),
            events: tables
                .providers
                .iter()
                .map(|provider| {
                    (
                        provider.id.clone(),
                        provider.events.iter().map(|event| event.id.value).collect(),
                    )
                })
                .collect(),
            phrases: tables
                .languages
                .iter()
                .filter(|table| table.language == "en")
                .flat_map(|table| table.phrases.iter().map(|(id, _)| &id.value))
                .chain(tables.observations.iter().map(|row| &row.id.value))
                .cloned()
                .collect(),
            sources: tables
                .sources
                .iter()
                .map(|source| source.id.value.clone())
                .collect(),
            unreadable,
        }
    }

    /// Ids of articles with an error in their file: a clue or a check may be missing.
    pub(super) fn ids_of_broken_articles(&self) -> BTreeSet<String> {
        self.unreadable.article_ids().map(str::to_owned).collect()
    }

    /// Whether a file has an error, so that what it names may be in a part that was lost.
    pub(super) fn is_broken(&self, path: &str) -> bool {
        self.unreadable.has(path)
    }

    /// For prose and front matter, which name what can be read now.
    pub(super) fn article(&self, id: &str) -> Lead {
        if self.articles.contains_key(id) {
            return Lead::There;
        }
        if self.unreadable.has(&format!("articles/{id}.md")) {
            return Lead::Unclear;
        }
        Lead::Nowhere(if self.hidden.contains(id) {
            format!("content/articles/{id}.md is a draft; publish it first")
        } else if self.planned.contains(id) {
            format!("`{id}` is planned; name it when content/articles/{id}.md is written")
        } else if let Some(near) = nearest(id, self.articles.keys().map(String::as_str)) {
            format!("did you mean `{near}`?")
        } else {
            format!("write content/articles/{id}.md, or name an article that exists")
        })
    }

    /// For tables, which may name what is planned; it leads on once it is written.
    pub(super) fn article_of_table(&self, id: &str) -> Lead {
        let is_promised = self.planned.contains(id) && !self.articles.contains_key(id);
        if is_promised {
            return Lead::Unclear;
        }
        match self.article(id) {
            Lead::Nowhere(_) if !self.hidden.contains(id) => {
                let ids = self
                    .articles
                    .keys()
                    .chain(&self.planned)
                    .map(String::as_str);
                Lead::Nowhere(did_you_mean(id, ids).unwrap_or_else(|| {
                    format!(
                        "write content/articles/{id}.md, or put `{id}` into `planned` of \
                         content/site.toml until it is written"
                    )
                }))
            }
            lead => lead,
        }
    }

    pub(super) fn page(&self, id: &str) -> Lead {
        if self.pages.contains_key(id) {
            return Lead::There;
        }
        if self.unreadable.has(&format!("pages/{id}.md")) {
            return Lead::Unclear;
        }
        Lead::Nowhere(
            if let Some(near) = nearest(id, self.pages.keys().map(String::as_str)) {
                format!("did you mean `page:{near}`?")
            } else if self.articles.contains_key(id) {
                format!("`{id}` is an article: `article:{id}`")
            } else {
                format!("write content/pages/{id}.md, or link to a page that exists")
            },
        )
    }

    pub(super) fn code(&self, space: &str, value: u32) -> Lead {
        let Some(id) = SpaceId::from_id(space) else {
            let near = nearest(space, SpaceId::ALL.iter().map(|id| id.as_str()));
            return Lead::Nowhere(match near {
                Some(near) => format!("did you mean `{near}:{value:#x}`?"),
                None => format!(
                    "the code spaces are {}",
                    SpaceId::ALL
                        .map(|id| format!("`{}`", id.as_str()))
                        .join(", ")
                ),
            });
        };
        let has = |values: &BTreeSet<u32>| values.contains(&value);
        if self.codes.get(&id).is_some_and(has) {
            return Lead::There;
        }
        let path = format!("codes/{space}.toml");
        if self
            .unreadable
            .may_hold(&path, &[&format!("{value:#x}"), &value.to_string()])
        {
            return Lead::Unclear;
        }
        let add = format!("add {value:#x} to content/{path}");
        let near = nearest_hexadecimal(value, self.codes.get(&id).into_iter().flatten().copied());
        let elsewhere = self
            .codes
            .iter()
            .find(|(_, values)| has(values))
            .map(|(id, _)| id);
        Lead::Nowhere(match (near, elsewhere) {
            (Some(near), _) => format!("`{space}:{near:#x}` exists; or {add}"),
            (None, Some(other)) => format!("`{}:{value:#x}` exists; or {add}", other.as_str()),
            (None, None) => add,
        })
    }

    pub(super) fn event(&self, provider: &str, id: u32) -> Lead {
        let path = format!("events/{provider}.toml");
        let Some(ids) = self.events.get(provider) else {
            if self.unreadable.has(&path) {
                return Lead::Unclear;
            }
            let near = nearest(provider, self.events.keys().map(String::as_str));
            return Lead::Nowhere(match near {
                Some(near) => format!("did you mean `{near}/{id}`?"),
                None => format!("describe the provider in content/{path}"),
            });
        };
        if ids.contains(&id) {
            return Lead::There;
        }
        if self.unreadable.may_hold(&path, &[&id.to_string()]) {
            return Lead::Unclear;
        }
        let add = format!("add {id} to content/{path}");
        let near = nearest_decimal(id, ids.iter().copied());
        let elsewhere = self
            .events
            .iter()
            .find(|(_, ids)| ids.contains(&id))
            .map(|(name, _)| name);
        Lead::Nowhere(match (elsewhere, near) {
            (Some(other), _) => format!("`{other}/{id}` exists; or {add}"),
            (None, Some(near)) => format!("`{provider}/{near}` exists; or {add}"),
            (None, None) => add,
        })
    }

    pub(super) fn phrase(&self, id: &str) -> Lead {
        if self.phrases.contains(id) {
            return Lead::There;
        }
        let files = ["phrases/en.toml", "observations.toml"];
        if files
            .iter()
            .any(|file| self.unreadable.may_hold(file, &[id]))
        {
            return Lead::Unclear;
        }
        Lead::Nowhere(match nearest(id, self.phrases.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("add `{id}` with its English wording to content/phrases/en.toml"),
        })
    }

    pub(super) fn source(&self, id: &str) -> Lead {
        if self.sources.contains(id) {
            return Lead::There;
        }
        if self.unreadable.may_hold("sources.toml", &[id]) {
            return Lead::Unclear;
        }
        Lead::Nowhere(match nearest(id, self.sources.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("add `[{id}]` to content/sources.toml"),
        })
    }
}

/// Whether a page with these anchors has this one.
pub(super) fn lead_to_anchor<'a>(
    anchor: &str,
    anchors: impl Iterator<Item = &'a str> + Clone,
) -> Lead {
    if anchors.clone().any(|known| known == anchor) {
        return Lead::There;
    }
    Lead::Nowhere(did_you_mean(anchor, anchors).unwrap_or_else(|| {
        "the anchor of a heading is its text in lower case, everything but letters and digits \
         turned into single hyphens"
            .into()
    }))
}
