//! Step 6: which signatures fit, which could fit, which are ruled out.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::Span;
use crate::clue_words::said;
use crate::knowledge::{
    ArticleEntry, Clue, ClueKind, KnowledgeBase, Signature, SpaceId, Stage, Strength,
};
use crate::missing;
use crate::reading::{Confidence, Evidence};

/// A signature held against a paste.
#[derive(Clone)]
pub(crate) struct Match<'k> {
    /// Whose signature.
    pub(crate) article: &'k ArticleEntry,
    /// Which one, from 0; the number of signatures where a table names the article.
    pub(crate) index: usize,
    /// Where the failure sits.
    pub(crate) stage: Stage,
    /// How sure.
    pub(crate) confidence: Confidence,
    /// An event or a sentence speaks for it, not only numbers.
    pub(crate) is_told: bool,
    /// Only words that point there.
    pub(crate) is_hint: bool,
    /// Sum of the weights of the distinct clues that were seen.
    pub(crate) weight: u32,
    /// What was seen.
    pub(crate) evidence: Vec<Evidence>,
    /// What would make it surer.
    pub(crate) missing: Vec<String>,
}

/// What there is to hold signatures against: the distinct clues of one story.
#[derive(Debug, Default)]
pub(crate) struct Clues {
    /// Space, value and place of codes that may be built upon; sorted.
    codes: Vec<(SpaceId, u32, Seen)>,
    /// Provider, id and place of events; sorted.
    events: Vec<(usize, u32, Seen)>,
    /// Phrase and place of sentences; sorted.
    phrases: Vec<(usize, Seen)>,
    /// The place that shows that a connection ended early.
    early: Option<Seen>,
}

/// So many are compared one by one.
const FEW: usize = 8;

/// Where a clue was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) span: Span,
    /// It stands in an event.
    pub(crate) in_event: bool,
    /// The article that its table names may be shown, where no signature is complete.
    pub(crate) may_lead: bool,
    /// Which wording of a sentence.
    pub(crate) wording: u16,
}

impl Clues {
    pub(crate) fn add_code(&mut self, space: SpaceId, value: u32, seen: Seen) {
        self.codes.push((space, value, seen));
    }

    pub(crate) fn add_event(&mut self, provider: usize, id: u32, seen: Seen) {
        self.events.push((provider, id, seen));
    }

    /// `phrase` is an index into the knowledge base's phrases.
    pub(crate) fn add_phrase(&mut self, phrase: usize, seen: Seen) {
        self.phrases.push((phrase, seen));
    }

    pub(crate) const fn set_early(&mut self, seen: Seen) {
        self.early = Some(seen);
    }

    /// Sorts, and keeps the first place of each clue.
    pub(crate) fn settle(&mut self) {
        self.codes.sort_unstable();
        self.codes
            .dedup_by_key(|(space, value, _)| (*space, *value));
        self.events.sort_unstable();
        self.events
            .dedup_by_key(|(provider, id, _)| (*provider, *id));
        self.phrases.sort_unstable();
        self.phrases.dedup_by_key(|(phrase, _)| *phrase);
    }

    /// Space, value and place of the codes.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (SpaceId, u32, Seen)> {
        self.codes.iter().copied()
    }

    /// Provider, id and place of the events.
    pub(crate) fn events(&self) -> impl Iterator<Item = (usize, u32, Seen)> {
        self.events.iter().copied()
    }

    /// What tells one story from another, without its places.
    pub(crate) fn fingerprint(&self) -> Vec<(u8, usize, u32)> {
        let codes = self.codes.iter();
        let events = self.events.iter();
        let phrases = self.phrases.iter();
        codes
            .map(|(space, value, _)| (0, *space as usize, *value))
            .chain(events.map(|(provider, id, _)| (1, *provider, *id)))
            .chain(phrases.map(|(phrase, _)| (2, *phrase, 0)))
            .chain(self.early.map(|_| (3, 0, 0)))
            .collect()
    }

    fn code(&self, space: SpaceId, value: u32) -> Option<Seen> {
        let at = self
            .codes
            .binary_search_by_key(&(space, value), |(space, value, _)| (*space, *value))
            .ok()?;
        self.codes.get(at).map(|(.., seen)| *seen)
    }

    // A dialog has one or two of each, and the signatures ask for hundreds: looking a name up among
    // all that there are would take longer than comparing it with what was seen.

    fn event(&self, knowledge: &KnowledgeBase, provider: &str, id: u32) -> Option<Seen> {
        if self.events.len() <= FEW {
            let is_it = |(index, other): (usize, u32)| {
                other == id
                    && knowledge
                        .providers
                        .get(index)
                        .is_some_and(|known| known.id == provider)
            };
            let mut events = self.events.iter();
            let found = events.find(|(index, other, _)| is_it((*index, *other)))?;
            return Some(found.2);
        }
        let provider = knowledge
            .providers
            .binary_search_by(|known| known.id.as_str().cmp(provider))
            .ok()?;
        let at = self
            .events
            .binary_search_by_key(&(provider, id), |(provider, id, _)| (*provider, *id))
            .ok()?;
        self.events.get(at).map(|(.., seen)| *seen)
    }

    fn phrase(&self, knowledge: &KnowledgeBase, id: &str) -> Option<(usize, Seen)> {
        if self.phrases.len() <= FEW {
            let is_it = |index: usize| knowledge.phrases.get(index).is_some_and(|it| it.id == id);
            return self
                .phrases
                .iter()
                .copied()
                .find(|(index, _)| is_it(*index));
        }
        let phrase = knowledge.phrase_index(id)?;
        let at = self
            .phrases
            .binary_search_by_key(&phrase, |(phrase, _)| *phrase)
            .ok()?;
        self.phrases.get(at).copied()
    }

    /// Whether a dialog or a person names another code of this space: no clue of it is missing then.
    pub(crate) fn speaks_against(&self, clue: &Clue) -> bool {
        let ClueKind::Code(space @ (SpaceId::Disconnect | SpaceId::Extended), value) = clue.kind
        else {
            return false;
        };
        self.codes
            .iter()
            .any(|(other, number, seen)| *other == space && *number != value && !seen.in_event)
    }

    fn seen(&self, knowledge: &KnowledgeBase, is_about_rdp: bool, clue: &Clue) -> Option<Seen> {
        match &clue.kind {
            ClueKind::Code(space, value) => self.code(*space, *value),
            ClueKind::Event(provider, id) => self.event(knowledge, provider, *id),
            ClueKind::Phrase(id) => {
                let (phrase, seen) = self.phrase(knowledge, id)?;
                let is_generic = || knowledge.phrases.get(phrase).is_some_and(|one| one.generic);
                (is_about_rdp || !is_generic()).then_some(seen)
            }
            ClueKind::EndedEarly => self.early,
        }
    }
}

/// Every signature that fits or could fit; per article the best one. `shared` are the clues that
/// have no time: they belong to every story, and alone they are none.
pub(crate) fn matching<'k>(
    knowledge: &'k KnowledgeBase,
    is_about_rdp: bool,
    clues: &Clues,
    shared: Option<&Clues>,
) -> Vec<Match<'k>> {
    let against = Against {
        knowledge,
        is_about_rdp,
        clues,
        shared,
    };
    knowledge
        .articles
        .iter()
        .filter_map(|article| {
            let all = article.signatures.iter().enumerate();
            all.filter_map(|(index, signature)| against.hold(article, index, signature))
                .max_by(|a, b| {
                    let key = |m: &Match<'_>| (m.confidence, m.weight);
                    // The first of equals wins.
                    key(a).cmp(&key(b)).then(b.index.cmp(&a.index))
                })
        })
        .collect()
}

struct Against<'a, 'k> {
    knowledge: &'k KnowledgeBase,
    is_about_rdp: bool,
    clues: &'a Clues,
    shared: Option<&'a Clues>,
}

impl<'k> Against<'_, 'k> {
    /// Where the clue was seen, and whether in this story.
    fn seen(&self, clue: &Clue) -> Option<(Seen, bool)> {
        let seen_in = |clues: &Clues| clues.seen(self.knowledge, self.is_about_rdp, clue);
        let own = seen_in(self.clues).map(|seen| (seen, true));
        own.or_else(|| Some((seen_in(self.shared?)?, false)))
    }

    /// Whether what was seen rules out that the clue is there too.
    fn speaks_against(&self, clue: &Clue) -> bool {
        self.clues.speaks_against(clue)
            || self
                .shared
                .is_some_and(|shared| shared.speaks_against(clue))
    }

    fn hold(
        &self,
        article: &'k ArticleEntry,
        index: usize,
        signature: &'k Signature,
    ) -> Option<Match<'k>> {
        // What rules a signature out does so whatever the paste is about.
        let is_anywhere = |clue: &Clue| {
            let is_in = |clues: &Clues| clues.seen(self.knowledge, true, clue).is_some();
            is_in(self.clues) || self.shared.is_some_and(is_in)
        };
        if signature.none.iter().any(is_anywhere) {
            return None;
        }
        let mut evidence = vec![];
        let mut n_all = 0;
        let mut n_any = 0;
        let mut strongest = None;
        let mut strongest_any = None;
        let mut has_own = false;
        let mut is_told = false;
        let each = signature.all.iter().map(|clue| (clue, true));
        for (clue, is_required) in each.chain(signature.any.iter().map(|clue| (clue, false))) {
            let Some((seen, is_own)) = self.seen(clue) else {
                if is_required && self.speaks_against(clue) {
                    return None;
                }
                continue;
            };
            n_all += usize::from(is_required);
            n_any += usize::from(!is_required);
            strongest = strongest.max(Some(clue.strength));
            if !is_required {
                strongest_any = strongest_any.max(Some(clue.strength));
            }
            has_own |= is_own;
            is_told |=
                clue.strength >= Strength::Strong && !matches!(clue.kind, ClueKind::Code(..));
            evidence.push(Evidence {
                span: seen.span,
                what: said(self.knowledge, clue, seen.wording),
                weight: clue.strength.weight(),
            });
        }
        let has_all = n_all == signature.all.len();
        let has_any = n_any > 0 || signature.any.is_empty();
        let is_decisive = strongest == Some(Strength::Decisive);
        let has_strong = strongest >= Some(Strength::Strong);
        let is_complete = has_all && has_any;
        if signature.hint && !is_complete {
            return None;
        }
        let confidence = match (is_complete && !signature.hint, is_decisive) {
            (true, true) => Confidence::Certain,
            (true, false) => Confidence::Likely,
            (false, _) => Confidence::Possible,
        };
        // An open signature needs something that points to it, not just words that many share.
        let is_worth_it = match confidence {
            _ if signature.hint => true,
            Confidence::Possible => {
                has_strong && (has_all || signature.all.is_empty() || is_decisive || n_all > 0)
            }
            _ => has_strong || n_all + n_any > 1 || has_all && !signature.all.is_empty(),
        };
        if !is_worth_it || !has_own {
            return None;
        }
        let missing = missing::of(
            self.knowledge,
            signature,
            confidence,
            strongest_any,
            |clue| self.seen(clue).is_none() && !self.speaks_against(clue),
        );
        Some(Match {
            article,
            index,
            stage: signature.stage.unwrap_or(article.stage),
            confidence,
            is_told,
            is_hint: signature.hint,
            weight: evidence.iter().map(|one| one.weight).sum(),
            evidence,
            missing,
        })
    }
}

/// Complete before open, then by weight, evidence level and id.
pub(crate) fn by_strength(a: &Match<'_>, b: &Match<'_>) -> core::cmp::Ordering {
    let key = |m: &Match<'_>| (m.confidence, m.weight, m.article.level);
    key(b)
        .cmp(&key(a))
        .then_with(|| a.article.id.cmp(&b.article.id))
}
