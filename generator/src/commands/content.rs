//! `reconnect build` and `reconnect lint`: the content, held against the rules.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use generator::diagnostic::text::Look;
use generator::diagnostic::{Report, github, gitlab, json, narrated, sarif, text};
use generator::lints::all_rules;
use generator::{Error, Options, is_publishable};
use jiff::civil::Date;

use super::{Console, Ending, Failure, mend, progress};
use crate::options::{BuildOptions, FindingFormat, LintCommand, LintOptions};

pub(super) fn build(
    options: &BuildOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let run = Options {
        content: options.lint.content.clone(),
        overlay: options.lint.overlay.clone(),
        with_local: options.with_local,
        theme: options.theme.clone(),
        dist: options.dist.clone(),
        decoder_bundle: options.decoder_bundle.clone(),
        today: options.lint.today.unwrap_or(today).to_string(),
        deny_warnings: options.lint.deny_warnings,
    };
    // Some seconds on a large site; whoever looks should see that something happens.
    progress::say(console, "building …");
    let built = generator::build(&run);
    progress::unsay(console, "building …");
    let report = built?;
    let ending = show(&report, &options.lint, console)?;
    match ending {
        Ending::Clean => writeln!(console.answers, "published {}", options.dist.display())?,
        Ending::Found => {
            writeln!(
                console.messages,
                "{} stays as it was",
                options.dist.display()
            )?;
        }
    }
    Ok(ending)
}

pub(super) fn lint(
    command: &LintCommand,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let options = &command.lint;
    let today = options.today.unwrap_or(today).to_string();
    if command.fix {
        mend::run(&options.content, &today, console)?;
    }
    let (_, mut report) =
        generator::check_with_overlay(&options.content, options.overlay.as_deref(), &today)?;
    if command.changed {
        let n_others = keep_changed(&mut report, &options.content)?;
        // Programs read the findings from the same stream.
        if n_others > 0 && options.format == FindingFormat::Text {
            writeln!(
                console.messages,
                "note: other files have {n_others} findings, which are not shown"
            )?;
        }
    }
    show(&report, options, console)
}

/// Keeps the findings of files that standard input names, and those that point to one.
///
/// The whole content is looked at whatever changed: a link that a change breaks stands elsewhere,
/// so a finding counts that has one of its other places in a changed file.
fn keep_changed(report: &mut Report, content: &Path) -> Result<usize, Error> {
    let mut list = Vec::new();
    let from = Path::new("standard input");
    io::stdin()
        .read_to_end(&mut list)
        .map_err(Error::file("read", from))?;
    let list = String::from_utf8_lossy(&list).replace('\\', "/");
    let names: BTreeSet<&str> = list.split(['\n', '\r', '\0']).map(str::trim).collect();
    let folder = content.file_name().map(|name| name.to_string_lossy());
    let is_changed = |path: &str| {
        let below = folder.as_ref().map(|folder| format!("{folder}/{path}"));
        names.iter().any(|name| {
            let rest = below
                .as_ref()
                .and_then(|below| name.strip_suffix(below.as_str()));
            *name == path || rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        })
    };
    Ok(report.keep(|finding| {
        let also = finding.also.iter().map(|(at, _)| at);
        std::iter::once(&finding.at)
            .chain(also)
            .any(|at| is_changed(&at.file.path))
    }))
}

fn show(
    report: &Report,
    options: &LintOptions,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let content = options.content.display().to_string();
    let shown = match options.format {
        FindingFormat::Text => text::render(
            report,
            Look {
                content: &content,
                coloured: console.shows_colours,
            },
        ),
        FindingFormat::Narrated => narrated::render(report, &content),
        FindingFormat::Json => json::render(report, &content),
        FindingFormat::Sarif => sarif::render(report, &content, &all_rules()),
        FindingFormat::Github => github::render(report, &content),
        FindingFormat::Gitlab => gitlab::render(report, &content),
    };
    console.messages.write_all(shown.as_bytes())?;
    Ok(if is_publishable(report, options.deny_warnings) {
        Ending::Clean
    } else {
        Ending::Found
    })
}
