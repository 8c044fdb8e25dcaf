//! The words that an author writes where only some are allowed, and what they mean.

use decoder::knowledge::{LabelKind, OrdinaryWhen, Side, SpaceId, Stage, Step};

use super::{RowConfidence, SourceKind};

/// How well a row is supported.
pub(super) const CONFIDENCES: [(&str, RowConfidence); 4] = [
    ("official", RowConfidence::Official),
    ("source-code", RowConfidence::SourceCode),
    ("community", RowConfidence::Community),
    ("inferred", RowConfidence::Inferred),
];

/// What kind of source.
pub(super) const SOURCE_KINDS: [(&str, SourceKind); 5] = [
    ("vendor", SourceKind::Vendor),
    ("specification", SourceKind::Specification),
    ("source-code", SourceKind::SourceCode),
    ("report", SourceKind::Report),
    ("community", SourceKind::Community),
];

/// Which machine writes an event.
pub(super) const SIDES: [(&str, Side); 4] = [
    ("client", Side::Client),
    ("server", Side::Server),
    ("gateway", Side::Gateway),
    ("infrastructure", Side::Infrastructure),
];

/// How far a connection is.
pub(super) const STEPS: [(&str, Step); 5] = [
    ("begins", Step::Begins),
    ("prepared", Step::Prepared),
    ("secured", Step::Secured),
    ("session", Step::Session),
    ("ends", Step::Ends),
];

/// Where in a connection an event is ordinary.
pub(super) const ORDINARY_WHEN: [(&str, OrdinaryWhen); 2] = [
    ("connected", OrdinaryWhen::Connected),
    ("ended", OrdinaryWhen::Ended),
];

/// Levels of an event.
pub(super) const LEVELS: [(&str, &str); 5] = [
    ("critical", "critical"),
    ("error", "error"),
    ("warning", "warning"),
    ("information", "information"),
    ("verbose", "verbose"),
];

/// What stands behind a label.
pub(super) const LABELS: [(&str, LabelKind); 23] = [
    ("error-code", LabelKind::ErrorCode),
    ("extended-error-code", LabelKind::ExtendedErrorCode),
    ("reason", LabelKind::Reason),
    ("code-word", LabelKind::CodeWord),
    ("between", LabelKind::Between),
    ("no-code", LabelKind::NoCode),
    ("log-name", LabelKind::LogName),
    ("source", LabelKind::Source),
    ("date", LabelKind::Date),
    ("event-id", LabelKind::EventId),
    ("level", LabelKind::Level),
    ("description", LabelKind::Description),
    ("task-category", LabelKind::TaskCategory),
    ("keywords", LabelKind::Keywords),
    ("user", LabelKind::User),
    ("computer", LabelKind::Computer),
    ("product", LabelKind::Product),
    ("before-noon", LabelKind::BeforeNoon),
    ("after-noon", LabelKind::AfterNoon),
    ("port-open", LabelKind::PortOpen),
    ("port-refused", LabelKind::PortRefused),
    ("port-timed-out", LabelKind::PortTimedOut),
    ("port-unreachable", LabelKind::PortUnreachable),
];

/// Where a failure sits.
pub(super) fn stages() -> [(&'static str, Stage); 13] {
    Stage::ALL.map(|stage| (stage.as_str(), stage))
}

/// Code spaces.
pub(super) fn spaces() -> [(&'static str, SpaceId); 13] {
    SpaceId::ALL.map(|space| (space.as_str(), space))
}
