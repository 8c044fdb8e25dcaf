//! The shapes in which people paste events.
#![allow(missing_docs, reason = "tests")]

mod support;

use insta::assert_snapshot;
use support::{knowledge, outline};

fn read(paste: &str) -> String {
    outline(paste, &decoder::decode(&knowledge(), paste))
}

#[test]
fn json_of_any_tool_is_read_key_by_key() {
    assert_snapshot!(read(
        r#"[{"TimeCreated":"2026-11-20T08:00:00Z","Id":226,"ProviderName":"Microsoft-Windows-RemoteDesktopServices-RdpCoreTS","ErrorCode":"2147942464"},
            {"Id":131,"ProviderName":"Microsoft-Windows-RemoteDesktopServices-RdpCoreTS"}]"#
    ), @"
    2147942464 = hresult 0x80070040 ERROR_NETNAME_DELETED, it is field ErrorCode of event 226, whose values are hresult codes
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 131
    ");
    assert_snapshot!(read(
        "{\"Event\":{\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"Schannel\"}},\"EventID\":36870},\"EventData\":{\"ErrorCode\":\"0x8009030D\",\"ErrorState\":"
    ), @"
    0x8009030D = hresult 0x8009030D SEC_E_UNKNOWN_CREDENTIALS, it is field ErrorCode of event 36870, whose values are hresult codes
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
}

#[test]
fn a_table_of_events_is_read_whichever_column_comes_first() {
    assert_snapshot!(read("14:01:02  System   56   Error    TermDD\n14:01:03  System   36870 Error Schannel\n"), @"
    event TermDD 56
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
    assert_snapshot!(read("Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID\nFehler,20.11.2026 09:43:59,Schannel,36870,Keine\n"), @"
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
}

#[test]
fn a_list_of_ids_goes_by_the_provider_above_it() {
    assert_snapshot!(read("RemoteDesktopServices-RdpCoreTS/Operational\n* 131 - a connection came in\n* 226 - an error\n* 999 things\n"), @"
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 131
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226
    ");
}

#[test]
fn an_event_is_known_by_its_text_alone() {
    assert_snapshot!(read("# RDP_SEC: An error was encountered when transitioning from FStateActivated (error code 0x8007052E)"), @"
    0x8007052E = hresult 0x8007052E , it is a number in the text of event 226, whose values are hresult codes
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226
    ");
}

#[test]
fn a_stranger_with_a_known_id_stays_a_stranger() {
    assert_snapshot!(read("Log Name: System\nSource: Microsoft-Windows-DHCP-Server\nEvent ID: 36870\nDescription:\nx\n"), @"event Microsoft-Windows-DHCP-Server 36870");
}

#[test]
fn a_list_goes_on_with_the_provider_of_the_event_above() {
    assert_snapshot!(read("RdpCoreTS 131\n* 226 - an error\nSchannel 36870\n* 36870 again\n* 131 is not of Schannel\n"), @"
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 131
    event Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226
    event Schannel 36870
    event Schannel 36870
    possible key-unreadable because 36870; missing error code 0x904, extended error code 0x7
    ");
}

#[test]
fn parts_of_dates_and_times_are_no_events() {
    assert_snapshot!(read("2026-11-13 10:56:40 TermDD 1.131.56\n56:40 TermDD"), @"nothing");
}

#[test]
fn a_time_stamp_is_no_code() {
    assert_snapshot!(read("RDP: faulting module, time stamp: 0x86a2ea8d, exception 0xc0000409"), @"0xc0000409 = ntstatus 0xC0000409 , the value itself says which kind of code it is");
}

/// The events of a paste, one after the other: `Schannel 36870`.
fn events(paste: &str) -> String {
    let reading = decoder::decode(&knowledge(), paste);
    let names = reading.events.iter();
    let names = names.map(|event| format!("{} {}", event.provider, event.id));
    names.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_name_that_was_wrapped_at_a_hyphen_is_one_name() {
    let paste = "Log Name:      System\nSource:        Microsoft-Windows-RemoteDesktopServices-\nRdpCoreTS\n\
        Event ID:      226\nDescription:\nAn error\n";
    assert_eq!(
        events(paste),
        "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS 226"
    );
}

#[test]
fn an_id_can_be_the_heading_of_its_text() {
    let paste = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx\n131\nThe server accepted something\n\n\
        226\nSomething went wrong\n";
    let provider = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS";
    assert_eq!(events(paste), format!("{provider} 131, {provider} 226"));
}

#[test]
fn line_numbers_and_quotation_marks_do_not_matter() {
    let plain = "Log Name:      System\nSource:        Schannel\nEvent ID:      36870\nDescription:\nAn error\n";
    let numbered = |(at, line): (usize, &str)| format!("{:>3}: {line}", at + 1);
    let numbered: Vec<String> = plain.lines().enumerate().map(numbered).collect();
    let quoted: Vec<String> = plain.lines().map(|line| format!("> > {line}")).collect();
    let (numbered, quoted) = (numbered.join("\n"), quoted.join("\n"));
    for paste in [plain, &numbered, &quoted] {
        assert_eq!(events(paste), "Schannel 36870", "{paste}");
    }
}

#[test]
fn xml_in_a_string_of_json_is_read() {
    let paste = r#"{"message": "<Event><System><Provider Name=\"Schannel\"/><EventID>36870</EventID></System></Event>"}"#;
    assert_eq!(events(paste), "Schannel 36870");
}
