//! Times as they stand in pastes.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::order::Votes;
use super::{Days, Doubt, Moment, Role, TimeWords, find};
use crate::knowledge::{KnowledgeBase, Label, LabelKind};

fn knowledge() -> KnowledgeBase {
    let label = |kind, language: &str, text: &str| Label {
        kind,
        language: language.into(),
        text: text.into(),
    };
    KnowledgeBase {
        labels: [
            label(LabelKind::Date, "en", "Date"),
            label(LabelKind::Date, "fr", "Date"),
            label(LabelKind::LogName, "fr", "Nom du journal"),
            label(LabelKind::LogName, "en", "Log Name"),
            label(LabelKind::Date, "de", "Datum"),
            label(LabelKind::Date, "zh-CN", "日期"),
            label(LabelKind::BeforeNoon, "en", "AM"),
            label(LabelKind::AfterNoon, "en", "PM"),
            label(LabelKind::AfterNoon, "es", "p. m."),
            label(LabelKind::AfterNoon, "zh-CN", "下午"),
            label(LabelKind::BeforeNoon, "ko", "오전"),
        ]
        .into(),
        day_first: ["de".into(), "fr".into()].into(),
        ..KnowledgeBase::default()
    }
}

/// Every time in the text, with what it is of.
fn moments(text: &str) -> Vec<(Role, Moment)> {
    let text = crate::normalize::normalize(text).text;
    let knowledge = knowledge();
    let words = TimeWords::of(&knowledge);
    let marks = find(&words, &text, &crate::lex::lex(&text));
    let mut days = Days::new(Votes::of(&knowledge, &text, &words.labels, &marks));
    marks
        .iter()
        .map(|mark| (mark.role, days.moment(&mark.stamp(&text))))
        .collect()
}

/// The same in ISO.
fn times(text: &str) -> Vec<String> {
    moments(text)
        .into_iter()
        .map(|(role, moment)| {
            let role = match role {
                Role::Event { .. } => "event",
                Role::Dialog => "dialog",
                Role::Line => "line",
                Role::Inline => "inline",
            };
            let doubt = match moment.doubt {
                Doubt::Nothing => "",
                Doubt::Order => " day or month?",
                Doubt::Year => " year?",
            };
            format!("{role} {}{doubt}", moment.in_iso())
        })
        .collect()
}

fn assert_each(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(times(text), [*expected], "{text}");
    }
}

#[test]
fn dialogs_xml_and_json_are_read() {
    assert_each(&[
        // Dialogs print UTC, the month first.
        (
            "Timestamp (UTC): 07/03/26 01:06:41 PM",
            "dialog 2026-07-03T13:06:41Z",
        ),
        (
            "时间戳 (UTC)： 11/08/21 11:24:10 AM",
            "dialog 2021-11-08T11:24:10Z",
        ),
        (
            "Timestamp (UTC): 2026-08-11T15:36:44.995Z",
            "dialog 2026-08-11T15:36:44.995Z",
        ),
        // XML and JSON.
        (
            "<TimeCreated SystemTime=\"2026-08-27T17:16:28.5438770Z\"/>",
            "event 2026-08-27T17:16:28.543Z",
        ),
        (
            "<TimeCreated SystemTime='2026-08-27T17:16:28Z' />",
            "event 2026-08-27T17:16:28Z",
        ),
        (
            "<TimeCreated SystemTime=\"2026-05-01 14:53:31.6512242\" />",
            "event 2026-05-01T14:53:31.651",
        ),
        (
            "{\"TimeCreated\": \"2026-03-10T09:14:07.1234567+01:00\",",
            "event 2026-03-10T08:14:07.123Z",
        ),
        (
            "\"TimeCreated\":  \"\\/Date(1741594447123)\\/\",",
            "event 2025-03-10T08:14:07.123Z",
        ),
        (
            "\"TimeCreated\":{\"value\":\"/Date(1741594447123+0100)/\"",
            "event 2025-03-10T08:14:07.123Z",
        ),
    ]);
}

#[test]
fn event_viewers_and_logs_of_every_country_are_read() {
    assert_each(&[
        // Event Viewer, by country.
        (
            "Date:          6/24/2026 7:26:58 PM",
            "event 2026-06-24T19:26:58",
        ),
        (
            "Date:          11/24/2026, 12:00:00 AM",
            "event 2026-11-24T00:00:00",
        ),
        (
            "Datum:         20.11.2026 09:43:59",
            "event 2026-11-20T09:43:59",
        ),
        (
            "Datum:         03-07-2026 9:43:59",
            "event 2026-07-03T09:43:59",
        ),
        ("> **Date:** 18-Jan-23 1:31:35", "event 2023-01-18T01:31:35"),
        (
            "日期:            2026/8/27 下午 01:27:31",
            "event 2026-08-27T13:27:31",
        ),
        ("日期: 2026年8月27日 13:27:31", "event 2026-08-27T13:27:31"),
        (
            "날짜:            2026-11-05 오전 12:52:25",
            "inline 2026-11-05T00:52:25",
        ),
        (
            "Date: 3/12/2026 5:30:02 p. m.",
            "event 2026-03-12T17:30:02 day or month?",
        ),
        ("Date: 2026. 11. 20. 9:43:59", "event 2026-11-20T09:43:59"),
        // Logs.
        (
            "[10:11:12:123] [4711:4712] [ERROR][com.freerdp.core]",
            "line 10:11:12.123",
        ),
        ("10:11:12.123 [Thread-3] ERROR", "line 10:11:12.123"),
        (
            "Mar  7 10:11:12 host01 xrdp[796]: x",
            "line 1972-03-07T10:11:12 year?",
        ),
        (
            "[20261120-16:29:28] [INFO ] Socket 12",
            "line 2026-11-20T16:29:28",
        ),
        (
            "[2026-11-20T16:29:28.123+0200] [INFO ]",
            "line 2026-11-20T14:29:28.123Z",
        ),
        (
            "2026-11-20 16:46:24.2351|WARN|x",
            "line 2026-11-20T16:46:24.235",
        ),
        (
            "11/20/2026 9:14:07 AM   226 Warning",
            "line 2026-11-20T09:14:07",
        ),
        ("10/Oct/2026:13:55:36 +0000", "line 2026-10-10T13:55:36Z"),
        (
            "at March 7, 2026 9:14:07 AM it",
            "inline 2026-03-07T09:14:07",
        ),
        ("2026-11-20 16:46 UTC nothing", "line 2026-11-20T16:46:00Z"),
    ]);
}

#[test]
fn other_numbers_are_no_times() {
    for text in [
        "1280x904 at 10:11",
        "10.0.2.17:57064 and 192.168.2.10:3389",
        "version 10.0.26100.1234, 2.11.2026",
        "fe80::10:11:12:13, 10:11:12:13:14:15",
        "{f420c5e0-91ba-4cf1-97ff-34ccd7200000}",
        "it took 10:11:12 to finish",
        "20261345-10:11:12 2026-13-01 10:11:12 31/31/2026 10:11:12",
        "Date(1) Date() Date(99999999999999999)",
        "Date: time",
        "ratio 3/4 12:30",
        "",
    ] {
        assert_eq!(times(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_whole_paste_decides_which_number_is_the_day() {
    let day_first = times("Date: 03/07/2026 10:00:00\nDate: 20/07/2026 10:00:00");
    assert_eq!(day_first[0], "event 2026-07-03T10:00:00");
    let month_first = times("Date: 03/07/2026 10:00:00\nDate: 07/20/2026 10:00:00");
    assert_eq!(month_first[0], "event 2026-03-07T10:00:00");
    let french = times("Nom du journal : System\nDate : 03/07/2026 10:00:00");
    assert_eq!(french, ["event 2026-07-03T10:00:00"]);
    let english = times("Log Name: System\nDate: 03/07/2026 10:00:00");
    assert_eq!(english, ["event 2026-03-07T10:00:00 day or month?"]);
    // Two computers that disagree: what decides itself is decided, the rest stays open.
    let both = times("13/07/2026 10:00:00\n07/13/2026 10:00:00\n03/07/2026 10:00:00");
    assert_eq!(
        both,
        [
            "line 2026-07-13T10:00:00",
            "line 2026-07-13T10:00:00",
            "line 2026-03-07T10:00:00 day or month?"
        ]
    );
    // A dialog says nothing about the log beside it.
    let dialog = times("Timestamp (UTC): 11/20/26 09:33:19 AM\nDate: 03/07/2026 10:00:00");
    assert_eq!(dialog[1], "event 2026-03-07T10:00:00 day or month?");
}

#[test]
fn a_log_without_dates_goes_on_after_midnight() {
    assert_eq!(
        times("[23:59:59:000] a\n[00:00:01:000] b"),
        ["line 23:59:59.000", "line 00:00:01.000"]
    );
    let two = moments("[23:59:59:000] a\n[00:00:01:000] b");
    assert_eq!(two[1].1.seconds - two[0].1.seconds, 2);
}
