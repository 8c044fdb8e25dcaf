//! A small site with one of everything, rendered: what its pages say, and what must hold for every page.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use generator::diagnostic::Report;
use generator::library::{self, Library};
use generator::site::{self, Bundle, Site};
use generator::source::{self, Theme};
use generator::{article, tables};

use support::html;

#[test]
fn pages_say_what_was_reviewed() {
    let site = with_bundle();
    for address in [
        "index.html",
        "articles/index.html",
        "articles/numbers.html",
        "articles/door-locked.html",
        "pages/about.html",
        "codes/index.html",
        "codes/disconnect/index.html",
        "codes/disconnect/0x904.html",
        "codes/disconnect/2308.html",
        "codes/hresult/0x80070005.html",
        "events/schannel/36870.html",
        "flows/index.html",
        "flows/locked-out/index.html",
        "flows/locked-out/answer.html",
        "flows/locked-out/guard.html",
        "decoder.html",
        "404.html",
    ] {
        let name = address.replace('/', "__");
        insta::assert_snapshot!(name, without_hashes(&page(&site, address)));
    }
}

#[test]
fn the_site_has_a_file_for_everything_that_can_be_asked_for() {
    let site = with_bundle();
    // The rules' own pages follow the rules; they are counted elsewhere.
    let addresses: Vec<String> = site
        .files
        .keys()
        .filter(|address| !address.starts_with("lints/"))
        .map(|address| without_hashes(address))
        .collect();
    insta::assert_snapshot!("addresses", addresses.join("\n"));
}

#[test]
fn the_order_of_files_changes_no_byte() {
    let theme = theme();
    let bundle = bundle();
    let first = site::render(&library(false), &theme, Some(&bundle)).unwrap();
    let again = site::render(&library(false), &theme, Some(&bundle)).unwrap();
    let backwards = site::render(&library(true), &theme, Some(&bundle)).unwrap();
    assert_eq!(first.files.len(), again.files.len());
    for (address, bytes) in &first.files {
        assert!(
            again.files.get(address) == Some(bytes),
            "{address} differs the second time"
        );
        assert!(
            backwards.files.get(address) == Some(bytes),
            "{address} differs with files reversed"
        );
    }
    assert_eq!(first.files.len(), backwards.files.len());
}

#[test]
fn the_page_of_a_code_with_many_causes_names_them_in_the_order_of_its_hub() {
    let page = page(&with_bundle(), "codes/disconnect/0x904.html");
    let place = |address: &str| page.find(address).expect(address);
    assert!(place("articles/numbers.html") < place("articles/key-lost.html"));
    assert!(place("articles/key-lost.html") < place("articles/door-locked.html"));
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor_of_this_site() {
    for site in [with_bundle(), without_bundle()] {
        let pages = pages(&site);
        for (address, html) in &pages {
            for link in html::links(html) {
                if link.starts_with("https://") || link.starts_with("data:") {
                    continue;
                }
                let (file, anchor) = html::resolve(address, &link);
                assert!(
                    site.files.contains_key(&file),
                    "{address} links to {link}: no {file}"
                );
                if let Some(anchor) = anchor {
                    let ids = html::ids(&pages[&file]);
                    assert!(
                        ids.contains(&anchor),
                        "{address} links to {link}: no such anchor"
                    );
                }
            }
        }
    }
}

#[test]
fn no_page_uses_an_id_twice() {
    for (address, html) in pages(&with_bundle()) {
        let ids = html::ids(&html);
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{address}: {ids:?}");
    }
}

#[test]
fn no_page_has_inline_code_or_loads_from_elsewhere() {
    for (address, html) in pages(&with_bundle()) {
        for tag in html::tags(&html) {
            assert!(!tag.starts_with("<style"), "{address}: {tag}");
            assert!(!tag.contains(" style="), "{address}: {tag}");
            assert!(
                !tag.contains(" onclick=") && !tag.contains("javascript:"),
                "{address}: {tag}"
            );
            if tag.starts_with("<script") {
                assert!(tag.contains(" src=\""), "{address}: {tag}");
            }
            let loads = ["<script", "<link", "<img", "<iframe", "<source", "<use"];
            if loads.iter().any(|load| tag.starts_with(load)) {
                assert!(!tag.contains("//"), "{address} loads from elsewhere: {tag}");
            }
        }
    }
}

#[test]
fn every_page_carries_the_policy_and_every_stub_leads_on() {
    for (address, html) in pages(&with_bundle()) {
        let has_policy =
            html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        let is_stub = html.contains("http-equiv=\"refresh\"");
        assert!(has_policy, "{address} has no policy");
        assert_eq!(html.contains("<script"), !is_stub, "{address}");
        assert!(html.contains("<html lang=\"en\">"), "{address}");
    }
}

#[test]
fn html_in_content_is_shown_and_not_obeyed() {
    let site = with_bundle();
    let about = page(&site, "pages/about.html");
    assert!(about.contains("&lt;script&gt;alert(&quot;no&quot;)&lt;/script&gt;"));
    assert_eq!(about.matches("<script").count(), 1);
    assert!(page(&site, "codes/disconnect/0x904.html").contains("Closed &lt;early&gt;."));
}

#[test]
fn a_site_without_the_module_has_no_box_and_does_not_speak_of_one() {
    for (address, html) in pages(&without_bundle()) {
        // What narrows a list and what copies a command need no module.
        let needless = ["/assets/filter-", "/assets/article-"];
        let n_needless: usize = needless.map(|it| html.matches(it).count()).iter().sum();
        assert_eq!(html.matches("<script").count(), n_needless, "{address}");
        assert!(!html.contains("find-box"), "{address}");
        assert!(!html.to_lowercase().contains("javascript"), "{address}");
        assert!(!html.contains("decoder.html"), "{address}");
    }
}

#[test]
fn a_page_of_the_first_visit_stays_small() {
    let site = with_bundle();
    let size_of = |part: &str| -> usize {
        let file = site
            .files
            .iter()
            .find(|(address, _)| address.starts_with(part));
        file.unwrap_or_else(|| panic!("no {part}")).1.len()
    };
    let plain = size_of("articles/door-locked.html")
        + size_of("assets/site-")
        + size_of("assets/icon-")
        + size_of("assets/article-");
    // Plain bytes, four files; compressed they are about a quarter, and the budget of 30 KB is of those.
    assert!(plain < 80_000, "{plain} bytes");
}

#[test]
fn a_theme_without_a_needed_file_says_which() {
    for (lost, needed) in [
        ("icons/icon.svg", "`icons/icon.svg`"),
        ("templates/article.html", "`templates/article.html`"),
        ("css/", "`css/layers.css`"),
    ] {
        let mut theme = theme();
        theme.files.retain(|path, _| !path.starts_with(lost));
        let error = site::render(&library(false), &theme, None)
            .unwrap_err()
            .to_string();
        assert!(error.contains(needed), "{error}");
    }
}

#[test]
fn a_template_with_an_unknown_name_says_where() {
    let mut theme = theme();
    theme.files.insert(
        "templates/home.html".to_owned(),
        b"{{ view.nothing_of_the_kind }}".to_vec(),
    );
    let error = site::render(&library(false), &theme, None)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("home.html") && error.contains("nothing_of_the_kind"),
        "{error}"
    );
}

fn with_bundle() -> Site {
    site::render(&library(false), &theme(), Some(&bundle())).expect("the theme is complete")
}

fn without_bundle() -> Site {
    site::render(&library(false), &theme(), None).expect("the theme is complete")
}

/// The small site's content, read from files in order or backwards.
fn library(is_backwards: bool) -> Library {
    let mut files =
        support::files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/small"));
    if is_backwards {
        files.reverse();
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let mut report = Report::default();
    let sources = source::from_memory(&files, &mut report);
    let articles = article::parse_all(&sources, &mut report);
    let tables = tables::parse_all(&sources, &mut report);
    let library = library::link(articles, tables, &mut report);
    let findings: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| &finding.message)
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
    library
}

fn theme() -> Theme {
    source::read_theme(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme"))
        .expect("the theme can be read")
}

/// Not a module that runs: pages only name it.
fn bundle() -> Bundle {
    Bundle {
        glue: b"let wasm_bindgen;\n".to_vec(),
        wasm: b"\0asm\x01\0\0\0".to_vec(),
        words_glue: b"let wasm_bindgen;\n".to_vec(),
        hand_over_glue: b"let wasm_bindgen;\n".to_vec(),
        hand_over: Vec::new(),
        words: b"\0asm words".to_vec(),
        event_log_glue: b"let wasm_bindgen;\n".to_vec(),
        event_log: b"\0asm\x01\0\0\0\0".to_vec(),
    }
}

fn pages(site: &Site) -> BTreeMap<String, String> {
    site.files
        .keys()
        .filter(|address| address.strip_suffix(".html").is_some())
        .map(|address| (address.clone(), page(site, address)))
        .collect()
}

fn page(site: &Site, address: &str) -> String {
    String::from_utf8(site.files[address].clone()).expect("pages are UTF-8")
}

/// Hashes of assets change with every rule of a style sheet; what pages say does not.
fn without_hashes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('-') {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let is_hash = after.len() > 12
            && after.as_bytes()[..12].iter().all(u8::is_ascii_hexdigit)
            && after.as_bytes()[12] == b'.';
        rest = if is_hash { &after[12..] } else { after };
        if is_hash {
            out.push_str("HASH");
        }
    }
    out + rest
}
