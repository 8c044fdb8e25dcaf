//! `reconnect completions`: a script that teaches a shell the options.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Console, Ending, Failure};
use crate::options::Cli;

pub(super) fn run(shell: Shell, console: &mut Console<'_>) -> Result<Ending, Failure> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "reconnect", &mut script);
    console.answers.write_all(&script)?;
    Ok(Ending::Clean)
}
