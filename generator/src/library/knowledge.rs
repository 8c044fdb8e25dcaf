//! Compiles articles and tables into what the decoder loads.
//!
//! Everything is sorted by id, so that the same content gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use decoder::KnowledgeBase;
use decoder::knowledge::{
    ArticleEntry, Check, Clue, ClueKind, Code, CodeSpace, Event, Family, Field, Label, Outcome,
    Phrase, PhraseText, Provider, Signature, SpaceId,
};

use super::{address, checks_of};
use crate::article::{
    Article, CheckBlock, ClueSpec, ClueSpecKind, Kind, OutcomeSpec, SignatureSpec, Status, Target,
};
use crate::tables::{CodeRow, EventRow, PhraseTable, ProviderTable, SpaceTable, Tables};

/// Compiles. A retired article explains nothing any more; what leads to it leads to the
/// article that replaces it.
pub(super) fn compile(articles: &[Article], tables: &Tables) -> KnowledgeBase {
    let leads = Leads::of(articles);
    let mut spaces: Vec<CodeSpace> = tables
        .spaces
        .iter()
        .map(|table| code_space(table, &leads))
        .collect();
    spaces.sort_by_key(|space| space.id.as_str());
    let mut providers: Vec<Provider> = tables
        .providers
        .iter()
        .map(|table| provider(table, &leads))
        .collect();
    providers.sort_by(|a, b| a.id.cmp(&b.id));
    KnowledgeBase {
        format: KnowledgeBase::FORMAT,
        spaces,
        providers,
        phrases: phrases(tables),
        labels: labels(&tables.languages),
        day_first: tables
            .languages
            .iter()
            .filter(|table| table.day_first)
            .map(|table| table.language.clone())
            .collect(),
        articles: articles.iter().filter_map(article_entry).collect(),
        imported: None,
    }
}

/// Which article a row leads to: itself, or what replaces it.
struct Leads<'a> {
    published: BTreeSet<&'a str>,
    replaced: BTreeMap<&'a str, &'a str>,
}

impl<'a> Leads<'a> {
    fn of(articles: &'a [Article]) -> Self {
        let mut leads = Self {
            published: BTreeSet::new(),
            replaced: BTreeMap::new(),
        };
        for article in articles {
            match &article.front.status {
                Status::Published => {
                    leads.published.insert(&article.id);
                }
                Status::Retired {
                    replaced_by: Some(by),
                } => {
                    leads.replaced.insert(&article.id, &by.value);
                }
                Status::Retired { replaced_by: None } | Status::Draft => {}
            }
        }
        leads
    }

    fn follow(&self, id: &str) -> Option<String> {
        let mut id = id;
        // Replacements can form a circle; no chain is longer than there are articles.
        for _ in 0..=self.replaced.len() {
            if self.published.contains(id) {
                return Some(id.to_owned());
            }
            id = self.replaced.get(id)?;
        }
        None
    }
}

fn code_space(table: &SpaceTable, leads: &Leads<'_>) -> CodeSpace {
    let mut codes: Vec<Code> = table.codes.iter().map(|row| code(row, leads)).collect();
    codes.sort_by_key(|code| code.value);
    CodeSpace {
        id: table.id,
        name: table.name.clone(),
        seen_as: table.seen_as.clone(),
        families: table
            .families
            .iter()
            .map(|row| Family {
                byte: row.byte,
                name: row.name.clone(),
                meaning: row.meaning.clone(),
                stage: row.stage,
            })
            .collect(),
        codes,
    }
}

fn code(row: &CodeRow, leads: &Leads<'_>) -> Code {
    Code {
        value: row.value.value,
        name: row.name.clone(),
        meaning: row.meaning.clone(),
        stage: row.stage,
        article: row.article.as_ref().and_then(|id| leads.follow(&id.value)),
        normal: row.normal,
        proves: row.proves.clone(),
    }
}

fn provider(table: &ProviderTable, leads: &Leads<'_>) -> Provider {
    let others: BTreeSet<&String> = table
        .events
        .iter()
        .filter_map(|row| row.log.as_ref())
        .filter(|log| !log.is_empty() && **log != table.log)
        .collect();
    let logs: Vec<&String> = std::iter::once(&table.log).chain(others).collect();
    let mut events: Vec<Event> = table
        .events
        .iter()
        .map(|row| event(row, &logs, leads))
        .collect();
    events.sort_by_key(|event| event.id);
    Provider {
        id: table.id.clone(),
        name: table.provider.clone(),
        also: table.also_known_as.clone(),
        logs: logs.into_iter().cloned().collect(),
        events,
    }
}

fn event(row: &EventRow, logs: &[&String], leads: &Leads<'_>) -> Event {
    let log = row
        .log
        .as_ref()
        .and_then(|own| logs.iter().position(|log| *log == own));
    Event {
        id: row.id.value,
        meaning: row.meaning.clone(),
        stage: row.stage,
        side: row.side,
        says: row.says.clone(),
        normal: row.normal,
        ordinary_when: row.ordinary_when,
        step: row.step,
        step_unless: row.step_unless.clone(),
        log: log.and_then(|log| u8::try_from(log).ok()).unwrap_or(0),
        fields: row
            .fields
            .iter()
            .map(|(name, space)| field(row, name, *space))
            .collect(),
        article: row.article.as_ref().and_then(|id| leads.follow(&id.value)),
    }
}

fn field(row: &EventRow, name: &str, space: SpaceId) -> Field {
    let index = row.data.iter().position(|data| data == name);
    Field {
        name: name.to_owned(),
        index: index.and_then(|index| u32::try_from(index).ok()),
        space,
    }
}

/// Sentences in every language, and what output shows by its structure.
fn phrases(tables: &Tables) -> Vec<Phrase> {
    let mut by_id: BTreeMap<&str, Phrase> = BTreeMap::new();
    let of_id = |id: &str| Phrase {
        id: id.to_owned(),
        ..Phrase::default()
    };
    for table in &tables.languages {
        for (id, wordings) in &table.phrases {
            let phrase = by_id.entry(&id.value).or_insert_with(|| of_id(&id.value));
            if table.language == "en" {
                phrase.generic = table.generic.contains(&id.value);
                phrase.normal = table.normal.contains(&id.value);
                phrase.name = table.names.contains(&id.value);
            }
            phrase.texts.extend(wordings.iter().map(|text| PhraseText {
                language: table.language.clone(),
                text: text.clone(),
            }));
        }
    }
    for row in &tables.observations {
        let phrase = by_id
            .entry(&row.id.value)
            .or_insert_with(|| of_id(&row.id.value));
        phrase.meaning.clone_from(&row.meaning);
        phrase.shown.clone_from(&row.shown);
        phrase.normal |= row.normal;
        phrase.generic |= row.generic;
    }
    by_id.into_values().collect()
}

fn labels(languages: &[PhraseTable]) -> Vec<Label> {
    languages
        .iter()
        .flat_map(|table| {
            table.labels.iter().flat_map(|(kind, texts)| {
                texts.iter().map(|text| Label {
                    kind: *kind,
                    language: table.language.clone(),
                    text: text.clone(),
                })
            })
        })
        .collect()
}

fn article_entry(article: &Article) -> Option<ArticleEntry> {
    if article.front.status != Status::Published {
        return None;
    }
    Some(ArticleEntry {
        id: article.id.clone(),
        title: article.front.title.value.clone(),
        summary: article.front.summary.value.clone(),
        url: address::of_article(&article.id),
        stage: article.front.stage?,
        hub: article.front.kind == Kind::Hub,
        level: article.front.evidence,
        signatures: article.front.signatures.iter().map(signature).collect(),
        checks: checks_of(article).map(check).collect(),
    })
}

fn signature(spec: &SignatureSpec) -> Signature {
    let clues = |specs: &[ClueSpec]| specs.iter().filter_map(clue).collect();
    Signature {
        stage: spec.stage,
        all: clues(&spec.all),
        any: clues(&spec.any),
        none: clues(&spec.none),
        hint: spec.hint,
    }
}

fn clue(spec: &ClueSpec) -> Option<Clue> {
    let kind = match &spec.kind {
        ClueSpecKind::Code(space, value) => ClueKind::Code(SpaceId::from_id(space)?, *value),
        ClueSpecKind::Event(provider, id) => ClueKind::Event(provider.clone(), *id),
        ClueSpecKind::Phrase(id) => ClueKind::Phrase(id.clone()),
        ClueSpecKind::Sequence => ClueKind::EndedEarly,
    };
    Some(Clue {
        kind,
        strength: spec.strength,
    })
}

/// A check as the decoder judges it; `then` is an anchor or an address from the root.
pub(crate) fn check(block: &CheckBlock) -> Check {
    Check {
        id: block.id.value.clone(),
        outcomes: block.outcomes.iter().map(outcome).collect(),
    }
}

fn outcome(spec: &OutcomeSpec) -> Outcome {
    let then = spec.then.as_ref().map(|then| {
        address::of_target(&Target::parse(&then.value)).unwrap_or_else(|| then.value.clone())
    });
    Outcome {
        when: spec.when.clone(),
        means: spec.means.clone(),
        then,
        good: spec.good,
    }
}
