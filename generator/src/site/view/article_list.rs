//! What `articles.html` may see: all articles, by the stage at which the connection fails.

use decoder::knowledge::Stage;
use serde::Serialize;

use super::{ArticleLinkView, words};
use crate::article::Kind;
use crate::site::address;
use crate::site::catalog::Catalog;

/// All articles.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ArticleListView<'a> {
    hubs: Vec<ArticleLinkView<'a>>,
    stages: Vec<StageView<'a>>,
}

/// The articles of one stage, without hubs: those are about more than one.
#[derive(Debug, Serialize)]
pub(in crate::site) struct StageView<'a> {
    anchor: &'static str,
    title: String,
    address: String,
    articles: Vec<ArticleLinkView<'a>>,
}

impl<'a> ArticleListView<'a> {
    pub(in crate::site) fn of(catalog: &Catalog<'a>) -> Self {
        Self {
            hubs: super::home::hubs(catalog),
            stages: StageView::all(catalog),
        }
    }
}

impl<'a> StageView<'a> {
    /// Every stage, in the order in which a connection passes them. A stage without articles is there
    /// too: codes and events link to it.
    pub(in crate::site) fn all(catalog: &Catalog<'a>) -> Vec<Self> {
        Stage::ALL
            .into_iter()
            .map(|stage| Self {
                anchor: stage.as_str(),
                title: words::capitalized(stage.in_words()),
                address: address::of_stage(stage),
                articles: catalog
                    .articles_of_stage(stage)
                    .into_iter()
                    .filter(|article| article.front.kind != Kind::Hub)
                    .map(ArticleLinkView::of)
                    .collect(),
            })
            .collect()
    }
}
