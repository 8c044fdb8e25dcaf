//! `cargo xtask …`: builds the site, proves it and serves it. The only crate that runs programs.
//!
//! Must not: be needed by any other crate, or know what an article is.
#![allow(
    clippy::print_stdout,
    reason = "its whole output is for the person at the terminal"
)]

mod import_codes;
mod page_load;
mod run;
mod serve;
mod site;
mod sizes;
mod test;
mod wasm;
mod workspace;

use std::process::ExitCode;
use std::time::Duration;

use run::{Trouble, Voice};

const USAGE: &str = "\
cargo xtask <command>

  site                    build dist/: the browser modules, then the site
  test [--all]            prove everything; --all: what cannot run here is a failure, too
  serve [--port N] [--for SECONDS]
                          build, then serve dist/ on 127.0.0.1
  hosts                   run nginx, Caddy and Apache with a pack's own files, and see what they send
  wasm [--twice]          build the browser modules alone; --twice: and compare two builds
  import-codes            write content/codes/imported/ from Microsoft's metadata
  sizes                   show what readers download from dist/, against the ceilings
  help                    show this

XTASK_WASM=installed|rustup|debian picks where the wasm target comes from (else: the first that works)
BROWSER_BIN=/path/to/chromium      picks the browser for the end-to-end tests
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["site"] => site::build(Voice::Aloud),
        ["test"] => return proved(test::run(false)),
        ["test", "--all"] => return proved(test::run(true)),
        ["serve", options @ ..] => match serve_options(options) {
            Ok((port, time)) => build_and_serve(port, time),
            Err(what) => return misused(&what),
        },
        ["hosts"] => test::hosts(),
        ["wasm"] => wasm::build(Voice::Aloud),
        ["wasm", "--twice"] => wasm::build_twice(Voice::Aloud),
        ["import-codes"] => import_codes::write(),
        ["sizes"] => sizes::measure(&workspace::dist()),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [] => return misused("no command given"),
        other => return misused(&format!("unknown command `{}`", other.join(" "))),
    };
    match done {
        Ok(said) => {
            println!("{}", said.trim_end());
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn build_and_serve(port: u16, time: Option<Duration>) -> Result<String, Trouble> {
    site::build(Voice::Aloud)?;
    serve::serve(&workspace::dist(), port, time)
}

/// The port, 0 for any, and how long.
fn serve_options(options: &[&str]) -> Result<(u16, Option<Duration>), String> {
    let (mut port, mut time) = (0, None);
    for pair in options.chunks(2) {
        match *pair {
            ["--port", number] => {
                port = number
                    .parse()
                    .map_err(|_| format!("`{number}` is no port"))?;
            }
            ["--for", seconds] => {
                let seconds = seconds
                    .parse()
                    .map_err(|_| format!("`{seconds}` is no number of seconds"))?;
                time = Some(Duration::from_secs(seconds));
            }
            [option @ ("--port" | "--for")] => return Err(format!("`{option}` wants a number")),
            _ => return Err(format!("unknown option `{}`", pair[0])),
        }
    }
    Ok((port, time))
}

fn proved(is_good: bool) -> ExitCode {
    if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn misused(what: &str) -> ExitCode {
    eprint!("error: {what}\n\n{USAGE}");
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_serve_are_understood_or_named() {
        assert_eq!(serve_options(&[]), Ok((0, None)));
        assert_eq!(
            serve_options(&["--for", "5", "--port", "81"]),
            Ok((81, Some(Duration::from_secs(5))))
        );
        assert_eq!(
            serve_options(&["--port"]),
            Err("`--port` wants a number".to_owned())
        );
        assert_eq!(
            serve_options(&["--port", "x"]),
            Err("`x` is no port".to_owned())
        );
        assert_eq!(
            serve_options(&["--open", "x"]),
            Err("unknown option `--open`".to_owned())
        );
    }
}
