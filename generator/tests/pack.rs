//! A packed site: the same every time, whole, and with files for servers that all say the same.

#![allow(
    clippy::unwrap_used,
    reason = "a helper that finds nothing should fail right there, as a test does"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

use generator::host::{
    Pack, Place, Wish, configurations_beside_the_site, configurations_in_the_site, pack, policy,
};
use generator::output;
use generator::site::Site;
use roxmltree::{Document, Node};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use zip::ZipArchive;

type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn the_same_site_is_packed_into_the_same_bytes() {
    for precompresses in [false, true] {
        let wish = Wish {
            place: Some(place("/kb/")),
            precompresses,
        };
        assert!(pack(site(), &wish).unwrap().zip == pack(site(), &wish).unwrap().zip);
    }
}

#[test]
fn a_pack_holds_the_site_the_servers_files_the_terms_and_what_it_is_made_of() {
    let files = unpacked(&packed(&Wish::default()));
    for name in [
        "site/index.html",
        "site/404.html",
        "site/assets/site-0123456789ab.css",
        "site/web.config",
        "site/.htaccess",
        "site/_headers",
        "site/staticwebapp.config.json",
        "servers/nginx.conf",
        "servers/nginx-server.conf",
        "servers/Caddyfile",
        "servers/Containerfile",
        "servers/reconnect-site.service",
        "licences/LICENSE-MIT",
        "licences/LICENSE-APACHE",
        "licences/LICENSE-CONTENT",
        "licences/made-by-others.md",
        "README-host.txt",
        "sbom.cdx.json",
        "SHA256SUMS",
    ] {
        assert!(files.contains_key(name), "no {name} in {:?}", files.keys());
    }
    assert!(!files.contains_key("site/index.html.br"));
    assert!(files["site/index.html"] == site()["index.html"]);
}

#[test]
fn every_file_has_its_sum_and_the_zip_has_one_beside_it() {
    let packed = packed(&Wish::default());
    let mut files = unpacked(&packed);
    let sums = String::from_utf8(files.remove("SHA256SUMS").unwrap()).unwrap();
    let named: Files = sums
        .lines()
        .map(|line| {
            let (sum, name) = line.split_once("  ").unwrap();
            (name.to_owned(), sum.as_bytes().to_vec())
        })
        .collect();
    let expected: Files = files
        .iter()
        .map(|(name, bytes)| (name.clone(), hexadecimal(bytes).into_bytes()))
        .collect();
    assert_eq!(named, expected);
    assert_eq!(
        packed.checksum("kb.zip"),
        format!("{}  kb.zip\n", hexadecimal(&packed.zip))
    );
}

#[test]
fn compressed_copies_are_added_where_they_are_asked_for() {
    let wish = Wish {
        precompresses: true,
        ..Wish::default()
    };
    let files = unpacked(&packed(&wish));
    for name in ["site/index.html.br", "site/index.html.gz"] {
        assert!(
            files[name].len() < files["site/index.html"].len() / 2,
            "{name}"
        );
    }
}

#[test]
fn the_page_for_what_is_not_there_fits_every_address_of_its_place() {
    let text = |wish| {
        let mut files = unpacked(&packed(&wish));
        String::from_utf8(files.remove("site/404.html").unwrap()).unwrap()
    };
    let anywhere = text(Wish::default());
    assert!(anywhere.contains("href=\"index.html\""), "{anywhere}");
    let placed = text(Wish {
        place: Some(place("/a/b/")),
        ..Wish::default()
    });
    assert!(placed.contains("href=\"/a/b/index.html\""), "{placed}");
}

#[test]
fn every_server_sends_the_policy_of_the_pages_and_the_same_headers() {
    for place in ["/", "/a/b/"] {
        for (name, text) in configurations(place) {
            // Both run a server whose file is held against the policy here, too.
            if ["Containerfile", "reconnect-site.service"].contains(&name) {
                continue;
            }
            if name == "nginx-server.conf" {
                assert!(text.contains("include /etc/nginx/reconnect.conf;"));
                continue;
            }
            for (header, value) in policy::headers() {
                assert!(text.contains(header), "{name} has no {header}");
                assert!(text.contains(&value), "{name} has another {header}");
            }
            let n_policies = text.matches("default-src").count();
            assert_eq!(n_policies, 1, "{name} has one policy");
            // IIS has its own words for it; they are tested below.
            if name != "web.config" {
                assert!(text.contains(policy::IMMUTABLE), "{name}");
            }
            if !["web.config", "_headers"].contains(&name) {
                assert!(text.contains(policy::ASK_FIRST), "{name}");
            }
        }
    }
}

#[test]
fn what_a_header_says_is_what_a_page_says_and_who_may_frame_it() {
    let (page, header) = (policy::for_pages(), policy::for_headers());
    assert_eq!(header, format!("{page}; frame-ancestors 'none'"));
    assert!(!page.contains('"'), "it stands in an attribute");
    assert!(!page.contains("'unsafe-inline'") && !page.contains("'unsafe-eval'"));
    assert!(page.contains("require-trusted-types-for 'script'"));
}

#[test]
fn web_config_cannot_break_a_folder_of_iis() {
    let text = configuration("/", "web.config");
    let document = Document::parse(&text).unwrap();
    let servers: Vec<Node<'_, '_>> = document
        .descendants()
        .filter(|it| it.has_tag_name("system.webServer"))
        .collect();
    assert_eq!(servers.len(), 2);
    // Sections that are open to a folder where IIS is installed as it comes.
    let open = ["staticContent", "urlCompression", "httpProtocol"];
    for section in servers.iter().flat_map(|it| elements(*it)) {
        let name = section.tag_name().name();
        assert!(open.contains(&name), "{name} may be locked, or missing");
    }
    // What a parent has added cannot be added again: error 500.19.
    let mut n_added = 0;
    for parent in document.descendants() {
        let mut removed = BTreeSet::new();
        for element in elements(parent) {
            let key = ["fileExtension", "name"]
                .iter()
                .find_map(|it| element.attribute(*it));
            match element.tag_name().name() {
                "remove" => assert!(removed.insert(key.unwrap()), "{key:?} is removed twice"),
                "mimeMap" | "add" => {
                    n_added += 1;
                    assert!(
                        removed.remove(key.unwrap()),
                        "{key:?} is not removed before it is added"
                    );
                }
                _ => {}
            }
        }
        assert!(removed.is_empty(), "{removed:?} is only removed");
    }
    assert_eq!(n_added, policy::TYPES.len() + policy::headers().len());
    let paths: Vec<_> = document
        .descendants()
        .filter_map(|it| it.attribute("path"))
        .collect();
    assert_eq!(paths, ["assets"], "relative to the folder, wherever it is");
}

#[test]
fn web_config_has_the_cache_policy_in_the_words_of_iis() {
    let text = configuration("/", "web.config");
    let document = Document::parse(&text).unwrap();
    let caches: Vec<_> = document
        .descendants()
        .filter(|it| it.has_tag_name("clientCache"))
        .collect();
    assert_eq!(
        caches[0].attribute("cacheControlMode"),
        Some("DisableCache")
    );
    let days = caches[1].attribute("cacheControlMaxAge").unwrap();
    let days: u32 = days.strip_suffix(".00:00:00").unwrap().parse().unwrap();
    let flags = caches[1].attribute("cacheControlCustom").unwrap();
    let seconds = days * 24 * 60 * 60;
    let said: BTreeSet<String> = flags
        .split(", ")
        .map(str::to_owned)
        .chain([format!("max-age={seconds}")])
        .collect();
    let wanted: BTreeSet<String> = policy::IMMUTABLE.split(", ").map(str::to_owned).collect();
    assert_eq!(said, wanted);
}

#[test]
fn every_kind_of_file_of_the_real_theme_has_a_type() {
    let known: BTreeSet<&str> = policy::TYPES
        .iter()
        .map(|(extension, _)| *extension)
        .collect();
    for extension in [
        "html", "css", "js", "json", "wasm", "svg", "txt", "md", "ps1", "cmd",
    ] {
        assert!(known.contains(extension), "{extension}");
        for name in ["web.config", ".htaccess", "nginx.conf", "Caddyfile"] {
            let text = configuration("/", name);
            assert!(
                text.contains(extension),
                "{name} says nothing of {extension}"
            );
        }
    }
}

#[test]
fn the_command_packs_a_built_site_without_what_only_the_last_one_used() {
    let folder = TempDir::new().unwrap();
    let dist = folder.path().join("dist");
    let mut old = site();
    old.insert("assets/old-0123456789ab.js".to_owned(), b"old".to_vec());
    output::publish(&Site { files: old }, &dist).unwrap();
    output::publish(&Site { files: site() }, &dist).unwrap();
    assert!(dist.join("assets/old-0123456789ab.js").exists());

    let zip = folder.path().join("kb.zip");
    let output = reconnect(&dist, &["--out", zip.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let bytes = fs::read(&zip).unwrap();
    assert!(bytes == packed(&Wish::default()).zip);
    assert_eq!(
        fs::read_to_string(folder.path().join("kb.zip.sha256")).unwrap(),
        format!("{}  kb.zip\n", hexadecimal(&bytes))
    );
}

#[test]
fn what_cannot_be_packed_is_refused_with_the_remedy() {
    let folder = TempDir::new().unwrap();
    let strangers = folder.path().join("photos");
    fs::create_dir(&strangers).unwrap();
    fs::write(strangers.join("a.jpg"), "x").unwrap();
    let out = folder.path().join("kb.zip");
    let out = out.to_str().unwrap();
    let output = reconnect(&strangers, &["--out", out]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("run `reconnect build` first"), "{said}");

    let output = reconnect(&strangers, &["--out", out, "--at", "kb"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("begins with `/`"), "{said}");
    assert!(!Path::new(out).exists());
}

/// Something of every kind that packing treats in its own way.
fn site() -> Files {
    let page = format!(
        "<!doctype html><a href=\"index.html\">Start</a>{}",
        "<p>text</p>".repeat(400)
    );
    BTreeMap::from([
        ("index.html".to_owned(), page.clone().into_bytes()),
        ("404.html".to_owned(), page.into_bytes()),
        (
            "assets/site-0123456789ab.css".to_owned(),
            b"a { color: red }".to_vec(),
        ),
    ])
}

fn place(path: &str) -> Place {
    path.parse().unwrap()
}

fn packed(wish: &Wish) -> Pack {
    pack(site(), wish).unwrap()
}

/// The files below the one folder of a pack.
fn unpacked(packed: &Pack) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(&packed.zip)).unwrap();
    assert_eq!(archive.len(), packed.n_files);
    let mut files = Files::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let (folder, name) = name.split_once('/').unwrap();
        assert_eq!(
            folder,
            Pack::usual_name().strip_suffix(".zip").unwrap(),
            "one folder, named like the zip"
        );
        let name = name.to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

fn configurations(at: &str) -> Vec<(&'static str, String)> {
    let place = place(at);
    let mut all = configurations_in_the_site(&place);
    all.extend(configurations_beside_the_site(&place));
    all
}

fn configuration(at: &str, wanted: &str) -> String {
    let found = configurations(at)
        .into_iter()
        .find(|(name, _)| *name == wanted);
    found.unwrap().1
}

fn elements<'a, 'i>(parent: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    parent.children().filter(Node::is_element)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut written = String::new();
    for byte in Sha256::digest(bytes) {
        write!(written, "{byte:02x}").unwrap();
    }
    written
}

fn reconnect(dist: &Path, more: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .arg("pack")
        .arg("--dist")
        .arg(dist)
        .args(more)
        .output()
        .unwrap()
}
