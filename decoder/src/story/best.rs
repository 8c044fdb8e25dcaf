//! Which stories are told, and in which order.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::items::Items;
use super::order::Dated;
use super::scene::{Inside, Scene};
use super::told::{LeftOut, Outcome};
use super::{Case, Plot};
use crate::listed::add_listed;
use crate::matching::{by_strength, matching};
use crate::reading::Confidence;

/// So many stories are told.
const MOST_TOLD: usize = 12;

/// Up to here every story is told for itself; beyond, stories that went the same way are one.
const MOST_ALIKE: usize = 6;

/// So many different stories are held against the articles.
const MOST_MATCHED: usize = 64;

/// Holds the stories against the articles, and puts the best first.
pub(super) fn best_first<'k>(
    case: &Case<'k>,
    items: &Items,
    inside: &Inside,
    mut dated: Vec<Dated>,
    undated: Vec<usize>,
) -> (Vec<Plot<'k>>, LeftOut) {
    let mut stories: Vec<(Vec<usize>, Option<i64>)> = vec![];
    let mut shared = None;
    if let [only] = dated.as_mut_slice() {
        only.items.extend(undated);
    } else if !undated.is_empty() {
        let undated_scene = Scene::of(case, items, inside, &undated);
        shared = (!dated.is_empty()).then(|| undated_scene.clues(&undated_scene.course()));
        stories.push((undated, None));
    }
    // The newest first: it tells for all that went the same way.
    let newest_first = dated.into_iter().rev();
    stories.extend(newest_first.map(|story| (story.items, Some(story.to))));
    let are_many = stories.len() > MOST_ALIKE;
    let mut kept: Vec<Plot<'k>> = vec![];
    let mut known_ways: BTreeMap<Vec<(u8, usize, u32)>, usize> = BTreeMap::new();
    let mut left_out = LeftOut::default();
    for (story, to) in stories {
        let scene = Scene::of(case, items, inside, &story);
        let course = scene.course();
        let clues = scene.clues(&course);
        if are_many {
            let way = clues.fingerprint();
            if let Some(plot) = known_ways.get(&way).and_then(|at| kept.get_mut(*at)) {
                plot.alike += 1;
                plot.first = story.first().copied();
                continue;
            }
            known_ways.insert(way, kept.len());
        }
        if kept.len() >= MOST_MATCHED {
            let (outcome, _) = scene.outcome(&course, &[]);
            count(&mut left_out, outcome, 1);
            continue;
        }
        let shared = shared.as_ref().filter(|_| to.is_some());
        let mut matches = matching(case.knowledge, case.is_about_rdp, &clues, shared);
        add_listed(case, &clues, &mut matches);
        // Words that point somewhere give way to what says more, and do not turn ordinary operation
        // into a failure.
        let is_surer = matches
            .iter()
            .any(|one| one.confidence > Confidence::Possible);
        let is_all_hints = matches.iter().all(|one| one.is_hint);
        if is_surer || is_all_hints && scene.outcome(&course, &[]).0 == Outcome::Ordinary {
            matches.retain(|one| !one.is_hint);
        }
        matches.sort_by(by_strength);
        let (outcome, stage) = scene.outcome(&course, &matches);
        kept.push(Plot {
            items: story,
            course,
            outcome,
            stage,
            matches,
            to,
            alike: 0,
            first: None,
        });
    }
    if are_many {
        kept = without_likes(kept);
    }
    kept.sort_by_key(|plot| {
        let best = plot.matches.first();
        let strength = best.map(|best| (best.confidence, best.weight));
        (plot.outcome, Reverse(strength), Reverse(plot.to))
    });
    for plot in kept.iter().skip(MOST_TOLD) {
        count(&mut left_out, plot.outcome, 1 + plot.alike);
    }
    kept.truncate(MOST_TOLD);
    (kept, left_out)
}

/// Stories that end the same, for the same reason as far as anybody can tell, are told once.
fn without_likes(plots: Vec<Plot<'_>>) -> Vec<Plot<'_>> {
    let mut kept: Vec<Plot<'_>> = vec![];
    for plot in plots {
        let way = |plot: &Plot<'_>| {
            let best = plot.matches.first();
            let early = plot.course.early.map(|early| early.reached);
            let best = best.map(|best| (best.article.id.clone(), best.confidence));
            (plot.outcome, plot.stage, best, early)
        };
        let is_like = |known: &&mut Plot<'_>| {
            let is_telling = plot.outcome != Outcome::Unknown;
            is_telling && plot.to.is_some() && known.to.is_some() && way(known) == way(&plot)
        };
        match kept.iter_mut().find(is_like) {
            Some(known) => {
                known.alike += 1 + plot.alike;
                known.first = plot.first.or_else(|| plot.items.first().copied());
            }
            None => kept.push(plot),
        }
    }
    kept
}

fn count(left_out: &mut LeftOut, outcome: Outcome, n: usize) {
    match outcome {
        Outcome::Failed => left_out.failed += n,
        Outcome::Unknown => left_out.unknown += n,
        Outcome::Ordinary => left_out.ordinary += n,
    }
}
