//! Names of Windows codes that none of our tables has: `ERROR_INVALID_FUNCTION`, `WU_E_NO_SERVICE`.

use alloc::vec;
use alloc::vec::Vec;

use super::codes::Surroundings;
use super::{CodeSighting, Notation, Setting};
use crate::knowledge::{ImportedNames, KnowledgeBase};
use crate::lex::{Token, TokenKind};

/// Words that names of Windows codes begin with.
const FIRST_WORDS: [&str; 12] = [
    "ERROR", "STATUS", "RPC", "NERR", "NTE", "DNS", "EPT", "SCARD", "PDH", "MQ", "SL", "NT",
];
/// Words that stand for success, information, warning and failure inside such a name.
const SEVERITIES: [&str; 4] = ["S", "I", "W", "E"];

/// What the names of a text say.
#[derive(Default)]
pub(super) struct Found {
    pub(super) codes: Vec<CodeSighting>,
    /// A word looks like such a name, and the names are not at hand.
    pub(super) has_unknown_name: bool,
}

/// Finds every name that our own tables do not have. In a text of a line that somebody typed, any
/// word with a `_` is worth a look, in any case of letters; elsewhere only what looks like a name.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    names: Option<&ImportedNames>,
    text: &str,
    tokens: &[Token],
    seen: &Surroundings<'_>,
) -> Found {
    let mut found = Found::default();
    let mut regions = seen.xml_regions.iter().peekable();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let span = token.span();
        while regions.next_if(|region| region.end <= span.start).is_some() {}
        let word = span.of(text);
        let is_worth_a_look = looks_like_a_name(word) || seen.is_short && word.contains('_');
        if !is_worth_a_look
            || regions.peek().is_some_and(|region| region.contains(span))
            || seen.tables.published.find(word).is_some()
        {
            continue;
        }
        let Some(names) = names else {
            found.has_unknown_name = true;
            return found;
        };
        let Some((space, value, name)) = names.find(word) else {
            continue;
        };
        if name != word && !seen.is_short {
            continue;
        }
        // Another name of a code of ours is that code.
        let setting = match knowledge.code(space, value) {
            Some(_) => Setting::Symbol(space),
            None => Setting::WindowsName {
                space,
                name: name.into(),
            },
        };
        found.codes.push(CodeSighting {
            span,
            values: vec![value],
            notation: Notation::Name,
            setting,
        });
    }
    found
}

/// `ERROR_...`, `WSAE...`, or `_E_` somewhere inside.
fn looks_like_a_name(word: &str) -> bool {
    let mut words = word.split('_');
    let first = words.next().unwrap_or_default();
    let has_more = first.len() < word.len();
    word.starts_with("WSAE")
        || has_more && FIRST_WORDS.contains(&first)
        || has_more
            && (SEVERITIES.contains(&first) || words.any(|it| SEVERITIES.contains(&it)))
            && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}
