//! The six steps, in order.

use crate::knowledge::{ImportedNames, KnowledgeBase};
use crate::matching::{Seen, matching};
use crate::naming;
use crate::normalize::normalize;
use crate::rank::rank;
use crate::reading::Reading;
use crate::recognize::{Sightings, Tables, recognize};
use crate::resolve::resolve;

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
        let knowledge = self.knowledge;
        let text = normalize(paste);
        let tokens = crate::lex::lex(&text.text);
        let sightings = recognize(knowledge, &self.tables, names, &text.text, &tokens);
        let resolved = resolve(knowledge, names, &sightings);
        let wants_names = names.is_none() && naming::is_wanted(&sightings, &resolved);
        let seen = Seen {
            knowledge,
            sightings: &sightings,
            resolved: &resolved,
            is_about_rdp: is_about_rdp(knowledge, &sightings),
        };
        let matches = matching(knowledge, &seen);
        Reading {
            wants_names,
            ..rank(knowledge, &text, &sightings, resolved, matches)
        }
    }
}

/// Reads one paste and prepares the knowledge base for it alone. Who reads more than one keeps a
/// [`Decoder`].
pub fn decode(knowledge: &KnowledgeBase, paste: &str) -> Reading {
    Decoder::new(knowledge).decode(paste)
}

/// One sentence that only Remote Desktop says, or two that others say as well.
fn says_so(knowledge: &KnowledgeBase, sightings: &Sightings) -> bool {
    let mut generic: Option<&str> = None;
    sightings.phrases.iter().any(|seen| {
        let is_generic = knowledge
            .phrase(&seen.id)
            .is_some_and(|phrase| phrase.generic);
        let is_second = generic.is_some_and(|first| first != seen.id);
        generic = generic.or(Some(&seen.id));
        !is_generic || is_second
    })
}

/// Parts of the names of providers that only Remote Desktop has. Schannel and the service
/// control manager write for everybody.
const OWN_PROVIDERS: [&str; 4] = ["TerminalServices", "RemoteDesktop", "TermDD", "TermService"];

/// By its name, by a sentence that only Remote Desktop says, by its pair of codes, or by an event.
fn is_about_rdp(knowledge: &KnowledgeBase, sightings: &Sightings) -> bool {
    sightings.names_product
        || sightings.has_pair
        || says_so(knowledge, sightings)
        || sightings
            .events
            .iter()
            .filter_map(|event| knowledge.providers.get(event.provider?))
            .any(|provider| {
                OWN_PROVIDERS
                    .iter()
                    .any(|part| provider.name.contains(part))
            })
}
