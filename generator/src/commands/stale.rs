//! `reconnect stale`: the articles and pages that nobody has reviewed for too long, the oldest first.

use generator::lints::days_between;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Console, Ending, Failure};
use crate::author_options::StaleOptions;
use crate::options::AnswerFormat;

/// An article or page past its review age.
struct Stale {
    days: i64,
    path: String,
    title: String,
    reviewed: String,
}

pub(super) fn run(
    options: &StaleOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let today = options.today.unwrap_or(today).to_string();
    let (library, _) = generator::check(&options.content, &today)?;
    let at_most = i64::from(
        options
            .after_days
            .unwrap_or(library.tables.site.review_after_days),
    );
    let mut stale: Vec<Stale> = library
        .all_articles_and_pages()
        .filter_map(|article| {
            let reviewed = &article.front.reviewed.value;
            let days = days_between(reviewed, &today).filter(|days| *days > at_most)?;
            Some(Stale {
                days,
                path: article.file.path.clone(),
                title: article.front.title.value.clone(),
                reviewed: reviewed.clone(),
            })
        })
        .collect();
    stale.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.path.cmp(&b.path)));
    let content = options.content.display().to_string();
    match options.format {
        AnswerFormat::Json => writeln!(console.answers, "{:#}", as_json(&stale, &content))?,
        AnswerFormat::Text => as_text(&stale, &content, at_most, console)?,
    }
    Ok(if stale.is_empty() {
        Ending::Clean
    } else {
        Ending::Found
    })
}

fn as_text(
    stale: &[Stale],
    content: &str,
    at_most: i64,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    if stale.is_empty() {
        writeln!(
            console.answers,
            "everything was reviewed in the last {at_most} days"
        )?;
        return Ok(());
    }
    for article in stale {
        writeln!(
            console.answers,
            "{}  {:>5} days  {content}/{}  {}",
            article.reviewed, article.days, article.path, article.title
        )?;
    }
    writeln!(
        console.answers,
        "\n{} not reviewed for more than {at_most} days; hold each against its sources, then set `reviewed`",
        stale.len()
    )?;
    Ok(())
}

fn as_json(stale: &[Stale], content: &str) -> Value {
    stale
        .iter()
        .map(|article| {
            json!({
                "file": format!("{content}/{}", article.path),
                "title": article.title,
                "reviewed": article.reviewed,
                "days": article.days,
            })
        })
        .collect()
}
