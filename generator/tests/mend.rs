//! `reconnect lint`: what it mends, what it reports, and to whom.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "articles/key-unreadable.md";

#[test]
fn what_can_be_mended_in_one_way_only_is_mended_and_a_second_run_changes_nothing() {
    let content = site(&[
        (
            ARTICLE,
            "Connect again.",
            "See [the vendor](http://example.com/key).",
        ),
        (
            ARTICLE,
            "1. Give the service the right to read the key.",
            "1. Look:\n\n   ```powershell\n   PS C:\\> gci Cert:\\LocalMachine\n   ```",
        ),
        (
            ARTICLE,
            "Rights on the key file were changed.",
            "```cmd\nreg\u{a0}query HKLM \u{2013}\u{a0}s\n```",
        ),
        ("codes/disconnect.toml", "\"error code\"", "\"Error Code\""),
        (
            "codes/disconnect.toml",
            "value = 0x904",
            "value = -2147023436",
        ),
    ]);
    let output = lint(&content, &["--fix"], "");
    let text = read(&content, ARTICLE);
    assert!(text.contains("(https://example.com/key)"), "{text}");
    assert!(
        text.contains("\n   Get-ChildItem Cert:\\LocalMachine\n"),
        "{text}"
    );
    assert!(text.contains("\nreg query HKLM - s\n"), "{text}");
    let codes = read(&content, "codes/disconnect.toml");
    assert!(codes.contains("\"error code\""), "{codes}");
    assert!(codes.contains("value = 0x800705b4"), "{codes}");
    assert!(stderr(&output).contains("mended "), "{output:?}");

    let before = (text, codes);
    let again = lint(&content, &["--fix"], "");
    assert!(!stderr(&again).contains("mended "), "{again:?}");
    assert_eq!(
        (
            read(&content, ARTICLE),
            read(&content, "codes/disconnect.toml")
        ),
        before
    );
}

#[test]
fn line_ends_of_windows_stay_as_they_are() {
    let content = site(&[("codes/disconnect.toml", "\"error code\"", "\"Error Code\"")]);
    let path = content.path().join("content/codes/disconnect.toml");
    let before = read(&content, "codes/disconnect.toml").replace('\n', "\r\n");
    fs::write(&path, &before).expect("a file");
    lint(&content, &["--fix"], "");
    let after = fs::read_to_string(&path).expect("a file");
    assert_eq!(after, before.replace("Error Code", "error code"));
}

#[test]
fn a_file_in_another_form_is_left_alone_and_named() {
    let content = site(&[]);
    let path = content.path().join("content/codes/disconnect.toml");
    let text = read(&content, "codes/disconnect.toml").replace("error code", "Error Code");
    let before = format!("\u{feff}{text}");
    fs::write(&path, &before).expect("a file");
    let output = lint(&content, &["--fix"], "");
    assert_eq!(fs::read_to_string(&path).expect("a file"), before);
    assert!(stderr(&output).contains("byte order mark"), "{output:?}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_new_page_comes_into_the_list_of_addresses_and_a_lost_one_is_an_error() {
    let content = site(&[]);
    let list = content.path().join("content/addresses.txt");
    fs::write(&list, "").expect("a file");
    let output = lint(&content, &["--fix", "--deny-warnings"], "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let listed = read(&content, "addresses.txt");
    assert!(
        listed.contains("\narticles/key-unreadable.html\n"),
        "{listed}"
    );
    assert!(
        listed.contains("\nevents/schannel/36870.html\n"),
        "{listed}"
    );

    fs::write(&list, format!("{listed}articles/key-lost.html\n")).expect("a file");
    let output = lint(&content, &["--fix"], "");
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("L018 lost-address"), "{said}");
    assert!(
        said.contains("also-at = [\"articles/key-lost.html\"]"),
        "{said}"
    );
}

#[test]
fn only_findings_of_changed_files_are_reported_whatever_folder_git_names_them_from() {
    let content = site(&[
        (ARTICLE, "Connect again.", "See [it](http://example.com)."),
        ("codes/disconnect.toml", "\"error code\"", "\"Error Code\""),
    ]);
    let json = |changed: &str| -> Vec<String> {
        let output = lint(&content, &["--changed", "--format", "json"], changed);
        let Ok(Value::Array(findings)) = serde_json::from_slice(&output.stderr) else {
            panic!("{output:?}");
        };
        let files = findings
            .iter()
            .map(|it| it["file"].as_str().unwrap_or("").to_owned());
        files.collect()
    };
    for name in [
        "content/codes/disconnect.toml",
        "kb\\content\\codes\\disconnect.toml",
    ] {
        assert_eq!(
            json(&format!("README.md\n{name}\n")),
            ["content/codes/disconnect.toml"]
        );
    }
    assert_eq!(json("content/sources.toml\n"), Vec::<String>::new());
    let quiet = lint(&content, &["--changed"], "README.md\n");
    assert_eq!(quiet.status.code(), Some(0));
    assert!(
        stderr(&quiet).contains("other files have 2 findings"),
        "{quiet:?}"
    );
}

#[test]
fn every_format_says_the_same_and_errors_come_first() {
    let content = site(&[
        (ARTICLE, "reviewed = 2026-11-20", "reviewed = 2020-11-20"),
        ("sources.toml", "https://", "http://"),
    ]);
    for (format, error, warning) in [
        ("text", "error[L022", "warning[L032"),
        ("narrated", "Error L022", "Warning L032"),
        ("json", "\"L022\"", "\"L032\""),
        ("sarif", "\"ruleId\": \"L022\"", "\"ruleId\": \"L032\""),
        (
            "github",
            "::error file=content/sources.toml",
            "::warning file=content/articles",
        ),
        ("gitlab", "L022 insecure-link", "L032 stale-review"),
    ] {
        let output = lint(&content, &["--format", format], "");
        let said = stderr(&output);
        let (error, warning) = (said.find(error), said.find(warning));
        assert!(error.is_some() && error < warning, "{format}: {said}");
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_eq!(output.stdout, b"", "{format}");
    }
}

/// A copy of the base site in a folder `content`, with replacements: file, what, by what.
fn site(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/base");
    copy(&base, &folder.path().join("content"));
    for (file, what, by) in changes {
        let path = folder.path().join("content").join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(what), "{file} has no `{what}`");
        fs::write(&path, text.replacen(what, by, 1)).expect("a file");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

fn lint(folder: &TempDir, options: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .current_dir(folder.path())
        .args(["lint", "--today", "2026-11-20"])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut stdin = child.stdin.take().expect("there is an input");
    // A command that does not read closes it early.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join("content").join(path)).expect("the file is there")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
