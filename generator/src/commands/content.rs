//! `reconnect build` and `reconnect lint`: the content, held against the rules.

use generator::diagnostic::text::Look;
use generator::diagnostic::{Report, github, json, text};
use generator::{Options, is_publishable};
use jiff::civil::Date;

use super::{Console, Ending, Failure};
use crate::options::{BuildOptions, FindingFormat, LintOptions};

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
    let report = generator::build(&run)?;
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
    options: &LintOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let today = options.today.unwrap_or(today).to_string();
    let (_, report) =
        generator::check_with_overlay(&options.content, options.overlay.as_deref(), &today)?;
    show(&report, options, console)
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
        FindingFormat::Json => json::render(report, &content),
        FindingFormat::Github => github::render(report, &content),
    };
    console.messages.write_all(shown.as_bytes())?;
    Ok(if is_publishable(report, options.deny_warnings) {
        Ending::Clean
    } else {
        Ending::Found
    })
}
