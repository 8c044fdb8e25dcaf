//! Names of Windows codes: their packed form, and what a reading makes of them.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::knowledge::{ImportedNames, SpaceId, WrongNames};
use decoder::{KnowledgeBase, decode};
use insta::assert_snapshot;
use proptest::prelude::*;
use support::{knowledge, outline};

const ROWS: [(SpaceId, u32, &str); 8] = [
    (SpaceId::Hresult, 0x0000_0000, "S_OK"),
    (SpaceId::Hresult, 0x8013_1500, "COR_E_EXAMPLE"),
    (SpaceId::Hresult, 0x8024_0001, "WU_E_NO_SERVICE"),
    (SpaceId::Hresult, 0x8024_0001, "WU_E_NO_OTHER"),
    (SpaceId::Ntstatus, 0xC000_0022, "STATUS_ACCESS_DENIED"),
    (SpaceId::Win32, 5, "ERROR_ACCESS_DENIED"),
    (SpaceId::Win32, 2202, "NERR_BadUsername"),
    (SpaceId::Win32, 0xFFFF_FFFF, "ERROR_LAST"),
];

fn names() -> ImportedNames {
    ImportedNames::from_rows(ROWS).expect("the rows are in order")
}

#[test]
fn what_is_packed_is_read_back_whole() {
    let packed = names().to_packed();
    assert_eq!(ImportedNames::from_packed(&packed), Ok(names()));
    assert!(
        packed.iter().all(u8::is_ascii),
        "costs two bytes in the page"
    );
}

#[test]
fn a_value_has_its_names_in_its_own_space_only() {
    let names = names();
    let of = |space, value| names.names(space, value).collect::<Vec<_>>();
    assert_eq!(
        of(SpaceId::Hresult, 0x8024_0001),
        ["WU_E_NO_SERVICE", "WU_E_NO_OTHER"]
    );
    assert_eq!(of(SpaceId::Win32, 5), ["ERROR_ACCESS_DENIED"]);
    assert_eq!(of(SpaceId::Ntstatus, 5), [""; 0]);
    assert_eq!(of(SpaceId::Disconnect, 5), [""; 0]);
    assert_eq!(of(SpaceId::Win32, 6), [""; 0]);
}

#[test]
fn a_name_has_its_value_in_any_case_of_letters() {
    let names = names();
    for (space, value, name) in ROWS {
        assert_eq!(names.find(name), Some((space, value, name)));
        assert_eq!(names.find(&name.to_lowercase()), Some((space, value, name)));
    }
    assert_eq!(names.find("WU_E_NO"), None);
    assert_eq!(names.find(""), None);
    assert_eq!(ImportedNames::default().find("S_OK"), None);
}

#[test]
fn rows_out_of_order_and_names_of_other_letters_are_refused() {
    let refused = |rows: &[(SpaceId, u32, &'static str)]| {
        ImportedNames::from_rows(rows.iter().copied()) == Err(WrongNames::Damaged)
    };
    let (hresult, win32) = (SpaceId::Hresult, SpaceId::Win32);
    assert!(refused(&[(win32, 5, "A"), (win32, 4, "B")]));
    assert!(refused(&[
        (win32, 5, "A"),
        (hresult, 5, "B"),
        (win32, 6, "C")
    ]));
    assert!(refused(&[(win32, 5, "")]));
    assert!(refused(&[(win32, 5, "Ä")]));
    assert!(refused(&[(win32, 5, "A B")]));
}

#[test]
fn names_cut_short_anywhere_are_refused_or_end_with_a_shorter_name() {
    let packed = names().to_packed();
    for end in 0..packed.len() {
        let read = ImportedNames::from_packed(&packed[..end]);
        // Only the last name has no end of its own.
        let is_last = packed[end..].iter().all(|byte| *byte > 0x1F);
        assert!(read.is_err() || is_last, "cut at {end}");
    }
    let other = ImportedNames::from_packed(&[9, 1, 2, 3]);
    assert_eq!(other, Err(WrongNames::Format(9)));
    let message = WrongNames::Format(9).to_string();
    assert!(message.contains('9') && message.contains('1'), "{message}");
}

proptest! {
    /// Any bytes are answered; whatever is read as names can be asked, and packed again.
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(prop_oneof![0_u8..0x60, any::<u8>()], 0..200)) {
        let packed = [&[ImportedNames::FORMAT][..], &bytes].concat();
        if let Ok(names) = ImportedNames::from_packed(&packed) {
            prop_assert_eq!(ImportedNames::from_packed(&names.to_packed()), Ok(names));
        }
    }

    /// One changed byte of good names never does worse than change names.
    #[test]
    fn a_changed_byte_is_answered(at in 0_usize..90, byte in any::<u8>()) {
        let mut packed = names().to_packed();
        if let Some(place) = packed.get_mut(at) {
            *place = byte;
        }
        if let Ok(names) = ImportedNames::from_packed(&packed) {
            prop_assert!(names.len() <= 100);
            prop_assert!(names.find("S_OK").is_none_or(|(_, _, name)| name == "S_OK"));
        }
    }
}

fn knowledge_with_names() -> KnowledgeBase {
    KnowledgeBase {
        imported: Some(names()),
        ..knowledge()
    }
}

fn read(paste: &str) -> String {
    outline(paste, &decode(&knowledge_with_names(), paste))
}

#[test]
fn a_code_that_no_table_has_gets_its_windows_name() {
    assert_snapshot!(read("failed with 0x80131500"), @"0x80131500 = hresult 0x80131500 COR_E_EXAMPLE, the value itself says which kind of code it is");
    assert_snapshot!(read("failed with -2145124351"), @"-2145124351 = hresult 0x80240001 WU_E_NO_SERVICE, the value itself says which kind of code it is (or hresult)");
    assert_snapshot!(read("ended: 0x8007089A"), @"0x8007089A = hresult 0x8007089A NERR_BadUsername, the value itself says which kind of code it is");
    assert_snapshot!(read("ended: 0xD0000022"), @"0xD0000022 = ntstatus 0xC0000022 STATUS_ACCESS_DENIED, the value itself says which kind of code it is");
}

#[test]
fn our_own_name_and_meaning_win() {
    let paste = "ended: 0x8009030D and 0x80070005";
    let without = outline(paste, &decode(&knowledge(), paste));
    assert_eq!(read(paste), without);
}

#[test]
fn a_name_is_recognized_in_a_log_as_written_and_in_a_question_in_any_case() {
    assert_snapshot!(read("step 4\nWU_E_NO_SERVICE came back\n"), @"WU_E_NO_SERVICE = hresult 0x80240001 WU_E_NO_SERVICE, its published name stands there");
    assert_snapshot!(read("step 4\nwu_e_no_service = find()\n"), @"nothing");
    assert_snapshot!(read("wu_e_no_service"), @"wu_e_no_service = hresult 0x80240001 WU_E_NO_SERVICE, its published name stands there");
    // Another name of a code that we describe is that code.
    assert_snapshot!(read("nerr_badusername ERROR_ACCESS_DENIED"), @"
    nerr_badusername = win32 0x89a NERR_BadUsername, its published name stands there
    ERROR_ACCESS_DENIED = win32 0x5 ERROR_ACCESS_DENIED, its published name stands there
    ");
}

#[test]
fn a_number_that_was_silent_stays_silent_unless_it_is_all_the_question() {
    for paste in ["took 2202 steps", "pid 2202\nexit 2202", "W2202 (0x89a)"] {
        assert_eq!(
            read(paste),
            outline(paste, &decode(&knowledge(), paste)),
            "{paste}"
        );
    }
    assert_snapshot!(read("2202"), @"2202 = win32 0x89a NERR_BadUsername, nothing else that we know has this number");
}

#[test]
fn names_that_are_not_at_hand_are_wanted_only_where_they_would_say_more() {
    let wants = |paste: &str| decode(&knowledge(), paste).wants_names;
    for paste in [
        "0x80131500",
        "ended: 0xC0001234",
        "ERROR_FOO",
        "x\nNTE_FOO\n",
        "2202",
        "some_word",
    ] {
        assert!(wants(paste), "{paste}");
    }
    for paste in [
        "0x904",
        "0x8009030D",
        "Error code: 0x904\nExtended error code: 0x7",
        "took 2202 steps",
        "x\nSOME_WORD = some_word\n",
        "ERROR_ACCESS_DENIED",
    ] {
        assert!(!wants(paste), "{paste}");
    }
    assert!(!decode(&knowledge_with_names(), "0x80131501").wants_names);
}

#[test]
fn a_name_alone_makes_nothing_of_ordinary_operation_unless_it_is_a_failure() {
    let ordinary = "Source: Microsoft-Windows-RemoteDesktopServices-RdpCoreTS\nEvent ID: 131\nDescription: accepted";
    let normal =
        |more: &str| decode(&knowledge_with_names(), &format!("{ordinary}, {more}")).normal;
    assert!(normal("S_OK"));
    assert!(!normal("WU_E_NO_SERVICE"));
}
