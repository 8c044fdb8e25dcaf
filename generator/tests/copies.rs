//! Articles in other forms than pages: what a wiki, a ticket or the search of an intranet gets.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use generator::site::Site;

/// The real content and the real theme: the forms have to hold for all of it.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (library, _) = generator::check(&root.join("content"), "2026-11-20").unwrap();
    let theme = generator::source::read_theme(&root.join("theme")).unwrap();
    generator::site::render(&library, &theme, None).unwrap()
});

fn copies() -> BTreeMap<&'static str, &'static str> {
    SITE.files
        .iter()
        .filter(|(address, _)| Path::new(address).extension() == Some("md".as_ref()))
        .map(|(address, bytes)| (address.as_str(), str::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn a_copy_has_no_block_and_no_link_target_of_ours() {
    let copies = copies();
    assert!(copies.len() > 50, "{} copies", copies.len());
    for (address, text) in copies {
        for ours in [
            "```check",
            "```cause",
            "```figure",
            "](article:",
            "](code:",
            "](event:",
            "](page:",
            "](source:",
            "[[outcome]]",
        ] {
            assert!(!text.contains(ours), "{address} has {ours}");
        }
    }
}

#[test]
fn a_figure_stands_in_a_copy_in_words() {
    let hub = copies()["articles/0x904-0x7.md"];
    assert!(hub.contains("4 TLS handshake: can break here."));
    assert!(hub.contains("6 CredSSP (NLA): only in some cases."));
    assert!(hub.contains("8 Licensing: not here."));
}

#[test]
fn every_link_of_a_copy_leads_to_a_file_of_the_site_or_to_a_source() {
    for (address, text) in copies() {
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            // A cast of PowerShell looks the same: `[int]($x / 2)`.
            .filter(|target| target.contains(['.', '#']) && !target.contains([' ', '$', ',']))
        {
            let path = target.split('#').next().unwrap();
            let is_there = target.starts_with('#')
                || target.starts_with("https://")
                || path
                    .strip_prefix("../")
                    .is_some_and(|path| SITE.files.contains_key(path));
            assert!(is_there, "{address} links to {target}");
        }
    }
}

#[test]
fn a_copy_has_the_commands_and_what_their_output_means() {
    let text = copies()["articles/port-blocked.md"];
    assert!(text.starts_with("# "), "{text}");
    for part in [
        "\n## Answer\n",
        "\n### Undo\n",
        "\n```powershell\n$h = 'SRV01'",
        "- If `Port` is `open`: (healthy) ",
        "\n## Sources\n",
        "Text: CC BY 4.0.",
    ] {
        assert!(text.contains(part), "no {part:?} in {text}");
    }
}

#[test]
fn the_catalogue_names_every_copy_with_what_a_search_needs() {
    let json: serde_json::Value = serde_json::from_slice(&SITE.files["articles.json"]).unwrap();
    assert_eq!(json["format"], 1);
    let articles = json["articles"].as_array().unwrap();
    assert_eq!(articles.len(), copies().len());
    for article in articles {
        for key in ["url", "markdown"] {
            let file = article[key].as_str().unwrap();
            assert!(SITE.files.contains_key(file), "{file}");
        }
        for key in ["id", "title", "summary", "evidence", "reviewed", "who"] {
            assert!(
                !article[key].as_str().unwrap_or_default().is_empty(),
                "{key} of {article}"
            );
        }
    }
    let hub = articles.iter().find(|it| it["id"] == "0x904-0x7").unwrap();
    assert_eq!(hub["clues"][0], "disconnect:0x904");
}

#[test]
fn the_ledger_lists_every_cause_of_every_article() {
    let ledger = str::from_utf8(&SITE.files["evidence.html"]).unwrap();
    let n_causes: usize = copies()
        .values()
        .map(|text| text.matches("\n## Cause: ").count())
        .sum();
    assert!(n_causes > 100, "{n_causes} causes");
    assert_eq!(ledger.matches("#cause-").count(), n_causes);
    assert!(ledger.contains("id=\"nobody_has_verified\""));
}
