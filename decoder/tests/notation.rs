//! Every way in which people and programs write a code.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::json::value_as_text;
use decoder::{Span, decode};
use support::knowledge;

/// What was found, by its first reading: `0x904 = disconnect 0x904`, one after the other.
fn codes(paste: &str) -> String {
    let reading = decode(&knowledge(), paste);
    let one = |finding: &decoder::Finding| {
        let first = &finding.readings[0];
        let Span { start, end } = finding.span;
        let value = value_as_text(first.space, first.value);
        format!("{} = {} {value}", &paste[start..end], first.space.as_str())
    };
    let all: Vec<String> = reading.findings.iter().map(one).collect();
    all.join("; ")
}

#[test]
fn programs_write_numbers_in_their_own_way() {
    for (paste, expected) in [
        ("RDP error 0x8009030D", "0x8009030D = hresult 0x8009030D"),
        ("RDP error 0x8009030DL", "0x8009030DL = hresult 0x8009030D"),
        ("RDP error 8009030Dh", "8009030Dh = hresult 0x8009030D"),
        ("RDP error &H8009030D", "&H8009030D = hresult 0x8009030D"),
        (
            "RDP error -2146893043L",
            "-2146893043L = hresult 0x8009030D",
        ),
        (
            "RDP error 2148074253UL",
            "2148074253UL = hresult 0x8009030D",
        ),
        (
            "RDP error 0xFFFFFFFF8009030D",
            "0xFFFFFFFF8009030D = hresult 0x8009030D",
        ),
        (
            "RDP error ffffffff`8009030d",
            "ffffffff`8009030d = hresult 0x8009030D",
        ),
        (
            "RDP status 00000000`c000006d",
            "00000000`c000006d = ntstatus 0xC000006D",
        ),
        (
            "RDP: 0x000000008009030D",
            "0x000000008009030D = hresult 0x8009030D",
        ),
        ("RDP: 0xD000006D", "0xD000006D = ntstatus 0xC000006D"),
        (
            "RDP error code: 0x00000904",
            "0x00000904 = disconnect 0x904",
        ),
        ("RDP error code: c06", "c06 = disconnect 0xc06"),
        ("RDP error code 0X904.", "0X904 = disconnect 0x904"),
        ("RDP error code0x904", "0x904 = disconnect 0x904"),
    ] {
        assert_eq!(codes(paste), expected, "{paste}");
    }
}

#[test]
fn a_client_prints_its_class_before_the_number() {
    for (paste, expected) in [
        (
            "[ERROR][com.freerdp.core] - ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]",
            "ERRCONNECT_CONNECT_TRANSPORT_FAILED = freerdp 0x2000d; 0x0002000D = freerdp 0x2000d",
        ),
        (
            "ERRINFO_GRAPHICS_SUBSYSTEM_FAILED (0x0000112F):The graphics\nERRINFO_GRAPHICS_SUBSYSTEM_FAILED [0x0001112F]",
            "ERRINFO_GRAPHICS_SUBSYSTEM_FAILED = errinfo 0x112f; 0x0000112F = errinfo 0x112f; \
             ERRINFO_GRAPHICS_SUBSYSTEM_FAILED = errinfo 0x112f; 0x0001112F = errinfo 0x112f",
        ),
        (
            "RDP: freerdp_set_last_error 0x2000D",
            "0x2000D = freerdp 0x2000d",
        ),
        ("RDP ended with 0x0001112F", "0x0001112F = errinfo 0x112f"),
        ("a driver ended with 0x0001112F", ""),
    ] {
        assert_eq!(codes(paste), expected, "{paste}");
    }
}

#[test]
fn a_number_in_any_dress_is_the_number() {
    let plain = "0x904 = disconnect 0x904; 0x7 = extended 0x7";
    for paste in [
        "<p><b>Error code:</b> <code>0x904</code></p><p>Extended error code: 0x7</p>",
        "Error code: \u{1B}[31m0x904\u{1B}[0m\nExtended error code: \u{1B}[31m0x7\u{1B}[0m",
        "{\"message\":\"RDP\\r\\nError code: 0x904\\r\\nExtended error code: 0x7\\r\\n\"}",
        "Error code&#58;&nbsp;0x904&lt;br&gt;\nExtended error code&colon; 0x7",
        "**Error code:** `0x904`\n**Extended error code:** `0x7`",
        "> Error code: 0x904\n> Extended error code: 0x7",
        "// Error code: 0x904\n// Extended error code: 0x7",
        "  1  Error code: 0x904\n  2  Extended error code: 0x7",
        "| Error code | 0x904 |\n| Extended error code | 0x7 |",
        "<tr><td>Error code</td><td>0x904</td></tr>\n<tr><td>Extended error code</td><td>0x7</td></tr>",
        "- Error code -> 0x904\n- Extended error code = 0x7",
        "Error code\t0x904\nExtended error code\t0x7",
    ] {
        assert_eq!(codes(paste), plain, "{paste}");
    }
}

#[test]
fn a_label_stands_above_beside_or_behind_its_number() {
    let plain = "0x904 = disconnect 0x904; 0x7 = extended 0x7";
    for paste in [
        // In the first row of a table.
        "| Error code | Extended error code |\n|---|---|\n| 0x904 | 0x7 |",
        "Error code | Extended error code\n:--- | :---\n**0x904** | `0x7`",
        "| PC | Error code | Extended error code |\n| --- | --- | --- |\n| A | 0x904 | 0x7 |",
        "Error code\tExtended error code\n0x904\t0x7",
        "host,error code,extended error code\npc,0x904,0x7",
        "ErrorCode ExtendedErrorCode\n--------- -----------------\n    0x904               0x7",
        "<table><tr><th>Error code</th>\n<th>Extended error code</th></tr>\n<tr>\n<td>0x904</td>\n<td>0x7</td></tr></table>",
        // On the line above.
        "Error code:\n0x904\nExtended error code:\n0x7",
        "Error code\n0x904\n\nExtended error code\n0x7",
        "<dl><dt>Error code</dt><dd>0x904</dd><dt>Extended error code</dt><dd>0x7</dd></dl>",
        "1  Error code:\n2  0x904\n3  Extended error code:\n4  0x7",
        "> Error code:\n> 0x904\n> Extended error code:\n> 0x7",
        // Torn in two by a program that wraps lines.
        "The client cannot connect any more. It says error\ncode 0x904, and below that there is an extended error\ncode 0x7.",
        "# we see again and again that there is the error code\n# 0x904 and the extended error code\n# 0x7",
        // As a key of a program.
        "RDP errorCode=0x904 extendedErrorCode=0x7",
        "{\"errorCode\":\"0x904\",\"extendedErrorCode\":\"0x7\"} of mstsc, RDP",
        // Behind it.
        "0x904 (error code) and 0x7 (extended error code)",
        "error code is 0x904; extended error code was 0x7",
    ] {
        assert_eq!(codes(paste), plain, "{paste}");
    }
}

#[test]
fn a_label_is_read_with_and_without_its_accents() {
    for (paste, expected) in [
        ("RDP (Grund= 516)", "516 = disconnect 0x204"),
        ("RDP: GRUND = 2308", "2308 = disconnect 0x904"),
        ("RDP Hintergrund = 2308", ""),
        ("Code d'erreur etendu : 0x7", "0x7 = extended 0x7"),
        (
            "CODE D\u{2019}ERREUR E\u{301}TENDU : 0x7",
            "0x7 = extended 0x7",
        ),
    ] {
        assert_eq!(codes(paste), expected, "{paste}");
    }
}

/// What the first reading of the first number says.
fn meaning(paste: &str) -> String {
    let reading = decode(&knowledge(), paste);
    let first = reading.findings.first().map(|it| it.readings[0].clone());
    first.map(|it| it.meaning).unwrap_or_default()
}

#[test]
fn what_no_table_explains_is_read_by_its_bits() {
    for (paste, expected) in [
        (
            "RDP error code: 0x1304",
            "No table we know lists this value. Its low byte 0x04 is the family network transport; it is number 19 in it.",
        ),
        (
            "RDP error code: 0x3000123",
            "No table we know lists this value. Numbers that begin like this come from RD Gateway.",
        ),
        (
            "RDP error 0x80090399",
            "An error of facility 9 (security, SSPI) with number 0x399. No table of ours explains it.",
        ),
        (
            "RDP error 0x800704D2",
            "It carries the Windows error 1234 (0x4d2). No table of ours explains it.",
        ),
        (
            "RDP status 0xC00A0099",
            "An error of facility 10 (terminal server) with number 0x99. No table of ours explains it.",
        ),
        ("RDP error code: 0x40", "Meaning of 0x40."),
    ] {
        assert_eq!(meaning(paste), expected, "{paste}");
    }
}

#[test]
fn a_word_can_say_that_a_number_is_no_code() {
    assert_eq!(codes("RDP module, time stamp: 0x8009030D"), "");
    assert_eq!(codes("RDP LastError REG_DWORD 0x8009030D"), "");
    assert_eq!(
        codes("RDP LastError 0x8009030D"),
        "0x8009030D = hresult 0x8009030D"
    );
}

/// What is suggested: `0x90x: 0x904 0x907`.
fn suggestions(paste: &str) -> String {
    let reading = decode(&knowledge(), paste);
    assert!(
        reading.findings.is_empty() && reading.explanations.is_empty(),
        "{paste}"
    );
    let one = |it: &decoder::Suggestion| {
        let codes = it.perhaps.iter();
        let codes: Vec<_> = codes
            .map(|code| value_as_text(code.space, code.value))
            .collect();
        format!("{}: {}", it.span.of(paste), codes.join(" "))
    };
    let all: Vec<String> = reading.suggestions.iter().map(one).collect();
    all.join("; ")
}

#[test]
fn a_damaged_code_is_suggested_and_never_asserted() {
    for (paste, expected) in [
        ("RDP error 0x80090300D", "0x80090300D: 0x8009030D"),
        ("RDP error 0x8009030DD", "0x8009030DD: 0x8009030D"),
        ("RDP error 0x809030D", "0x809030D: 0x8009030D"),
        ("RDP error 0x8OO9O3OD", "0x8OO9O3OD: 0x8009030D"),
        ("Remote Desktop: Ox904", "Ox904: 0x904"),
        ("0x90x", "0x90x: 0x904"),
    ] {
        assert_eq!(suggestions(paste), expected, "{paste}");
    }
}

#[test]
fn what_only_looks_like_a_number_is_left_alone() {
    for paste in [
        "RDP 0xZZTOP and 0xbeefsteak",
        "it is oxygen for RDP",
        "size 0x1000000000 of 0x90300D0000",
        "the hash is 0x80090300D1234567890",
        "word before\nsome other text 0x80090300D in a log of nobody, far from everything else here\nand on",
    ] {
        assert_eq!(suggestions(paste), "", "{paste}");
    }
}
