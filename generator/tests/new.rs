//! `reconnect new`: what it begins keeps every rule but one, and it overwrites nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use generator::diagnostic::Report;
use generator::is_previewable;
use tempfile::TempDir;

#[test]
fn an_article_for_a_code_of_the_real_tables_is_complete_but_for_what_only_a_person_knows() {
    let content = copy_of(&manifest().join("../content"));
    let output = new(&content, &["article", "0x904", "--id", "socket-closed"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let report = only_todo(&content);
    let article = "articles/socket-closed.md";
    assert!(
        report
            .findings()
            .iter()
            .any(|it| it.at.file.path == article)
    );
    let text = read(&content, article);
    assert!(text.contains("# disconnect 0x904 "), "{text}");
    assert!(
        text.contains("sources    = [\"ms-ondisconnected\"]"),
        "{text}"
    );
}

#[test]
fn facts_that_lead_nowhere_yet_become_a_signature_with_a_sample_that_proves_it() {
    let content = base();
    let output = new(&content, &["article", "disconnect:0x204", "extended:0x7"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(read(&content, "articles/0x204-0x7.md").contains(
        "\n[[signature]]\nall = [{ code = \"disconnect:0x204\" }, { code = \"extended:0x7\" }]"
    ));
    assert!(
        read(&content, "samples/0x204-0x7/facts.txt")
            .contains("Error code: 0x204\nExtended error code: 0x7")
    );
    only_todo(&content);
}

#[test]
fn facts_that_lead_to_another_article_do_not_take_its_readers_away() {
    let content = base();
    let output = new(
        &content,
        &["article", "schannel/36870", "--id", "key-elsewhere"],
    );
    let said = stdout(&output);
    assert!(said.contains("leads to `key-unreadable` already"), "{said}");
    assert!(!content.path().join("samples/key-elsewhere").exists());
    assert!(read(&content, "articles/key-elsewhere.md").contains("\n# [[signature]]"));
    only_todo(&content);
}

#[test]
fn codes_events_checks_and_languages_come_to_their_place() {
    let content = base();
    for what in [
        &["article", "no-facts-yet"][..],
        &["code", "disconnect:0x304"],
        &["code", "win32:5"],
        &["event", "schannel/36869"],
        &["event", "schannel/36871"],
        &["event", "kernel-general/12"],
        &["check", "key-unreadable", "key-there"],
        &["language", "el"],
    ] {
        let output = new(&content, what);
        assert_eq!(output.status.code(), Some(0), "{what:?}: {output:?}");
        only_todo(&content);
    }
    let codes = read(&content, "codes/disconnect.toml");
    let place = |value: &str| {
        codes
            .find(&format!("value = {value},"))
            .expect("the row is there")
    };
    assert!(place("0x204") < place("0x304") && place("0x304") < place("0x904"));
    let events = read(&content, "events/schannel.toml");
    let place = |id: &str| events.find(&format!("= {id}\n")).expect("the row is there");
    assert!(place("36869") < place("36870") && place("36870") < place("36871"));
    assert!(read(&content, "phrases/el.toml").contains("\n# internal-error = [\""));
}

#[test]
fn what_is_there_is_never_overwritten_and_the_way_on_is_named() {
    let content = base();
    let before = everything(content.path());
    for (what, help) in [
        (
            &["article", "schannel/36870", "--id", "key-unreadable"][..],
            "--id key-unreadable-<what-is-wrong>",
        ),
        (&["article", "Key Lost"], "write `key-lost`"),
        (&["article", "0x905"], "reconnect new code disconnect:0x905"),
        (
            &["article", "disconnect:0x905"],
            "did you mean `disconnect:0x904`?",
        ),
        (
            &["article", "schannel/36871"],
            "did you mean `schannel/36870`?",
        ),
        (
            &["code", "disconnect:0x904"],
            "content/codes/disconnect.toml:8",
        ),
        (&["code", "0x904"], "write it like `disconnect:0x904`"),
        (&["event", "schanel/1"], "did you mean `schannel/1`?"),
        (&["event", "schannel/36870"], "content/events/schannel.toml"),
        (&["check", "key-unreadable", "key-readable"], "another id"),
        (
            &["check", "key-unreadible", "x"],
            "did you mean `key-unreadable`?",
        ),
        (&["language", "en"], "add what is missing"),
        (&["language", "pt_BR"], "write `pt-br`"),
    ] {
        let output = new(&content, what);
        assert_eq!(output.status.code(), Some(1), "{what:?}: {output:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(help), "{what:?}: {said}");
    }
    assert_eq!(everything(content.path()), before);
}

fn manifest() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn base() -> TempDir {
    copy_of(&manifest().join("tests/sites/base"))
}

fn copy_of(folder: &Path) -> TempDir {
    let copy = TempDir::new().expect("a temporary folder");
    for (path, bytes) in everything(folder) {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }
    copy
}

fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                let path = path.strip_prefix(folder).expect("it is inside");
                files.push((path.to_path_buf(), bytes));
            }
        }
    }
    files.sort();
    files
}

fn new(content: &TempDir, what: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .arg("new")
        .args(what)
        .arg("--content")
        .arg(content.path())
        .output()
        .expect("the command runs")
}

/// The findings, all of which are about what is still to be written.
fn only_todo(content: &TempDir) -> Report {
    let today = "2026-12-31";
    let (_, report) = generator::check(content.path(), today).expect("content can be read");
    assert!(
        report.findings().iter().any(|it| it.rule.name == "todo"),
        "there is nothing to do"
    );
    let others: Vec<_> = report
        .findings()
        .iter()
        .filter(|it| it.rule.name != "todo")
        .map(|it| (it.rule.name, it.message.as_str(), it.at.file.path.as_str()))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    assert!(!report.is_publishable());
    assert!(is_previewable(&report));
    report
}

fn read(content: &TempDir, path: &str) -> String {
    fs::read_to_string(content.path().join(path)).expect("the file is there")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
