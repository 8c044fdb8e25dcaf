//! The verdict on pasted output.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::knowledge::{Check, Condition, Outcome};
use decoder::{Decoder, Verdict, judge};

fn verdict(when: Condition, output: &str) -> Verdict {
    let outcome = Outcome {
        when: vec![when],
        means: String::new(),
        then: None,
        good: false,
    };
    judge(
        &Decoder::new(&support::knowledge()),
        &Check {
            id: "c".into(),
            outcomes: vec![outcome],
        },
        output,
    )
}

#[test]
fn a_field_is_found_in_every_way_that_programs_print_it() {
    let wanted = || Condition::FieldEquals("fDenyTSConnections".into(), "1".into());
    for output in [
        "fDenyTSConnections : 1",
        "    fDenyTSConnections    REG_DWORD    0x1",
        "fDenyTSConnections=1",
        "\"fDenyTSConnections\"=\"1\"",
        "FDENYTSCONNECTIONS : 0x1",
    ] {
        assert_eq!(verdict(wanted(), output), Verdict::Outcome(0), "{output}");
    }
    assert_eq!(
        verdict(wanted(), "fDenyTSConnections : 0"),
        Verdict::Unknown
    );
    assert_eq!(
        verdict(wanted(), "fDenyTSConnectionsX : 1"),
        Verdict::Unknown
    );
}

#[test]
fn numbers_are_compared_as_numbers() {
    let at_least = || Condition::FieldAtLeast("Status".into(), 4);
    assert_eq!(verdict(at_least(), "Status : 10"), Verdict::Outcome(0));
    assert_eq!(verdict(at_least(), "Status : 3"), Verdict::Unknown);
    assert_eq!(verdict(at_least(), "Status : Running"), Verdict::Unknown);
    let at_most = Condition::FieldAtMost("Status".into(), 4);
    assert_eq!(verdict(at_most, "Status = 0x4"), Verdict::Outcome(0));
}

#[test]
fn words_are_found_whatever_their_case() {
    assert_eq!(
        verdict(Condition::Contains("False".into()), "false\r\n"),
        Verdict::Outcome(0)
    );
    assert_eq!(
        verdict(Condition::Lacks("TermService".into()), "svchost.exe"),
        Verdict::Outcome(0)
    );
}

#[test]
fn output_is_decoded_where_a_condition_asks_for_a_code_or_event() {
    let code = Condition::Code("hresult:0x8009030D".into());
    assert_eq!(verdict(code, "failed with 0x8009030D"), Verdict::Outcome(0));
    let event = Condition::Event("schannel/36870".into());
    assert_eq!(
        verdict(event, "Source: Schannel\nEvent ID: 36870\n"),
        Verdict::Outcome(0)
    );
}

#[test]
fn nothing_pasted_is_not_a_verdict() {
    assert_eq!(verdict(Condition::Lacks("x".into()), " \n"), Verdict::Empty);
}
