//! What authors can ask of `reconnect` besides building and linting.
//!
//! Must not: do anything; the commands do.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::options::AnswerFormat;

/// What is begun, and where.
#[derive(Debug, Args)]
pub(crate) struct NewOptions {
    /// What to begin
    #[command(subcommand)]
    pub(crate) what: NewWhat,
    /// Folder that authors write in, such as `content`
    #[arg(long, value_name = "DIR", default_value = "content", global = true)]
    pub(crate) content: PathBuf,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub(crate) enum NewWhat {
    /// An article
    Article {
        /// Codes and events by which the problem shows (`0x904`, `extended:0x7`, `schannel/36870`), or
        /// just the id of the article
        #[arg(
            value_name = "CODE|EVENT|ID",
            required = true,
            allow_negative_numbers = true
        )]
        about: Vec<String>,
        /// Its id and address for ever, such as `port-blocked`; without it, made of the codes
        #[arg(long, value_name = "ID")]
        id: Option<String>,
    },
    /// A row of a code table
    Code {
        /// Space and value, such as `disconnect:0x904`
        #[arg(value_name = "SPACE:VALUE")]
        code: String,
    },
    /// A row of an event table
    Event {
        /// Provider and id, such as `schannel/36870`
        #[arg(value_name = "PROVIDER/ID")]
        event: String,
    },
    /// A check of an article
    Check {
        /// The article, such as `port-blocked`
        article: String,
        /// Id of the check, such as `firewall-profile`
        id: String,
    },
    /// A language
    Language {
        /// Its tag, such as `el` or `pt-br`
        tag: String,
    },
}

/// What counts as too old.
#[derive(Debug, Args)]
pub(crate) struct StaleOptions {
    /// Folder that authors write in, such as `content`
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,
    /// Day of the run, such as `2026-11-20`; without it, today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
    /// How old a review may be; without it, what `site.toml` says
    #[arg(long, value_name = "DAYS")]
    pub(crate) after_days: Option<u32>,
    /// How the list is shown: `text` for people, `json` for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: AnswerFormat,
}

/// What is asked, and how politely.
#[derive(Debug, Args)]
pub(crate) struct LinksOptions {
    /// Folder that authors write in, such as `content`
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,
    /// File that remembers what was there; without it, one in the folder of the user for such files
    #[arg(long, value_name = "FILE")]
    pub(crate) cache: Option<PathBuf>,
    /// How long an address that was there is not asked again
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    pub(crate) max_age: u32,
    /// How long to wait for one answer
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub(crate) timeout: u64,
    /// How long to wait between two questions to one host
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 1000)]
    pub(crate) pause: u64,
    /// How the answer is shown: `text` for people, `json` for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: AnswerFormat,
}

/// For which server.
#[derive(Debug, Args)]
pub(crate) struct RedirectsOptions {
    /// Which web server
    pub(crate) server: ServerKind,
    /// Where the site is on the server, such as `/rdp/`
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub(crate) below: String,
    /// Folder that authors write in, such as `content`
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,
}

/// Web servers that rules are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ServerKind {
    /// `location` blocks.
    Nginx,
    /// `Redirect` lines.
    Apache,
    /// `redir` lines.
    Caddy,
    /// `location` elements of a `web.config`.
    Iis,
}
