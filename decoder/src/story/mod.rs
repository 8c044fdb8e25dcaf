//! Step 5: what was seen → stories: what happened at one time or in one connection, told in order.
//!
//! Two failures at two times are two stories, each with its own explanation. What has no time
//! belongs to every story, for nothing says to which.

mod best;
mod clocks;
mod course;
mod items;
mod joining;
mod lines;
mod order;
mod scene;
mod sweep;
pub(crate) mod told;
pub(crate) mod when;
mod words;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::gathered::Gathered;
use crate::knowledge::{KnowledgeBase, Stage};
use crate::matching::Match;
use crate::recognize::Sightings;
use crate::resolve::Resolved;
use crate::time::Doubt;

pub(crate) use lines::story;

use best::best_first;
use course::Course;
use items::{Items, items};
use order::{Dated, in_order, runs_backwards, together};
use scene::Inside;
use sweep::sweep;
use told::{ClockDifference, LeftOut, Outcome};

/// A paste, as far as it was read.
pub(crate) struct Case<'t> {
    pub(crate) knowledge: &'t KnowledgeBase,
    pub(crate) gathered: &'t Gathered,
    pub(crate) sightings: &'t Sightings,
    pub(crate) resolved: &'t [Resolved],
    /// The paste names Remote Desktop in some way.
    pub(crate) names_rdp: bool,
    /// It does, or several hints together say so.
    pub(crate) is_about_rdp: bool,
    /// An event of our tables is there, so that the numbers of its text mean something.
    pub(crate) has_known_event: bool,
}

/// A story before it is put into words.
pub(crate) struct Plot<'k> {
    /// Its items, oldest first.
    items: Vec<usize>,
    course: Course,
    pub(crate) outcome: Outcome,
    pub(crate) stage: Option<Stage>,
    /// Articles that fit, best first.
    pub(crate) matches: Vec<Match<'k>>,
    /// Its last second on the common clock; `None` where nothing has a time.
    to: Option<i64>,
    /// How many others went the same way, and the first item of the oldest.
    alike: usize,
    first: Option<usize>,
}

/// All stories of a paste.
pub(crate) struct Plots<'k> {
    /// Best first.
    pub(crate) told: Vec<Plot<'k>>,
    pub(crate) left_out: LeftOut,
    pub(crate) clock_difference: Option<ClockDifference>,
    pub(crate) notes: Vec<String>,
    items: Items,
    inside: Inside,
}

/// Finds the stories of a paste.
pub(crate) fn plots<'k>(case: &Case<'k>) -> Plots<'k> {
    let items = items(case.knowledge, case.gathered, case.resolved);
    let (order, is_newest_first) = in_order(&items);
    let drafts = sweep(&items.all, &case.sightings.events, &order);
    let (placed, difference) = clocks::place(&drafts, &items.zones);
    let mut dated: Vec<Dated> = joining::joined(&drafts, &placed)
        .iter()
        .map(|group| together(&items, &drafts, group, &placed, is_newest_first))
        .collect();
    dated.sort_by_key(|story| (story.from, story.to));
    let item = |index: &usize| items.all.get(*index);
    let has_no_time = |index: &usize| item(index).is_some_and(|item| item.moment.is_none());
    let mut undated: Vec<usize> = (0..items.all.len()).filter(has_no_time).collect();
    let is_backwards = runs_backwards(&items, &undated);
    if is_backwards {
        undated.reverse();
    }
    let mut notes = vec![];
    let mut note = |applies: bool, words: &str| notes.extend(applies.then(|| String::from(words)));
    note(is_backwards || is_newest_first, words::NEWEST_FIRST);
    let is_open = |index: &usize| {
        let moment = item(index).and_then(|item| item.moment);
        moment.is_some_and(|moment| moment.doubt == Doubt::Order)
    };
    note(order.iter().any(is_open), words::OPEN_DATES);
    let is_lost = |draft: &sweep::Draft| placed.iter().all(|one| one.lane != draft.lane());
    note(drafts.iter().any(is_lost), words::UNPLACED);
    let clock_difference = difference
        .and_then(|difference| words::clock_difference(case, &items, &drafts, difference));
    let inside = Inside::of(&items);
    let (told, left_out) = best_first(case, &items, &inside, dated, undated);
    Plots {
        told,
        left_out,
        clock_difference,
        notes,
        items,
        inside,
    }
}
