//! What Windows calls a code that none of our tables has; for `reconnect explain`.

use std::fmt::Write;

use decoder::KnowledgeBase;
use decoder::json::value_as_text;
use decoder::knowledge::{ImportedNames, SpaceId};

/// Win32 codes have 16 bits; HRESULTs and NTSTATUS of so few bits are results, not failures.
const LAST_WIN32: u32 = 0xFFFF;

/// The names of a value in the Windows spaces, or in one of them, a paragraph a space. Spaces in which
/// our own table has the value are left out.
pub(super) fn of_value(
    knowledge: &KnowledgeBase,
    names: &ImportedNames,
    space: Option<SpaceId>,
    value: u32,
) -> Vec<String> {
    let is_asked_for = |id: SpaceId| match space {
        Some(asked) => asked == id,
        None => (value <= LAST_WIN32) == (id == SpaceId::Win32),
    };
    [SpaceId::Hresult, SpaceId::Ntstatus, SpaceId::Win32]
        .into_iter()
        .filter(|id| is_asked_for(*id) && knowledge.code(*id, value).is_none())
        .filter_map(|id| {
            let of_value: Vec<&str> = names.names(id, value).collect();
            in_words(knowledge, id, value, &of_value)
        })
        .collect()
}

fn in_words(
    knowledge: &KnowledgeBase,
    space: SpaceId,
    value: u32,
    names: &[&str],
) -> Option<String> {
    let (first, others) = names.split_first()?;
    let number = value_as_text(space, value);
    let mut lines = format!("{} {number} {first}\n", space.as_str());
    let mut line = |text: &str| {
        writeln!(lines, "      {text}").expect("a string takes every line");
    };
    if let Some(space) = knowledge.space(space) {
        line(&space.name);
    }
    line("a name that Windows uses; we have no description of it");
    if !others.is_empty() {
        line(&format!(
            "other names of the same number: {}",
            others.join(", ")
        ));
    }
    Some(lines)
}

/// The space and value that a published name stands for, in any case of letters: ours first.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    names: &ImportedNames,
    name: &str,
) -> Option<(SpaceId, u32)> {
    let ours = knowledge.spaces.iter().find_map(|space| {
        let is_it = |known: &&decoder::knowledge::Code| known.name.eq_ignore_ascii_case(name);
        let code = space.codes.iter().find(is_it)?;
        Some((space.id, code.value))
    });
    ours.filter(|_| !name.is_empty())
        .or_else(|| names.find(name).map(|(space, value, _)| (space, value)))
}
