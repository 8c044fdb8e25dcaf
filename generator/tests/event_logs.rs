//! `reconnect decode` on event logs: alone, beside a paste, damaged, and on files that are none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A log kept beside the repository, by how its name begins.
fn log(prefix: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/events/evtx");
    let found = fs::read_dir(&folder).ok().and_then(|entries| {
        entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| {
                path.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(prefix))
            })
    });
    found.unwrap_or_else(|| {
        panic!(
            "no log `{prefix}…` in `{}`; put the folder `shared` with its logs beside the repository",
            folder.display()
        )
    })
}

fn decode(arguments: &[&Path], more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .arg("decode")
        .args(arguments)
        .args(more)
        .stdin(Stdio::null())
        .output()
        .expect("the command starts")
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("the command speaks UTF-8")
}

fn json(arguments: &[&Path]) -> Value {
    let output = decode(arguments, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// The file that holds these bytes, and the folder that keeps it.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    (folder, path)
}

#[test]
fn a_log_of_failed_sign_ins_leads_to_the_article_and_says_what_was_read() {
    let path = log("12-");
    let output = decode(&[&path], &[]);
    let shown = text(&output.stdout);
    let first = shown.lines().next().unwrap_or_default();
    assert!(
        first.ends_with(
            ": 7 records read, 2 matter. From 2016-06-29 15:24:34 to 2016-06-29 15:25:08 UTC."
        ),
        "{first}"
    );
    assert!(shown.contains("articles/wrong-credentials.html"), "{shown}");

    let answer = json(&[&path]);
    let file = &answer["files"][0];
    assert_eq!(
        (&file["records"], &file["kept"], &file["damaged"]),
        (&7.into(), &2.into(), &0.into())
    );
    let ids: Vec<_> = answer["events"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|event| &event["id"])
        .collect();
    assert_eq!(ids, [4776, 4625]);
}

#[test]
fn a_paste_and_logs_are_read_as_one() {
    let (_folder, paste) = file(
        "paste.txt",
        b"Error code: 0x904\r\nExtended error code: 0x7",
    );
    let answer = json(&[&paste, &log("09-"), &log("04-")]);
    assert_eq!(answer["findings"][0]["text"], "0x904");
    let events = answer["events"].as_array().map_or(&[][..], Vec::as_slice);
    for id in [4825, 104] {
        assert!(
            events.iter().any(|event| event["id"] == id),
            "no event {id}"
        );
    }
    assert_eq!(
        answer["files"].as_array().map(Vec::len),
        Some(2),
        "logs, not texts"
    );
}

#[test]
fn a_damaged_log_loses_only_what_is_damaged() {
    let answer = json(&[&log("02-")]);
    assert_eq!(
        (
            &answer["files"][0]["records"],
            &answer["files"][0]["damaged"]
        ),
        (&1910.into(), &4.into())
    );

    let whole = fs::read(log("02-")).expect("the log can be read");
    let (_folder, cut) = file("System.evtx", &whole[..whole.len() / 2]);
    let answer = json(&[&cut]);
    let records = answer["files"][0]["records"].as_u64().unwrap_or_default();
    assert!((800..1_100).contains(&records), "{records} of 1910");
    let note = answer["files"][0]["note"].as_str().unwrap_or_default();
    assert!(
        note.ends_with("The file is cut off; what is there was read."),
        "{note}"
    );
}

#[test]
fn what_only_looks_like_a_log_is_refused_with_what_to_do() {
    for (bytes, remedy) in [
        (&b""[..], "is empty: copy or export it again"),
        (
            b"PK\x03\x04\x14\0\0\0",
            "unpack it and give the files in it",
        ),
        (
            b"\x30\0\0\0LfLe\x01\0\0\0\x01\0\0\0",
            "wevtutil export-log OLD.evt NEW.evtx /lf:true",
        ),
        (b"\x89PNG\r\n\x1A\n", "Ctrl+C in the error window"),
        (b"ElfFile\0\0\0\0\0", "cut off before its first record"),
        (
            b"\x01\x02\x03\x04\x05\x06\0\0",
            "neither text nor an event log",
        ),
    ] {
        let (_folder, path) = file("System.evtx", bytes);
        let output = decode(&[&path], &[]);
        assert_eq!(output.status.code(), Some(2), "{remedy}");
        assert_eq!(text(&output.stdout), "", "{remedy}");
        let said = text(&output.stderr);
        assert!(
            said.starts_with("error: `") && said.contains(remedy),
            "{said}"
        );
    }
}

#[test]
fn a_text_that_is_called_a_log_is_read_as_text() {
    let (_folder, path) = file("System.evtx", b"Error code: 0x904");
    let answer = json(&[&path]);
    assert_eq!(answer["findings"][0]["text"], "0x904");
    assert_eq!(answer.get("files"), None);
}
