//! Connection files: what is one, what its lines mean, and what does not fit together.
#![allow(missing_docs, reason = "tests")]

use decoder::rdp_file::{RdpFile, Setting, SettingValue, Settings, read};
use proptest::prelude::*;

fn value(is: &str, means: &str, risk: &str, safer: &str) -> SettingValue {
    SettingValue {
        is: is.into(),
        means: means.into(),
        risk: risk.into(),
        safer: safer.into(),
        article: String::new(),
    }
}

fn settings() -> Settings {
    let setting = |name: &str, shares: &str, values: Vec<SettingValue>| Setting {
        name: name.into(),
        meaning: format!("What {name} is."),
        shares: shares.into(),
        values,
    };
    Settings::new(vec![
        setting("full address", "", vec![]),
        setting("alternate full address", "", vec![]),
        setting(
            "authentication level",
            "",
            vec![
                value("0", "No warning.", "Anybody can answer.", "2"),
                value("2", "A warning.", "", ""),
            ],
        ),
        setting("gatewayhostname", "", vec![]),
        setting("gatewayusagemethod", "", vec![]),
        setting("drivestoredirect", "your drives", vec![]),
        setting("redirectclipboard", "your clipboard", vec![]),
        setting("remoteapplicationmode", "", vec![]),
        setting("signscope", "", vec![]),
        setting("signature", "", vec![]),
    ])
}

fn file(text: &str) -> RdpFile {
    read(&settings(), text).expect("it is a connection file")
}

fn notes(text: &str) -> Vec<String> {
    file(text).notes.into_iter().map(|note| note.says).collect()
}

#[test]
fn lines_are_explained_and_risky_ones_have_a_remedy() {
    let text = "screen mode id:i:2\r\nfull address:s:srv01.example.com:3390\r\nAuthentication Level:i:0\r\n";
    let found = file(text);
    let [address, level] = found.lines.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        address.span.of(text),
        "full address:s:srv01.example.com:3390"
    );
    assert_eq!(address.value.of(text), "srv01.example.com:3390");
    assert_eq!((address.says.as_str(), &address.risk), ("", &None));
    assert_eq!(level.says, "No warning.");
    assert_eq!(
        level.risk.as_deref(),
        Some("Anybody can answer. Safer: `Authentication Level:i:2`")
    );
    assert!(!found.is_signed && found.notes.is_empty());
}

#[test]
fn files_in_utf_16_and_quoted_in_mail_are_read() {
    let text = "full address:s:srv01\r\nauthentication level:i:2\r\n";
    let utf16: Vec<u8> = "\u{FEFF}"
        .chars()
        .chain(text.chars())
        .flat_map(|c| (c as u16).to_le_bytes())
        .collect();
    assert_eq!(file(&decoder::text_of(&utf16)).lines.len(), 2);
    assert_eq!(
        file("> full address:s:srv01\n> authentication level:i:2\n")
            .lines
            .len(),
        2
    );
}

#[test]
fn what_is_no_connection_file_is_left_alone() {
    for text in [
        "",
        "Error code: 0x904\nExtended error code: 0x7\n",
        "time:i:now\nfoo:s:bar\nx:b:y\nz:i:1",
        "authentication level:i:2",
        "server:i:s\nhttp://example.com:s:1\n",
    ] {
        assert_eq!(read(&settings(), text), None, "{text}");
    }
}

#[test]
fn what_does_not_fit_together_is_said() {
    for (text, says) in [
        (
            "full address:s:\nredirectclipboard:i:0\nauthentication level:i:2",
            "names no computer",
        ),
        (
            "full address:s:a\ngatewayusagemethod:i:1\ngatewayhostname:s:",
            "names none",
        ),
        (
            "full address:s:a\ngatewayusagemethod:i:0\ngatewayhostname:s:gw",
            "connects directly",
        ),
        (
            "full address:s:a\nremoteapplicationmode:i:1",
            "names no program",
        ),
        (
            "full address:s:a\ndrivestoredirect:s:*\nredirectclipboard:i:1",
            "your drives and your clipboard",
        ),
        (
            "full address:s:a\npassword 51:b:01000000D08C9DDF",
            "saved password",
        ),
        (
            "full address:s:a\nsignscope:s:Full Address,Server Port\nsignature:s:AQAB",
            "a second address can be added",
        ),
        (
            "full address:s:a\nfull address:s:b",
            "stands in the file twice",
        ),
    ] {
        let found = notes(text);
        assert!(
            found.len() == 1 && found[0].contains(says),
            "{text}: {found:?}"
        );
    }
    let signed = "full address:s:a\nalternate full address:s:a\ndrivestoredirect:s:*\n\
        signscope:s:Full Address,Alternate Full Address,DrivesToRedirect\nsignature:s:AQAB";
    assert_eq!(notes(signed), Vec::<String>::new());
    assert!(file(signed).is_signed);
    assert_eq!(
        notes("full address:s:a\ndrivestoredirect:s:\nredirectclipboard:i:0"),
        Vec::<String>::new()
    );
}

proptest! {
    #[test]
    fn places_lie_inside_the_text(text in "(full address:s:|[a-z ]{1,12}:[isbx]:|password 51:b:|.|\\n){0,30}") {
        if let Some(found) = read(&settings(), &text) {
            for line in &found.lines {
                prop_assert!(text.get(line.span.range()).is_some());
                prop_assert!(line.span.contains(line.value));
            }
            for note in &found.notes {
                prop_assert!(text.get(note.span.range()).is_some());
            }
        }
    }

    #[test]
    fn packed_settings_come_back(name in "[a-z ]{1,20}") {
        let settings = Settings::new(vec![Setting { name, ..Setting::default() }]);
        prop_assert_eq!(Settings::from_packed(&settings.to_packed()).ok(), Some(settings));
    }
}
