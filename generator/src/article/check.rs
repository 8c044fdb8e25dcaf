//! A check block, as types.

use std::ops::Range;

use decoder::knowledge::Condition;

use super::Risk;
use crate::diagnostic::Placed;

/// Where a command is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The computer a person sits at.
    ThisComputer,
    /// The computer that is connected to.
    RemoteComputer,
    /// RD Gateway.
    Gateway,
    /// A machine on the path.
    Network,
}

/// In which shell.
#[allow(
    clippy::enum_variant_names,
    reason = "PowerShell is a name, not a kind of `Shell`"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// Windows PowerShell.
    PowerShell,
    /// Windows PowerShell, run as administrator.
    PowerShellAdmin,
    /// Command Prompt.
    Cmd,
    /// Command Prompt, run as administrator.
    CmdAdmin,
    /// A Unix shell.
    Sh,
}

/// A command, and what its output can show.
#[derive(Clone, Debug)]
pub struct CheckBlock {
    /// Id, unique within the article.
    pub id: Placed<String>,
    /// Where it is run.
    pub place: Where,
    /// In which shell.
    pub shell: Shell,
    /// What it does to the machine.
    pub risk: Risk,
    /// The command, exactly as it is to be typed.
    pub run: Placed<String>,
    /// What the whole output looks like when all is well.
    pub looks: Option<String>,
    /// What it can show, in order.
    pub outcomes: Vec<OutcomeSpec>,
    /// The whole block.
    pub span: Range<usize>,
}

/// One outcome as written.
#[derive(Clone, Debug)]
pub struct OutcomeSpec {
    /// The name by which a flow answers it, unique within the check.
    pub id: Option<Placed<String>>,
    /// How it is told.
    pub when: Vec<Condition>,
    /// What it means.
    pub means: String,
    /// Where to go on: `#anchor` or a link target.
    pub then: Option<Placed<String>>,
    /// What a healthy system shows.
    pub good: bool,
    /// Output that must be judged to this outcome.
    pub example: Placed<String>,
    /// The whole outcome.
    pub span: Range<usize>,
}
