//! What happened: timelines, two failures apart, two clocks joined.
#![allow(missing_docs, reason = "tests")]

mod support;

use std::fmt::Write as _;

use decoder::knowledge::{
    Event, Field, Label, LabelKind, OrdinaryWhen, Side, SpaceId, Stage, Step,
};
use decoder::{KnowledgeBase, Reading, decode};
use insta::assert_snapshot;

/// The small tables with the steps of a connection.
fn knowledge() -> KnowledgeBase {
    let mut knowledge = support::knowledge();
    for (kind, text) in [
        (LabelKind::Date, "Date"),
        (LabelKind::BeforeNoon, "AM"),
        (LabelKind::AfterNoon, "PM"),
    ] {
        knowledge.labels.push(Label {
            kind,
            language: "en".into(),
            text: text.into(),
        });
    }
    knowledge.labels.push(Label {
        kind: LabelKind::Date,
        language: "de".into(),
        text: "Datum".into(),
    });
    let step = |id, step, side| Event {
        id,
        meaning: format!("Meaning of {id}."),
        side: Some(side),
        normal: true,
        step: Some(step),
        ..Event::default()
    };
    let server = Side::Server;
    let rdp_core_ts = &mut knowledge.providers[1].events;
    rdp_core_ts.retain(|event| event.id != 131);
    rdp_core_ts.extend([
        Event {
            step_unless: vec!["UDP".into()],
            ..step(131, Step::Begins, server)
        },
        step(65, Step::Prepared, server),
        step(132, Step::Secured, server),
        step(98, Step::Secured, server),
        step(66, Step::Session, server),
        step(102, Step::Ends, server),
        step(103, Step::Ends, server),
        Event {
            normal: false,
            stage: Some(Stage::Network),
            ordinary_when: Some(OrdinaryWhen::Ended),
            step: None,
            ..step(142, Step::Ends, server)
        },
    ]);
    rdp_core_ts.sort_by_key(|event| event.id);
    let mut client = knowledge.providers[0].clone();
    client.id = "client-active-x-core".into();
    client.name = "Microsoft-Windows-TerminalServices-ClientActiveXCore".into();
    client.events = vec![
        step(1024, Step::Begins, Side::Client),
        Event {
            fields: vec![Field {
                name: "Value".into(),
                index: None,
                space: SpaceId::Disconnect,
            }],
            ..step(1026, Step::Ends, Side::Client)
        },
        step(1027, Step::Session, Side::Client),
    ];
    knowledge.providers.insert(0, client);
    knowledge
}

fn read(paste: &str) -> Reading {
    decode(&knowledge(), paste)
}

/// What a reader is told, as text.
fn told(paste: &str) -> String {
    let reading = read(paste);
    let mut out = String::new();
    for story in &reading.stories {
        let _ = writeln!(
            out,
            "{} {} {} to {}: {}",
            story.outcome.as_str(),
            story.stage.map_or("nowhere", Stage::as_str),
            story.from.as_deref().unwrap_or("?"),
            story.to.as_deref().unwrap_or("?"),
            story.says,
        );
        for line in &story.lines {
            let times = if line.times > 1 {
                format!(" x{}", line.times)
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "  {} {} {}{times}",
                if line.normal { "." } else { "!" },
                line.time.as_deref().unwrap_or("?"),
                line.what,
            );
        }
        for one in &story.explanations {
            let _ = writeln!(out, "  {} {}", one.confidence.as_str(), one.article);
        }
    }
    if let Some(difference) = &reading.clock_difference {
        let _ = writeln!(out, "{}", difference.says);
    }
    for note in &reading.notes {
        let _ = writeln!(out, "{note}");
    }
    out
}

/// Events of one log as Event Viewer copies them: date, id, what else it says.
fn copied(provider: &str, events: &[(&str, u32, &str)]) -> String {
    let mut out = String::new();
    for (date, id, text) in events {
        let _ = write!(
            out,
            "Log Name:      x\nSource:        {provider}\nDate:          {date}\nEvent ID:      {id}\nDescription:\n{text}\n\n"
        );
    }
    out
}

const SERVER: &str = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS";
const CLIENT: &str = "Microsoft-Windows-TerminalServices-ClientActiveXCore";

/// Events of one connection as XML in UTC.
fn xml(provider: &str, activity: &str, events: &[(&str, u32)]) -> String {
    let mut out = String::new();
    for (time, id) in events {
        let _ = writeln!(
            out,
            "<Event><System><Provider Name=\"{provider}\"/><EventID>{id}</EventID><TimeCreated SystemTime=\"2026-11-20T{time}Z\"/><Correlation ActivityID=\"{{{activity}}}\"/></System></Event>"
        );
    }
    out
}

const ONE: &str = "f420c5e0-91ba-4cf1-97ff-34ccd7200000";
const TWO: &str = "f420aaaa-91ba-4cf1-97ff-34ccd7200000";

#[test]
fn a_connection_that_reaches_its_session_is_healthy() {
    let healthy = [131, 65, 132, 98, 66].map(|id| ("20.11.2026 09:14:01", id, ""));
    let reading = read(&copied(SERVER, &healthy));
    assert!(reading.normal);
    assert_eq!(reading.stage, None);
    assert_snapshot!(told(&copied(SERVER, &healthy[..3])), @"
    ordinary nowhere 2026-11-20T09:14:01 to 2026-11-20T09:14:01: Ordinary operation: nothing in it is a failure.
      . 2026-11-20T09:14:01 RdpCoreTS 131: Meaning of 131.
      . 2026-11-20T09:14:01 RdpCoreTS 65: Meaning of 65.
      . 2026-11-20T09:14:01 RdpCoreTS 132: Meaning of 132.
    ");
}

#[test]
fn a_connection_that_never_gets_on_died_early() {
    assert_snapshot!(told(&copied(SERVER, &[
        ("20.11.2026 09:14:01", 131, ""),
        ("20.11.2026 09:14:01", 65, ""),
        ("20.11.2026 09:14:07", 102, ""),
    ])), @"
    failed tls 2026-11-20T09:14:01 to 2026-11-20T09:14:07: The server accepted the connection and prepared it; it ended after 6 s before TLS and sign-in over the network were through. A port check or a scanner leaves the same trace.
      . 2026-11-20T09:14:01 RdpCoreTS 131: Meaning of 131.
      . 2026-11-20T09:14:01 RdpCoreTS 65: Meaning of 65.
      . 2026-11-20T09:14:07 RdpCoreTS 102: Meaning of 102.
    ");
    let arrived = read(&copied(SERVER, &[("20.11.2026 09:14:01", 131, "")]));
    assert!(arrived.normal, "an arrival alone is ordinary");
    let cut = read(&copied(
        SERVER,
        &[
            ("20.11.2026 09:14:01", 131, ""),
            ("20.11.2026 09:14:02", 102, ""),
        ],
    ));
    assert_eq!(cut.stage, Some(Stage::Negotiation));
    let open = read(&copied(
        SERVER,
        &[
            ("20.11.2026 09:14:01", 131, ""),
            ("20.11.2026 09:14:01", 65, ""),
        ],
    ));
    assert_eq!(open.stage, Some(Stage::Tls), "nothing later shows TLS");
    assert!(!open.normal);
}

#[test]
fn what_follows_an_orderly_end_is_its_echo() {
    let ids = |order: [u32; 7]| order.map(|id| ("20.11.2026 09:14:01", id, ""));
    let ended = read(&copied(SERVER, &ids([131, 65, 98, 66, 103, 142, 102])));
    assert!(ended.normal, "the server ended it: {:?}", ended.stories);
    let cut = read(&copied(SERVER, &ids([131, 65, 98, 66, 142, 102, 103])));
    assert_eq!(cut.stage, Some(Stage::Network));
}

#[test]
fn two_failures_at_two_times_stay_two() {
    let dialog = |code: &str, time: &str| {
        format!(
            "Remote Desktop\nError code: {code}\nExtended error code: 0x7\nTimestamp (UTC): {time}\n\n"
        )
    };
    let paste = dialog("0x904", "11/18/26 08:02:31 AM") + &dialog("0xC06", "11/19/26 10:12:01 AM");
    assert_snapshot!(told(&paste), @"
    failed negotiation 2026-11-18T08:02:31Z to 2026-11-18T08:02:31Z: Something failed here, and what is here does not say why.
      ! 2026-11-18T08:02:31Z error code 0x904
      ! 2026-11-18T08:02:31Z extended error code 0x7
      likely closed
      possible key-unreadable
    unknown nowhere 2026-11-19T10:12:01Z to 2026-11-19T10:12:01Z: What is here does not say whether anything failed.
      ! 2026-11-19T10:12:01Z error code 0xc06
      ! 2026-11-19T10:12:01Z extended error code 0x7
    ");
    // The clues of one failure do not complete the signature of another one.
    let schannel = copied("Schannel", &[("20.11.2026 09:14:01", 36870, "")]);
    let apart = read(&(dialog("0x904", "11/18/26 08:02:31 AM") + &schannel));
    assert_eq!(apart.stories.len(), 2, "{:?}", apart.stories);
    assert!(
        apart
            .explanations
            .iter()
            .all(|one| one.confidence < decoder::Confidence::Certain)
    );
}

#[test]
fn a_newest_first_list_is_turned_round() {
    assert_snapshot!(told(&copied(SERVER, &[
        ("20.11.2026 09:14:07", 66, ""),
        ("20.11.2026 09:14:02", 98, ""),
        ("20.11.2026 09:14:01", 65, ""),
        ("20.11.2026 09:14:01", 131, ""),
    ])), @"
    ordinary nowhere 2026-11-20T09:14:01 to 2026-11-20T09:14:07: An ordinary connection: it reached a session, and nothing in it is a failure.
      . 2026-11-20T09:14:01 RdpCoreTS 131: Meaning of 131.
      . 2026-11-20T09:14:01 RdpCoreTS 65: Meaning of 65.
      . 2026-11-20T09:14:02 RdpCoreTS 98: Meaning of 98.
      . 2026-11-20T09:14:07 RdpCoreTS 66: Meaning of 66.
    The text has the newest first; the timeline runs from old to new.
    ");
}

#[test]
fn client_and_server_are_joined_by_time() {
    let client = copied(
        CLIENT,
        &[
            ("20.11.2026 10:00:00", 1024, ""),
            ("20.11.2026 10:00:06", 1026, "Reason= 2308"),
        ],
    );
    let server = |minute: &str| {
        copied(
            SERVER,
            &[
                (&format!("20.11.2026 10:{minute}:43"), 131, ""),
                (&format!("20.11.2026 10:{minute}:43"), 65, ""),
                (&format!("20.11.2026 10:{minute}:49"), 102, ""),
            ],
        )
    };
    assert_snapshot!(told(&(client.clone() + &server("00"))), @"
    failed tls 2026-11-20T10:00:00 to 2026-11-20T10:00:49: The server accepted the connection and prepared it; it ended after 6 s before TLS and sign-in over the network were through. A port check or a scanner leaves the same trace.
      . 2026-11-20T10:00:00 ClientActiveXCore 1024: Meaning of 1024.
      . 2026-11-20T10:00:43 RdpCoreTS 131: Meaning of 131.
      . 2026-11-20T10:00:43 RdpCoreTS 65: Meaning of 65.
      ! 2026-11-20T10:00:06 ClientActiveXCore 1026, error code 0x904: Meaning of 1026.
      . 2026-11-20T10:00:49 RdpCoreTS 102: Meaning of 102.
      possible closed
      possible key-unreadable
    The server's clock is 43 s ahead of the client's, judged by event 1024 of ClientActiveXCore (2026-11-20T10:00:00) and event 131 of RdpCoreTS (2026-11-20T10:00:43).
    ");
    // Two attempts on the server: either could be the client's.
    let ambiguous = read(&(client.clone() + &server("00") + &server("02")));
    assert_eq!(ambiguous.clock_difference, None);
    // Half an hour is no difference between clocks.
    let far = read(&(client + &server("37")));
    assert_eq!(far.clock_difference, None);
    assert_eq!(far.stories.len(), 2);
}

#[test]
fn local_time_and_utc_are_joined_by_the_one_time_zone_that_fits() {
    let client = copied(
        CLIENT,
        &[
            ("20.11.2026 10:00:00", 1024, ""),
            ("20.11.2026 10:00:06", 1026, "Reason= 2308"),
        ],
    );
    let server = xml(
        SERVER,
        ONE,
        &[("09:00:01", 131), ("09:00:01", 65), ("09:00:07", 102)],
    );
    let reading = read(&(client + &server));
    assert_eq!(reading.stories.len(), 1, "{:?}", reading.stories);
    let difference = reading.clock_difference.expect("both sides are there");
    assert_eq!((difference.seconds, difference.zone_minutes), (1, -60));
}

#[test]
fn connections_at_the_same_time_are_told_apart_by_their_names() {
    let mut events = Vec::new();
    for (time, id) in [
        ("09:00:01", 131),
        ("09:00:01", 65),
        ("09:00:02", 98),
        ("09:00:03", 66),
    ] {
        events.push(xml(SERVER, ONE, &[(time, id)]));
    }
    for (time, id) in [("09:00:01", 131), ("09:00:02", 65), ("09:00:03", 102)] {
        events.push(xml(SERVER, TWO, &[(time, id)]));
    }
    events.sort();
    let reading = read(&events.concat());
    let outcomes: Vec<&str> = reading
        .stories
        .iter()
        .map(|story| story.outcome.as_str())
        .collect();
    assert_eq!(outcomes, ["failed", "ordinary"]);
    assert_eq!(reading.stage, Some(Stage::Tls));
}

#[test]
fn a_udp_connection_begins_no_new_story() {
    let paste = copied(
        SERVER,
        &[
            ("20.11.2026 09:14:01", 131, "TCP"),
            ("20.11.2026 09:14:01", 65, ""),
            ("20.11.2026 09:14:02", 98, ""),
            (
                "20.11.2026 09:14:02",
                131,
                "The server accepted a new UDP connection",
            ),
            ("20.11.2026 09:14:03", 66, ""),
        ],
    );
    let reading = read(&paste);
    assert_eq!(reading.stories.len(), 1);
    assert!(reading.normal);
}

#[test]
fn a_date_that_nothing_decides_stays_as_it_was_written() {
    assert_snapshot!(told(&copied(SERVER, &[("03/07/2026 09:14:01", 131, ""), ("03/07/2026 09:14:02", 98, "")])), @"
    ordinary nowhere 03/07/2026 09:14:01 to 03/07/2026 09:14:02: Ordinary operation: nothing in it is a failure.
      . 03/07/2026 09:14:01 RdpCoreTS 131: Meaning of 131.
      . 03/07/2026 09:14:02 RdpCoreTS 98: Meaning of 98.
    Day and month of some dates could change places, and nothing in the text decides. These dates stand as they were written, and the order of their days is a guess.
    ");
}

#[test]
fn a_log_of_many_connections_is_told_in_bounds() {
    let mut paste = String::new();
    for n in 0..3_000 {
        let (hour, minute, second) = (n / 3_600 % 24, n / 60 % 60, n % 60);
        let activity = format!("f420{n:04x}-91ba-4cf1-97ff-34ccd7200000");
        let time = format!("{hour:02}:{minute:02}:{second:02}");
        let ids: &[u32] = if n % 3 == 0 {
            &[131, 65, 98, 66]
        } else {
            &[131, 65, 102]
        };
        let events: Vec<(&str, u32)> = ids.iter().map(|id| (time.as_str(), *id)).collect();
        paste.push_str(&xml(SERVER, &activity, &events));
    }
    let reading = read(&paste);
    assert!(reading.stories.len() <= 12);
    let told: usize = reading.stories.iter().map(|story| 1 + story.alike).sum();
    let rest = reading.left_out;
    assert_eq!(told + rest.failed + rest.unknown + rest.ordinary, 3_000);
    assert_eq!(reading.stories[0].outcome, decoder::Outcome::Failed);
    let lines = reading.stories.iter().map(|story| story.lines.len());
    assert!(lines.max() <= Some(decoder::Story::MOST_LINES));
}
