//! Step 4: what each number can mean, likeliest first, with the reason.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::knowledge::{ImportedNames, KnowledgeBase, SpaceId};
use crate::naming;
use crate::reading::{Because, CodeReading, Suggestion};
use crate::recognize::{CodeSighting, Notation, Setting, Sightings, has_shape};
use crate::structure;

/// Disconnect reasons end here: 0x06000000 and above is no family that was ever seen.
const DISCONNECT_END: u32 = 0x0600_0000;

/// More readings than this help nobody.
pub(crate) const MOST_READINGS: usize = 5;

/// A number with its meanings.
pub(crate) struct Resolved {
    /// The number as seen.
    pub(crate) sighting: CodeSighting,
    /// Its meanings, likeliest first; never empty.
    pub(crate) readings: Vec<CodeReading>,
}

impl Resolved {
    /// Whether the first reading may be built upon: small numbers need a label or a setting, and
    /// numbers that all of Windows uses need a text about Remote Desktop, or the field of an event.
    pub(crate) fn is_founded(&self, is_about_rdp: bool) -> bool {
        self.readings.first().is_some_and(|reading| {
            let is_large = reading.value >= 0x1_0000;
            let is_meant = is_about_rdp || reading.space.is_own();
            match reading.because {
                Because::Field(_) | Because::Beside(_) => true,
                Because::Named => is_meant,
                Because::Labelled(_) => is_about_rdp || is_large && is_meant,
                Because::Shape => is_large && is_meant,
                Because::Context => is_about_rdp,
                Because::OnlyCandidate | Because::Possible | Because::Inside => false,
            }
        })
    }

    /// Whether it says what it is by itself, so that the text of an event gives it its setting.
    pub(crate) fn is_long(&self) -> bool {
        self.readings.first().is_some_and(|reading| {
            reading.value >= 0x1_0000
                && matches!(
                    reading.because,
                    Because::Labelled(_) | Because::Shape | Because::Named
                )
        })
    }
}

/// Whether the number means anything.
pub(crate) fn has_meaning(
    knowledge: &KnowledgeBase,
    sighting: &CodeSighting,
    names_product: bool,
) -> bool {
    matches!(sighting.setting, Setting::WindowsName { .. })
        || !readings_of(knowledge, sighting, names_product).is_empty()
}

/// Finds what every number can mean. Numbers without any meaning are left out.
pub(crate) fn resolve(
    knowledge: &KnowledgeBase,
    names: Option<&ImportedNames>,
    sightings: &Sightings,
    is_about_rdp: bool,
) -> Vec<Resolved> {
    let knows_event = || {
        sightings
            .events
            .iter()
            .any(|event| event.provider.is_some())
    };
    let is_ours = is_about_rdp || sightings.is_bare || knows_event();
    sightings
        .codes
        .iter()
        .filter(|sighting| {
            let is_asked = sightings.is_question && sighting.notation.is_hexadecimal();
            is_ours || is_asked || !is_anybodys(knowledge, sighting)
        })
        .filter_map(|sighting| {
            let mut readings = readings_of(knowledge, sighting, sightings.names_product);
            if let Some(names) = names {
                naming::complete(names, sighting, sightings.is_bare, &mut readings);
            }
            only_candidates(&mut readings);
            for reading in &mut readings {
                if reading.name.is_empty() && reading.meaning.is_empty() {
                    let computed = structure::in_words(reading.space, reading.value);
                    reading.meaning = computed.unwrap_or_default();
                }
            }
            (!readings.is_empty()).then(|| Resolved {
                sighting: sighting.clone(),
                readings,
            })
        })
        .collect()
}

/// What numbers may be meant to be that are no code as they stand.
pub(crate) fn suggestions(knowledge: &KnowledgeBase, sightings: &Sightings) -> Vec<Suggestion> {
    let damaged = sightings.damaged.iter();
    let perhaps =
        |&(space, value): &(SpaceId, u32)| reading(knowledge, space, value, Because::Possible);
    damaged
        .map(|one| Suggestion {
            span: one.span,
            perhaps: one.perhaps.iter().map(perhaps).collect(),
        })
        .collect()
}

/// A small number behind "Error code:" or "Reason:" is in the log of every program. Where nothing
/// speaks of Remote Desktop only numbers that others do not use are worth a word.
fn is_anybodys(knowledge: &KnowledgeBase, sighting: &CodeSighting) -> bool {
    let Setting::Label { spaces, words } = &sighting.setting else {
        return false;
    };
    // What negotiates is Remote Desktop.
    let is_negotiation = spaces.contains(&SpaceId::Negotiation) && words.contains("negotiation");
    let is_own = |space: SpaceId| {
        sighting.values.iter().any(|value| {
            let is_rare =
                space == SpaceId::Extended || space == SpaceId::Disconnect && *value > 0xFF;
            is_rare && knowledge.code(space, *value).is_some()
        })
    };
    let is_small = sighting.values.iter().all(|value| *value < 0x1_0000);
    is_small && !is_negotiation && !spaces.iter().any(|space| is_own(*space))
}

fn readings_of(
    knowledge: &KnowledgeBase,
    sighting: &CodeSighting,
    names_product: bool,
) -> Vec<CodeReading> {
    let mut readings = vec![];
    for (space, because) in named_spaces(&sighting.setting) {
        readings.extend(in_space(knowledge, space, sighting, &because));
    }
    for &value in &sighting.values {
        let shaped = by_shape(knowledge, value, sighting.notation);
        let is_said = |r: &CodeReading| readings.iter().any(|s: &CodeReading| is_same(s, r));
        if let Some(shaped) = shaped.filter(|shaped| !is_said(shaped)) {
            readings.push(shaped);
        }
    }
    if let Some(inside) = readings
        .first()
        .and_then(|first| win32_inside(knowledge, first))
    {
        readings.push(inside);
    }
    if readings.is_empty() {
        readings.extend(by_class(knowledge, sighting));
    }
    let is_small = sighting.values.iter().all(|value| *value < DISCONNECT_END);
    let is_free = matches!(sighting.setting, Setting::Vague | Setting::Plain);
    if readings.is_empty() && is_small && is_free {
        let because = if names_product {
            Because::Context
        } else {
            Because::OnlyCandidate
        };
        readings.extend(in_space(knowledge, SpaceId::Disconnect, sighting, &because));
    }
    others(knowledge, sighting, &mut readings);
    readings.truncate(MOST_READINGS);
    readings
}

/// The spaces that the setting names, in order.
fn named_spaces(setting: &Setting) -> Vec<(SpaceId, Because)> {
    match setting {
        Setting::Field { space, name } => vec![(*space, Because::Field(name.clone()))],
        Setting::Symbol(space) => vec![(*space, Because::Named)],
        Setting::Beside(space) => {
            let what = if *space == SpaceId::Extended {
                "the error code"
            } else {
                "the extended code"
            };
            vec![(*space, Because::Beside(what.to_string()))]
        }
        Setting::Label { spaces, words } => spaces
            .iter()
            .map(|space| (*space, Because::Labelled(words.clone())))
            .collect(),
        Setting::WindowsName { .. } | Setting::Vague | Setting::NoCode | Setting::Plain => vec![],
    }
}

/// The number in one space: as listed, or as far as its structure says.
fn in_space(
    knowledge: &KnowledgeBase,
    space: SpaceId,
    sighting: &CodeSighting,
    because: &Because,
) -> Option<CodeReading> {
    let sighting = &without_class(space, sighting);
    let listed = sighting
        .values
        .iter()
        .find(|value| knowledge.code(space, **value).is_some());
    if let Some(&value) = listed {
        return Some(reading(knowledge, space, value, because.clone()));
    }
    let &value = sighting.values.first()?;
    let may_be_unlisted = match space {
        SpaceId::Disconnect => {
            let is_named = matches!(because, Because::Labelled(_) | Because::Field(_));
            let is_vague = sighting.setting == Setting::Vague;
            (is_named || is_vague) && value < DISCONNECT_END
        }
        SpaceId::Extended | SpaceId::Errinfo => value < 0x1_0000,
        SpaceId::Freerdp => value >> 16 == 2,
        SpaceId::Hresult | SpaceId::Ntstatus => matches!(because, Because::Field(_)),
        _ => matches!(because, Because::Field(_)) && value < 0x1_0000,
    };
    if !may_be_unlisted {
        return None;
    }
    match space {
        SpaceId::Disconnect => {
            let meaning = structure::of_disconnect(knowledge, value);
            // A dialog's own number is one, even of a family that nobody has named.
            let is_printed = value > 0xFF
                && sighting.notation == Notation::Hexadecimal
                && matches!(because, Because::Labelled(_));
            (meaning.is_some() || is_printed)
                .then(|| unlisted(space, value, meaning.unwrap_or_default(), because))
        }
        SpaceId::Hresult | SpaceId::Ntstatus | SpaceId::Win32 => {
            by_shape(knowledge, value, sighting.notation)
                .map(|shaped| CodeReading {
                    because: because.clone(),
                    ..shaped
                })
                .or_else(|| Some(unlisted(space, value, String::new(), because)))
        }
        _ => Some(unlisted(space, value, String::new(), because)),
    }
}

/// FreeRDP's own numbers without a label: the high half is a class, 1 for what the server sent, 2
/// for what happened while connecting.
fn by_class(knowledge: &KnowledgeBase, sighting: &CodeSighting) -> Option<CodeReading> {
    let (space, value) = class_of(*sighting.values.first()?)?;
    knowledge.code(space, value)?;
    Some(reading(knowledge, space, value, Because::Context))
}

/// Whose number it is by FreeRDP's class in its high half, and the number in that space.
pub(crate) const fn class_of(value: u32) -> Option<(SpaceId, u32)> {
    match value >> 16 {
        1 => Some((SpaceId::Errinfo, value & 0xFFFF)),
        2 => Some((SpaceId::Freerdp, value)),
        _ => None,
    }
}

/// FreeRDP prints protocol errors with its own class in front: `0x0001112F` is ERRINFO 0x112F.
fn without_class(space: SpaceId, sighting: &CodeSighting) -> CodeSighting {
    let mut sighting = sighting.clone();
    if space == SpaceId::Errinfo && sighting.notation == Notation::FullHexadecimal {
        for value in &mut sighting.values {
            if *value >> 16 == 1 {
                *value &= 0xFFFF;
            }
        }
    }
    sighting
}

fn is_same(one: &CodeReading, other: &CodeReading) -> bool {
    one.space == other.space && one.value == other.value
}

fn reading(knowledge: &KnowledgeBase, space: SpaceId, value: u32, because: Because) -> CodeReading {
    let (name, meaning) = knowledge
        .code(space, value)
        .map(|code| (code.name.clone(), code.meaning.clone()))
        .unwrap_or_default();
    CodeReading {
        space,
        value,
        name,
        meaning,
        because,
    }
}

fn unlisted(space: SpaceId, value: u32, meaning: String, because: &Because) -> CodeReading {
    CodeReading {
        space,
        value,
        name: String::new(),
        meaning,
        because: because.clone(),
    }
}

/// What the severity and facility bits say.
fn by_shape(knowledge: &KnowledgeBase, value: u32, notation: Notation) -> Option<CodeReading> {
    if !has_shape(value) || notation == Notation::Hexadecimal {
        return None;
    }
    let because = Because::Shape;
    match value >> 28 {
        0xC => Some(reading(knowledge, SpaceId::Ntstatus, value, because)),
        // FACILITY_NT_BIT: an NTSTATUS carried in an HRESULT.
        0xD => Some(reading(
            knowledge,
            SpaceId::Ntstatus,
            value - 0x1000_0000,
            because,
        )),
        _ => {
            // What the gateway answers are Windows errors of its own, wrapped.
            if value >> 16 == 0x8007 && knowledge.code(SpaceId::Gateway, value).is_some() {
                return Some(reading(knowledge, SpaceId::Gateway, value, because));
            }
            let own = reading(knowledge, SpaceId::Hresult, value, because.clone());
            if own.name.is_empty() && own.meaning.is_empty() && value >> 16 == 0x8007 {
                let carried = reading(knowledge, SpaceId::Win32, value & 0xFFFF, because);
                return Some(CodeReading {
                    space: SpaceId::Hresult,
                    value,
                    ..carried
                });
            }
            Some(own)
        }
    }
}

/// `0x80070005` says `E_ACCESSDENIED` and carries the Windows error 5.
fn win32_inside(knowledge: &KnowledgeBase, first: &CodeReading) -> Option<CodeReading> {
    let is_carrier = first.space == SpaceId::Hresult && first.value >> 16 == 0x8007;
    let value = first.value & 0xFFFF;
    let code = knowledge.code(SpaceId::Win32, value)?;
    (is_carrier && code.name != first.name)
        .then(|| reading(knowledge, SpaceId::Win32, value, Because::Inside))
}

/// Other spaces that list the number: shown, folded, never built upon.
fn others(knowledge: &KnowledgeBase, sighting: &CodeSighting, readings: &mut Vec<CodeReading>) {
    // A dialog's own two numbers are settled; eleven other tables would only be noise. So would
    // they be behind a label whose own space does not know the number.
    let is_settled = matches!(sighting.setting, Setting::Field { .. } | Setting::Symbol(_));
    let is_strange = readings.is_empty()
        && matches!(&sighting.setting, Setting::Label { spaces, .. } if !spaces.contains(&SpaceId::Disconnect));
    if is_settled || is_strange {
        return;
    }
    for &value in &sighting.values {
        for space in &knowledge.spaces {
            let is_there = readings
                .iter()
                .any(|r| r.space == space.id && r.value == value);
            if !is_there && space.code(value).is_some() {
                readings.push(reading(knowledge, space.id, value, Because::Possible));
            }
        }
    }
}

fn only_candidates(readings: &mut [CodeReading]) {
    if let [only] = readings
        && only.because == Because::Possible
    {
        only.because = Because::OnlyCandidate;
    }
}
