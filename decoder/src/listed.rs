//! Step 6, where no signature fits: the article that the table of a code or an event names.
//!
//! A table knows one number, a signature knows a problem. So this speaks only where no signature
//! is complete, never says more than "possible", and builds on numbers and events that other
//! programs print as well only where the paste names Remote Desktop.

use alloc::vec;
use alloc::vec::Vec;

use crate::Span;
use crate::clue_words::clue_in_words;
use crate::decode::is_own_provider;
use crate::knowledge::{Clue, ClueKind, SpaceId, Stage, Strength};
use crate::matching::{Clues, Match};
use crate::reading::{Confidence, Evidence};
use crate::story::Case;

/// What a table says of something in the paste.
struct Listed<'k> {
    article: &'k str,
    stage: Option<Stage>,
    span: Span,
    clue: Clue,
}

/// Adds the articles that the tables name, unless a signature is complete.
pub(crate) fn add_listed<'k>(case: &Case<'k>, clues: &Clues, matches: &mut Vec<Match<'k>>) {
    if matches.iter().any(|m| m.confidence > Confidence::Possible) {
        return;
    }
    let knowledge = case.knowledge;
    for listed in codes(case, clues).chain(events(case, clues)) {
        if matches.iter().any(|m| m.article.id == listed.article) {
            continue;
        }
        let named = |article: &&crate::knowledge::ArticleEntry| article.id == listed.article;
        let Some(article) = knowledge.articles.iter().find(named) else {
            continue;
        };
        let evidence = Evidence {
            span: listed.span,
            what: clue_in_words(knowledge, &listed.clue),
            weight: listed.clue.strength.weight(),
        };
        matches.push(Match {
            article,
            index: article.signatures.len(),
            stage: listed.stage.unwrap_or(article.stage),
            confidence: Confidence::Possible,
            is_told: false,
            is_hint: false,
            weight: evidence.weight,
            evidence: vec![evidence],
            missing: vec![],
        });
    }
}

fn codes<'k>(case: &Case<'k>, clues: &Clues) -> impl Iterator<Item = Listed<'k>> {
    let names_rdp = case.names_rdp;
    let knowledge = case.knowledge;
    clues.codes().filter_map(move |(space, value, seen)| {
        // Schannel writes for every program of the computer.
        let is_anybodys = matches!(space, SpaceId::Schannel | SpaceId::TlsAlert);
        if is_anybodys && !names_rdp {
            return None;
        }
        let code = knowledge.code(space, value)?;
        let article = code
            .article
            .as_deref()
            .filter(|_| seen.may_lead && !code.normal)?;
        Some(Listed {
            article,
            stage: code.stage,
            span: seen.span,
            clue: strong(ClueKind::Code(space, value)),
        })
    })
}

fn events<'k>(case: &Case<'k>, clues: &Clues) -> impl Iterator<Item = Listed<'k>> {
    let names_rdp = case.names_rdp;
    let knowledge = case.knowledge;
    clues.events().filter_map(move |(provider, id, seen)| {
        let provider = knowledge.providers.get(provider)?;
        let known = provider.event(id)?;
        let is_failure = !known.normal && known.ordinary_when.is_none();
        let is_meant = names_rdp || is_own_provider(provider);
        Some(Listed {
            article: known
                .article
                .as_deref()
                .filter(|_| is_failure && is_meant)?,
            stage: known.stage,
            span: seen.span,
            clue: strong(ClueKind::Event(provider.id.clone(), id)),
        })
    })
}

const fn strong(kind: ClueKind) -> Clue {
    let strength = Strength::Strong;
    Clue { kind, strength }
}
