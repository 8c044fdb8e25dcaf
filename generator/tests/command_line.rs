//! The command as people and programs meet it: what goes where, and with which exit code.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const DIALOG: &str = "[Window Title]\nRemote Desktop Connection\n\n[Content]\n\
                      An internal error has occurred.\nError code: 0x904\n\
                      Extended error code: 0x7\n\n[OK]";

#[test]
fn a_pasted_dialog_is_answered_with_the_article_and_the_evidence() {
    let output = reconnect(&["decode", DIALOG]);
    assert_eq!(code(&output), 0);
    let answer = stdout(&output);
    assert!(answer.contains("articles/0x904-0x7.html"), "{answer}");
    assert!(answer.contains("\u{201C}0x904\u{201D}"), "{answer}");
    assert_eq!(stderr(&output), "");
}

#[test]
fn a_paste_can_be_an_argument_a_file_or_standard_input() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("dialog.txt");
    fs::write(&file, DIALOG).expect("a file");
    let file = file.to_str().expect("a path that is text");

    let by_argument = reconnect(&["decode", DIALOG, "--format", "json"]);
    let by_file = reconnect(&["decode", file, "--format", "json"]);
    let by_input = fed(&["decode", "--format", "json"], DIALOG.as_bytes());
    let by_dash = fed(&["decode", "-", "--format", "json"], DIALOG.as_bytes());

    let explained = |output: &Output| json(output)["explanations"][0]["article"].clone();
    assert_eq!(explained(&by_argument), "0x904-0x7");
    for other in [&by_file, &by_input, &by_dash] {
        assert_eq!(stdout(other), stdout(&by_argument));
    }
}

#[test]
fn a_file_from_notepad_in_utf_16_is_read() {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(DIALOG.encode_utf16().flat_map(u16::to_le_bytes));
    let output = fed(&["decode", "--format", "json"], &bytes);
    assert_eq!(json(&output)["explanations"][0]["article"], "0x904-0x7");
}

#[test]
fn bytes_that_are_no_text_are_answered_too() {
    let output = fed(&["decode"], b"\xFF\x00\xC3\x28 \x80");
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).starts_with("Nothing in this is known."));
}

#[test]
fn a_signed_number_is_a_code_and_not_an_option() {
    let output = reconnect(&["decode", "-2147023436", "--format", "json"]);
    assert_eq!(
        json(&output)["findings"][0]["readings"][0]["value"],
        "0x800705B4"
    );
    assert_eq!(code(&reconnect(&["explain", "-2147023436"])), 0);
    assert_eq!(code(&reconnect(&["search", "-2147023436"])), 0);
}

#[test]
fn a_mistyped_option_or_file_name_is_not_taken_for_an_error_message() {
    let option = reconnect(&["decode", "--fromat"]);
    assert_eq!(code(&option), 2);
    assert!(stderr(&option).contains("no such option"), "{option:?}");
    let file = reconnect(&["decode", "no-such-folder/event.TXT"]);
    assert_eq!(code(&file), 2);
    assert!(
        stderr(&file).contains("cannot read `no-such-folder/event.TXT`"),
        "{file:?}"
    );
    assert_eq!(code(&reconnect(&["decode", "- <Event xmlns='x'>"])), 0);
    assert_eq!(code(&reconnect(&["decode", "termsrv.dll"])), 0);
}

#[test]
fn another_knowledge_base_answers_instead_of_the_built_in_one() {
    let folder = TempDir::new().expect("a temporary folder");
    let empty = folder.path().join("empty.json");
    let json = r#"{"format":2,"spaces":[],"providers":[],"phrases":[],"labels":[],"articles":[]}"#;
    fs::write(&empty, json).expect("a file");
    let empty = empty.to_str().expect("a path that is text");
    let output = reconnect(&["decode", DIALOG, "--kb", empty]);
    assert!(
        stdout(&output).starts_with("Nothing in this is known."),
        "{}",
        stdout(&output)
    );
}

#[test]
fn what_is_no_knowledge_base_is_refused_by_name() {
    let output = reconnect(&["decode", DIALOG, "--kb", "Cargo.toml"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("`Cargo.toml`"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stdout(&output), "");
}

#[test]
fn every_notation_of_a_code_is_explained_alike() {
    let hexadecimal = stdout(&reconnect(&["explain", "0x904"]));
    assert!(
        hexadecimal.contains("codes/disconnect/0x904.html"),
        "{hexadecimal}"
    );
    for notation in ["2308", "904h", "0X904", "disconnect:0x904"] {
        assert_eq!(
            stdout(&reconnect(&["explain", notation])),
            hexadecimal,
            "{notation}"
        );
    }
}

#[test]
fn a_windows_code_that_no_table_has_is_named_by_number_and_by_name() {
    let expected = "hresult 0x80240001 WU_E_NO_SERVICE\n";
    for what in ["0x80240001", "-2145124351", "wu_e_no_service"] {
        let answer = stdout(&reconnect(&["explain", what]));
        assert!(answer.contains(expected), "{what}: {answer}");
        assert!(answer.contains("no description"), "{what}: {answer}");
    }
    let carried = stdout(&reconnect(&["explain", "0x8007089A"]));
    assert!(
        carried.contains("win32 0x89a ERROR_BAD_USERNAME"),
        "{carried}"
    );
    let decoded = reconnect(&["decode", "--format", "json", "it ended with 0x80240001"]);
    let reading = &json(&decoded)["findings"][0]["readings"][0];
    assert_eq!(reading["name"], "WU_E_NO_SERVICE");
    assert_eq!(reading["meaning"], "");
}

#[test]
fn events_and_lints_are_explained() {
    let event = stdout(&reconnect(&["explain", "schannel/36870"]));
    assert!(
        event.contains("articles/certificate-key-unreadable.html"),
        "{event}"
    );
    let by_code = reconnect(&["explain", "L020"]);
    assert!(
        stdout(&by_code).contains("## Rejected"),
        "{}",
        stdout(&by_code)
    );
    assert_eq!(
        stdout(&reconnect(&["explain", "dead-link"])),
        stdout(&by_code)
    );
}

#[test]
fn what_is_not_known_is_exit_code_1_with_a_suggestion() {
    for (wrong, right) in [
        ("0x940", "`0x904`"),
        ("dead-lnk", "`dead-link`"),
        ("schanel/36870", "`schannel/36870`"),
        ("disconect:0x904", "`disconnect:0x904`"),
    ] {
        let output = reconnect(&["explain", wrong]);
        assert_eq!(code(&output), 1, "{wrong}");
        assert_eq!(stdout(&output), "", "{wrong}");
        assert!(
            stderr(&output).contains(right),
            "{wrong}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_search_gives_pages_best_first_and_the_article_behind_a_code() {
    let output = reconnect(&["search", "-2147023436", "--format", "json"]);
    assert_eq!(json(&output)["results"][0]["code"], "hresult/0x800705b4");
    let output = reconnect(&["search", "0x904", "--format", "json", "--limit", "3"]);
    let results = json(&output)["results"].as_array().expect("a list").clone();
    assert!(!results.is_empty() && results.len() <= 3);
    let code = results
        .iter()
        .find(|it| it["code"] == "disconnect/0x904")
        .expect("its page");
    assert_eq!(code["article"], "0x904-0x7");
    for key in ["url", "title", "excerpt"] {
        assert!(code[key].is_string(), "{key}");
    }
}

#[test]
fn findings_are_exit_code_1_on_standard_error_and_the_old_site_stays() {
    let folder = TempDir::new().expect("a temporary folder");
    let dist = folder.path().join("dist");
    let dist_text = dist.to_str().expect("a path that is text");
    let broken = site("broken");
    let output = reconnect(&["build", "--content", &broken, "--dist", dist_text]);
    assert_eq!(code(&output), 1);
    assert_eq!(stdout(&output), "");
    assert!(
        stderr(&output).contains("error[L042 unknown-code]"),
        "{}",
        stderr(&output)
    );
    assert!(!dist.exists());
}

#[test]
fn a_lint_without_findings_is_exit_code_0() {
    let output = reconnect(&["lint", "--content", &site("base"), "--today", "2026-11-20"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_warning_is_an_error_only_where_it_is_denied() {
    let base = site("base");
    let arguments = ["lint", "--content", &base, "--today", "2028-11-20"];
    let output = reconnect(&arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("warning[L032 stale-review]"),
        "{}",
        stderr(&output)
    );
    let denied: Vec<&str> = arguments.into_iter().chain(["--deny-warnings"]).collect();
    assert_eq!(code(&reconnect(&denied)), 1);
}

#[test]
fn findings_are_shown_to_programs_as_well() {
    let broken = site("broken");
    let output = reconnect(&["lint", "--content", &broken, "--format", "json"]);
    let findings: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    assert!(findings.to_string().contains("unknown-code"));
    let output = reconnect(&["lint", "--content", &broken, "--format", "github"]);
    assert!(
        stderr(&output)
            .lines()
            .any(|line| line.starts_with("::error file="))
    );
}

#[test]
fn what_cannot_be_done_is_exit_code_2_and_says_why() {
    for arguments in [
        &["lint", "--content", "no-such-folder"][..],
        &["lint", "--today", "2026-02-30"],
        &["decode", "--format", "xml"],
        &["explain"],
        &["no-such-command"],
        &[],
    ] {
        let output = reconnect(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert_eq!(stdout(&output), "", "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_named_with_its_own_option() {
    let folder = TempDir::new().expect("a temporary folder");
    let dist = folder.path().join("dist");
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let output = reconnect(&[
        "build",
        "--today=2026-11-20",
        "--decoder-bundle=no-such-folder",
        &format!("--content={}", site("small")),
        &format!("--theme={}", theme.display()),
        &format!("--dist={}", dist.display()),
    ]);
    assert_eq!(code(&output), 2, "{output:?}");
    assert!(
        stderr(&output).contains("--decoder-bundle <folder>"),
        "{output:?}"
    );
}

#[test]
fn whoever_reads_only_the_first_line_sees_no_complaint() {
    let mut child = command(&["explain", "0x0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(code(&output), 0);
    assert_eq!(stderr(&output), "");
}

#[test]
fn no_colour_reaches_a_file() {
    let output = reconnect(&["lint", "--content", &site("broken")]);
    assert!(!stderr(&output).contains('\u{1B}'));
}

#[test]
fn every_option_is_explained_with_an_example() {
    for command in [
        "build",
        "lint",
        "decode",
        "explain",
        "search",
        "completions",
    ] {
        let help = stdout(&reconnect(&[command, "--help"]));
        assert!(help.contains("Example"), "{command}: {help}");
    }
    let script = reconnect(&["completions", "bash"]);
    assert_eq!(code(&script), 0);
    assert!(stdout(&script).contains("_reconnect"));
}

fn site(name: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/sites")
        .join(name);
    path.to_str().expect("a path that is text").to_owned()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reconnect"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn reconnect(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command starts")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    stdin.write_all(input).expect("the command reads all of it");
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("answers are UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

fn json(output: &Output) -> Value {
    assert_eq!(code(output), 0, "{}", stderr(output));
    serde_json::from_str(&stdout(output)).expect("one JSON document")
}
