//! Step 6: best first, with reasons.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::knowledge::{KnowledgeBase, SpaceId, Stage};
use crate::matching::Match;
use crate::naming;
use crate::reading::{Explanation, Finding, More, Reading, SeenEvent};
use crate::recognize::Sightings;
use crate::resolve::Resolved;

/// More articles than this help nobody.
const MOST_EXPLANATIONS: usize = 8;

/// Puts everything in order.
pub(crate) fn rank(
    knowledge: &KnowledgeBase,
    sightings: &Sightings,
    resolved: Vec<Resolved>,
    matches: Vec<Match<'_>>,
) -> Reading {
    let events: Vec<SeenEvent> = sightings
        .events
        .iter()
        .map(|event| {
            let provider = event.provider.and_then(|at| knowledge.providers.get(at));
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
        .collect();
    let explanations = ordered(matches);
    let normal = explanations.is_empty() && is_normal(knowledge, &events, &resolved, sightings);
    let stage = explanations
        .first()
        .map(|best| best.stage)
        .or_else(|| stage_of_codes(knowledge, &resolved))
        .or_else(|| stage_of_events(knowledge, sightings))
        .filter(|_| !normal);
    let findings = resolved
        .into_iter()
        .map(|resolved| Finding {
            span: resolved.sighting.span,
            readings: resolved.readings,
        })
        .collect();
    Reading {
        findings,
        events,
        stage,
        explanations,
        normal,
        wants_names: false,
        more: More::default(),
    }
}

fn ordered(mut matches: Vec<Match<'_>>) -> Vec<Explanation> {
    matches.sort_by(|a, b| {
        let key = |m: &Match<'_>| {
            (
                Reverse(m.confidence),
                Reverse(m.weight),
                Reverse(m.article.level),
            )
        };
        key(a)
            .cmp(&key(b))
            .then_with(|| a.article.id.cmp(&b.article.id))
    });
    matches.truncate(MOST_EXPLANATIONS);
    matches
        .into_iter()
        .map(|best| Explanation {
            article: best.article.id.clone(),
            title: best.article.title.clone(),
            url: best.article.url.clone(),
            stage: best.stage,
            hub: best.article.hub,
            confidence: best.confidence,
            signature: best.index,
            level: best.article.level,
            evidence: best.evidence,
            missing: best.missing,
        })
        .collect()
}

/// Something was recognized, and all of it is ordinary operation.
fn is_normal(
    knowledge: &KnowledgeBase,
    events: &[SeenEvent],
    resolved: &[Resolved],
    sightings: &Sightings,
) -> bool {
    // A name of a program or a port says neither that something failed nor that all is well.
    let phrases = || {
        let known = sightings
            .phrases
            .iter()
            .filter_map(|seen| knowledge.phrase(&seen.id));
        known.filter(|phrase| !phrase.name)
    };
    let phrases_are_normal = phrases().all(|phrase| phrase.normal);
    let codes_are_normal = resolved.iter().all(|resolved| {
        resolved.readings.first().is_some_and(|reading| {
            // No error, or no further reason: nothing that speaks against it.
            reading.value == 0 && reading.space != SpaceId::Disconnect
                || naming::is_success(knowledge, reading)
                || knowledge
                    .code(reading.space, reading.value)
                    .is_some_and(|code| code.normal)
        })
    });
    let events_are_normal = events.iter().all(|event| event.normal);
    let says_so = events.iter().any(|event| event.normal)
        || phrases().any(|phrase| !phrase.generic)
        || resolved.iter().any(|resolved| {
            resolved.is_founded(true)
                && resolved.readings.first().is_some_and(|reading| {
                    knowledge
                        .code(reading.space, reading.value)
                        .is_some_and(|code| code.normal)
                })
        });
    codes_are_normal && events_are_normal && phrases_are_normal && says_so
}

fn stage_of_codes(knowledge: &KnowledgeBase, resolved: &[Resolved]) -> Option<Stage> {
    resolved
        .iter()
        .filter(|resolved| resolved.is_founded(true))
        .find_map(|resolved| {
            let reading = resolved.readings.first()?;
            knowledge
                .code(reading.space, reading.value)
                .and_then(|code| code.stage)
                .or_else(|| {
                    if reading.space != SpaceId::Disconnect {
                        return None;
                    }
                    let families = &knowledge.space(SpaceId::Disconnect)?.families;
                    families
                        .iter()
                        .find(|f| u32::from(f.byte) == reading.value & 0xFF)?
                        .stage
                })
        })
}

fn stage_of_events(knowledge: &KnowledgeBase, sightings: &Sightings) -> Option<Stage> {
    sightings.events.iter().find_map(|event| {
        let known = knowledge.providers.get(event.provider?)?.event(event.id)?;
        known.stage.filter(|_| !known.normal)
    })
}
