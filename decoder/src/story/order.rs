//! What comes before what.

use alloc::vec::Vec;

use super::clocks::Placed;
use super::items::Items;
use super::sweep::Draft;
use crate::knowledge::Step;
use crate::time::Moment;

/// The dated items, oldest first, and whether the text has the newest first.
pub(super) fn in_order(items: &Items) -> (Vec<usize>, bool) {
    let moment = |index: &usize| items.all.get(*index).and_then(|item| item.moment);
    let mut order: Vec<usize> = (0..items.all.len())
        .filter(|index| moment(index).is_some())
        .collect();
    let mut n_up = 0_usize;
    let mut n_down = 0_usize;
    for two in order.windows(2) {
        if let [one, next] = two
            && let (Some(one), Some(next)) = (moment(one), moment(next))
            && one.clock == next.clock
        {
            n_up += usize::from(one.key() < next.key());
            n_down += usize::from(one.key() > next.key());
        }
    }
    let is_newest_first = n_down > n_up;
    if is_newest_first {
        order.reverse();
    }
    // The sort keeps the order of what has the same time.
    order.sort_by_key(|index| moment(index).map(Moment::key));
    (order, is_newest_first)
}

/// Whether the steps of events without times go backwards: such a list has the newest first too.
pub(super) fn runs_backwards(items: &Items, undated: &[usize]) -> bool {
    let mut n_up = 0_usize;
    let mut n_down = 0_usize;
    let mut last: Option<Step> = None;
    let step = |index: &usize| items.all.get(*index).and_then(|item| item.step);
    for step in undated.iter().filter_map(step) {
        if let Some(last) = last {
            n_up += usize::from(last < step);
            n_down += usize::from(last > step);
        }
        last = Some(step);
    }
    n_down > n_up && n_down > 1
}

/// A story on the common clock.
pub(super) struct Dated {
    /// Its first and last second.
    pub(super) from: i64,
    pub(super) to: i64,
    /// Its items, oldest first.
    pub(super) items: Vec<usize>,
}

/// Puts the items of drafts that are one story in order.
pub(super) fn together(
    items: &Items,
    drafts: &[Draft],
    group: &[usize],
    placed: &[Placed],
    is_newest_first: bool,
) -> Dated {
    let mut story: Vec<(i64, u32, usize)> = Vec::new();
    for draft in group.iter().filter_map(|at| drafts.get(*at)) {
        let mut of_lane = placed.iter().filter(|placed| placed.lane == draft.lane());
        let shift = of_lane.next().map_or(0, |placed| placed.shift);
        story.extend(draft.items.iter().filter_map(|&index| {
            let (seconds, millis) = items.all.get(index)?.moment?.key();
            Some((seconds - shift, millis, index))
        }));
    }
    story.sort_by_key(|(seconds, millis, index)| {
        let place = if is_newest_first {
            usize::MAX - index
        } else {
            *index
        };
        (*seconds, *millis, place)
    });
    Dated {
        from: story.first().map_or(0, |(seconds, ..)| *seconds),
        to: story.last().map_or(0, |(seconds, ..)| *seconds),
        items: story.into_iter().map(|(.., index)| index).collect(),
    }
}
