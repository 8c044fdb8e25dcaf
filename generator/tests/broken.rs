//! A content folder with many mistakes at once: one list, in which no mistake hides another.

use std::path::Path;

use generator::diagnostic::text::{self, Look};
use generator::diagnostic::{Report, Severity};

#[test]
fn every_mistake_of_a_broken_site_is_shown_with_its_place_and_its_remedy() {
    let look = Look {
        content: "content",
        coloured: false,
    };
    insta::assert_snapshot!(text::render(&broken(), look));
}

#[test]
fn every_finding_has_a_remedy_and_a_place_inside_its_file() {
    for finding in broken().findings() {
        assert!(finding.help.is_some(), "{}", finding.message);
        let span = finding.at.span.clone();
        assert!(
            finding.at.file.text.get(span).is_some(),
            "{}: {}",
            finding.at.file.path,
            finding.message
        );
    }
}

#[test]
fn errors_stand_beside_warnings_and_nothing_is_published() {
    let report = broken();
    assert!(report.count(Severity::Error) > 0);
    assert!(report.count(Severity::Warning) > 0);
    assert!(!report.is_publishable());
}

fn broken() -> Report {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/broken");
    let (_, report) = generator::check(&content, "2026-11-20").expect("the folder can be read");
    report
}
