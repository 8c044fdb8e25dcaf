//! The seven steps, in order.

use crate::foreign::Foreign;
use crate::gathered::Gathered;
use crate::knowledge::{ImportedNames, KnowledgeBase, Provider, SpaceId};
use crate::naming;
use crate::pieces::Sizes;
use crate::rank::{findings, rank};
use crate::reading::{More, Reading};
use crate::recognize::{CodeSighting, PhraseSighting, Setting, Sightings, Tables};
use crate::resolve::{resolve, suggestions};
use crate::session::Session;
use crate::story::{Case, plots};

/// A knowledge base, prepared once for reading many pastes.
///
/// Preparing folds every label, sentence and name to the spelling in which they are compared.
/// It takes far longer than reading a dialog, so keep one as long as its knowledge base.
pub struct Decoder<'k> {
    knowledge: &'k KnowledgeBase,
    tables: Tables,
}

impl<'k> Decoder<'k> {
    /// Prepares a knowledge base.
    pub fn new(knowledge: &'k KnowledgeBase) -> Self {
        Self {
            knowledge,
            tables: Tables::of(knowledge),
        }
    }

    /// What it was prepared from.
    pub const fn knowledge(&self) -> &'k KnowledgeBase {
        self.knowledge
    }

    /// Reads a paste. Cannot fail: an empty reading is an answer.
    ///
    /// Places in the result are UTF-8 byte offsets into `paste`. Takes time linear in its length.
    pub fn decode(&self, paste: &str) -> Reading {
        self.decode_with(self.knowledge.imported.as_ref(), paste)
    }

    /// The same with Windows names that arrived later than the knowledge base: where a reading
    /// [wants them](Reading::wants_names), and not before.
    pub fn decode_with(&self, names: Option<&ImportedNames>, paste: &str) -> Reading {
        let mut session = self.session_with(names);
        while session.step(paste) {}
        session.reading()
    }

    /// Begins to read a paste piece by piece.
    pub fn session(&self) -> Session<'_> {
        self.session_with(self.knowledge.imported.as_ref())
    }

    /// The same with Windows names, as [`Decoder::decode_with`].
    pub fn session_with<'d>(&'d self, names: Option<&'d ImportedNames>) -> Session<'d> {
        Session::new(self, names, Sizes::USUAL)
    }

    pub(crate) const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The last four steps: what everything that was seen means together.
    pub(crate) fn conclude(&self, names: Option<&ImportedNames>, gathered: &Gathered) -> Reading {
        let knowledge = self.knowledge;
        let sightings = &gathered.sightings;
        let names_rdp = names_rdp(knowledge, sightings);
        let is_about_rdp = names_rdp || has_two_hints(knowledge, sightings);
        let resolved = resolve(knowledge, names, sightings, is_about_rdp);
        let wants_names = names.is_none() && naming::is_wanted(sightings, &resolved);
        let case = Case {
            knowledge,
            gathered,
            sightings,
            resolved: &resolved,
            names_rdp,
            is_about_rdp,
            has_known_event: sightings
                .events
                .iter()
                .any(|event| event.provider.is_some()),
        };
        let reading = rank(&case, &plots(&case));
        Reading {
            findings: findings(resolved),
            suggestions: suggestions(knowledge, sightings),
            wants_names,
            foreign: Foreign::of(knowledge, &sightings.phrases),
            more: More {
                findings: gathered.n_more_codes,
                events: gathered.n_more_events,
            },
            ..reading
        }
    }
}

/// Reads one paste and prepares the knowledge base for it alone. Who reads more than one keeps a
/// [`Decoder`].
pub fn decode(knowledge: &KnowledgeBase, paste: &str) -> Reading {
    Decoder::new(knowledge).decode(paste)
}

/// Two different sentences, both of which others say as well. Output that is no sentence, such as
/// that of a ping, hints at nothing, nor do words that only name something.
fn has_two_hints(knowledge: &KnowledgeBase, sightings: &Sightings) -> bool {
    let is_sentence = |id: &str| {
        knowledge
            .phrase(id)
            .is_none_or(|known| !known.texts.is_empty() && !known.name)
    };
    let mut ids = sightings
        .phrases
        .iter()
        .map(|seen| &seen.id)
        .filter(|id| is_sentence(id));
    let first = ids.next();
    ids.any(|id| Some(id) != first)
}

/// Parts of the names of providers that only Remote Desktop has. Schannel and the service
/// control manager write for everybody.
const OWN_PROVIDERS: [&str; 4] = ["TerminalServices", "RemoteDesktop", "TermDD", "TermService"];

/// By its name, by a sentence that only Remote Desktop says, by its pair of codes, by the name of a
/// code, or by an event.
fn names_rdp(knowledge: &KnowledgeBase, sightings: &Sightings) -> bool {
    let is_own = |seen: &PhraseSighting| !knowledge.phrase(&seen.id).is_some_and(|p| p.generic);
    let is_own_name = |code: &CodeSighting| // The gateway's table borrows names of Windows.
        matches!(code.setting, Setting::Symbol(space) if space.is_own() && space != SpaceId::Gateway);
    sightings.names_product
        || sightings.has_pair
        || sightings.phrases.iter().any(is_own)
        || sightings.codes.iter().any(is_own_name)
        || sightings
            .events
            .iter()
            .filter_map(|event| knowledge.providers.get(event.provider?))
            .any(is_own_provider)
}

/// Whether only Remote Desktop writes its events.
pub(crate) fn is_own_provider(provider: &Provider) -> bool {
    OWN_PROVIDERS
        .iter()
        .any(|part| provider.name.contains(part))
}
