//! A link that is neither `https:` nor one of our own schemes.

use super::{Context, Lint};
use crate::article::{Article, Target};
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity};
use crate::library::checks_of;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L022",
        name: "insecure-link",
        severity: Severity::Error,
        explanation: include_str!("insecure_link.md"),
    },
    run: find_insecure_links,
};

fn find_insecure_links(context: &Context<'_>, report: &mut Report) {
    for article in context.library.all_articles_and_pages() {
        for link in &article.body.links {
            if let Some(written) = insecure(&link.target) {
                let at = article.at(link.span.clone());
                report.push(insecure_at(
                    at,
                    format!("this links to `{written}`"),
                    written,
                ));
            }
        }
        links_of_checks(article, report);
    }
    for source in &context.library.tables.sources {
        if insecure(&Target::parse(&source.url.value)).is_some() {
            let at = source.file.at(source.url.span.clone());
            let written = &source.url.value;
            report.push(insecure_at(at, format!("`url` is `{written}`"), written));
        }
    }
}

fn links_of_checks(article: &Article, report: &mut Report) {
    for then in checks_of(article)
        .flat_map(|check| &check.outcomes)
        .filter_map(|it| it.then.as_ref())
    {
        if let Some(written) = insecure(&Target::parse(&then.value)) {
            let at = article.at(then.span.clone());
            report.push(insecure_at(at, format!("`then` is `{written}`"), written));
        }
    }
}

/// The address as written, if it must not be linked to.
fn insecure(target: &Target) -> Option<&str> {
    match target {
        Target::Unknown(written) => Some(written),
        _ => None,
    }
}

fn insecure_at(at: Location, message: String, written: &str) -> Diagnostic {
    let finding = Diagnostic::new(&LINT.rule, at, message);
    match written.strip_prefix("http:") {
        Some(rest) => {
            let instead = format!("https:{rest}");
            let help = format!("write `{instead}`");
            finding.help(help).mended_by(written, instead)
        }
        None => finding.help(
            "write `article:`, `page:`, `code:`, `event:`, `source:`, `#anchor` or `https://…`",
        ),
    }
}
