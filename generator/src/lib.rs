//! Compiles `content/` and `theme/` into a site, or reports everything that stands in the way.
//!
//! Six stages, one folder each, read in this order:
//! [`source`] → [`article`] and [`tables`] → [`library`] → [`lints`] → [`site`] → [`output`].
//! A stage may only look upstream; `tests/architecture.rs` says so.
#![forbid(unsafe_code)]

pub mod article;
pub mod diagnostic;
pub mod error;
pub mod host;
pub mod lens;
pub mod library;
pub mod lints;
pub mod output;
pub mod scaffold;
pub mod schema;
pub mod site;
pub mod source;
pub mod tables;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use error::Error;

use diagnostic::{Report, Severity};
use library::Library;
use site::Bundle;
use source::Sources;

/// What a run works on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that authors write in.
    pub content: PathBuf,
    /// A folder of the same shape that is laid over it: a host's own articles, tables and notes.
    pub overlay: Option<PathBuf>,
    /// Whether pages look into `local/` for an organisation's own texts even if the content has none.
    pub with_local: bool,
    /// The folder that says how the site looks.
    pub theme: PathBuf,
    /// The folder that becomes the site.
    pub dist: PathBuf,
    /// The folder with the built browser module; `None` makes a site without one.
    pub decoder_bundle: Option<PathBuf>,
    /// The day of the run, `2026-11-20`. An option, so that two runs can be the same.
    pub today: String,
    /// Publish nothing while there is a warning.
    pub deny_warnings: bool,
}

/// Builds the site, or reports everything that stands in the way.
pub fn build(options: &Options) -> Result<Report, Error> {
    let mut sources = vec![options.content.as_path(), &options.theme];
    sources.extend(options.overlay.as_deref());
    output::refuse_unsafe(&options.dist, &sources)?;
    let overlay = options.overlay.as_deref();
    let (mut library, report) = check_with_overlay(&options.content, overlay, &options.today)?;
    if options.with_local {
        library.tables.local.get_or_insert_default();
    }
    if is_publishable(&report, options.deny_warnings) {
        let theme = source::read_theme(&options.theme)?;
        let bundle = options
            .decoder_bundle
            .as_deref()
            .map(read_bundle)
            .transpose()?;
        let site = site::render(&library, &theme, bundle.as_ref())?;
        output::publish(&site, &options.dist)?;
    }
    Ok(report)
}

/// Everything but the site: reads, joins and lints the content.
pub fn check(content: &Path, today: &str) -> Result<(Library, Report), Error> {
    check_with_overlay(content, None, today)
}

/// The same for a content folder with another one laid over it.
pub fn check_with_overlay(
    content: &Path,
    overlay: Option<&Path>,
    today: &str,
) -> Result<(Library, Report), Error> {
    let mut report = Report::default();
    let (sources, own) = match overlay {
        None => (source::read(content, &mut report)?, BTreeSet::new()),
        Some(overlay) => {
            let both = source::overlay::read_with_overlay(content, overlay, &mut report)?;
            (both.sources, both.own)
        }
    };
    let library = check_sources(&sources, today, &mut report);
    if let Some(overlay) = overlay {
        report.lies_elsewhere(&own, &source::overlay::way_to(content, overlay));
    }
    Ok((library, report))
}

/// The same for content that is read already; `report` has what reading it found.
pub fn check_sources(sources: &Sources, today: &str, report: &mut Report) -> Library {
    let articles = article::parse_all(sources, report);
    let tables = tables::parse_all(sources, report);
    let library = library::link(articles, tables, report);
    lints::run(&library, today, report);
    report.sort();
    library
}

/// Whether nothing stands in the way of publishing.
pub fn is_publishable(report: &Report, deny_warnings: bool) -> bool {
    let is_denied = deny_warnings && !report.findings().is_empty();
    report.is_publishable() && !is_denied
}

/// Whether the site can be shown to its author: nothing is wrong but what is still to be written.
pub fn is_previewable(report: &Report) -> bool {
    report.findings().iter().all(|finding| {
        finding.rule.severity < Severity::Error || finding.rule.code == lints::UNFINISHED.code
    })
}

/// Takes the files of the browser modules out of the folder that it was built into.
fn read_bundle(folder: &Path) -> Result<Bundle, Error> {
    let mut files = source::read_bundle(folder)?;
    let mut take = |name: &str| {
        files.remove(name).ok_or_else(|| Error::Unusable {
            message: format!(
                "`{}` holds no `{name}`; build it with `cargo xtask wasm`, or leave --decoder-bundle out",
                folder.display()
            ),
        })
    };
    Ok(Bundle {
        glue: take("reconnect.js")?,
        wasm: take("reconnect.wasm")?,
        words_glue: take("words.js")?,
        words: take("words.wasm")?,
        hand_over_glue: take("hand-over.js")?,
        hand_over: take("hand-over.wasm")?,
        event_log_glue: take("event-log.js")?,
        event_log: take("event-log.wasm")?,
    })
}
