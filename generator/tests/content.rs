//! The real content is published only as it is here: without a single finding.

use std::path::Path;

use generator::diagnostic::Report;
use generator::diagnostic::text::{self, Look};
use generator::library::Library;

#[test]
fn the_content_has_no_finding_on_the_day_of_its_last_review() {
    let (_, report) = checked();
    let shown = text::render(
        &report,
        Look {
            content: "content",
            coloured: false,
        },
    );
    assert!(report.findings().is_empty(), "\n{shown}");
}

#[test]
fn every_article_has_a_signature_or_is_led_to_by_another() {
    let (library, _) = checked();
    for article in &library.articles {
        let is_named = library.articles.iter().any(|other| {
            other.id != article.id && library.related_to(&other.id).contains(&article.id)
        });
        assert!(
            !article.front.signatures.is_empty() || is_named,
            "nothing leads to {}",
            article.id
        );
    }
}

/// The content, on the day on which an article was reviewed last: whether a review has
/// become old is a matter of the day of the build, not of this commit.
fn checked() -> (Library, Report) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let (library, _) = generator::check(&content, "2026-01-01").expect("content can be read");
    let reviews = library
        .all_articles_and_pages()
        .map(|it| it.front.reviewed.value.clone());
    let last = reviews.max().expect("there is an article");
    generator::check(&content, &last).expect("content can be read")
}
