//! `reconnect search`: the articles, codes and events that fit a query, best first.

use search::{Hit, Index, Kind};
use serde::Serialize;

use generator::Error;

use super::{BuiltIn, Console, Ending, Failure};
use crate::options::{AnswerFormat, SearchOptions};

pub(super) fn run(
    options: &SearchOptions,
    built_in: &BuiltIn,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let index = Index::from_packed(built_in.search_index).map_err(|cause| Error::Unusable {
        message: format!("cannot use the built-in search index: {cause}"),
    })?;
    let query = options.query.join(" ");
    let hits = index.find(&query, options.limit);
    match options.format {
        AnswerFormat::Json => {
            let results = Results {
                results: hits.iter().map(as_result).collect(),
            };
            serde_json::to_writer(&mut *console.answers, &results).map_err(std::io::Error::from)?;
            writeln!(console.answers)?;
        }
        AnswerFormat::Text if hits.is_empty() => {
            writeln!(console.answers, "Nothing fits `{query}`.")?;
        }
        AnswerFormat::Text => {
            for hit in &hits {
                writeln!(
                    console.answers,
                    "{}\n  {}\n  {}\n",
                    hit.title, hit.url, hit.excerpt
                )?;
            }
        }
    }
    Ok(Ending::Clean)
}

#[derive(Serialize)]
struct Results<'h> {
    results: Vec<Found<'h>>,
}

/// One result. Exactly one of `code`, `event` and `page` is there, or `article` alone; a code
/// or an event that leads to an article has that as well.
#[derive(Serialize)]
struct Found<'h> {
    url: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'h str>,
    /// `disconnect/0x904`
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'h str>,
    /// `schannel/36870`
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'h str>,
    title: &'h str,
    excerpt: &'h str,
}

fn as_result(hit: &Hit) -> Found<'_> {
    let id_if = |kind: Kind| (hit.kind == kind).then_some(hit.id.as_str());
    Found {
        url: &hit.url,
        article: id_if(Kind::Article).or(hit.article.as_deref()),
        code: id_if(Kind::Code),
        event: id_if(Kind::Event),
        page: id_if(Kind::Page),
        title: &hit.title,
        excerpt: &hit.excerpt,
    }
}
