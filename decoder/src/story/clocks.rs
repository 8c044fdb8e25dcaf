//! How far the clocks of a paste are apart: the client's and the server's, local time and UTC.
//!
//! Only what fits in one way counts. Two attempts that could each be the other's counterpart
//! say nothing about the clocks.

use alloc::vec;
use alloc::vec::Vec;

use super::sweep::Draft;
use crate::time::{Clock, DAY};

/// Clocks further apart than this, in seconds, are not believed.
const FURTHEST: i64 = 300;

/// Seconds between the client's and the server's note of the same thing.
const SAME: i64 = 2;

/// Seconds within which what tells no step of a connection belongs to it.
pub(super) const CLOSE: i64 = 15;

/// More stories than these are not compared with each other.
const COMPARED: usize = 40;

/// Which computer and which clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lane {
    pub(super) is_client: bool,
    pub(super) clock: Clock,
}

/// Where a lane's clock stands against the first one's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) lane: Lane,
    /// Seconds to take away from its times.
    pub(super) shift: i64,
}

/// The client's clock against the server's, judged by two notes of one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Difference {
    /// How far the server is ahead, in seconds; time zones are taken out.
    pub(super) seconds: i64,
    /// How far the server's time zone is ahead of the client's, where they differ.
    pub(super) zone: i64,
    /// Drafts that are the two sides of one connection.
    pub(super) client: usize,
    pub(super) server: usize,
    /// Judged by the end of the connection, not by its beginning.
    pub(super) by_end: bool,
}

/// The time zone, in seconds, that is not further from `ahead` than `slack`.
pub(super) fn zone(ahead: i64, slack: i64) -> Option<i64> {
    const HALF_HOUR: i64 = 1_800;
    // Nepal and the Chatham Islands.
    const QUARTERS: [i64; 2] = [20_700, 45_900];
    let half = (ahead + HALF_HOUR / 2).div_euclid(HALF_HOUR) * HALF_HOUR;
    core::iter::once(half)
        .chain(QUARTERS)
        .find(|zone| (ahead - zone).abs() <= slack && (-12 * 3_600..=14 * 3_600).contains(zone))
}

/// Places every lane that can be placed. `zones` are those of events that are there twice.
pub(super) fn place(drafts: &[Draft], zones: &[(bool, i64)]) -> (Vec<Placed>, Option<Difference>) {
    let mut lanes: Vec<Lane> = vec![];
    for draft in drafts {
        let lane = draft.lane();
        if !lanes.contains(&lane) {
            lanes.push(lane);
        }
    }
    // UTC first: the others are measured against it. The client first: its clock is the reader's.
    lanes.sort_by_key(|lane| (lane.clock, !lane.is_client));
    let mut placed: Vec<Placed> = vec![];
    let mut difference = None;
    for &lane in &lanes {
        let found = placed.iter().find_map(|other| {
            let by_twin = twin_zone(zones, *other, lane);
            if let Some(zone) = by_twin {
                return Some((zone + other.shift, None));
            }
            let (ahead, firm) = aligned(drafts, other.lane, lane)?;
            Some((ahead + other.shift, firm))
        });
        let alike = placed.iter().find(|other| other.lane.clock == lane.clock);
        let shift = match (&found, alike) {
            (Some((shift, _)), _) => *shift,
            (None, Some(other)) => other.shift,
            (None, None) if placed.is_empty() || is_days_away(drafts, lane) => 0,
            (None, None) => continue,
        };
        placed.push(Placed { lane, shift });
        if let Some((_, Some(firm))) = found {
            difference = difference.or(Some(firm));
        }
    }
    (placed, difference)
}

/// Whether no time zone could bring what this lane tells near to the rest.
fn is_days_away(drafts: &[Draft], lane: Lane) -> bool {
    const FURTHEST_ZONES: i64 = 27 * 3_600;
    let own = || drafts.iter().filter(|draft| draft.lane() == lane);
    let ends = |of: &dyn Fn(&&Draft) -> bool| {
        let from = drafts.iter().filter(of).map(|draft| draft.from).min();
        from.zip(drafts.iter().filter(of).map(|draft| draft.to).max())
    };
    let is_dated = lane.clock != Clock::TimeOfDay
        && own().next().is_some()
        && drafts.iter().all(|draft| draft.clock != Clock::TimeOfDay);
    let (Some(own), Some(rest)) = (
        ends(&|draft| draft.lane() == lane),
        ends(&|draft| draft.lane() != lane),
    ) else {
        return false;
    };
    is_dated && (own.0 - rest.1 > FURTHEST_ZONES || rest.0 - own.1 > FURTHEST_ZONES)
}

/// The zone of a computer whose events stand there in both clocks.
fn twin_zone(zones: &[(bool, i64)], from: Placed, to: Lane) -> Option<i64> {
    let fits = from.lane.is_client == to.is_client
        && from.lane.clock == Clock::Utc
        && to.clock == Clock::Local;
    let mut own = zones
        .iter()
        .filter(|(is_client, _)| *is_client == to.is_client);
    let (_, zone) = own.next().filter(|_| fits)?;
    own.all(|(_, other)| other == zone).then_some(*zone)
}

/// A pair of notes that can be of one thing.
#[derive(Clone, Copy)]
struct Pair {
    ahead: i64,
    from: usize,
    to: usize,
    by_end: bool,
}

/// How far lane `to` is ahead of lane `from`, and the proof where a connection gives one.
fn aligned(drafts: &[Draft], from: Lane, to: Lane) -> Option<(i64, Option<Difference>)> {
    let of = |lane: Lane| -> Vec<usize> {
        let all = drafts.iter().enumerate();
        all.filter(|(_, draft)| draft.lane() == lane)
            .map(|(index, _)| index)
            .take(COMPARED)
            .collect()
    };
    let (ones, others) = (of(from), of(to));
    let firm = firm_pairs(drafts, &ones, &others);
    if let Some((pair, zone)) = best_of(drafts, &firm, &ones, &others, from, to) {
        let ahead = pair.ahead;
        let is_forward = from.is_client && !to.is_client;
        let is_backward = !from.is_client && to.is_client;
        let difference = (is_forward || is_backward).then(|| {
            let sign = if is_forward { 1 } else { -1 };
            Difference {
                seconds: sign * (ahead - zone),
                zone: sign * zone,
                client: if is_forward { pair.from } else { pair.to },
                server: if is_forward { pair.to } else { pair.from },
                by_end: pair.by_end,
            }
        });
        return Some((ahead, difference));
    }
    (from.clock != to.clock)
        .then(|| by_closeness(drafts, &ones, &others, to))
        .flatten()
        .map(|zone| (zone, None))
}

fn firm_pairs(drafts: &[Draft], ones: &[usize], others: &[usize]) -> Vec<Pair> {
    let mut pairs = vec![];
    for (&from, one) in ones.iter().filter_map(|at| Some((at, drafts.get(*at)?))) {
        for (&to, other) in others.iter().filter_map(|at| Some((at, drafts.get(*at)?))) {
            let ends = one.ends.zip(other.ends).map(|pair| (pair, true));
            let begins = one.begins.zip(other.begins).map(|pair| (pair, false));
            pairs.extend(begins.into_iter().chain(ends).map(|((a, b), by_end)| Pair {
                ahead: b - a,
                from,
                to,
                by_end,
            }));
        }
    }
    pairs
}

/// The one pair that explains most, if there is one, and the time zone in it.
fn best_of(
    drafts: &[Draft],
    pairs: &[Pair],
    ones: &[usize],
    others: &[usize],
    from: Lane,
    to: Lane,
) -> Option<(Pair, i64)> {
    // The same connection says its own name on both sides.
    let activity = |at: usize| drafts.get(at).and_then(|draft| draft.activity);
    let is_named =
        |pair: &&Pair| activity(pair.from).is_some() && activity(pair.from) == activity(pair.to);
    let split = |pair: &Pair| split(pair.ahead, from.clock, to.clock);
    if let Some(named) = pairs.iter().find(is_named) {
        return Some((*named, split(named)?));
    }
    let votes = |ahead: i64| {
        pairs
            .iter()
            .filter(|pair| (pair.ahead - ahead).abs() <= SAME)
            .count()
    };
    let plausible = || pairs.iter().filter(|pair| split(pair).is_some());
    let best = plausible().max_by_key(|pair| (votes(pair.ahead), !pair.by_end))?;
    let most = votes(best.ahead);
    let is_only = plausible()
        .all(|pair| votes(pair.ahead) < most || (pair.ahead - best.ahead).abs() <= 2 * SAME);
    let has_step = |at: &&usize| {
        drafts
            .get(**at)
            .is_some_and(|draft| draft.begins.is_some() || draft.ends.is_some())
    };
    let n_ones = ones.iter().filter(has_step).count();
    let n_others = others.iter().filter(has_step).count();
    let zone = split(best)?;
    // A single note on each side, or clocks that agree: else one fit can be chance.
    let is_sure =
        most > 1 || n_ones == 1 && n_others == 1 || zone == 0 && (best.ahead - zone).abs() <= SAME;
    (is_only && is_sure).then_some((*best, zone))
}

/// The time zone in a distance between two clocks; `None` where no zone explains it.
fn split(ahead: i64, from: Clock, to: Clock) -> Option<i64> {
    match (from, to) {
        (Clock::Utc, Clock::Utc) => (ahead.abs() <= FURTHEST).then_some(0),
        (Clock::TimeOfDay, _) | (_, Clock::TimeOfDay) => {
            let days = (ahead + DAY / 2).div_euclid(DAY) * DAY;
            zone(ahead - days, FURTHEST).map(|zone| zone + days)
        }
        _ if ahead.abs() <= FURTHEST && from == to => Some(0),
        _ => zone(ahead, FURTHEST),
    }
}

/// The one time zone in which what was seen on the one clock happened when something was seen on
/// the other.
fn by_closeness(drafts: &[Draft], ones: &[usize], others: &[usize], to: Lane) -> Option<i64> {
    let mut found = None;
    for one in ones.iter().filter_map(|at| drafts.get(*at)) {
        for other in others.iter().filter_map(|at| drafts.get(*at)) {
            let ahead = other.from - one.from;
            let days = if to.clock == Clock::TimeOfDay {
                (ahead + DAY / 2).div_euclid(DAY) * DAY
            } else {
                0
            };
            let Some(zone) = zone(ahead - days, CLOSE).map(|zone| zone + days) else {
                continue;
            };
            if found.is_some_and(|found| found != zone) {
                return None;
            }
            found = Some(zone);
        }
    }
    found
}
