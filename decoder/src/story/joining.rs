//! Drafts of several clocks and computers that are one story.

use alloc::vec;
use alloc::vec::Vec;

use super::clocks::{CLOSE, Lane, Placed};
use super::sweep::Draft;

/// Which drafts are one story: groups of their indices.
pub(super) fn joined(drafts: &[Draft], placed: &[Placed]) -> Vec<Vec<usize>> {
    let shift = |draft: &Draft| {
        let lane = draft.lane();
        let place = placed.iter().find(|placed| placed.lane == lane);
        place.map(|placed| placed.shift)
    };
    let mut order: Vec<(i64, usize)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(index, draft)| Some((draft.from - shift(draft)?, index)))
        .collect();
    order.sort_unstable();
    let mut pairs: Vec<(i64, usize, usize)> = vec![];
    for (at, (start, one)) in order.iter().enumerate() {
        let behind = order.iter().skip(at + 1).take(NEIGHBOURS);
        for (other_start, other) in behind {
            let (Some(a), Some(b)) = (drafts.get(*one), drafts.get(*other)) else {
                continue;
            };
            if a.lane() == b.lane() {
                continue;
            }
            let end = start + (a.to - a.from);
            let other_end = other_start + (b.to - b.from);
            let distance = distance((*start, end), (*other_start, other_end));
            let is_named = a.activity.is_some() && a.activity == b.activity;
            if distance <= CLOSE || is_named {
                pairs.push((if is_named { -1 } else { distance }, *one, *other));
            }
        }
    }
    pairs.sort_unstable();
    let mut groups = Groups::of(drafts);
    for (_, one, other) in pairs {
        groups.join(drafts, one, other);
    }
    let mut members = groups.members();
    // One thing on each clock, and nothing that says they were at two times: one problem, told twice.
    let is_placed = |group: &Vec<usize>| {
        let mut lanes = group.iter().filter_map(|at| Some(drafts.get(*at)?.lane()));
        lanes.any(|lane| placed.iter().any(|placed| placed.lane == lane))
    };
    let n_placed = members.iter().filter(|group| is_placed(group)).count();
    if n_placed == 1 && members.len() == n_lost_lanes(drafts, placed) + 1 {
        members = alloc::vec![members.concat()];
    }
    members
}

/// How many lanes have no place.
fn n_lost_lanes(drafts: &[Draft], placed: &[Placed]) -> usize {
    let mut lost: Vec<Lane> = vec![];
    for lane in drafts.iter().map(Draft::lane) {
        if !lost.contains(&lane) && placed.iter().all(|placed| placed.lane != lane) {
            lost.push(lane);
        }
    }
    lost.len()
}

/// So many drafts behind one are looked at.
const NEIGHBOURS: usize = 12;

/// Seconds between two pieces of time; a long one is near only at its ends.
fn distance(one: (i64, i64), other: (i64, i64)) -> i64 {
    const SHORT: i64 = 60;
    let is_short = one.1 - one.0 <= SHORT && other.1 - other.0 <= SHORT;
    if is_short && other.0 <= one.1 && one.0 <= other.1 {
        return 0;
    }
    [
        (one.0 - other.0).abs(),
        (one.1 - other.1).abs(),
        (one.0 - other.1).abs(),
        (one.1 - other.0).abs(),
    ]
    .into_iter()
    .min()
    .unwrap_or(i64::MAX)
}

/// Drafts that were found to be one story.
struct Groups {
    /// For each draft its group.
    group_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn of(drafts: &[Draft]) -> Self {
        Self {
            group_of: (0..drafts.len()).collect(),
            members: (0..drafts.len()).map(|index| vec![index]).collect(),
        }
    }

    /// Joins two, unless one of them has its counterpart already: a connection has one on each
    /// clock, and no two connections of one computer are the same.
    fn join(&mut self, drafts: &[Draft], one: usize, other: usize) {
        let (Some(&into), Some(&from)) = (self.group_of.get(one), self.group_of.get(other)) else {
            return;
        };
        if into == from {
            return;
        }
        let lanes = |group: usize| {
            let members = self.members.get(group).map_or(&[][..], Vec::as_slice);
            members
                .iter()
                .filter_map(|member| drafts.get(*member))
                .map(Draft::lane)
        };
        if lanes(into).any(|lane| lanes(from).any(|other| other == lane)) {
            return;
        }
        let moved = self.members.get_mut(from).map(core::mem::take);
        for member in moved.into_iter().flatten() {
            if let Some(group) = self.group_of.get_mut(member) {
                *group = into;
            }
            if let Some(members) = self.members.get_mut(into) {
                members.push(member);
            }
        }
    }

    fn members(self) -> Vec<Vec<usize>> {
        self.members
            .into_iter()
            .filter(|members| !members.is_empty())
            .collect()
    }
}
