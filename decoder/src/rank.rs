//! Step 7: best first, with reasons.

use alloc::string::String;
use alloc::vec::Vec;

use crate::apart::apart;
use crate::matching::{Match, by_strength};
use crate::reading::{Explanation, Finding, Reading, SeenEvent};
use crate::resolve::Resolved;
use crate::story::told::Outcome;
use crate::story::{Case, Plots, story};

/// More articles than this help nobody.
const MOST_EXPLANATIONS: usize = 8;

/// Puts everything but the codes in order and back into places of the paste.
pub(crate) fn rank(case: &Case<'_>, plots: &Plots<'_>) -> Reading {
    let events = events(case);
    let matches = best_of_each(plots);
    let best = plots.told.first();
    let stories: Vec<_> = plots
        .told
        .iter()
        .map(|plot| {
            let explanations = explanations(&plot.matches);
            story(case, plots, plot, explanations)
        })
        .collect();
    let normal = matches.is_empty()
        && !stories.is_empty()
        && plots.left_out.failed + plots.left_out.unknown == 0
        && stories
            .iter()
            .all(|story| story.outcome == Outcome::Ordinary);
    let when = stories.first().and_then(|story| {
        let failed = story
            .lines
            .iter()
            .find(|line| !line.normal && line.time.is_some());
        failed.and_then(|line| line.time.as_deref())
    });
    Reading {
        apart: best.and_then(|best| apart(case.knowledge, &best.matches, when)),
        stage: best.and_then(|best| best.stage).filter(|_| !normal),
        explanations: explanations(&matches),
        events,
        normal,
        stories,
        left_out: plots.left_out,
        clock_difference: plots.clock_difference.clone(),
        notes: plots.notes.clone(),
        ..Reading::default()
    }
}

fn events(case: &Case<'_>) -> Vec<SeenEvent> {
    case.sightings
        .events
        .iter()
        .map(|event| {
            let provider = event
                .provider
                .and_then(|at| case.knowledge.providers.get(at));
            let known = provider.and_then(|provider| provider.event(event.id));
            SeenEvent {
                provider: provider.map_or_else(|| event.name.clone(), |p| p.name.clone()),
                provider_id: provider.map_or_else(String::new, |p| p.id.clone()),
                id: event.id,
                meaning: known.map_or_else(String::new, |event| event.meaning.clone()),
                span: event.span,
                normal: known.is_some_and(|event| event.normal),
            }
        })
        .collect()
}

/// The codes, in places of the paste.
pub(crate) fn findings(resolved: Vec<Resolved>) -> Vec<Finding> {
    resolved
        .into_iter()
        .map(|resolved| Finding {
            span: resolved.sighting.span,
            readings: resolved.readings,
        })
        .collect()
}

/// Of each article the story that it fits best; the newest of equals.
fn best_of_each<'k>(plots: &Plots<'k>) -> Vec<Match<'k>> {
    let mut best: Vec<Match<'k>> = Vec::new();
    for one in plots.told.iter().flat_map(|plot| &plot.matches) {
        let known = best
            .iter_mut()
            .find(|known| known.article.id == one.article.id);
        match known {
            Some(known) if (one.confidence, one.weight) > (known.confidence, known.weight) => {
                *known = one.clone();
            }
            Some(_) => {}
            None => best.push(one.clone()),
        }
    }
    if plots.told.len() > 1 {
        // The stories stand best first; among equals theirs is the order.
        best.sort_by_key(|one| core::cmp::Reverse((one.confidence, one.weight)));
    } else {
        best.sort_by(by_strength);
    }
    best
}

fn explanations(matches: &[Match<'_>]) -> Vec<Explanation> {
    matches
        .iter()
        .take(MOST_EXPLANATIONS)
        .map(|best| Explanation {
            article: best.article.id.clone(),
            title: best.article.title.clone(),
            summary: best.article.summary.clone(),
            url: best.article.url.clone(),
            stage: best.stage,
            hub: best.article.hub,
            confidence: best.confidence,
            signature: best.index,
            level: best.article.level,
            evidence: best.evidence.clone(),
            missing: best.missing.clone(),
        })
        .collect()
}
