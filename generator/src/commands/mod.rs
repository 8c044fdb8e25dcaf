//! What each command does: answers go to standard output, findings and errors to standard error.
//!
//! Exit codes: 0 all is well, 1 something was found or is not known, 2 it could not be done.

mod completions;
mod content;
mod decode;
mod decode_certificates;
mod decode_file;
mod decode_redacted;
mod decode_stories;
mod decode_text;
mod explain;
mod inputs;
mod links;
mod man;
mod mend;
mod new;
mod number;
mod pack;
mod progress;
mod redirects;
mod schema;
mod search;
mod stale;
mod windows_names;

use std::env;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use decoder::knowledge::WrongKnowledge;
use generator::Error;
use jiff::civil::Date;

use crate::options::Command;

/// What the build script made of `content/`.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// A knowledge base, packed.
    pub(crate) knowledge: &'static [u8],
    /// Names of Windows codes, packed.
    pub(crate) names: &'static [u8],
    /// What the settings of a connection file mean, packed.
    pub(crate) rdp_settings: &'static [u8],
    /// A search index, packed.
    pub(crate) search_index: &'static [u8],
}

/// Where a command speaks.
pub(crate) struct Console<'a> {
    /// Standard output.
    pub(crate) answers: &'a mut dyn Write,
    /// Standard error.
    pub(crate) messages: &'a mut dyn Write,
    /// Whether standard error shows colours.
    pub(crate) shows_colours: bool,
    /// Whether somebody watches standard error, so that progress is worth a line.
    pub(crate) is_watched: bool,
}

/// How a command ended that could do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// All is well.
    Clean,
    /// Something was found that must be mended, or what was asked for is not known.
    Found,
}

/// Why a command could not do what it was asked.
#[derive(Debug)]
enum Failure {
    /// A file, a folder, an option.
    Machine(Error),
    /// A knowledge base that this version cannot read.
    Knowledge(String, WrongKnowledge),
    /// Standard output or standard error.
    Speech(io::Error),
}

/// Does what was asked. Says on standard error why, if it could not.
pub(crate) fn run(
    command: &Command,
    today: Date,
    built_in: &BuiltIn,
    console: &mut Console<'_>,
) -> ExitCode {
    let ending = match command {
        Command::Build(options) => content::build(options, today, console),
        Command::Lint(options) => content::lint(options, today, console),
        Command::Pack(options) => pack::run(options, console),
        Command::Decode(options) => decode::run(options, today, built_in, console),
        Command::Explain(options) => explain::run(options, built_in, console),
        Command::Search(options) => search::run(options, built_in, console),
        Command::New(options) => new::run(options, today, console),
        Command::Stale(options) => stale::run(options, today, console),
        Command::Links(options) => links::run(options, today, console),
        Command::Redirects(options) => redirects::run(options, today, console),
        Command::Schema { name } => schema::run(name.as_deref(), console),
        Command::Man { about } => man::run(about.as_deref(), console),
        Command::Completions { shell } => completions::run(*shell, console),
    };
    let ending = ending.and_then(|ending| {
        console.answers.flush()?;
        Ok(ending)
    });
    match ending {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Found) => ExitCode::from(1),
        // Whoever reads has read enough: `reconnect search … | head -1`.
        Err(Failure::Speech(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // Nobody is left to tell if this fails too.
            let _ = writeln!(console.messages, "error: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Whether standard error is a terminal whose owner wants colours.
pub(crate) fn shows_colours() -> bool {
    let is_refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stderr().is_terminal() && !is_refused
}

/// Whether standard error is a terminal that somebody looks at, which the log of a CI run is not.
pub(crate) fn is_watched() -> bool {
    let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    io::stderr().is_terminal() && !is_ci
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(cause) => write!(f, "{cause}"),
            Self::Knowledge(which, cause) => write!(f, "cannot use {which}: {cause}"),
            Self::Speech(cause) => write!(f, "cannot write the answer: {cause}"),
        }
    }
}

impl From<Error> for Failure {
    fn from(cause: Error) -> Self {
        Self::Machine(cause)
    }
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        Self::Speech(cause)
    }
}
