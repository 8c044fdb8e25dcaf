//! What a person sees for what they paste.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod support;

use insta::assert_snapshot;
use support::{knowledge, outline};

/// The one door to the decoder.
fn read(paste: &str) -> String {
    outline(paste, &decoder::decode(&knowledge(), paste))
}

#[test]
fn the_dialog_leads_to_its_article() {
    assert_snapshot!(read(
        "[Window Title]\r\nRemote Desktop Connection\r\n\r\n[Content]\r\nThis computer can't connect to the remote computer.\r\n\r\n\
         [Expanded Information]\r\nError code: 0x904\r\nExtended error code: 0x7\r\nTimestamp (UTC): 11/20/26 09:33:19 AM\r\n"
    ), @"
    0x904 = disconnect 0x904 FDCLOSE, it stands behind “error code”
    0x7 = extended 0x7 ServerDeniedConnection, it stands behind “extended error code”
    likely closed because 0x904, 0x7; missing nothing
    possible key-unreadable because 0x904, 0x7; missing event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
}

#[test]
fn two_codes_beside_each_other_are_a_pair_in_any_language() {
    assert_snapshot!(read("Zzz kod:　０ｘ９０４\nZzz zzz kod： 0x7\n"), @"
    ０ｘ９０４ = disconnect 0x904 FDCLOSE, it stands beside the extended code, as a Remote Desktop dialog prints it
    0x7 = extended 0x7 ServerDeniedConnection, it stands beside the error code, as a Remote Desktop dialog prints it
    likely closed because ０ｘ９０４, 0x7; missing nothing
    possible key-unreadable because ０ｘ９０４, 0x7; missing event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
    assert_snapshot!(read("we keep getting 0x904/0x7 here"), @"
    0x904 = disconnect 0x904 FDCLOSE, it stands beside the extended code, as a Remote Desktop dialog prints it
    0x7 = extended 0x7 ServerDeniedConnection, it stands beside the error code, as a Remote Desktop dialog prints it
    likely closed because 0x904, 0x7; missing nothing
    possible key-unreadable because 0x904, 0x7; missing event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
    assert_snapshot!(read("Code d\u{2019}erreur : 0x904\nCode d\u{2019}erreur étendu : 0x7"), @"
    0x904 = disconnect 0x904 FDCLOSE, it stands behind “code d'erreur”
    0x7 = extended 0x7 ServerDeniedConnection, it stands behind “code d'erreur étendu”
    likely closed because 0x904, 0x7; missing nothing
    possible key-unreadable because 0x904, 0x7; missing event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
}

#[test]
fn a_label_counts_only_where_its_space_can_hold_the_number() {
    assert_snapshot!(read("RDP error code: 0x40, reason code 11"), @"
    0x40 = win32 0x40 ERROR_NETNAME_DELETED, nothing else that we know has this number
    11 = extended 0xb ReplacedByOther, it stands behind “reason code”
    ");
}

#[test]
fn a_small_code_alone_is_shown_but_is_no_diagnosis() {
    assert_snapshot!(read("0x904"), @"0x904 = disconnect 0x904 FDCLOSE, nothing else that we know has this number");
    assert_snapshot!(read("#define IOCTL_X 0x904"), @"nothing");
    assert_snapshot!(read("0x904 with RDP"), @"
    0x904 = disconnect 0x904 FDCLOSE, the text is about Remote Desktop, and this is one of its codes
    possible closed because 0x904; missing extended error code 0x7
    possible key-unreadable because 0x904; missing extended error code 0x7, event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
}

#[test]
fn every_notation_of_a_code_is_one_code() {
    assert_snapshot!(read("2308"), @"2308 = disconnect 0x904 FDCLOSE, nothing else that we know has this number");
    assert_snapshot!(read("904"), @"904 = disconnect 0x904 FDCLOSE, nothing else that we know has this number");
    assert_snapshot!(read("0x 904"), @"0x 904 = disconnect 0x904 FDCLOSE, nothing else that we know has this number");
    assert_snapshot!(read("-2146893043"), @"-2146893043 = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, the value itself says which kind of code it is");
    assert_snapshot!(read("RDP: 0xFFFFFFFF8009030D"), @"0xFFFFFFFF8009030D = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, the value itself says which kind of code it is");
    assert_snapshot!(read("SPNEGO failed with NTSTATUS: C000006D"), @"C000006D = ntstatus 0xC000006D STATUS_LOGON_FAILURE, it stands behind “ntstatus”");
    assert_snapshot!(read("it says STATUS_LOGON_FAILURE here"), @"STATUS_LOGON_FAILURE = ntstatus 0xC000006D STATUS_LOGON_FAILURE, its published name stands there");
    assert_snapshot!(read("RDP error 0x80070005"), @"0x80070005 = hresult 0x80070005 ERROR_ACCESS_DENIED, the value itself says which kind of code it is");
}

#[test]
fn an_unlisted_disconnect_code_is_read_by_its_family() {
    assert_snapshot!(read("RDP error code: 0x1304"), @"0x1304 = disconnect 0x1304 , it stands behind “error code”");
}

#[test]
fn an_event_viewer_copy_is_read_in_german() {
    assert_snapshot!(read(
        "Protokollname: System\nQuelle:        Schannel\nEreignis-ID:   36870\nBeschreibung:\n\
         Schwerwiegender Fehler. Der interne Fehlerstatus lautet 10001. Fehlercode 0x8009030D.\n"
    ), @"
    10001 = schannel 0x2711 , it is a number in the text of event 36870, whose values are schannel codes
    0x8009030D = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, the value itself says which kind of code it is
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
}

#[test]
fn event_xml_is_read_field_by_field() {
    assert_snapshot!(read(
        r#"- <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
  <Provider Name="Microsoft-Windows-RemoteDesktopServices-RdpCoreTS" Guid="{1139c61b-b549-4251-8ed3-27250a1edec8}" />
  <EventID>226</EventID><Keywords>0x4000000000000000</Keywords><Execution ProcessID="1268" ThreadID="2192" /></System>
  <EventData><Data Name="PreviousState">23</Data><Data Name="ErrorCode">2147942464</Data></EventData></Event>"#
    ), @"
    2147942464 = hresult 0x80070040 ERROR_NETNAME_DELETED, it is field ErrorCode of event 226, whose values are hresult codes
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226
    ");
    assert_snapshot!(read(
        "<Event><System><Provider Name='TermDD'/><EventID Qualifiers='49162'>56</EventID></System><EventData><Data>\\Device\\Termdd</Data><Binary>00000000020030000000000038000AC000000000380000C0000000000000000000000000000000006D0000D0</Binary></EventData></Event>"
    ), @"
    6D0000D0 = ntstatus 0xC000006D STATUS_LOGON_FAILURE, it is field Binary of event 56, whose values are ntstatus codes
    event TermDD 56
    ");
}

#[test]
fn damaged_xml_still_gives_the_event() {
    assert_snapshot!(read("<Event><Provider Name=\"Schannel\"/><EventID>36870</EventID><EventData><Data Name=\"ErrorCode\">0x8009030D</Da"), @"
    0x8009030D = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, it is field ErrorCode of event 36870, whose values are hresult codes
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
}

#[test]
fn decisive_evidence_decides() {
    assert_snapshot!(read(
        "Error code: 0x904\nExtended error code: 0x7\n\nOn the server: Schannel 36870"
    ), @"
    0x904 = disconnect 0x904 FDCLOSE, it stands behind “error code”
    0x7 = extended 0x7 ServerDeniedConnection, it stands behind “extended error code”
    event Schannel 36870
    certain key-unreadable because 0x904, 0x7, 36870; missing nothing
    likely closed because 0x904, 0x7; missing nothing
    ");
}

#[test]
fn ordinary_operation_is_said_to_be_ordinary() {
    assert_snapshot!(read("Source: Microsoft-Windows-RemoteDesktopServices-RdpCoreTS\nEvent ID: 131\n"), @"
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 131
    normal
    ");
    assert_snapshot!(read("RDP ClientActiveX has been disconnected (Reason= 1)"), @"
    1 = disconnect 0x1 LocalNotError, it stands behind “reason”
    normal
    ");
}

#[test]
fn other_peoples_numbers_say_nothing() {
    for paste in [
        "",
        "The spell levels-up! 0x904",
        "Error code: 0x904 in module foo\nHTTP 904",
        "surface 1280x904, ERDP 0x349008",
        "Id : 5\nName : spooler",
        "4 0x7 0x0000000000000007",
    ] {
        let reading = decoder::decode(&knowledge(), paste);
        assert!(
            reading.explanations.is_empty(),
            "{paste:?} leads to {:?}",
            reading.explanations
        );
        assert!(
            reading.events.is_empty(),
            "{paste:?} has {:?}",
            reading.events
        );
    }
}

#[test]
fn numbers_in_a_row_are_no_pair() {
    for paste in [
        "Response: 0x0904 0x0007 0x0C06",
        "bytes 0x904, 0x7, 0x204",
        "RX 0x0904 0x0007",
    ] {
        let reading = decoder::decode(&knowledge(), paste);
        assert!(
            reading.explanations.is_empty(),
            "{paste:?} leads to {:?}",
            reading.explanations
        );
    }
    assert_snapshot!(read("0x904 0x7"), @"
    0x904 = disconnect 0x904 FDCLOSE, it stands beside the extended code, as a Remote Desktop dialog prints it
    0x7 = extended 0x7 ServerDeniedConnection, it stands beside the error code, as a Remote Desktop dialog prints it
    likely closed because 0x904, 0x7; missing nothing
    possible key-unreadable because 0x904, 0x7; missing event 36870 of Schannel (System log of the server) or the words “An internal error has occurred”
    ");
}

#[test]
fn a_run_of_letters_and_digits_is_no_code() {
    assert_snapshot!(read("RDP x95aD0 95aD0 997Db 8009030d1 8009030D C000006d"), @"8009030D = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, the value itself says which kind of code it is");
}

#[test]
fn evidence_names_the_wording_that_stands_there() {
    let mut knowledge = knowledge();
    let phrase = knowledge
        .phrases
        .iter_mut()
        .find(|it| it.id == "internal-error");
    let phrase = phrase.expect("the tables have it");
    phrase.texts.push(decoder::knowledge::PhraseText {
        language: "en".into(),
        text: "Something went wrong inside".into(),
    });
    let paste =
        "Remote Desktop: something went wrong inside\nError code: 0x904\nExtended error code: 0x7";
    let reading = decoder::decode(&knowledge, paste);
    let mut evidence = reading.explanations.iter().flat_map(|it| &it.evidence);
    let what = "the words “Something went wrong inside”";
    assert!(
        evidence.any(|it| it.what == what),
        "{:?}",
        reading.explanations
    );
}

#[test]
fn words_that_only_name_something_are_no_part_of_what_happened() {
    let mut knowledge = knowledge();
    knowledge.phrases.push(decoder::knowledge::Phrase {
        id: "zz-tunnel-named".into(),
        generic: true,
        name: true,
        texts: vec![decoder::knowledge::PhraseText {
            language: "en".into(),
            text: "through the tunnel".into(),
        }],
        ..Default::default()
    });
    let lines = |paste: &str| -> Vec<String> {
        let reading = decoder::decode(&knowledge, paste);
        let stories = reading.stories.into_iter();
        stories
            .flat_map(|story| story.lines)
            .map(|line| line.what)
            .collect()
    };
    let dialog = "Remote Desktop\nError code: 0x904\nExtended error code: 0x7\n";
    assert_eq!(
        lines(&format!("through the tunnel\n{dialog}")),
        lines(dialog)
    );
    assert_eq!(
        lines("Remote Desktop through the tunnel"),
        ["“through the tunnel”"]
    );
}
