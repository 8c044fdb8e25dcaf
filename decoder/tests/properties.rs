//! Promises that hold for whatever is pasted.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::{Reading, decode};
use proptest::prelude::*;
use support::knowledge;

/// Pieces of real pastes, in any order, with anything in between.
fn pastes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Error code: 0x904\n".to_string()),
        Just("Extended error code: 0x7\r\n".to_string()),
        Just("<Event><System><Provider Name=\"Schannel\"/><EventID>36870</EventID>".to_string()),
        Just("<Data Name=\"ErrorCode\">".to_string()),
        Just("</Event>".to_string()),
        Just("Source: TermDD\nEvent ID: 56\n".to_string()),
        Just("&#x30;&lt;Event&gt;\u{AD}\u{FF10}\u{FF58}９０４".to_string()),
        Just("0x 904h -2146893043 8009030D".to_string()),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn places(reading: &Reading) -> Vec<decoder::Span> {
    let evidence = reading.explanations.iter().flat_map(|one| &one.evidence);
    let mut places: Vec<_> = evidence.map(|one| one.span).collect();
    places.extend(reading.findings.iter().map(|finding| finding.span));
    places.extend(reading.events.iter().map(|event| event.span));
    places
}

proptest! {
    /// Every place that the decoder names is inside the paste and cuts no character in two.
    #[test]
    fn places_lie_inside_the_paste(paste in pastes()) {
        for place in places(&decode(&knowledge(), &paste)) {
            prop_assert!(place.start < place.end, "{place:?}");
            prop_assert!(paste.get(place.range()).is_some(), "{place:?} of {paste:?}");
        }
    }

    /// One place in the text is one finding, and every finding says something.
    #[test]
    fn findings_are_in_order_and_do_not_overlap(paste in pastes()) {
        let reading = decode(&knowledge(), &paste);
        for two in reading.findings.windows(2) {
            prop_assert!(two[0].span.end <= two[1].span.start);
        }
        prop_assert!(reading.findings.iter().all(|finding| !finding.readings.is_empty()));
    }

    /// Nothing is wrong and something is wrong are never said together.
    #[test]
    fn normal_never_stands_with_a_failure(paste in pastes()) {
        let reading = decode(&knowledge(), &paste);
        prop_assert!(!reading.normal || reading.explanations.is_empty());
    }

    /// Ordinary words around a dialog change nothing about where it leads.
    #[test]
    fn noise_around_a_dialog_changes_no_explanation(before in "[a-z ,.\n]{0,80}", after in "[a-z ,.\n]{0,80}") {
        let dialog = "Remote Desktop\nError code: 0x904\nExtended error code: 0x7\n";
        let alone = decode(&knowledge(), dialog);
        let noisy = decode(&knowledge(), &format!("{before}\n\n{dialog}\n{after}"));
        let articles = |reading: &Reading| -> Vec<String> {
            reading.explanations.iter().map(|one| one.article.clone()).collect()
        };
        prop_assert_eq!(articles(&alone), articles(&noisy));
    }

    /// The JSON of any reading can be read back, and says of every place what stands there.
    #[test]
    fn the_json_is_json(paste in pastes()) {
        let reading = decode(&knowledge(), &paste);
        let json = decoder::json::reading_to_json(&reading, &paste);
        let read: serde_json::Value = serde_json::from_str(&json).map_err(|wrong| {
            TestCaseError::fail(format!("{wrong}: {json}"))
        })?;
        for (finding, written) in reading.findings.iter().zip(read["findings"].as_array().into_iter().flatten()) {
            prop_assert_eq!(written["text"].as_str(), Some(finding.span.of(&paste)));
        }
        for (event, written) in reading.events.iter().zip(read["events"].as_array().into_iter().flatten()) {
            prop_assert_eq!(written["provider"].as_str(), Some(event.provider.as_str()));
        }
    }
}
