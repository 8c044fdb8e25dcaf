//! What other programs fetch of a site that knows its address: the list of its pages, and a feed of
//! changed advice.
//!
//! An entry of the feed is one change, or an article of which no change is known, with the day of its
//! review. Its id is made of the article and the day, so it stays what it is whatever comes later.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::address;
use super::html::escape;
use crate::article::{Article, Kind, Status};
use crate::library::Library;

/// More than any reader of feeds keeps.
const MOST_ENTRIES: usize = 100;

/// A page of which search engines are to be told nothing.
const NOT_LISTED: &[u8] = b"name=\"robots\" content=\"noindex\"";

/// One entry of the feed.
struct Entry<'a> {
    article: &'a Article,
    day: &'a str,
    title: String,
    what: String,
}

/// `sitemap.xml`: every page that may be found, with the day on which its article was reviewed.
/// `pages` are address and bytes, `root` is the address of the site.
pub(super) fn sitemap(library: &Library, root: &str, pages: &[(String, Vec<u8>)]) -> Vec<u8> {
    let articles: BTreeMap<String, &Article> = library
        .all_articles_and_pages()
        .map(|article| (address::of(article), article))
        .collect();
    let mut lines: Vec<String> = pages
        .iter()
        .filter(|(_, bytes)| !holds(head_of(bytes), NOT_LISTED))
        .map(|(page, _)| {
            let day = articles.get(page).map_or_else(String::new, |article| {
                format!("<lastmod>{}</lastmod>", last_day(article))
            });
            let place = escaped(&format!("{root}{page}"));
            format!("<url><loc>{place}</loc>{day}</url>\n")
        })
        .collect();
    lines.sort();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        lines.concat()
    );
    text.into_bytes()
}

/// `changes.xml`: an Atom feed, the newest first.
pub(super) fn feed(library: &Library, root: &str) -> Vec<u8> {
    let current = library
        .articles
        .iter()
        .filter(|article| article.front.status == Status::Published);
    let mut entries: Vec<Entry<'_>> = current.flat_map(entries_of).collect();
    entries.sort_by(|a, b| {
        b.day
            .cmp(a.day)
            .then_with(|| a.article.id.cmp(&b.article.id))
    });
    entries.truncate(MOST_ENTRIES);
    let settings = &library.tables.site;
    // A feed without entries was changed when its articles were looked at last: never.
    let updated = entries.first().map_or("1970-01-01", |entry| entry.day);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>{root}</id>\n<title>{}</title>\n<updated>{updated}T00:00:00Z</updated>\n\
         <author><name>{}</name></author>\n\
         <link rel=\"self\" href=\"{root}{}\"/>\n<link href=\"{root}{}\"/>\n",
        escaped(&format!("{}: changed advice", settings.name)),
        escaped(&settings.name),
        address::FEED,
        address::HOME,
    );
    for entry in entries {
        let page = address::of(entry.article);
        let _ = write!(
            text,
            "<entry>\n<id>{root}{page}#{}</id>\n<title>{}</title>\n\
             <updated>{}T00:00:00Z</updated>\n<link href=\"{root}{page}\"/>\n<summary>{}</summary>\n</entry>\n",
            entry.day,
            escaped(&entry.title),
            entry.day,
            escaped(&entry.what),
        );
    }
    text.push_str("</feed>\n");
    text.into_bytes()
}

fn entries_of(article: &Article) -> Vec<Entry<'_>> {
    let front = &article.front;
    if front.changes.is_empty() {
        return vec![Entry {
            article,
            day: &front.reviewed.value,
            title: format!("Reviewed: {}", front.title.value),
            what: front.summary.value.clone(),
        }];
    }
    // Those of one day are one entry, or two would have the same id.
    let mut by_day: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for change in &front.changes {
        by_day
            .entry(&change.on.value)
            .or_default()
            .push(&change.what);
    }
    by_day
        .into_iter()
        .map(|(day, what)| Entry {
            article,
            day,
            title: front.title.value.clone(),
            what: what.join(" "),
        })
        .collect()
}

/// The last change; where none is known, the review. A page has no changes.
fn last_day(article: &Article) -> &str {
    let front = &article.front;
    let changes = front.changes.iter().filter(|_| front.kind != Kind::Page);
    let last = changes.map(|change| change.on.value.as_str()).max();
    last.unwrap_or(&front.reviewed.value)
}

/// The marks for robots stand in the first lines.
fn head_of(page: &[u8]) -> &[u8] {
    const ENOUGH: usize = 4096;
    page.get(..ENOUGH).unwrap_or(page)
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(&mut escaped, text);
    escaped
}
