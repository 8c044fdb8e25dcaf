//! Addresses of the pages that are not one thing's own page, and the way back to the root.
//!
//! The pages of articles, codes and events have theirs from [`crate::library::address`].

use decoder::knowledge::{SpaceId, Stage};

use crate::article::{Article, Kind};
use crate::library::address::{of_article, of_page};

pub(super) const HOME: &str = "index.html";
pub(super) const ARTICLES: &str = "articles/index.html";
pub(super) const CODES: &str = "codes/index.html";
pub(super) const EVENTS: &str = "events/index.html";
pub(super) const LINTS: &str = "lints/index.html";
pub(super) const DECODER: &str = "decoder.html";
pub(super) const EVIDENCE: &str = "evidence.html";
pub(super) const ARTICLES_JSON: &str = "articles.json";
pub(super) const NOT_FOUND: &str = "404.html";

/// An article, hub or page.
pub(super) fn of(article: &Article) -> String {
    match article.front.kind {
        Kind::Article | Kind::Hub => of_article(&article.id),
        Kind::Page => of_page(&article.id),
    }
}

/// The Markdown copy of an article.
pub(super) fn of_markdown(id: &str) -> String {
    format!("articles/{id}.md")
}

/// The part of the list of articles that is about a stage.
pub(super) fn of_stage(stage: Stage) -> String {
    format!("{ARTICLES}#{}", stage.as_str())
}

/// The stub that leads from the decimal number to the page of a code: `codes/disconnect/3078.html`.
pub(super) fn of_code_in_decimal(space: SpaceId, value: u32) -> String {
    format!("codes/{}/{value}.html", space.as_str())
}

/// The table of an event provider.
pub(super) fn of_provider(id: &str) -> String {
    format!("events/{id}/index.html")
}

/// What leads from a page to the root: `""`, `"../"`, `"../../"`.
pub(super) fn way_to_root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_root_has_one_step_a_folder() {
        assert_eq!(way_to_root(HOME), "");
        assert_eq!(way_to_root(ARTICLES), "../");
        assert_eq!(
            way_to_root(&of_code_in_decimal(SpaceId::Win32, 5)),
            "../../"
        );
    }
}
