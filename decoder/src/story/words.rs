//! Stories in words.

use alloc::format;
use alloc::string::{String, ToString};

use super::Case;
use super::clocks::Difference;
use super::course::Early;
use super::items::{Item, Items, What};
use super::sweep::Draft;
use super::told::ClockDifference;
use crate::clue_words::short_name;
use crate::knowledge::Step;

pub(super) const NEWEST_FIRST: &str =
    "The text has the newest first; the timeline runs from old to new.";

pub(super) const OPEN_DATES: &str = "Day and month of some dates could change places, and nothing in the text decides. These dates stand as they were written, and the order of their days is a guess.";

pub(super) const UNPLACED: &str =
    "The text has times of several clocks, and nothing in it tells how far they are apart.";

pub(super) const ORDINARY: &str = "Ordinary operation: nothing in it is a failure.";

pub(super) const ORDINARY_SESSION: &str =
    "An ordinary connection: it reached a session, and nothing in it is a failure.";

pub(super) const FAILED: &str = "Something failed here, and what is here does not say why.";

pub(super) const UNKNOWN: &str = "What is here does not say whether anything failed.";

/// `43 s`, `2 min 5 s`.
fn seconds(n: i64) -> String {
    let n = n.abs();
    match (n / 60, n % 60) {
        (0, rest) => format!("{rest} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, rest) => format!("{minutes} min {rest} s"),
    }
}

/// What a connection that ended early shows.
pub(super) fn ended_early(items: &Items, early: Early) -> String {
    let moment = |index: usize| items.all.get(index).and_then(|item| item.moment);
    let after = early
        .end
        .and_then(|end| Some(moment(end)?.seconds - moment(early.at)?.seconds))
        .filter(|after| *after > 0)
        .map_or_else(String::new, |after| format!(" after {}", seconds(after)));
    if early.is_client {
        return format!(
            "The client began to connect, and the attempt ended{after} before the connection was up."
        );
    }
    let reached = match early.reached {
        Step::Prepared => "The server accepted the connection and prepared it",
        _ => "The server accepted the connection",
    };
    let lost = match early.reached {
        Step::Prepared => "before TLS and sign-in over the network were through",
        _ => "before it was prepared, so at the latest while the protocol was agreed on",
    };
    let end = if early.end.is_some() {
        format!("it ended{after} {lost}")
    } else {
        "nothing later shows that TLS and sign-in over the network were through".to_string()
    };
    format!("{reached}; {end}. A port check or a scanner leaves the same trace.")
}

/// The difference of two clocks, and what it is judged by.
pub(super) fn clock_difference(
    case: &Case<'_>,
    items: &Items,
    drafts: &[Draft],
    difference: Difference,
) -> Option<ClockDifference> {
    let wanted = if difference.by_end {
        Step::Ends
    } else {
        Step::Begins
    };
    let proof = |draft: usize| {
        let draft = drafts.get(draft)?;
        let mut own = draft.items.iter().filter_map(|index| items.all.get(*index));
        let item = own.find(|item| item.step == Some(wanted))?;
        Some((named(case, item), item.time()?))
    };
    let (client, client_time) = proof(difference.client)?;
    let (server, server_time) = proof(difference.server)?;
    let clocks = match difference.seconds {
        -1..=1 => "The clocks of client and server agree".to_string(),
        ahead if ahead > 0 => format!(
            "The server's clock is {} ahead of the client's",
            seconds(ahead)
        ),
        behind => format!(
            "The server's clock is {} behind the client's",
            seconds(behind)
        ),
    };
    let zone_minutes = difference.zone / 60;
    let zone = match (zone_minutes / 60, zone_minutes % 60) {
        (0, 0) => String::new(),
        _ if zone_minutes.abs() >= 24 * 60 => String::new(),
        (hours, minutes) => format!(
            ", and its log is {}{}{} because of the time zone",
            if hours == 0 {
                String::new()
            } else {
                format!("{} h ", hours.abs())
            },
            if minutes == 0 {
                String::new()
            } else {
                format!("{} min ", minutes.abs())
            },
            if zone_minutes > 0 { "ahead" } else { "behind" },
        ),
    };
    Some(ClockDifference {
        seconds: difference.seconds,
        zone_minutes,
        says: format!(
            "{clocks}{zone}, judged by {client} ({client_time}) and {server} ({server_time})."
        ),
    })
}

/// "event 131 of the server", "the dialog".
fn named(case: &Case<'_>, item: &Item) -> String {
    let What::Event(event) = item.what else {
        return "the client's dialog".to_string();
    };
    let event = case.sightings.events.get(event);
    let id = event.map_or(0, |event| event.id);
    let provider = event
        .and_then(|event| case.knowledge.providers.get(event.provider?))
        .map_or("", short_name);
    format!("event {id} of {provider}")
}
