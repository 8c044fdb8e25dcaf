//! Items of one computer and one clock → drafts of stories: what is close in time, and what
//! says that it belongs to one connection.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::clocks::Lane;
use super::items::{Item, What};
use crate::knowledge::{Side, Step};
use crate::recognize::EventSighting;
use crate::time::Clock;

/// Seconds after which what follows is another story.
const NEAR: i64 = 30;

/// Seconds that a connection that began may take to get on or to end.
const OPEN: i64 = 180;

/// Seconds after its end in which a connection is still written about.
const GRACE: i64 = 10;

/// Seconds after which a connection of the same name is another one.
const LONGEST: i64 = 2 * crate::time::DAY;

/// What belongs together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Items, oldest first.
    pub(super) items: Vec<usize>,
    /// On which clock.
    pub(super) clock: Clock,
    /// The person's own computer wrote it.
    pub(super) is_client: bool,
    /// First and last second.
    pub(super) from: i64,
    pub(super) to: i64,
    /// Seconds at which a connection began and ended.
    pub(super) begins: Option<i64>,
    pub(super) ends: Option<i64>,
    /// The connection that it says it is.
    pub(super) activity: Option<u128>,
    is_under_way: bool,
    begun_by: Vec<Name>,
}

/// Drafts of the dated items, in the order of their beginning. `order` has the dated items,
/// oldest first.
pub(super) fn sweep(items: &[Item], events: &[EventSighting], order: &[usize]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = vec![];
    let mut last_of: BTreeMap<Lane, usize> = BTreeMap::new();
    let mut by_activity: BTreeMap<(Lane, u128), usize> = BTreeMap::new();
    let connections = connections(items);
    for &index in order {
        let Some((item, moment)) = items
            .get(index)
            .and_then(|item| item.moment.map(|moment| (item, moment)))
        else {
            continue;
        };
        let lane = Lane {
            is_client: item.side == Some(Side::Client),
            clock: moment.clock,
        };
        let name = match item.what {
            What::Event(event) => events.get(event).map(|event| (event.provider, event.id)),
            What::Code(_) | What::Phrase(_) => None,
        };
        let seconds = moment.seconds;
        // A UDP transport has a name of its own, and belongs to the connection it is of.
        let activity = item
            .activity
            .filter(|activity| connections.binary_search(activity).is_ok());
        let named = activity
            .and_then(|activity| by_activity.get(&(lane, activity)).copied())
            .filter(|at| {
                drafts
                    .get(*at)
                    .is_some_and(|draft| seconds - draft.to <= LONGEST)
            });
        let nearest = last_of.get(&lane).copied().filter(|at| {
            drafts
                .get(*at)
                .is_some_and(|draft| draft.takes(item.step, activity, name, seconds))
        });
        let at = named.or(nearest).unwrap_or_else(|| {
            drafts.push(Draft {
                items: vec![],
                clock: moment.clock,
                is_client: lane.is_client,
                from: seconds,
                to: seconds,
                begins: None,
                ends: None,
                activity: None,
                is_under_way: false,
                begun_by: vec![],
            });
            drafts.len() - 1
        });
        if let Some(draft) = drafts.get_mut(at) {
            draft.add(index, item.step, activity, name, seconds);
        }
        if let Some(activity) = activity {
            by_activity.entry((lane, activity)).or_insert(at);
        }
        // What goes on in an old connection says nothing about who is near.
        if named.is_none() || item.step != Some(Step::Ends) {
            last_of.insert(lane, at);
        }
    }
    drafts
}

/// The names under which a connection begins, is prepared or ends, sorted.
fn connections(items: &[Item]) -> Vec<u128> {
    let is_told =
        |item: &&Item| matches!(item.step, Some(Step::Begins | Step::Prepared | Step::Ends));
    let mut names: Vec<u128> = items
        .iter()
        .filter(is_told)
        .filter_map(|item| item.activity)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Provider and id of an event.
type Name = (Option<usize>, u32);

impl Draft {
    /// Which computer and which clock wrote it.
    pub(super) const fn lane(&self) -> Lane {
        Lane {
            is_client: self.is_client,
            clock: self.clock,
        }
    }

    /// Whether what happens at this second still belongs here.
    fn takes(
        &self,
        step: Option<Step>,
        activity: Option<u128>,
        name: Option<Name>,
        seconds: i64,
    ) -> bool {
        let gap = seconds - self.to;
        if activity.is_some() && self.activity.is_some() {
            return false;
        }
        match step {
            Some(Step::Begins) => {
                let is_same_begin = name.is_some_and(|name| self.begun_by.contains(&name));
                let is_free = self.ends.is_none() && !self.is_under_way;
                // Two begin at once, and nothing tells which one the rest belongs to.
                let is_tangled = self.ends.is_none() && self.begins.is_some();
                if is_same_begin || !is_free {
                    gap <= NEAR && is_tangled
                } else {
                    gap <= GRACE
                }
            }
            Some(_) => {
                let is_open = self.begins.is_some() && self.ends.is_none();
                // A client that is in a session and then writes of an end means this session.
                let is_its_end = step == Some(Step::Ends) && self.is_client && self.is_under_way;
                if is_its_end && self.ends.is_none() {
                    return gap <= LONGEST;
                }
                gap <= if self.ends.is_some() {
                    GRACE
                } else if is_open {
                    OPEN
                } else {
                    NEAR
                }
            }
            None => gap <= if self.ends.is_some() { GRACE } else { NEAR },
        }
    }

    fn add(
        &mut self,
        index: usize,
        step: Option<Step>,
        activity: Option<u128>,
        name: Option<Name>,
        seconds: i64,
    ) {
        self.items.push(index);
        self.to = self.to.max(seconds);
        self.activity = self.activity.or(activity);
        match step {
            Some(Step::Begins) => {
                self.begins.get_or_insert(seconds);
                self.begun_by.extend(name);
            }
            Some(Step::Ends) => _ = self.ends.get_or_insert(seconds),
            Some(_) => self.is_under_way = true,
            None => {}
        }
    }
}
