//! A site that knows its address tells search engines and readers of feeds; one that does not, is silent.

#[allow(dead_code, reason = "only the files of the folder are needed here")]
mod support;

use std::path::Path;

use generator::diagnostic::Report;
use generator::site::{self, Site};
use generator::{check_sources, source};

const CHANGES: &str = "changes = [{ on = 2026-11-19, what = \"The key is looked for first.\" }, \
                       { on = 2026-11-19, what = \"And <then> replaced.\" }, { on = 2026-10-01, what = \"Undo added.\" }]\n";

#[test]
fn a_site_without_an_address_has_no_file_that_would_need_one() {
    let site = rendered(|_, _| {});
    for file in ["sitemap.xml", "changes.xml"] {
        assert!(!site.files.contains_key(file), "{file}");
    }
    assert!(!text(&site, "articles/door-locked.html").contains("rel=\"canonical\""));
    assert!(!text(&site, "robots.txt").contains("Sitemap"));
}

#[test]
fn every_page_that_may_be_found_is_in_the_sitemap_and_no_other() {
    let site = rendered(with_address);
    let sitemap = text(&site, "sitemap.xml");
    for (address, bytes) in &site.files {
        let page = String::from_utf8_lossy(bytes);
        let is_listed =
            sitemap.contains(&format!("<loc>https://kb.example.com/rdp/{address}</loc>"));
        let is_page = address.strip_suffix(".html").is_some();
        let may_be_found = is_page && !page.contains("content=\"noindex\"");
        assert_eq!(is_listed, may_be_found, "{address}");
        if may_be_found {
            let canonical =
                format!("<link rel=\"canonical\" href=\"https://kb.example.com/rdp/{address}\">");
            assert!(page.contains(&canonical), "{address}");
        }
    }
    assert!(
        text(&site, "robots.txt").contains("Sitemap: https://kb.example.com/rdp/sitemap.xml\n")
    );
}

#[test]
fn the_feed_has_an_entry_for_each_day_of_changes_the_newest_first() {
    let site = rendered(|path, content| {
        with_address(path, content);
        if path == "articles/door-locked.md" {
            *content = content.replacen("+++\n", &format!("+++\n{CHANGES}"), 1);
        }
    });
    let feed = text(&site, "changes.xml");
    let place = |id: &str| {
        feed.find(&format!(
            "<id>https://kb.example.com/rdp/articles/{id}</id>"
        ))
    };
    let (newest, oldest) = (
        place("door-locked.html#2026-11-19"),
        place("door-locked.html#2026-10-01"),
    );
    assert!(newest.is_some() && newest < oldest, "{feed}");
    assert!(
        feed.contains("The key is looked for first. And &lt;then&gt; replaced."),
        "{feed}"
    );
    // An article without known changes is there with its review, and says so.
    assert!(feed.contains("<title>Reviewed: "), "{feed}");
    let page = text(&site, "articles/door-locked.html");
    assert!(page.contains("2026-10-01: Undo added."), "{page}");
}

fn with_address(path: &str, content: &mut String) {
    if path == "site.toml" {
        content.push_str("address = \"https://kb.example.com/rdp\"\n");
    }
}

fn rendered(change: impl Fn(&str, &mut String)) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = support::files_below(&root.join("tests/sites/small"));
    for (path, bytes) in &mut files {
        let mut text = String::from_utf8(bytes.clone()).expect("the small site is text");
        change(path, &mut text);
        *bytes = text.into_bytes();
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let mut report = Report::default();
    let sources = source::from_memory(&files, &mut report);
    let library = check_sources(&sources, "2026-11-20", &mut report);
    let theme = source::read_theme(&root.join("../theme")).expect("the theme can be read");
    site::render(&library, &theme, None).expect("the theme is complete")
}

fn text(site: &Site, address: &str) -> String {
    String::from_utf8(site.files[address].clone()).expect("it is UTF-8")
}
