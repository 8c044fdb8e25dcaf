//! Clues as a person would name them.

use alloc::format;
use alloc::string::String;

use crate::knowledge::{
    Clue, ClueKind, Event, KnowledgeBase, Phrase, PhraseText, Provider, Side, SpaceId,
};

/// A clue as a person would name it: "event 36870 of Schannel".
pub(crate) fn clue_in_words(knowledge: &KnowledgeBase, clue: &Clue) -> String {
    match &clue.kind {
        ClueKind::Code(space, value) => {
            let listed = knowledge.code(*space, *value);
            code_in_words(
                knowledge,
                *space,
                *value,
                listed.map_or("", |code| &code.name),
            )
        }
        ClueKind::Event(provider, id) => {
            let known = event(knowledge, provider, *id);
            let name = known.map_or(provider.as_str(), |(provider, _)| short_name(provider));
            format!("event {id} of {name}")
        }
        ClueKind::Phrase(id) => {
            let known = knowledge.phrase(id);
            if let Some(phrase) = known.filter(|phrase| !phrase.meaning.is_empty()) {
                return phrase.meaning.clone();
            }
            format!(
                "the words \u{201C}{}\u{201D}",
                known.map_or(id.as_str(), Phrase::english)
            )
        }
        ClueKind::EndedEarly => {
            "a connection that ended before TLS and sign-in were through".into()
        }
    }
}

/// A clue that was seen: of a sentence, the wording that stands there, if it is English; else its English text.
pub(crate) fn said(knowledge: &KnowledgeBase, clue: &Clue, wording: u16) -> String {
    let ClueKind::Phrase(id) = &clue.kind else {
        return clue_in_words(knowledge, clue);
    };
    let known = knowledge
        .phrase(id)
        .filter(|phrase| phrase.meaning.is_empty());
    let text = known.map(|phrase| phrase.in_english(wording));
    match text.filter(|text| !text.is_empty()) {
        Some(text) => format!("the words \u{201C}{text}\u{201D}"),
        None => clue_in_words(knowledge, clue),
    }
}

/// Whether these words name the clue, in whatever wording it was seen.
pub(crate) fn is_said(knowledge: &KnowledgeBase, clue: &Clue, words: &str) -> bool {
    if clue_in_words(knowledge, clue) == words {
        return true;
    }
    let quoted = words.strip_prefix("the words \u{201C}");
    let quoted = quoted.and_then(|rest| rest.strip_suffix('\u{201D}'));
    let (ClueKind::Phrase(id), Some(quoted)) = (&clue.kind, quoted) else {
        return false;
    };
    let is_it = |text: &PhraseText| text.language == "en" && text.text == quoted;
    knowledge
        .phrase(id)
        .is_some_and(|phrase| phrase.meaning.is_empty() && phrase.texts.iter().any(is_it))
}

/// A code as a person would name it: "error code 0x904", "`SEC_E_LOGON_DENIED` (0x8009030C)".
pub(crate) fn code_in_words(
    knowledge: &KnowledgeBase,
    space: SpaceId,
    value: u32,
    name: &str,
) -> String {
    let number = match space {
        SpaceId::Disconnect => return format!("error code {value:#x}"),
        SpaceId::Extended => return format!("extended error code {value:#x}"),
        SpaceId::Hresult | SpaceId::Ntstatus => format!("0x{value:08X}"),
        _ => format!("{value}"),
    };
    if !name.is_empty() {
        return format!("{name} ({number})");
    }
    let space = knowledge
        .space(space)
        .map_or("code", |space| space.name.as_str());
    format!("{space} {number}")
}

/// The same, with where to look for it: "event 36870 of Schannel (System log of the server)".
pub(crate) fn clue_with_place(knowledge: &KnowledgeBase, clue: &Clue) -> String {
    let words = clue_in_words(knowledge, clue);
    let place = match &clue.kind {
        ClueKind::Event(provider, id) => {
            event(knowledge, provider, *id).and_then(|(provider, event)| log_of(provider, event))
        }
        _ => None,
    };
    match place {
        Some(place) => format!("{words} ({place})"),
        None => words,
    }
}

/// The provider with this id, and its event.
pub(crate) fn event<'k>(
    knowledge: &'k KnowledgeBase,
    provider: &str,
    id: u32,
) -> Option<(&'k Provider, &'k Event)> {
    let at = knowledge
        .providers
        .binary_search_by(|known| known.id.as_str().cmp(provider))
        .ok()?;
    let provider = knowledge.providers.get(at)?;
    Some((provider, provider.event(id)?))
}

/// "System log of the server"; `None` where the tables do not say.
pub(crate) fn log_of(provider: &Provider, event: &Event) -> Option<String> {
    let log = provider.logs.get(usize::from(event.log))?;
    let log = log.strip_prefix("Microsoft-Windows-").unwrap_or(log);
    Some(match event.side {
        Some(side) => format!("{log} log of {}", side_in_words(side)),
        None => format!("{log} log"),
    })
}

/// Which computer, for a reader.
pub(crate) const fn side_in_words(side: Side) -> &'static str {
    match side {
        Side::Client => "the client",
        Side::Server => "the server",
        Side::Gateway => "the gateway",
        Side::Infrastructure => "the domain controller",
    }
}

/// A provider's name without what all of them share.
pub(crate) fn short_name(provider: &Provider) -> &str {
    let name = provider
        .name
        .strip_prefix("Microsoft-Windows-")
        .unwrap_or(&provider.name);
    let name = name.strip_prefix("TerminalServices-").unwrap_or(name);
    name.strip_prefix("RemoteDesktopServices-").unwrap_or(name)
}
