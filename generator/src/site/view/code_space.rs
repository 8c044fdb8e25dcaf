//! What `code-space.html` and `codes.html` may see: the tables of codes.

use serde::Serialize;

use super::by_stage::{StageView, by_stage};
use super::code::{family_anchor, family_of};
use super::source::SupportView;
use super::{CodeLinkView, LinkView, words};
use crate::library::Library;
use crate::library::address as own_address;
use crate::site::notation;
use crate::tables::{CodeRow, RowConfidence, SpaceTable};

/// One table of codes.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CodeSpaceView<'a> {
    name: &'a str,
    about: &'a str,
    seen_as: &'a [String],
    count: String,
    groups: Vec<GroupView<'a>>,
    stages: Vec<StageView>,
    support: SupportView<'a>,
}

/// Codes that stand together: one family, or all of them.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    anchor: String,
    title: String,
    meaning: &'a str,
    codes: Vec<CodeLinkView<'a>>,
}

/// Every table of codes, in short.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CodesView<'a> {
    total: String,
    spaces: Vec<SpaceRowView<'a>>,
}

#[derive(Debug, Serialize)]
struct SpaceRowView<'a> {
    id: &'static str,
    name: &'a str,
    about: &'a str,
    address: String,
    count: String,
    seen_as: &'a [String],
    codes: Vec<ChipView>,
}

/// A code as it stands in the list of all.
#[derive(Debug, Serialize)]
struct ChipView {
    number: String,
    address: String,
    /// By what it is found besides its number.
    words: String,
}

impl<'a> CodeSpaceView<'a> {
    pub(in crate::site) fn of(library: &'a Library, space: &'a SpaceTable) -> Self {
        Self {
            name: &space.name,
            about: &space.about,
            seen_as: &space.seen_as,
            count: words::count(space.codes.len(), "code", "codes"),
            groups: groups(library, space),
            stages: by_stage(space.codes.iter().map(|code| {
                let family = family_of(space, code.value.value);
                let stage = code.stage.or(family.and_then(|family| family.stage));
                (stage, link_to_code(space, code))
            })),
            support: SupportView::of(library, &space.source.value, RowConfidence::Official),
        }
    }
}

impl<'a> CodesView<'a> {
    pub(in crate::site) fn of(library: &'a Library) -> Self {
        let spaces = &library.tables.spaces;
        Self {
            total: words::count(
                spaces.iter().map(|it| it.codes.len()).sum(),
                "code",
                "codes",
            ),
            spaces: spaces
                .iter()
                .map(|space| SpaceRowView {
                    id: space.id.as_str(),
                    name: &space.name,
                    about: &space.about,
                    address: own_address::of_space(space.id),
                    count: words::count(space.codes.len(), "code", "codes"),
                    seen_as: &space.seen_as,
                    codes: space
                        .codes
                        .iter()
                        .map(|code| ChipView::of(space, code))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl ChipView {
    fn of(space: &SpaceTable, code: &CodeRow) -> Self {
        let value = code.value.value;
        let words = [
            Some(value.to_string()),
            notation::signed(value),
            Some(code.name.clone()),
            code.stage.map(|stage| stage.in_words().to_owned()),
        ];
        let words: Vec<String> = words
            .into_iter()
            .flatten()
            .filter(|word| !word.is_empty())
            .collect();
        let LinkView { text, address } = link_to_code(space, code);
        Self {
            number: text,
            address,
            words: words.join(" "),
        }
    }
}

fn link_to_code(space: &SpaceTable, code: &CodeRow) -> LinkView {
    LinkView {
        text: notation::hexadecimal(space.id, code.value.value),
        address: own_address::of_code(space.id, code.value.value),
    }
}

/// Families in the order of the table, what belongs to none last.
fn groups<'a>(library: &'a Library, space: &'a SpaceTable) -> Vec<GroupView<'a>> {
    let codes_of = |byte: Option<u8>| -> Vec<CodeLinkView<'a>> {
        space
            .codes
            .iter()
            .filter(|code| family_of(space, code.value.value).map(|it| it.byte) == byte)
            .map(|code| CodeLinkView::of(library, space.id, code))
            .collect()
    };
    let rest_title = if space.families.is_empty() {
        "All codes"
    } else {
        "Outside the families"
    };
    let rest = GroupView {
        anchor: "others".to_owned(),
        title: rest_title.to_owned(),
        meaning: "",
        codes: codes_of(None),
    };
    space
        .families
        .iter()
        .map(|family| GroupView {
            anchor: family_anchor(family.byte),
            title: format!(
                "{} (low byte 0x{:02X})",
                words::capitalized(&family.name),
                family.byte
            ),
            meaning: &family.meaning,
            codes: codes_of(Some(family.byte)),
        })
        .chain([rest])
        .filter(|group| !group.codes.is_empty())
        .collect()
}
