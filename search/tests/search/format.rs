//! What happens to an index on its way.

use search::{FORMAT, Index, WrongIndex};

use crate::site;

#[test]
fn an_index_of_another_format_is_refused_with_both_numbers() {
    let other = json().replacen(&format!("\"format\":{FORMAT}"), "\"format\":99", 1);
    assert_eq!(
        Index::from_json(&other),
        Err(WrongIndex::OtherFormat { found: 99 })
    );
    let message = WrongIndex::OtherFormat { found: 99 }.to_string();
    assert!(
        message.contains("99") && message.contains(&FORMAT.to_string()),
        "{message}"
    );
}

#[test]
fn a_format_of_the_future_is_told_apart_from_damage_whatever_its_parts_are_called() {
    assert_eq!(
        Index::from_json(r#"{"format":2,"rows":[]}"#),
        Err(WrongIndex::OtherFormat { found: 2 })
    );
}

#[test]
fn a_text_that_is_no_index_is_refused_with_the_place() {
    let Err(WrongIndex::NotReadable(reason)) = Index::from_json("<!doctype html>") else {
        panic!("a page is not an index");
    };
    assert!(reason.contains("line 1 column 1"), "{reason}");
}

#[test]
fn an_index_cut_short_anywhere_is_refused() {
    let json = json();
    for end in (0..json.len())
        .step_by(7)
        .filter(|end| json.is_char_boundary(*end))
    {
        assert!(Index::from_json(&json[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn an_index_with_a_wrong_digit_is_refused_or_still_answers() {
    let json = json();
    let index = Index::from_json(&json).expect("undamaged");
    assert!(!index.find("certificate 0x904", 9).is_empty());
    let digits: Vec<usize> = json
        .match_indices(|it: char| it.is_ascii_digit())
        .map(|(at, _)| at)
        .collect();
    for at in digits.into_iter().step_by(3) {
        let mut damaged = json.clone();
        damaged.replace_range(at..=at, "9");
        if let Ok(index) = Index::from_json(&damaged) {
            // Wrong pages may be found, but every one of them is there.
            assert!(index.find("certificate 0x904", 99).len() <= site::documents().len());
        }
    }
}

#[test]
fn a_packed_index_of_another_format_is_refused_with_its_number() {
    let mut other = packed();
    other[0] = 99;
    assert_eq!(
        Index::from_packed(&other),
        Err(WrongIndex::OtherFormat { found: 99 })
    );
}

#[test]
fn a_packed_index_cut_short_anywhere_is_refused() {
    let packed = packed();
    for end in (0..packed.len()).step_by(5) {
        assert!(Index::from_packed(&packed[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_packed_index_with_a_wrong_byte_is_refused_or_still_answers() {
    let packed = packed();
    for at in (0..packed.len()).step_by(11) {
        for wrong in [0x00, 0x7F, 0xFF] {
            let mut damaged = packed.clone();
            damaged[at] = wrong;
            if let Ok(index) = Index::from_packed(&damaged) {
                // Wrong pages may be found, but every one of them is there.
                assert!(index.find("certificate 0x904", 99).len() <= site::documents().len());
            }
        }
    }
}

#[test]
fn the_index_of_nothing_finds_nothing() {
    let index = Index::from_json(&Index::build(&[]).to_json()).expect("an empty index is an index");
    assert_eq!(index.find("0x904 certificate", 9), []);
}

fn packed() -> Vec<u8> {
    Index::build(&site::documents()).to_packed()
}

fn json() -> String {
    Index::build(&site::documents()).to_json()
}
