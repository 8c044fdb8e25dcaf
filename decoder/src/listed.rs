//! Step 5, where no signature fits: the article that the table of a code or an event names.
//!
//! A table knows one number, a signature knows a problem. So this speaks only where no signature
//! is complete, never says more than "possible", and builds on numbers and events that other
//! programs print as well only where the paste names Remote Desktop.

use alloc::vec;
use alloc::vec::Vec;

use crate::Span;
use crate::decode::is_own_provider;
use crate::knowledge::{Clue, ClueKind, KnowledgeBase, Stage, Strength};
use crate::matching::{Match, Seen, in_words};
use crate::reading::{Confidence, Evidence};

/// What a table says of something in the paste.
struct Listed<'k> {
    article: &'k str,
    stage: Option<Stage>,
    span: Span,
    clue: Clue,
}

/// Adds the articles that the tables name, unless a signature is complete.
pub(crate) fn add_listed<'k>(
    knowledge: &'k KnowledgeBase,
    seen: &Seen<'_>,
    matches: &mut Vec<Match<'k>>,
) {
    if matches.iter().any(|m| m.confidence > Confidence::Possible) {
        return;
    }
    for listed in codes(knowledge, seen).chain(events(knowledge, seen)) {
        if matches.iter().any(|m| m.article.id == listed.article) {
            continue;
        }
        let named = |article: &&crate::knowledge::ArticleEntry| article.id == listed.article;
        let Some(article) = knowledge.articles.iter().find(named) else {
            continue;
        };
        let evidence = Evidence {
            span: listed.span,
            what: in_words(knowledge, &listed.clue),
            weight: listed.clue.strength.weight(),
        };
        matches.push(Match {
            article,
            index: article.signatures.len(),
            stage: listed.stage.unwrap_or(article.stage),
            confidence: Confidence::Possible,
            weight: evidence.weight,
            evidence: vec![evidence],
            missing: vec![],
        });
    }
}

fn codes<'k>(knowledge: &'k KnowledgeBase, seen: &Seen<'_>) -> impl Iterator<Item = Listed<'k>> {
    seen.resolved.iter().filter_map(|resolved| {
        let reading = resolved.readings.first()?;
        let is_founded = resolved.is_founded(seen.names_rdp);
        let code = knowledge.code(reading.space, reading.value)?;
        let article = code
            .article
            .as_deref()
            .filter(|_| is_founded && !code.normal)?;
        Some(Listed {
            article,
            stage: code.stage,
            span: resolved.sighting.span,
            clue: strong(ClueKind::Code(reading.space, reading.value)),
        })
    })
}

fn events<'k>(knowledge: &'k KnowledgeBase, seen: &Seen<'_>) -> impl Iterator<Item = Listed<'k>> {
    seen.sightings.events.iter().filter_map(|event| {
        let provider = knowledge.providers.get(event.provider?)?;
        let known = provider.event(event.id)?;
        let is_failure = !known.normal && known.ordinary_when.is_none();
        let is_meant = seen.names_rdp || is_own_provider(provider);
        Some(Listed {
            article: known
                .article
                .as_deref()
                .filter(|_| is_failure && is_meant)?,
            stage: known.stage,
            span: event.span,
            clue: strong(ClueKind::Event(provider.id.clone(), event.id)),
        })
    })
}

const fn strong(kind: ClueKind) -> Clue {
    let strength = Strength::Strong;
    Clue { kind, strength }
}
