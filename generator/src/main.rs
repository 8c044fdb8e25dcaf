//! The command `reconnect`: options in, one call, exit code out.
//!
//! The knowledge base and the search index that the build script made of `content/` are part
//! of the program, so that it answers from any folder.
#![forbid(unsafe_code)]

mod commands;
mod options;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use commands::{BuiltIn, Console};
use options::Cli;

static BUILT_IN: BuiltIn = BuiltIn {
    knowledge: include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin")),
    names: include_bytes!(concat!(env!("OUT_DIR"), "/names.bin")),
    rdp_settings: include_bytes!(concat!(env!("OUT_DIR"), "/rdp-settings.bin")),
    search_index: include_bytes!(concat!(env!("OUT_DIR"), "/search-index.bin")),
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let today = jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let mut console = Console {
        answers: &mut io::stdout().lock(),
        messages: &mut io::stderr().lock(),
        shows_colours: commands::shows_colours(),
        is_watched: commands::is_watched(),
    };
    commands::run(&cli.command, today, &BUILT_IN, &mut console)
}
