//! The words that an author writes where only some are allowed, and what they mean.

use decoder::knowledge::{EvidenceLevel, Stage, Strength};

use super::{Audience, Kind, Restart, Risk, Shell, Surrounding, Where};

/// Kinds of a file in `articles/`.
pub(super) const KINDS: [(&str, Kind); 2] = [("article", Kind::Article), ("hub", Kind::Hub)];

/// Who can do something.
pub(super) const AUDIENCES: [(&str, Audience); 3] = [
    ("anyone", Audience::Anyone),
    ("administrator", Audience::Administrator),
    ("network-engineer", Audience::NetworkEngineer),
];

/// The worst that a step does.
pub(super) const RISKS: [(&str, Risk); 4] = [
    ("read-only", Risk::ReadOnly),
    ("reversible", Risk::Reversible),
    ("weakens-security", Risk::WeakensSecurity),
    ("loses-data", Risk::LosesData),
];

/// What has to be restarted.
pub(super) const RESTARTS: [(&str, Restart); 3] = [
    ("none", Restart::None),
    ("service", Restart::Service),
    ("computer", Restart::Computer),
];

/// Parts of an environment that not everybody has.
pub(super) const SURROUNDINGS: [(&str, Surrounding); 3] = [
    ("gateway", Surrounding::Gateway),
    ("domain", Surrounding::Domain),
    ("broker", Surrounding::Broker),
];

/// How much a clue says.
pub(super) const STRENGTHS: [(&str, Strength); 3] = [
    ("decisive", Strength::Decisive),
    ("strong", Strength::Strong),
    ("supporting", Strength::Supporting),
];

/// Where a command is run.
pub(super) const PLACES: [(&str, Where); 4] = [
    ("this-computer", Where::ThisComputer),
    ("remote-computer", Where::RemoteComputer),
    ("gateway", Where::Gateway),
    ("network", Where::Network),
];

/// In which shell.
pub(super) const SHELLS: [(&str, Shell); 5] = [
    ("powershell", Shell::PowerShell),
    ("powershell-admin", Shell::PowerShellAdmin),
    ("cmd", Shell::Cmd),
    ("cmd-admin", Shell::CmdAdmin),
    ("sh", Shell::Sh),
];

/// Where a failure sits.
pub(super) fn stages() -> [(&'static str, Stage); 13] {
    Stage::ALL.map(|stage| (stage.as_str(), stage))
}

/// How well something is supported.
pub(super) fn evidence_levels() -> [(&'static str, EvidenceLevel); 4] {
    EvidenceLevel::ALL.map(|level| (level.as_str(), level))
}
