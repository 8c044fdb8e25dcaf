//! Published names of codes: `STATUS_LOGON_FAILURE`, `ERRINFO_LOGOFF_BY_USER`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::knowledge::{KnowledgeBase, SpaceId};
use crate::lex::TokenKind;

/// A word that can be the published name of a code.
pub(super) fn is_name(kind: TokenKind, word: &str) -> bool {
    kind == TokenKind::Word
        && (word.len() > 5 && word.contains('_')
            || word.starts_with("disconnectReason")
            || word.starts_with("exDiscReason")
            || word.starts_with("WSAE"))
}

/// The space whose names begin so: `ERRCONNECT_`.
pub(super) fn space_of(name: &str) -> Option<SpaceId> {
    if name.starts_with("ERRCONNECT_") {
        Some(SpaceId::Freerdp)
    } else if name.starts_with("ERRINFO_") {
        Some(SpaceId::Errinfo)
    } else {
        None
    }
}

/// Every published name of the knowledge base.
pub(super) struct Published {
    /// Without `_`, lower case: programs write the same name with and without. Sorted.
    names: Vec<(String, SpaceId, u32)>,
}

impl Published {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut names = vec![];
        for space in &knowledge.spaces {
            for code in space.codes.iter().filter(|code| !code.name.is_empty()) {
                // What the protocol calls ERRINFO stands in the extended reasons too.
                let is_borrowed = space.id == SpaceId::Extended && code.name.contains("ERRINFO");
                if !is_borrowed {
                    names.push((plain_name(&code.name), space.id, code.value));
                }
            }
        }
        // Of two numbers with one name the whole HRESULT is what programs print: it stands first.
        names.sort_by(|a, b| (&a.0, a.1, b.2).cmp(&(&b.0, b.1, a.2)));
        Self { names }
    }

    /// What the name stands for. Where two spaces share one, the first space has it.
    pub(super) fn find(&self, name: &str) -> Option<(SpaceId, u32)> {
        let name = plain_name(name);
        // Samba writes NT_STATUS_LOGON_FAILURE.
        let name = match name.strip_prefix("nt") {
            Some(status) if status.starts_with("status") => String::from(status),
            _ => name,
        };
        let at = self.names.partition_point(|(known, ..)| *known < name);
        let (known, space, value) = self.names.get(at)?;
        (*known == name).then_some((*space, *value))
    }
}

fn plain_name(name: &str) -> String {
    name.chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
