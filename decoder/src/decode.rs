//! The six steps, in order.

use crate::knowledge::KnowledgeBase;
use crate::matching::{Seen, matching};
use crate::normalize::normalize;
use crate::rank::rank;
use crate::reading::Reading;
use crate::recognize::{Sightings, recognize};
use crate::resolve::resolve;

/// Reads a paste. Cannot fail: an empty reading is an answer.
///
/// Places in the result are UTF-8 byte offsets into `paste`. Takes time linear in its length.
pub fn decode(knowledge: &KnowledgeBase, paste: &str) -> Reading {
    let text = normalize(paste);
    let tokens = crate::lex::lex(&text.text);
    let sightings = recognize(knowledge, &text.text, &tokens);
    let resolved = resolve(knowledge, &sightings);
    let seen = Seen {
        knowledge,
        sightings: &sightings,
        resolved: &resolved,
        is_about_rdp: is_about_rdp(knowledge, &sightings),
    };
    let matches = matching(knowledge, &seen);
    rank(knowledge, &text, &sightings, resolved, matches)
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
