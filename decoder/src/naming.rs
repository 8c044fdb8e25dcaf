//! Windows names for codes that no table describes. A name is no meaning: it leads to no article, and
//! gives a number no place in the text that it did not have without one.

use alloc::string::String;
use alloc::vec::Vec;

use crate::knowledge::{ImportedNames, KnowledgeBase, SpaceId};
use crate::reading::{Because, CodeReading};
use crate::recognize::{CodeSighting, Setting, Sightings};
use crate::resolve::{MOST_READINGS, Resolved};

/// Where a Win32 error is carried in an HRESULT.
const FROM_WIN32: u32 = 0x8007_0000;

/// Whether another reading of the text, with the names at hand, would say more.
pub(crate) fn is_wanted(sightings: &Sightings, resolved: &[Resolved]) -> bool {
    let is_unnamed = |reading: &CodeReading| reading.name.is_empty() && is_windows(reading.space);
    sightings.has_unknown_name
        || sightings.is_bare && resolved.len() < sightings.codes.len()
        || resolved
            .iter()
            .any(|resolved| resolved.readings.iter().any(is_unnamed))
}

/// Gives every reading without a name its Windows name, and a question that no table answers its
/// possible readings.
pub(crate) fn complete(
    names: &ImportedNames,
    sighting: &CodeSighting,
    is_bare: bool,
    readings: &mut Vec<CodeReading>,
) {
    if let Setting::WindowsName { space, name } = &sighting.setting {
        readings.clear();
        let values = sighting.values.iter();
        readings.extend(values.map(|value| named(*space, *value, name, Because::Named)));
        return;
    }
    let mut others = Vec::new();
    for reading in readings.iter_mut().filter(|it| it.name.is_empty()) {
        let mut of_value = names_of(names, reading.space, reading.value);
        let Some((space, name)) = of_value.next() else {
            continue;
        };
        reading.space = space;
        reading.name = name.into();
        // Components number their errors alike, each for itself. Success has names enough.
        if reading.value != 0 {
            let value = reading.value;
            others
                .extend(of_value.map(|(space, name)| named(space, value, name, Because::Possible)));
        }
    }
    if readings.is_empty() && is_bare {
        for &value in &sighting.values {
            let spaces: &[SpaceId] = if value <= 0xFFFF {
                &[SpaceId::Win32]
            } else {
                &[SpaceId::Hresult, SpaceId::Ntstatus]
            };
            for &space in spaces {
                let of_value = names.names(space, value);
                readings.extend(of_value.map(|name| named(space, value, name, Because::Possible)));
            }
        }
    }
    readings.extend(others);
    readings.truncate(MOST_READINGS);
}

/// Whether a name alone says that nothing failed: by the severity in its value.
pub(crate) fn is_success(knowledge: &KnowledgeBase, reading: &CodeReading) -> bool {
    let is_ours = knowledge.code(reading.space, reading.value).is_some();
    let severity = reading.value >> 30;
    reading.because == Because::Named
        && !is_ours
        && match reading.space {
            SpaceId::Hresult | SpaceId::Ntstatus => severity < 2,
            _ => reading.value == 0,
        }
}

const fn is_windows(space: SpaceId) -> bool {
    matches!(space, SpaceId::Hresult | SpaceId::Ntstatus | SpaceId::Win32)
}

/// The names of a value, likeliest first, each with the space that it says the value is of: shape
/// alone cannot tell an HRESULT `0xC...` from an NTSTATUS.
fn names_of(
    names: &ImportedNames,
    space: SpaceId,
    value: u32,
) -> impl Iterator<Item = (SpaceId, &str)> {
    let places = match space {
        SpaceId::Hresult if value >> 16 == FROM_WIN32 >> 16 => [
            Some((space, SpaceId::Win32, value ^ FROM_WIN32)),
            Some((space, space, value)),
        ],
        SpaceId::Hresult => [
            Some((space, space, value)),
            Some((SpaceId::Ntstatus, SpaceId::Ntstatus, value)),
        ],
        SpaceId::Ntstatus => [
            Some((space, space, value)),
            Some((SpaceId::Hresult, SpaceId::Hresult, value)),
        ],
        SpaceId::Win32 => [Some((space, space, value)), None],
        _ => [None, None],
    };
    places
        .into_iter()
        .flatten()
        .flat_map(|(said, space, value)| names.names(space, value).map(move |name| (said, name)))
}

fn named(space: SpaceId, value: u32, name: &str, because: Because) -> CodeReading {
    CodeReading {
        space,
        value,
        name: name.into(),
        meaning: String::new(),
        because,
    }
}
