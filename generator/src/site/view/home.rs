//! What `home.html` and `decoder.html` may see.

use std::collections::BTreeSet;

use decoder::knowledge::EvidenceLevel;
use serde::Serialize;

use super::article_list::StageView;
use super::flow::FlowLinkView;
use super::{ArticleLinkView, CodeLinkView, LinkView, words};
use crate::article::Kind;
use crate::library::address as own_address;
use crate::site::address;
use crate::site::catalog::Catalog;

/// Cards on the first screen; more would have to be read, not recognized.
const CARDS_AT_MOST: usize = 8;
/// Fewer are a label, not what somebody remembers of a dialog.
const WORDS_AT_LEAST: usize = 4;
const CODES_AT_MOST: usize = 24;

/// The first page.
#[derive(Debug, Serialize)]
pub(in crate::site) struct HomeView<'a> {
    hubs: Vec<ArticleLinkView<'a>>,
    seen: Vec<SeenView<'a>>,
    flows: Vec<FlowLinkView<'a>>,
    codes: Vec<CodeGroupView<'a>>,
    providers: Vec<CountedLinkView>,
    stages: Vec<StageView<'a>>,
    verified: VerifiedView<'a>,
}

/// What a person sees, and where to read.
#[derive(Debug, Serialize)]
struct SeenView<'a> {
    /// The sentence that the program shows.
    text: &'a str,
    articles: Vec<ArticleLinkView<'a>>,
}

/// A space, and its codes that articles name.
#[derive(Debug, Serialize)]
struct CodeGroupView<'a> {
    space: LinkView,
    count: usize,
    codes: Vec<CodeLinkView<'a>>,
}

/// A link and how much is behind it.
#[derive(Debug, Serialize)]
struct CountedLinkView {
    link: LinkView,
    count: usize,
}

/// What stands behind the articles, counted.
#[derive(Debug, Serialize)]
struct VerifiedView<'a> {
    articles: String,
    /// Strongest first; levels nobody has reached are said too.
    levels: Vec<String>,
    codes: String,
    events: String,
    sources: String,
    /// The newest date of review, where there is one.
    last_review: Option<&'a str>,
}

impl<'a> HomeView<'a> {
    pub(in crate::site) fn of(catalog: &Catalog<'a>) -> Self {
        let tables = &catalog.library.tables;
        Self {
            hubs: hubs(catalog),
            seen: seen(catalog),
            flows: FlowLinkView::all(catalog.library),
            codes: codes(catalog),
            providers: tables
                .providers
                .iter()
                .map(|provider| CountedLinkView {
                    link: LinkView {
                        text: super::short_name(provider).to_owned(),
                        address: address::of_provider(&provider.id),
                    },
                    count: provider.events.len(),
                })
                .collect(),
            stages: StageView::all(catalog),
            verified: VerifiedView::of(catalog),
        }
    }
}

/// The pages of errors with many causes.
pub(super) fn hubs<'a>(catalog: &Catalog<'a>) -> Vec<ArticleLinkView<'a>> {
    catalog
        .current_articles()
        .filter(|article| article.front.kind == Kind::Hub)
        .map(ArticleLinkView::of)
        .collect()
}

/// Whole sentences that point at articles, in the order of the English phrases, which starts with
/// what dialogs say, as long as each leads to an article that none before it led to. Pieces of
/// sentences and of log lines start with a small letter; nobody would recognize them.
fn seen<'a>(catalog: &Catalog<'a>) -> Vec<SeenView<'a>> {
    let Some(english) = catalog
        .library
        .tables
        .languages
        .iter()
        .find(|it| it.language == "en")
    else {
        return Vec::new();
    };
    let mut led_to: BTreeSet<&str> = BTreeSet::new();
    english
        .phrases
        .iter()
        .filter_map(|(id, wordings)| {
            let text = wordings.first()?;
            let is_sentence =
                text.starts_with(char::is_uppercase) && text.split(' ').count() >= WORDS_AT_LEAST;
            let articles = catalog.articles_with_phrase(&id.value);
            let is_new = articles.iter().any(|it| !led_to.contains(it.id.as_str()));
            (is_sentence && is_new).then(|| {
                led_to.extend(articles.iter().map(|it| it.id.as_str()));
                let articles = articles.into_iter().map(ArticleLinkView::of).collect();
                SeenView { text, articles }
            })
        })
        .take(CARDS_AT_MOST)
        .collect()
}

/// Codes that articles name, by space. A number without its space says nothing.
fn codes<'a>(catalog: &Catalog<'a>) -> Vec<CodeGroupView<'a>> {
    let library = catalog.library;
    let is_named = |space, value| !library.articles_naming_code(space, value).is_empty();
    library
        .tables
        .spaces
        .iter()
        .map(|space| CodeGroupView {
            space: LinkView {
                text: space.name.clone(),
                address: own_address::of_space(space.id),
            },
            count: space.codes.len(),
            codes: space
                .codes
                .iter()
                .filter(|code| is_named(space.id, code.value.value))
                .take(CODES_AT_MOST)
                .map(|code| CodeLinkView::of(library, space.id, code))
                .collect(),
        })
        .collect()
}

impl<'a> VerifiedView<'a> {
    fn of(catalog: &Catalog<'a>) -> Self {
        let tables = &catalog.library.tables;
        let articles: Vec<_> = catalog.current_articles().collect();
        let n_of = |level| {
            articles
                .iter()
                .filter(|it| it.front.evidence == level)
                .count()
        };
        Self {
            articles: words::count(articles.len(), "article", "articles"),
            levels: vec![
                format!(
                    "{} rest on vendor documentation",
                    n_of(EvidenceLevel::VendorDocumented)
                ),
                format!(
                    "{} on reports from the field",
                    n_of(EvidenceLevel::FieldReported)
                ),
                format!("{} on our own conclusions", n_of(EvidenceLevel::Inferred)),
                format!("{} were reproduced", n_of(EvidenceLevel::Reproduced)),
            ],
            codes: words::count(
                tables.spaces.iter().map(|it| it.codes.len()).sum(),
                "code",
                "codes",
            ),
            events: words::count(
                tables.providers.iter().map(|it| it.events.len()).sum(),
                "event",
                "events",
            ),
            sources: words::count(tables.sources.len(), "source", "sources"),
            last_review: articles
                .iter()
                .map(|it| it.front.reviewed.value.as_str())
                .max(),
        }
    }
}
