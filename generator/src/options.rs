//! What can be asked of `reconnect` on the command line.
//!
//! Must not: do anything; the commands do.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use generator::host::Place;
use jiff::civil::Date;

use crate::author_options::{LinksOptions, NewOptions, RedirectsOptions, StaleOptions};

/// Ends Remote Desktop connection failures: explains what you paste, and builds the site that does.
#[derive(Debug, Parser)]
#[command(name = "reconnect", version, arg_required_else_help = true)]
#[command(after_help = "\
Exit codes: 0 all is well, 1 something was found or is not known, 2 it could not be done.

Examples:
  reconnect decode \"Error code: 0x904 Extended error code: 0x7\"
  reconnect explain 0x904
  reconnect build --content content --dist dist")]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the site, or report everything that stands in the way
    #[command(after_help = "Example:\n  reconnect build --content content --dist /srv/reconnect")]
    Build(BuildOptions),
    /// Report everything that is wrong with the content; write nothing
    #[command(after_help = "\
Examples:
  reconnect lint --format github --deny-warnings
  reconnect lint --fix
  git diff --name-only main | reconnect lint --changed")]
    Lint(LintCommand),
    /// Pack a built site into one zip, with what every kind of server needs
    #[command(after_help = "\
Examples:
  reconnect pack
  reconnect pack --dist /srv/reconnect --at /kb/ --precompress --out kb.zip")]
    Pack(PackOptions),
    /// Say what a pasted error or an event log means
    #[command(after_help = "\
Examples:
  reconnect decode \"Error code: 0x904 Extended error code: 0x7\"
  reconnect decode event.txt --format json
  reconnect decode dialog.txt System.evtx
  reconnect decode dialog.txt --format report
  reconnect decode dialog.txt --redact > for-the-forum.txt
  Get-WinEvent -LogName System -MaxEvents 50 | fl * | reconnect decode")]
    Decode(DecodeOptions),
    /// Explain one code, event or lint
    #[command(after_help = "\
Examples:
  reconnect explain 0x904
  reconnect explain -2147023436
  reconnect explain disconnect:0x904
  reconnect explain schannel/36870
  reconnect explain dead-link")]
    Explain(ExplainOptions),
    /// Search the articles, codes and events
    #[command(after_help = "\
Examples:
  reconnect search certificate private key
  reconnect search fDenyTSConnections --format json --limit 3")]
    Search(SearchOptions),
    /// Begin an article, a code, an event, a check or a language with what the tables know
    #[command(after_help = "\
Examples:
  reconnect new article 0x904 schannel/36870 --id certificate-store-full
  reconnect new code hresult:0x8009030D
  reconnect new event schannel/36880
  reconnect new check port-blocked firewall-profile
  reconnect new language el")]
    New(NewOptions),
    /// List articles and pages that nobody has reviewed for too long, the oldest first
    #[command(after_help = "Example:\n  reconnect stale --format json")]
    Stale(StaleOptions),
    /// Ask every address that sources and articles link to whether it is still there
    #[command(after_help = "\
Uses the network, and no build ever does. 404 and 410 are errors; what may pass by itself is a note.

Example:
  reconnect links --format json > links.json")]
    Links(LinksOptions),
    /// Print the old addresses of articles as rules for a web server
    #[command(after_help = "Example:\n  reconnect redirects nginx --below /rdp/ > redirects.conf")]
    Redirects(RedirectsOptions),
    /// Print what a front matter or a table may hold, as JSON Schema
    #[command(after_help = "\
Examples:
  reconnect schema
  reconnect schema codes > codes.schema.json")]
    Schema {
        /// Which, such as `article` or `codes`; without it, the list of them
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    /// Print a manual page
    #[command(after_help = "\
Examples:
  reconnect man > reconnect.1
  reconnect man lint | man -l -")]
    Man {
        /// A command of `reconnect`, such as `lint`; without it, all of them
        #[arg(value_name = "COMMAND")]
        about: Option<String>,
    },
    /// Print a completion script for a shell
    #[command(after_help = "\
Examples:
  reconnect completions bash > ~/.local/share/bash-completion/completions/reconnect
  reconnect completions powershell >> $PROFILE")]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// What is read, how strictly, and what becomes of the findings.
#[derive(Debug, Args)]
pub(crate) struct LintCommand {
    #[command(flatten)]
    pub(crate) lint: LintOptions,
    /// Mend in the files what can be mended in one way only, then report what is left
    #[arg(long)]
    pub(crate) fix: bool,
    /// Report findings of the files that standard input names only, one path a line, as
    /// `git diff --name-only` prints them
    #[arg(long)]
    pub(crate) changed: bool,
}

/// What is read, and how strictly.
#[derive(Debug, Args)]
pub(crate) struct LintOptions {
    /// Folder that authors write in, such as `content`
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,
    /// Folder of the same shape that is laid over the content, such as `ours`: own articles, tables, samples and notes
    #[arg(long, value_name = "DIR")]
    pub(crate) overlay: Option<PathBuf>,
    /// Day of the run, such as `2026-11-20`; without it, today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
    /// How findings are shown, on standard error: `text` with a picture of the place, `narrated` in
    /// sentences for a screen reader, `json`, `sarif` for code scanning, or `github` and `gitlab` for
    /// notes beside the lines of a pull or merge request
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: FindingFormat,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// What is read, and what becomes of it.
#[derive(Debug, Args)]
pub(crate) struct BuildOptions {
    #[command(flatten)]
    pub(crate) lint: LintOptions,
    /// Folder that says how the site looks, such as `theme`
    #[arg(long, value_name = "DIR", default_value = "theme")]
    pub(crate) theme: PathBuf,
    /// Folder that becomes the site, such as `dist`; replaced in one step
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub(crate) dist: PathBuf,
    /// Folder with the browser module, such as `target/decoder-bundle` after `cargo xtask wasm`;
    /// without it the site has articles but no box to paste into
    #[arg(long, value_name = "DIR")]
    pub(crate) decoder_bundle: Option<PathBuf>,
    /// Let pages look into `local/` for your organisation's own texts, to be edited where the site lies; not needed
    /// where the overlay has them
    #[arg(long)]
    pub(crate) with_local: bool,
}

/// What is packed, and for where.
#[derive(Debug, Args)]
pub(crate) struct PackOptions {
    /// Folder with the built site, such as `dist`
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub(crate) dist: PathBuf,
    /// The zip to write; without it, `reconnect-site-<version>.zip` in this folder. Its checksum is written beside it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Where the site will be served, such as `/` or `/kb/`: makes its page for what is not there fit
    #[arg(long, value_name = "PATH")]
    pub(crate) at: Option<Place>,
    /// Put copies compressed with Brotli and gzip beside the files, for servers that send those
    #[arg(long)]
    pub(crate) precompress: bool,
}

/// What is decoded.
#[derive(Debug, Args)]
pub(crate) struct DecodeOptions {
    /// A file to read, an event log (.evtx) too, or the text itself; without it, or with `-`, standard input
    #[arg(value_name = "FILE|TEXT", allow_hyphen_values = true)]
    #[arg(value_parser = OsStringValueParser::new().try_map(text_and_no_option))]
    pub(crate) first: Option<OsString>,
    /// More of them; all are read as one paste
    // Apart from the first: a list that may hold hyphens would swallow the options behind it.
    #[arg(value_name = "FILE|TEXT")]
    pub(crate) more: Vec<OsString>,
    /// How the answer is shown: `text` for people, `json` for programs; `report` or `markdown` for a helpdesk,
    /// without names
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: DecodeFormat,
    /// Print the text itself without names and secrets, instead of an answer
    #[arg(long, conflicts_with = "format")]
    pub(crate) redact: bool,
    /// Address of the site that a report links to, such as `https://help.example.com`
    #[arg(long, value_name = "URL", default_value = "")]
    pub(crate) site: String,
    /// Another knowledge base than the built-in one, such as a `knowledge.json` of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) kb: Option<PathBuf>,
}

/// What is explained.
#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// A code (`0x904`, `2308`, `-2147023436`, `disconnect:0x904`), an event (`schannel/36870`)
    /// or a lint (`L020`, `dead-link`)
    #[arg(value_name = "CODE|EVENT|LINT", allow_negative_numbers = true)]
    pub(crate) what: String,
}

/// What is searched for.
#[derive(Debug, Args)]
pub(crate) struct SearchOptions {
    /// Words, codes or names, such as `certificate private key`
    #[arg(value_name = "QUERY", required = true, allow_negative_numbers = true)]
    pub(crate) query: Vec<String>,
    /// How the results are shown: `text` for people, `json` for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: AnswerFormat,
    /// How many results at most, such as `3`
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// For people, with a picture of the place.
    Text,
    /// For people who listen: whole sentences, no picture.
    Narrated,
    /// One JSON document.
    Json,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
}

/// How an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// For people.
    Text,
    /// One JSON document.
    Json,
}

/// How the answer to a paste is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DecodeFormat {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// A report for a helpdesk, plain text.
    Report,
    /// A report for a helpdesk, Markdown.
    Markdown,
}

/// What may be a paste: `-`, a signed number and a line that begins with a hyphen, but no mistyped
/// option, which would be answered as if it were an error message.
fn text_and_no_option(argument: OsString) -> Result<OsString, &'static str> {
    let text = argument.to_string_lossy();
    let name = text.trim_start_matches('-');
    let is_option = text.starts_with('-')
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && !name.contains(char::is_whitespace);
    if is_option {
        return Err("there is no such option; `-` reads text from standard input");
    }
    Ok(argument)
}
