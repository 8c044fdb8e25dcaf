//! Addresses of the pages that are not one thing's own page, and the way back to the root.
//!
//! The pages of articles, codes and events have theirs from [`crate::library::address`].

use decoder::knowledge::{SpaceId, Stage};

use crate::article::{Article, Kind};
use crate::library::address::{self as own_address, of_article, of_page};
use crate::library::flow_ways::Ways;
use crate::library::flows::{Choice, Flow, Step};

pub(super) const HOME: &str = "index.html";
pub(super) const ARTICLES: &str = "articles/index.html";
pub(super) const CODES: &str = "codes/index.html";
pub(super) const EVENTS: &str = "events/index.html";
pub(super) const FLOWS: &str = "flows/index.html";
pub(super) const LINTS: &str = "lints/index.html";
pub(super) const DECODER: &str = "decoder.html";
pub(super) const HOST_CHECK: &str = "host-check.html";
pub(super) const SEARCH: &str = "search.html";
pub(super) const EVIDENCE: &str = "evidence.html";
pub(super) const ARTICLES_JSON: &str = "articles.json";
pub(super) const FEED: &str = "changes.xml";
pub(super) const SITEMAP: &str = "sitemap.xml";
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
    own_address::of_provider(id)
}

/// The questions of a flow, and where it can lead.
pub(super) fn of_flow(flow: &Flow) -> String {
    own_address::of_flow(&flow.id)
}

/// The page of one way through a flow: `flows/cannot-connect/port.html` for the shortest way to a
/// question. Another way to it has a name made from its answers, which stays as long as they do:
/// `flows/cannot-connect/port-1f0c3a92.html`.
pub(super) fn of_way(flow: &Flow, ways: &Ways, place: usize) -> String {
    let way = &ways.all[place];
    let folder = format!("flows/{}", flow.id);
    let step = &flow.steps[way.step].id.value;
    if ways.first_to(way.step) == Some(place) {
        return format!("{folder}/{step}.html");
    }
    let mut answers = blake3::Hasher::new();
    for turn in &way.turns {
        let step = &flow.steps[turn.step];
        let answer = name_of(step, turn.choice);
        answers.update(format!("{}\n{answer}\n", step.id.value).as_bytes());
    }
    let name = answers.finalize().to_hex();
    format!("{folder}/{step}-{}.html", &name[..8])
}

/// What tells an answer from the others of its step.
fn name_of(step: &Step, choice: Choice) -> &str {
    match choice {
        Choice::Answer(place) => &step.answers[place].name,
        Choice::Unknown => "",
    }
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
