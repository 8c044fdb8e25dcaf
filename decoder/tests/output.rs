//! The output of commands: columns and names are read, headings are not.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::knowledge::{Clue, ClueKind, Compare, Phrase, Shown, Signature, Strength, Topic};
use decoder::{KnowledgeBase, decode};
use insta::assert_snapshot;
use support::{knowledge, outline};

/// Two things that output can show, one ordinary and one that leads to an article.
fn with_observations() -> KnowledgeBase {
    let observed = |id: &str, topic, subject: &str, compare, value: &str| Phrase {
        id: id.into(),
        meaning: format!("the output shows {id}"),
        shown: vec![Shown {
            topic,
            subject: subject.into(),
            compare,
            value: value.into(),
        }],
        ..Phrase::default()
    };
    let mut base = knowledge();
    let listens = Phrase {
        normal: true,
        ..observed(
            "listens",
            Topic::Listener,
            "rdp-tcp",
            Compare::IsNot,
            "down|missing",
        )
    };
    base.phrases.extend([
        listens,
        observed(
            "denied",
            Topic::Registry,
            "fdenytsconnections",
            Compare::Is,
            "1",
        ),
        observed(
            "moved",
            Topic::Registry,
            "rdp-tcp\\portnumber",
            Compare::IsNot,
            "3389",
        ),
        observed("late", Topic::Clock, "offset", Compare::AtLeast, "300"),
    ]);
    base.phrases.sort_by(|a, b| a.id.cmp(&b.id));
    let clue = |id: &str| Clue {
        kind: ClueKind::Phrase(id.into()),
        strength: Strength::Strong,
    };
    base.articles[0].signatures = vec![Signature {
        any: vec![clue("denied"), clue("moved"), clue("late")],
        ..Signature::default()
    }];
    base
}

fn read(paste: &str) -> String {
    outline(paste, &decode(&with_observations(), paste))
}

#[test]
fn what_output_shows_is_evidence_with_its_place() {
    assert_snapshot!(read("> HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\n>     fDenyTSConnections    REG_DWORD    0x1\n"), @"likely closed because fDenyTSConnections    REG_DWORD    0x1; missing nothing");
}

#[test]
fn the_key_of_a_registry_value_stands_above_it_or_below() {
    let above =
        "HKEY_LOCAL_MACHINE\\X\\WinStations\\RDP-Tcp\n    PortNumber    REG_DWORD    0xd3e\n";
    let below = "PortNumber : 3390\nPSPath     : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\X\\WinStations\\RDP-Tcp\n";
    let other = "HKEY_LOCAL_MACHINE\\X\\Other\n    PortNumber    REG_DWORD    0xd3e\n";
    assert!(read(above).contains("likely closed"), "{}", read(above));
    assert!(read(below).contains("likely closed"), "{}", read(below));
    assert_eq!(read(other), "nothing");
}

#[test]
fn a_listener_is_known_by_its_name_and_its_id() {
    assert_eq!(
        read(" rdp-tcp                                 65536  Écouter\n"),
        "normal\n"
    );
    assert_eq!(
        read(" rdp-tcp                                 65536  Down\n"),
        "nothing"
    );
    assert_eq!(
        read("the rdp-tcp listener of 2 servers is fine\n"),
        "nothing"
    );
}

#[test]
fn clocks_are_compared_in_seconds() {
    assert!(read("08:14:07, d:+00.0310069s o:-421.0149083s  [ * ]\n").contains("likely closed"));
    assert_eq!(
        read("08:14:07, d:+00.0310069s o:+00.0149083s  [ * ]\n"),
        "nothing"
    );
}

#[test]
fn rows_without_end_are_read_in_time() {
    let rows = " rdp-tcp  65536  Listen\nHKEY_LOCAL_MACHINE\\X\nfDenyTSConnections REG_DWORD\nTCP 0.0.0.0:3389 0.0.0.0:0 X 7\n".repeat(3_000);
    let line = "rdp-tcp services console 3389 fDenyTSConnections : ".repeat(3_000);
    for paste in [rows, line] {
        assert!(decode(&with_observations(), &paste).explanations.is_empty());
    }
}
