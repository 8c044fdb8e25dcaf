//! `reconnect decode` for what admins have in their hands: connection files, certificates, and texts that go to others.

use std::fs;
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tempfile::TempDir;

const PASTE: &str = "Remote computer: srv01.contoso.com\nError code: 0x904\nExtended error code: 0x7\n\
    User: CONTOSO\\kim\nPassword: Sommer2026\n";

const RDP_FILE: &str = "full address:s:srv01.example.com\r\nauthentication level:i:0\r\n\
    enablecredsspsupport:i:0\r\ngatewayusagemethod:i:1\r\ndrivestoredirect:s:*\r\n";

const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\n\
    MIIB8TCCAVqgAwIBAgIBATANBgkqhkiG9w0BAQUFADAcMRowGAYDVQQDDBFTUlYw\n\
    MS5leGFtcGxlLmNvbTAeFw0yNTExMDEwMDAwMDBaFw0yNTEyMDEwMDAwMDBaMBwx\n\
    GjAYBgNVBAMMEVNSVjAxLmV4YW1wbGUuY29tMIGfMA0GCSqGSIb3DQEBAQUAA4GN\n\
    ADCBiQKBgQDLVXuLwTgjTXkTnI6N2GstWra3qIBt4Dx2/yCbD7ViCPiJZ3W+xkr3\n\
    M02j0OmifrF75/E9IFi822p36EXlv+WDWOWHX+bHbqwdliDPf85/RPbk6YR1fR2N\n\
    IWNwnqzqmjFUvCt/lF+Gd28eO1YAWSd3FsBR7Cp8tjxEckay3TkEcwIDAQABo0Mw\n\
    QTATBgNVHSUEDDAKBggrBgEFBQcDAjALBgNVHQ8EBAMCAgQwHQYDVR0OBBYEFEhG\n\
    dKf/6odxSIj5Frg4Popq9B5jMA0GCSqGSIb3DQEBBQUAA4GBAKnMHoqhVF6cg+Z6\n\
    YwuUzQFtc0cMm3oAQZv/mqiNhJMD9t3jqkapyVfyN2RqjHlZgBX61KYl0nRIRkcQ\n\
    lW+PMDyrxYFgpROHYW9jaNvGXsbHfyOQJfIZ2E0SeX5q7ZS7pWmRD3QtmbGLAJ9e\n\
    SnI3VZPvvMgJ9Pr2rYHm0yIil1Kv\n\
    -----END CERTIFICATE-----\n";

fn decode(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .arg("decode")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the command starts")
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("the command speaks UTF-8")
}

fn json(arguments: &[&str]) -> Value {
    let output = decode(arguments);
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn a_redacted_paste_goes_to_standard_output_and_the_warning_to_standard_error() {
    let output = decode(&["--redact", PASTE]);
    assert_eq!(
        text(&output.stdout),
        "Remote computer: HOST-1.DOMAIN-1\nError code: 0x904\nExtended error code: 0x7\n\
         User: DOMAIN-2\\USER-1\nPassword: [password removed]\n"
    );
    let said = text(&output.stderr);
    assert!(
        said.contains("1 × password") && said.contains("change it"),
        "{said}"
    );
    let plain = decode(&["--redact", "Error code: 0x904"]);
    assert_eq!(text(&plain.stdout), "Error code: 0x904\n");
    assert!(text(&plain.stderr).starts_with("nothing"));
}

#[test]
fn a_report_names_article_codes_and_link_and_nobody() {
    for (format, link) in [
        (
            "report",
            ": https://help.example.com/articles/0x904-0x7.html",
        ),
        (
            "markdown",
            "](https://help.example.com/articles/0x904-0x7.html)",
        ),
    ] {
        let arguments = [
            "--format",
            format,
            "--site",
            "https://help.example.com/",
            PASTE,
        ];
        let output = decode(&arguments);
        let report = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0));
        for wanted in [
            link,
            "extended 0x7",
            "#k=1.d904.x7",
            "password: 1",
            "HOST-1.DOMAIN-1",
            "A secret stood",
        ] {
            assert!(report.contains(wanted), "{wanted}: {report}");
        }
        for secret in ["srv01", "contoso", "CONTOSO", "kim", "Sommer2026"] {
            assert!(!report.contains(secret), "{secret}: {report}");
        }
    }
}

#[test]
fn a_fence_in_the_text_does_not_end_the_fence_of_the_report() {
    let output = decode(&["--format", "markdown", "```\nError code: 0x904\n````\nx"]);
    assert!(text(&output.stdout).contains("`````text\n"));
}

#[test]
fn a_connection_file_is_explained_in_words_and_as_json() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("work.rdp");
    let utf16 = RDP_FILE.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16).collect();
    fs::write(&path, bytes).expect("a file");
    let path = path.to_str().expect("a path that is text");

    let output = decode(&[path]);
    let words = text(&output.stdout);
    for wanted in [
        "A Remote Desktop connection file:",
        "Safer: `authentication level:i:2`",
        "read articles/nla-required.html",
        "does not fit: A Remote Desktop Gateway is to be used",
        "the use of your drives",
    ] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    assert!(!words.contains("Nothing in this is known"), "{words}");

    let answer = json(&["--format", "json", path]);
    let file = &answer["connection_file"];
    assert_eq!(file["signed"], false);
    assert_eq!(file["lines"][0]["value"], "srv01.example.com");
    assert_eq!(file["lines"][2]["article"], "nla-required");
    assert_eq!(
        json(&["--format", "json", PASTE])["connection_file"],
        Value::Null
    );
}

#[test]
fn a_certificate_is_read_from_a_file_and_from_a_text() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("srv01.cer");
    let base64: String = CERTIFICATE
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let der = STANDARD.decode(base64).expect("it is base64");
    fs::write(&path, der).expect("a file");
    let path = path.to_str().expect("a path that is text");
    for given in [path, CERTIFICATE] {
        let answer = json(&["--format", "json", given]);
        let certificate = &answer["certificates"][0];
        assert_eq!(certificate["subject"], "CN=SRV01.example.com", "{answer}");
        assert_eq!(certificate["not_after"], "2025-12-01");
        let flaw = &certificate["flaws"][0];
        assert_eq!(flaw["article"], "certificate-expired-not-renewed");
        // Nothing says that Remote Desktop uses it.
        assert_eq!(flaw["confidence"], "possible");
        assert_eq!(answer["explanations"], Value::Array(vec![]));
    }
    let with_dialog = json(&[
        "--format",
        "json",
        path,
        "Error code: 0x904 Extended error code: 0x7",
    ]);
    assert_eq!(
        with_dialog["certificates"][0]["flaws"][0]["confidence"],
        "likely"
    );
}

/// The decoder names articles of certificates by id; each of them is in the content.
#[test]
fn articles_about_certificates_exist() {
    let answer = json(&["--format", "json", CERTIFICATE]);
    let flaws = answer["certificates"][0]["flaws"]
        .as_array()
        .expect("a list");
    let ids = flaws.iter().filter_map(|flaw| flaw["article"].as_str());
    let words = decode(&[CERTIFICATE]);
    let words = text(&words.stdout);
    for id in ids {
        assert!(
            words.contains(&format!("read articles/{id}.html")),
            "{id}: {words}"
        );
    }
}
