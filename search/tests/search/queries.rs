//! What people type, and the page that they mean.

use search::{Hit, Index, Kind};

use crate::site;

/// Each page must come first for each of its queries.
const FIRST: [(&str, &[&str]); 17] = [
    (
        "disconnect/0x904",
        &[
            "0x904",
            "0X904",
            "904",
            "904h",
            "0x 904",
            "0x904.",
            "0x904:",
            "(0x904)",
            "2308",
            "error 904",
            "0x00000904",
            "０ｘ９０４",
        ],
    ),
    ("disconnect/0x204", &["0x204", "516", "reason 516"]),
    (
        "internal-error",
        &[
            "Error code: 0x904 Extended error code: 0x7",
            "certficate expired",
            "certificat expir",
            "handshake",
            "renewing certificates",
        ],
    ),
    ("extended/0x7", &["0x7", "0x7 disconnected"]),
    (
        "win32/0x5",
        &["0x5", "0x80070005", "-2147024891", "access denied"],
    ),
    (
        "ntstatus/0xc000006d",
        &[
            "0xc000006d",
            "C000006D",
            "3221225581",
            "-1073741715",
            "0xFFFFFFFFC000006D",
            "0xD000006D",
        ],
    ),
    (
        "hresult/0x8009030d",
        &[
            "0x8009030d",
            "8009030D",
            "-2146893043",
            "−2146893043",
            "2146893043",
            "0x8009030DL",
            "0x80090",
        ],
    ),
    (
        "hresult/0x800f081f",
        &["800f081f", "0x800f", "source files"],
    ),
    (
        "schannel/36870",
        &["36870", "schannel 36870", "event id 36870", "0x9006"],
    ),
    ("remote-connection-manager/1057", &["1057", "event 1057"]),
    (
        "operation-timed-out",
        &[
            "-2147023436",
            "2147023436",
            "0x800705b4",
            "800705B4",
            "0x800705",
            "2147943860",
            "0xFFFFFFFF800705B4",
            "0x5b4",
            "opertaion timed",
        ],
    ),
    (
        "port-blocked",
        &[
            "fDenyTSConnections",
            "denytsconnections",
            "deny ts connections",
            "fdenytsconections",
            "TcpTestSucceeded",
            "Test-NetConnection",
            "test-netconnection",
            "NetConnection",
            "test netconn",
            "firewal blocks",
            "port 3389",
            r"HKLM\SYSTEM\CurrentControlSet",
        ],
    ),
    (
        "wrong-credentials",
        &[
            "STATUS_LOGON_FAILURE",
            "logon failure",
            "logonfailure",
            "status_logon_fai",
            "pasword wrong",
            "policy domain",
        ],
    ),
    ("privacy", &["for", "what you paste", "for later"]),
    ("field-notes", &["7 gateways", "904 farm"]),
    ("japanese", &["リモート", "内部エラー", "証明書", "証"]),
    ("rdp-core-ts/226", &["226", "protocol machine"]),
];

#[test]
fn every_query_finds_the_page_that_is_meant_first() {
    let index = site::index();
    let mut wrong = Vec::new();
    for (wanted, queries) in FIRST {
        for query in queries {
            let found: Vec<String> = index.find(query, 5).into_iter().map(|hit| hit.id).collect();
            if found.first().map(String::as_str) != Some(wanted) {
                wrong.push(format!(
                    "`{query}` should find `{wanted}` first, found {found:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_about_the_number_is_exact_and_comes_before_a_page_that_mentions_it() {
    let hits = site::index().find("0x8009030d", 10);
    let found: Vec<(&str, bool)> = hits
        .iter()
        .map(|hit| (hit.id.as_str(), hit.exact))
        .collect();
    assert_eq!(
        found,
        [("hresult/0x8009030d", true), ("internal-error", false)]
    );
}

#[test]
fn a_code_says_which_article_it_leads_to() {
    let hit = first("0xc000006d");
    assert_eq!(
        (hit.kind, hit.url.as_str()),
        (Kind::Code, "codes/ntstatus/0xc000006d.html")
    );
    assert_eq!(hit.article.as_deref(), Some("wrong-credentials"));
}

#[test]
fn a_number_is_never_taken_for_a_mistyped_one() {
    let index = site::index();
    for query in [
        "0x905",
        "0x9041",
        "8009030E",
        "-2147023437",
        "36871",
        "c000006e",
        "tls13",
    ] {
        assert_eq!(index.find(query, 10), [], "`{query}`");
    }
}

#[test]
fn pages_with_more_of_the_words_come_first_and_the_others_follow() {
    let hits = site::index().find("certificate private renew", 10);
    let found: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    let mut both = found[..2].to_vec();
    both.sort_unstable();
    assert_eq!(both, ["internal-error", "schannel/36870"]);
    assert!(
        found[2..].contains(&"remote-connection-manager/1057"),
        "{found:?}"
    );
}

#[test]
fn a_finished_word_is_not_taken_for_the_beginning_of_another() {
    let index = site::index();
    let finds_logon = |query| {
        index
            .find(query, 10)
            .iter()
            .any(|hit| hit.title.contains("0xc000006d"))
    };
    assert!(finds_logon("log"), "`logon` may be meant");
    assert!(!finds_logon("log "), "`log` is meant");
}

#[test]
fn who_asks_in_words_gets_advice_before_definitions() {
    let kinds: Vec<Kind> = site::index()
        .find("connection server", 9)
        .iter()
        .map(|hit| hit.kind)
        .collect();
    assert_eq!(kinds[0], Kind::Article);
    assert!(kinds.contains(&Kind::Code), "{kinds:?}");
}

#[test]
fn the_excerpt_of_a_code_is_its_meaning() {
    assert_eq!(
        first("0x204").excerpt,
        "The connection to the server failed"
    );
}

#[test]
fn a_pasted_dialog_finds_the_article_about_both_of_its_numbers() {
    let dialog = "[Window Title]\r\nRemote Desktop Connection\r\n\r\n[Content]\r\nAn internal error has \
                  occurred.\r\nError code: 0x904\r\nExtended error code: 0x7\r\nTimestamp (UTC): \
                  11/20/26 04:23:30 PM\r\n\r\n[OK]";
    let hit = first(dialog);
    assert_eq!((hit.id.as_str(), hit.exact), ("internal-error", true));
}

#[test]
fn a_paste_of_any_size_is_answered_from_its_beginning() {
    let log = "2026-11-20 10:11:12 WARN something unheard-of happened, code=0x0\n".repeat(50_000);
    let hit = first(&format!(
        "Error code: 0x904, Extended error code: 0x7\n{log}"
    ));
    assert_eq!(hit.id, "internal-error");
}

#[test]
fn the_excerpt_shows_the_sentence_that_matched_with_every_match_marked() {
    let hit = first("fDenyTSConnections registry TermService");
    assert!(
        hit.excerpt
            .contains(r"Is fDenyTSConnections 0 in HKLM\SYSTEM"),
        "{}",
        hit.excerpt
    );
    assert_eq!(marked(&hit), ["TermService", "fDenyTSConnections"]);
}

#[test]
fn a_number_is_marked_in_whatever_notation_the_page_has_it() {
    assert_eq!(marked(&first("0x800705B4")), ["-2147023436"]);
}

#[test]
fn letters_behind_a_detached_0x_are_a_number_and_a_word() {
    let mut document = site::documents().remove(0);
    document.codes = Vec::new();
    document.body = "it stopped with 0X Face today".to_owned();
    let index = Index::build(&[document]);
    for query in ["face ", "0xface", "0x face", "64206"] {
        assert_eq!(index.find(query, 9).len(), 1, "`{query}`");
    }
}

#[test]
fn a_long_text_is_cut_between_words_on_both_sides() {
    let mut document = site::documents().remove(0);
    document.summary = String::new();
    document.body = format!("{}needle {}", "filler ".repeat(60), "stuffing ".repeat(60));
    let hit = Index::build(&[document]).find("needle", 1).remove(0);
    assert!(
        hit.excerpt.starts_with("… filler") && hit.excerpt.ends_with("stuffing …"),
        "{}",
        hit.excerpt
    );
    assert!(hit.excerpt.chars().count() <= 164, "{}", hit.excerpt);
    assert_eq!(marked(&hit), ["needle"]);
}

#[test]
fn nothing_is_found_where_nothing_is_asked_for() {
    let index = site::index();
    for query in [
        "", " ", "\n", "-", "--", "_", "0x", "\"\"", "+()*^~:", "🔥", "\u{301}",
    ] {
        assert_eq!(index.find(query, 10), [], "`{query}`");
    }
    assert_eq!(index.find("certificate", 0), []);
}

fn first(query: &str) -> Hit {
    site::index().find(query, 1).remove(0)
}

fn marked(hit: &Hit) -> Vec<&str> {
    hit.marks
        .iter()
        .map(|(start, end)| &hit.excerpt[*start..*end])
        .collect()
}
