//! Step 5: which signatures fit, which could fit, which are ruled out.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::{
    ArticleEntry, Clue, ClueKind, KnowledgeBase, Signature, SpaceId, Stage, Strength,
};
use crate::reading::{Confidence, Evidence};
use crate::recognize::Sightings;
use crate::resolve::Resolved;

/// A signature held against a paste.
pub(crate) struct Match<'k> {
    /// Whose signature.
    pub(crate) article: &'k ArticleEntry,
    /// Which one, from 0; the number of signatures where a table names the article.
    pub(crate) index: usize,
    /// Where the failure sits.
    pub(crate) stage: Stage,
    /// How sure.
    pub(crate) confidence: Confidence,
    /// Sum of the weights of the distinct clues that were seen.
    pub(crate) weight: u32,
    /// What was seen.
    pub(crate) evidence: Vec<Evidence>,
    /// What would make it surer.
    pub(crate) missing: Vec<String>,
}

/// What there is to hold signatures against.
pub(crate) struct Seen<'s> {
    pub(crate) knowledge: &'s KnowledgeBase,
    pub(crate) sightings: &'s Sightings,
    pub(crate) resolved: &'s [Resolved],
    /// The paste names Remote Desktop in some way.
    pub(crate) names_rdp: bool,
    /// It does, or several hints together say so.
    pub(crate) is_about_rdp: bool,
}

impl Seen<'_> {
    /// An event of our tables is there, so that the numbers of its text mean something.
    fn has_known_event(&self) -> bool {
        self.sightings
            .events
            .iter()
            .any(|event| event.provider.is_some())
    }
}

/// Every signature that fits or could fit; per article the best one.
pub(crate) fn matching<'k>(knowledge: &'k KnowledgeBase, seen: &Seen<'_>) -> Vec<Match<'k>> {
    knowledge
        .articles
        .iter()
        .filter_map(|article| {
            let all = article.signatures.iter().enumerate();
            all.filter_map(|(index, signature)| held_against(seen, article, index, signature))
                .max_by(|a, b| {
                    let key = |m: &Match<'_>| (m.confidence, m.weight);
                    // The first of equals wins.
                    key(a).cmp(&key(b)).then(b.index.cmp(&a.index))
                })
        })
        .collect()
}

fn held_against<'k>(
    seen: &Seen<'_>,
    article: &'k ArticleEntry,
    index: usize,
    signature: &'k Signature,
) -> Option<Match<'k>> {
    // What rules a signature out does so whatever the paste is about.
    let anywhere = Seen {
        is_about_rdp: true,
        ..*seen
    };
    if signature
        .none
        .iter()
        .any(|clue| evidence_for(&anywhere, clue).is_some())
    {
        return None;
    }
    let mut evidence = vec![];
    let mut n_all = 0;
    let mut n_any = 0;
    let mut is_decisive = false;
    let mut has_strong = false;
    let mut missing = vec![];
    for (clue, is_required) in signature
        .all
        .iter()
        .map(|clue| (clue, true))
        .chain(signature.any.iter().map(|clue| (clue, false)))
    {
        match evidence_for(seen, clue) {
            Some(found) => {
                n_all += usize::from(is_required);
                n_any += usize::from(!is_required);
                is_decisive |= clue.strength == Strength::Decisive;
                has_strong |= clue.strength >= Strength::Strong;
                evidence.push(found);
            }
            None => missing.push(in_words(seen.knowledge, clue)),
        }
    }
    let has_all = n_all == signature.all.len();
    let has_any = n_any > 0 || signature.any.is_empty();
    let confidence = match (has_all && has_any, is_decisive) {
        (true, true) => Confidence::Certain,
        (true, false) => Confidence::Likely,
        (false, _) => Confidence::Possible,
    };
    // An open signature needs something that points to it, not just words that many share.
    let is_worth_it = match confidence {
        Confidence::Possible => {
            has_strong && (has_all || signature.all.is_empty() || is_decisive || n_all > 0)
        }
        _ => has_strong || n_all + n_any > 1 || has_all && !signature.all.is_empty(),
    };
    (is_worth_it && !evidence.is_empty()).then(|| Match {
        article,
        index,
        stage: signature.stage.unwrap_or(article.stage),
        confidence,
        weight: evidence.iter().map(|one| one.weight).sum(),
        evidence,
        missing,
    })
}

/// The first place that speaks for a clue.
fn evidence_for(seen: &Seen<'_>, clue: &Clue) -> Option<Evidence> {
    let span = match &clue.kind {
        ClueKind::Code(space, value) => code_place(seen, *space, *value)?,
        ClueKind::Event(provider, id) => event_place(seen, provider, *id)?,
        ClueKind::Phrase(id) => {
            let is_generic = seen
                .knowledge
                .phrase(id)
                .is_some_and(|phrase| phrase.generic);
            let place = seen
                .sightings
                .phrases
                .iter()
                .find(|phrase| phrase.id == *id)?
                .span;
            (seen.is_about_rdp || !is_generic).then_some(place)?
        }
    };
    Some(Evidence {
        span,
        what: in_words(seen.knowledge, clue),
        weight: clue.strength.weight(),
    })
}

fn code_place(seen: &Seen<'_>, space: SpaceId, value: u32) -> Option<Span> {
    seen.resolved
        .iter()
        .filter(|resolved| {
            resolved.is_founded(seen.is_about_rdp) || seen.has_known_event() && resolved.is_long()
        })
        .find(|resolved| {
            resolved
                .readings
                .first()
                .is_some_and(|r| r.space == space && r.value == value)
        })
        .map(|resolved| resolved.sighting.span)
}

fn event_place(seen: &Seen<'_>, provider: &str, id: u32) -> Option<Span> {
    seen.sightings
        .events
        .iter()
        .find(|event| {
            event.id == id
                && event
                    .provider
                    .and_then(|at| seen.knowledge.providers.get(at))
                    .is_some_and(|known| known.id == provider)
        })
        .map(|event| event.span)
}

/// A clue as a person would name it.
pub(crate) fn in_words(knowledge: &KnowledgeBase, clue: &Clue) -> String {
    match &clue.kind {
        ClueKind::Code(SpaceId::Disconnect, value) => format!("error code {value:#x}"),
        ClueKind::Code(SpaceId::Extended, value) => format!("extended error code {value:#x}"),
        ClueKind::Code(space, value) => {
            let name = knowledge
                .code(*space, *value)
                .map(|code| code.name.as_str());
            let number = match space {
                SpaceId::Hresult | SpaceId::Ntstatus => {
                    format!("{value:#010X}").replace("0X", "0x")
                }
                SpaceId::Disconnect | SpaceId::Extended => format!("{value:#x}"),
                _ => format!("{value}"),
            };
            let space = knowledge
                .space(*space)
                .map_or("code", |space| space.name.as_str());
            match name {
                Some(name) if !name.is_empty() => format!("{name} ({number})"),
                _ => format!("{space} {number}"),
            }
        }
        ClueKind::Event(provider, id) => {
            let known = knowledge
                .providers
                .iter()
                .find(|known| known.id == *provider);
            let name = known.map_or(provider.as_str(), short_name);
            format!("event {id} of {name}")
        }
        ClueKind::Phrase(id) => {
            let known = knowledge.phrase(id);
            if let Some(phrase) = known.filter(|phrase| !phrase.meaning.is_empty()) {
                return phrase.meaning.clone();
            }
            format!(
                "the words \u{201C}{}\u{201D}",
                known.map_or(id.as_str(), |p| p.english.as_str())
            )
        }
    }
}

fn short_name(provider: &crate::knowledge::Provider) -> &str {
    let name = provider
        .name
        .strip_prefix("Microsoft-Windows-")
        .unwrap_or(&provider.name);
    let name = name.strip_prefix("TerminalServices-").unwrap_or(name);
    name.strip_prefix("RemoteDesktopServices-").unwrap_or(name)
}
