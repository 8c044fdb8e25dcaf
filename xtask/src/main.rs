//! `cargo xtask …`: builds the site, proves it and serves it. The only crate that runs programs.
//!
//! Must not: be needed by any other crate, or know what an article is.
#![allow(
    clippy::print_stdout,
    reason = "its whole output is for the person at the terminal"
)]

mod run;
mod wasm;
mod workspace;

use std::process::ExitCode;

use run::{Trouble, Voice};

const USAGE: &str = "\
cargo xtask <command>

  site                    build dist/: the browser module, then the site
  test [--all]            prove everything; --all: what cannot run here is a failure, too
  serve [--port N] [--for SECONDS]
                          build, then serve dist/ on 127.0.0.1
  wasm [--twice]          build the browser module alone; --twice: and compare two builds
  sizes                   show what readers download, against the ceilings
  help                    show this

XTASK_WASM=installed|rustup|debian picks where the wasm target comes from (default: the first that works)
BROWSER_BIN=/path/to/chromium      picks the browser for the end-to-end tests
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["wasm"] => wasm::build(Voice::Aloud).map(|line| println!("{line}")),
        ["wasm", "--twice"] => wasm::build_twice(Voice::Aloud).map(|line| println!("{line}")),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [] => return misused("no command given"),
        other => return misused(&format!("unknown command `{}`", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => failed(&trouble),
    }
}

fn misused(what: &str) -> ExitCode {
    eprint!("error: {what}\n\n{USAGE}");
    ExitCode::from(2)
}

fn failed(trouble: &Trouble) -> ExitCode {
    eprintln!("error: {trouble}");
    ExitCode::FAILURE
}
