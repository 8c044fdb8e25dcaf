//! Every element id, attribute and class that Rust and the theme share, spelled once.
//!
//! The ids stand a second time in `theme/templates/parts/find-box.html`; a test holds the two together.

/// The box and everything in it.
pub(crate) const BOX: &str = "find-box";
/// Where the reader pastes.
pub(crate) const TEXT: &str = "find-text";
/// One short sentence for everybody, read out by screen readers.
pub(crate) const STATUS: &str = "find-status";
/// Where answers appear.
pub(crate) const RESULTS: &str = "find-results";

/// Marks a link that the arrow keys stop at. The value is empty.
pub(crate) const STOP: &str = "data-find-stop";

/// Classes; `theme/css/find-box.css` gives them their look.
pub(crate) mod class {
    pub(crate) const ANSWER: &str = "find-answer";
    pub(crate) const VERDICT: &str = "find-verdict";
    pub(crate) const WORD: &str = "find-word";
    pub(crate) const ARTICLE: &str = "find-article";
    pub(crate) const NOTE: &str = "find-note";
    pub(crate) const SECTION: &str = "find-section";
    pub(crate) const LIST: &str = "find-list";
    pub(crate) const PASTE: &str = "find-paste";
    pub(crate) const GAP: &str = "find-gap";
    pub(crate) const NUMBER: &str = "find-number";
    pub(crate) const CODE: &str = "find-code";
    pub(crate) const KIND: &str = "find-kind";
    pub(crate) const CLEAR: &str = "find-clear";
    pub(crate) const PROGRESS: &str = "find-progress";
    pub(crate) const HALT: &str = "find-halt";
    pub(crate) const STORIES: &str = "find-stories";
    pub(crate) const STORY: &str = "find-story";
    pub(crate) const TIMES: &str = "find-times";
    pub(crate) const TIME: &str = "find-time";
}

/// The lists that a reader can always look in.
pub(crate) const ALL_CODES: &str = "codes/index.html";
/// All events that the site explains.
pub(crate) const ALL_EVENTS: &str = "events/index.html";

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../theme/templates/parts/find-box.html");
    const BOOT: &str = include_str!("../../theme/js/boot.js");
    const STYLE: &str = include_str!("../../theme/css/find-box.css");

    #[test]
    fn the_template_has_every_element_that_rust_looks_for() {
        for id in [BOX, TEXT, STATUS, RESULTS] {
            assert!(
                TEMPLATE.contains(&format!("id=\"{id}\"")),
                "find-box.html has no element {id}"
            );
        }
    }

    #[test]
    fn the_boot_script_uses_the_same_ids_and_lists() {
        for id in [BOX, TEXT, STATUS] {
            assert!(
                BOOT.contains(&format!("\"{id}\"")),
                "boot.js does not know {id}"
            );
        }
        assert!(BOOT.contains(ALL_CODES));
    }

    #[test]
    fn every_class_has_a_look() {
        for class in [
            class::ANSWER,
            class::VERDICT,
            class::WORD,
            class::ARTICLE,
            class::NOTE,
            class::SECTION,
            class::LIST,
            class::PASTE,
            class::GAP,
            class::NUMBER,
            class::CODE,
            class::KIND,
            class::CLEAR,
            class::PROGRESS,
            class::HALT,
            class::STORIES,
            class::STORY,
            class::TIMES,
            class::TIME,
        ] {
            assert!(
                STYLE.contains(&format!(".{class}")),
                "find-box.css does not style .{class}"
            );
        }
    }
}
