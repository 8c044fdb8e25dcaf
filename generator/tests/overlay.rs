//! A host's own folder over the content: what it adds, what it may not do unseen, and how its findings are placed.

#![allow(
    clippy::unwrap_used,
    reason = "a helper that finds nothing should fail right there, as a test does"
)]

use std::fs;
use std::path::{Path, PathBuf};

use generator::diagnostic::Report;
use generator::library::Library;
use generator::{Error, Options, build, check_with_overlay};
use tempfile::TempDir;

#[test]
fn an_overlay_adds_pages_sources_and_texts() {
    let ours = overlay(&[
        (
            "pages/gate.md",
            "+++\ntitle = \"The gate\"\nsummary = \"Where it is.\"\nreviewed = 2026-11-20\nsources = [\"our-wiki\"]\n+++\n\n## Way\n\nLeft.\n",
        ),
        (
            "sources/ours.toml",
            "[our-wiki]\ntitle = \"Wiki\"\npublisher = \"We\"\nurl = \"https://wiki.example.com/\"\nkind = \"report\"\nread = 2026-11-01\n",
        ),
        ("local/org.toml", "name = \"Contoso IT\"\n"),
        ("local/notes/door-locked.txt", "Ask the gate.\n"),
    ]);
    let (library, report) = checked(&ours);
    assert!(report.is_publishable(), "{:?}", messages(&report));
    assert!(library.page("gate").is_some());
    assert!(library.article("door-locked").is_some());
    assert!(library.source("our-wiki").is_some());
    let local = library.tables.local.unwrap();
    assert_eq!(local.name, "Contoso IT");
    assert_eq!(local.notes.len(), 1);
}

#[test]
fn a_file_that_is_in_both_is_refused_unless_it_is_meant() {
    let settings = "name = \"Ours\"\ntagline = \"Ours\"\n";
    let ours = overlay(&[("site.toml", settings)]);
    let refused = check_with_overlay(&content(), Some(ours.path()), "2026-11-20").unwrap_err();
    let said = refused.to_string();
    assert!(said.contains("`site.toml` is in"), "{said}");
    assert!(said.contains("replaces = [\"site.toml\"]"), "{said}");

    let ours = overlay(&[
        ("site.toml", settings),
        ("overlay.toml", "replaces = [\"site.toml\"]\n"),
    ]);
    assert_eq!(checked(&ours).0.tables.site.name, "Ours");
}

#[test]
fn settings_that_mean_nothing_are_refused_by_name() {
    let of = |text: &str| {
        let ours = overlay(&[("overlay.toml", text)]);
        check_with_overlay(&content(), Some(ours.path()), "2026-11-20")
            .unwrap_err()
            .to_string()
    };
    assert!(of("replaces = [\"gone.md\"]").contains("`gone.md`, which is not in both"));
    assert!(of("replace = []").contains("overlay.toml"));
    assert!(of("replaces = [").contains("overlay.toml"));
}

#[test]
fn a_finding_in_an_overlay_names_its_own_file() {
    let ours = overlay(&[
        ("local/notes/door-lokced.txt", "Ask the gate.\n"),
        ("local/baner.txt", "Sunday.\n"),
    ]);
    let (_, report) = checked(&ours);
    let shown: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| {
            let path = content().join(&finding.at.file.path);
            (
                path.canonicalize().unwrap(),
                finding.help.clone().unwrap_or_default(),
            )
        })
        .collect();
    let folder = ours.path().canonicalize().unwrap();
    assert_eq!(shown.len(), 2, "{:?}", messages(&report));
    assert_eq!(shown[0].0, folder.join("local/baner.txt"));
    assert!(shown[0].1.contains("local/banner.txt"), "{}", shown[0].1);
    assert_eq!(shown[1].0, folder.join("local/notes/door-lokced.txt"));
    assert!(shown[1].1.contains("door-locked"), "{}", shown[1].1);
}

#[test]
fn a_source_that_two_files_have_is_reported_once() {
    let known = checked(&overlay(&[])).0.tables.sources[0].id.value.clone();
    let ours = overlay(&[(
        "sources/ours.toml",
        &format!(
            "[{known}]\ntitle = \"Wiki\"\npublisher = \"We\"\nurl = \"https://wiki.example.com/\"\nkind = \"report\"\nread = 2026-11-01\n"
        ),
    )]);
    let (_, report) = checked(&ours);
    assert_eq!(
        messages(&report),
        [format!("`{known}` is a source of `sources.toml`, too")]
    );
}

#[test]
fn only_a_site_with_texts_names_their_files() {
    let scratch = TempDir::new().unwrap();
    let built = |with_local, overlay: Option<&TempDir>| {
        let dist = scratch.path().join("dist");
        let options = Options {
            content: content(),
            overlay: overlay.map(|it| it.path().to_path_buf()),
            with_local,
            theme: Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme"),
            dist: dist.clone(),
            decoder_bundle: None,
            today: "2026-11-20".to_owned(),
            deny_warnings: false,
        };
        build(&options).unwrap();
        let page = fs::read_to_string(dist.join("articles/door-locked.html")).unwrap();
        let notes = fs::read_to_string(dist.join("local/notes.js")).ok();
        (page.contains("../local/notes.js"), notes)
    };
    assert_eq!(built(false, None), (false, None));
    let (is_named, notes) = built(true, None);
    assert!(is_named && notes.unwrap().contains("var reconnectNotes = {\n  //"));
    let ours = overlay(&[("local/notes/door-locked.txt", "a \"quoted\"\nline\n")]);
    let (is_named, notes) = built(false, Some(&ours));
    let notes = notes.unwrap();
    assert!(
        is_named && notes.contains(r#""door-locked": "a \"quoted\"\nline""#),
        "{notes}"
    );
}

#[test]
fn a_site_is_kept_by_browsers_only_where_its_organisation_says_so() {
    let worker = |settings: &str| {
        let ours = overlay(&[("local/org.toml", settings)]);
        let (library, report) = checked(&ours);
        assert!(report.is_publishable(), "{:?}", messages(&report));
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
        let theme = generator::source::read_theme(&theme).unwrap();
        let mut site = generator::site::render(&library, &theme, None).unwrap();
        site.files
            .remove("offline.js")
            .map(|bytes| String::from_utf8(bytes).unwrap())
    };
    assert_eq!(worker("name = \"IT\"\n"), None);
    let kept = worker("name = \"IT\"\noffline = true\n").unwrap();
    for address in [
        "\"index.html\"",
        "\"articles/door-locked.html\"",
        "\"local/org.js\"",
    ] {
        assert!(kept.contains(address), "{address}");
    }
    let renamed = worker("name = \"Help\"\noffline = true\n").unwrap();
    assert_ne!(kept, renamed, "another text is another edition");
}

#[test]
fn an_overlay_that_is_not_there_is_refused_with_the_option_that_names_it() {
    let refused = check_with_overlay(&content(), Some(Path::new("no-such-folder")), "2026-11-20");
    let said = refused.unwrap_err();
    assert!(matches!(said, Error::Unusable { .. }));
    assert!(said.to_string().contains("--overlay"), "{said}");
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/small")
}

fn overlay(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn checked(overlay: &TempDir) -> (Library, Report) {
    check_with_overlay(&content(), Some(overlay.path()), "2026-11-20").unwrap()
}

fn messages(report: &Report) -> Vec<&str> {
    report
        .findings()
        .iter()
        .map(|finding| finding.message.as_str())
        .collect()
}
