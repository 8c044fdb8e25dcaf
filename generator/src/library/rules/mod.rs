//! Rules that can break while everything is joined: references that lead nowhere.
//!
//! Each has its explanation in a Markdown file beside this one.

use crate::diagnostic::{Rule, Severity};

/// A link to an article, page, code, event or source that does not exist.
pub static DEAD_LINK: Rule = Rule {
    code: "L020",
    name: "dead-link",
    severity: Severity::Error,
    explanation: include_str!("dead_link.md"),
};

/// A link to a heading that does not exist.
pub static DEAD_ANCHOR: Rule = Rule {
    code: "L021",
    name: "dead-anchor",
    severity: Severity::Error,
    explanation: include_str!("dead_anchor.md"),
};

/// A source that `sources.toml` does not have.
pub static UNKNOWN_SOURCE: Rule = Rule {
    code: "L031",
    name: "unknown-source",
    severity: Severity::Error,
    explanation: include_str!("unknown_source.md"),
};

/// A clue or condition that names an event no table has.
pub static UNKNOWN_EVENT: Rule = Rule {
    code: "L040",
    name: "unknown-event",
    severity: Severity::Error,
    explanation: include_str!("unknown_event.md"),
};

/// A phrase that `phrases/en.toml` does not have.
pub static UNKNOWN_PHRASE: Rule = Rule {
    code: "L041",
    name: "unknown-phrase",
    severity: Severity::Error,
    explanation: include_str!("unknown_phrase.md"),
};

/// A clue or condition that names a code no table has.
pub static UNKNOWN_CODE: Rule = Rule {
    code: "L042",
    name: "unknown-code",
    severity: Severity::Error,
    explanation: include_str!("unknown_code.md"),
};

/// An article that is named in front matter or a table and does not exist.
pub static UNKNOWN_ARTICLE: Rule = Rule {
    code: "L043",
    name: "unknown-article",
    severity: Severity::Error,
    explanation: include_str!("unknown_article.md"),
};

/// A check or an outcome that a flow names and no article has.
pub static UNKNOWN_CHECK: Rule = Rule {
    code: "L044",
    name: "unknown-check",
    severity: Severity::Error,
    explanation: include_str!("unknown_check.md"),
};

/// A step that a flow names and does not have.
pub static UNKNOWN_STEP: Rule = Rule {
    code: "L049",
    name: "unknown-step",
    severity: Severity::Error,
    explanation: include_str!("unknown_step.md"),
};

/// All of them, by code.
pub static ALL: [&Rule; 9] = [
    &DEAD_LINK,
    &DEAD_ANCHOR,
    &UNKNOWN_SOURCE,
    &UNKNOWN_EVENT,
    &UNKNOWN_PHRASE,
    &UNKNOWN_CODE,
    &UNKNOWN_ARTICLE,
    &UNKNOWN_CHECK,
    &UNKNOWN_STEP,
];
