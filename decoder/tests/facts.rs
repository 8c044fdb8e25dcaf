//! Facts for a link: short, without anything of the text, and back again.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::facts::{Facts, MOST_CHARS, RoundedTime, WrongFacts};
use decoder::knowledge::SpaceId;
use decoder::{Decoder, decode};
use proptest::prelude::*;
use support::knowledge;

const PASTE: &str = "Remote computer: srv01.contoso.com\n2026-11-20T10:17:59Z Error code: 0x904\nExtended error code: 0x7\n\n\
    Log Name:      System\nSource:        Schannel\nDate:          2026-11-20T10:17:59Z\nEvent ID:      36870\nComputer: SRV01\n\
    Description:\nThe error code returned from the cryptographic module is 0x8009030D.\n";

#[test]
fn a_link_holds_codes_events_and_a_rounded_time_and_no_name() {
    let facts = Facts::of(&decode(&knowledge(), PASTE)).to_string();
    assert_eq!(facts, "1.d904.x7.h8009030d.e36870-schannel.t202611201010z");
}

#[test]
fn a_link_is_read_as_it_arrives() {
    let facts = Facts {
        codes: vec![(SpaceId::Disconnect, 0x904), (SpaceId::TlsAlert, 40)],
        events: vec![("schannel".into(), 36870)],
        time: Some(RoundedTime {
            digits: "202611201010".into(),
            is_utc: false,
        }),
    };
    let link = "#k=1.d904.a28.e36870-schannel.t202611201010";
    assert_eq!(Facts::parse(link).as_ref(), Ok(&facts));
    assert_eq!(format!("#k={facts}"), link);
    let time = facts.time.expect("it has one");
    assert_eq!(time.in_words(), "2026-11-20 10:10");
}

#[test]
fn a_link_that_is_none_says_why() {
    for (link, why) in [
        ("", WrongFacts::NoFormat),
        ("k=d904", WrongFacts::NoFormat),
        ("9.d904", WrongFacts::Format(9)),
        ("1.", WrongFacts::Piece(String::new())),
        ("1.d904.z7", WrongFacts::Piece("z7".into())),
        ("1.dxyz", WrongFacts::Piece("dxyz".into())),
        ("1.e36870", WrongFacts::Piece("e36870".into())),
        ("1.e1-<b>", WrongFacts::Piece("e1-<b>".into())),
        ("1.t2026", WrongFacts::Piece("t2026".into())),
        (&"1.d904".repeat(90), WrongFacts::TooLong),
    ] {
        assert_eq!(Facts::parse(link), Err(why.clone()), "{link}");
        assert!(!why.to_string().is_empty());
    }
}

fn facts() -> impl Strategy<Value = Facts> {
    let code = (prop::sample::select(SpaceId::ALL.to_vec()), any::<u32>());
    let event = ("[a-z][a-z0-9-]{0,30}", any::<u32>());
    let time =
        ("[0-9]{12}", any::<bool>()).prop_map(|(digits, is_utc)| RoundedTime { digits, is_utc });
    (
        prop::collection::vec(code, 0..40),
        prop::collection::vec(event, 0..10),
        prop::option::of(time),
    )
        .prop_map(|(codes, events, time)| Facts {
            codes,
            events,
            time,
        })
}

proptest! {
    /// What is written is read again; of what is too much for a link, all that fits.
    #[test]
    fn facts_come_back(facts in facts()) {
        let link = facts.to_string();
        prop_assert!(link.len() <= MOST_CHARS);
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
        prop_assert!(link.chars().all(is_plain));
        let back = Facts::parse(&link).map_err(|wrong| TestCaseError::fail(wrong.to_string()))?;
        prop_assert_eq!(back.to_string(), link.clone());
        if link.len() < 200 {
            prop_assert_eq!(back, facts);
        }
    }

    #[test]
    fn whatever_stands_behind_the_sign_is_read_or_refused(text in any::<String>()) {
        if let Ok(facts) = Facts::parse(&text) {
            prop_assert!(facts.to_string().len() <= MOST_CHARS);
        }
    }

    /// The text of facts decodes to the same facts.
    #[test]
    fn the_text_of_a_link_says_the_same(pieces in prop::sample::subsequence(vec![
        "Error code: 0x904\nExtended error code: 0x7\n", "Error code: 0x204\n", "\nSource: Schannel\nEvent ID: 36870\n", "\n0x8009030D\n",
    ], 0..4)) {
        let knowledge = knowledge();
        let decoder = Decoder::new(&knowledge);
        let facts = Facts::of(&decoder.decode(&pieces.concat()));
        let again = Facts::of(&decoder.decode(&facts.to_text(&knowledge, None)));
        prop_assert_eq!(again, facts);
    }
}
