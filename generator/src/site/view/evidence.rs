//! What `evidence.html` may see: every claim with its level, sources and date, and what nobody has
//! verified.

use decoder::knowledge::EvidenceLevel;
use serde::Serialize;

use super::source::SourceView;
use super::{LinkView, short_name};
use crate::article::Status;
use crate::library::Library;
use crate::library::address as own_address;
use crate::site::{notation, words};
use crate::tables::RowConfidence;

/// The levels, best supported first, each with an anchor that lists can link to.
const LEVELS: [(EvidenceLevel, &str, &str); 4] = [
    (
        EvidenceLevel::Reproduced,
        "reproduced",
        "Somebody made it happen and made it go away, and wrote down on which build.",
    ),
    (
        EvidenceLevel::VendorDocumented,
        "vendor-documented",
        "The maker of the product says so on a page of its own.",
    ),
    (
        EvidenceLevel::FieldReported,
        "field-reported",
        "People describe it and what helped them; the maker does not.",
    ),
    (
        EvidenceLevel::Inferred,
        "inferred",
        "Our conclusion from the protocol or from other cases. Nobody has confirmed it.",
    ),
];

/// The ledger.
#[derive(Debug, Serialize)]
pub(in crate::site) struct EvidenceView<'a> {
    n_claims: usize,
    n_articles: usize,
    n_sources: usize,
    levels: Vec<LevelView<'a>>,
    codes: Vec<RowView>,
    events: Vec<RowView>,
    languages: Vec<LanguageView<'a>>,
}

#[derive(Debug, Serialize)]
struct LevelView<'a> {
    name: &'static str,
    anchor: &'static str,
    means: &'static str,
    claims: Vec<ClaimView<'a>>,
}

/// A cause of an article: the article says that this can be why.
#[derive(Debug, Serialize)]
struct ClaimView<'a> {
    cause: &'a str,
    address: String,
    article: &'a str,
    reviewed: &'a str,
    sources: Vec<SourceView<'a>>,
}

/// A code or event of which no vendor page speaks.
#[derive(Debug, Serialize)]
struct RowView {
    link: LinkView,
    confidence: &'static str,
}

#[derive(Debug, Serialize)]
struct LanguageView<'a> {
    language: &'a str,
    n_wordings: usize,
    n_unverified: usize,
}

impl<'a> EvidenceView<'a> {
    pub(in crate::site) fn of(library: &'a Library) -> Self {
        let levels: Vec<LevelView<'a>> = LEVELS
            .into_iter()
            .map(|(level, anchor, means)| LevelView {
                name: words::evidence(level),
                anchor,
                means,
                claims: claims(library, level),
            })
            .collect();
        Self {
            n_claims: levels.iter().map(|level| level.claims.len()).sum(),
            n_articles: published(library).count(),
            n_sources: library.tables.sources.len(),
            levels,
            codes: codes(library),
            events: events(library),
            languages: languages(library),
        }
    }
}

fn published(library: &Library) -> impl Iterator<Item = &crate::article::Article> {
    library
        .articles
        .iter()
        .filter(|article| article.front.status == Status::Published)
}

fn claims(library: &Library, level: EvidenceLevel) -> Vec<ClaimView<'_>> {
    published(library)
        .flat_map(|article| article.body.sections.iter().map(move |it| (article, it)))
        .filter_map(|(article, section)| {
            let facts = section.cause.as_ref().filter(|it| it.evidence == level)?;
            let title = &section.title.value;
            Some(ClaimView {
                cause: title
                    .strip_prefix("Cause:")
                    .map_or(title.as_str(), str::trim),
                address: format!(
                    "{}#{}",
                    own_address::of_article(&article.id),
                    section.anchor
                ),
                article: &article.front.title.value,
                reviewed: &article.front.reviewed.value,
                sources: facts
                    .sources
                    .iter()
                    .filter_map(|id| library.source(&id.value))
                    .map(SourceView::of)
                    .collect(),
            })
        })
        .collect()
}

/// Whether no vendor or specification stands behind a row.
fn is_unconfirmed(confidence: RowConfidence) -> bool {
    matches!(
        confidence,
        RowConfidence::Community | RowConfidence::Inferred
    )
}

fn codes(library: &Library) -> Vec<RowView> {
    let rows = library
        .tables
        .spaces
        .iter()
        .flat_map(|space| space.codes.iter().map(move |code| (space, code)));
    rows.filter(|(_, code)| is_unconfirmed(code.confidence))
        .map(|(space, code)| {
            let number = notation::hexadecimal(space.id, code.value.value);
            RowView {
                link: LinkView {
                    text: format!("{number}, {}", space.name),
                    address: own_address::of_code(space.id, code.value.value),
                },
                confidence: words::confidence(code.confidence),
            }
        })
        .collect()
}

fn events(library: &Library) -> Vec<RowView> {
    let rows = library
        .tables
        .providers
        .iter()
        .flat_map(|provider| provider.events.iter().map(move |event| (provider, event)));
    rows.filter(|(_, event)| is_unconfirmed(event.confidence))
        .map(|(provider, event)| RowView {
            link: LinkView {
                text: format!("{} event {}", short_name(provider), event.id.value),
                address: own_address::of_event(&provider.id, event.id.value),
            },
            confidence: words::confidence(event.confidence),
        })
        .collect()
}

fn languages(library: &Library) -> Vec<LanguageView<'_>> {
    library
        .tables
        .languages
        .iter()
        .map(|table| LanguageView {
            language: &table.language,
            n_wordings: table.phrases.len(),
            n_unverified: table.unverified.len(),
        })
        .collect()
}
