//! What `code-space.html` and `codes.html` may see: the tables of codes.

use serde::Serialize;

use super::code::{family_anchor, family_of};
use super::source::SupportView;
use super::{CodeLinkView, words};
use crate::library::Library;
use crate::library::address as own_address;
use crate::tables::{RowConfidence, SpaceTable};

/// One table of codes.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CodeSpaceView<'a> {
    name: &'a str,
    about: &'a str,
    seen_as: &'a [String],
    count: String,
    groups: Vec<GroupView<'a>>,
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
    name: &'a str,
    about: &'a str,
    address: String,
    count: String,
    seen_as: &'a [String],
    /// Codes with an article, as a way in.
    explained: Vec<CodeLinkView<'a>>,
}

impl<'a> CodeSpaceView<'a> {
    pub(in crate::site) fn of(library: &'a Library, space: &'a SpaceTable) -> Self {
        Self {
            name: &space.name,
            about: &space.about,
            seen_as: &space.seen_as,
            count: words::count(space.codes.len(), "code", "codes"),
            groups: groups(library, space),
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
                    name: &space.name,
                    about: &space.about,
                    address: own_address::of_space(space.id),
                    count: words::count(space.codes.len(), "code", "codes"),
                    seen_as: &space.seen_as,
                    explained: space
                        .codes
                        .iter()
                        .map(|code| CodeLinkView::of(library, space.id, code))
                        .filter(|code| code.article.is_some())
                        .collect(),
                })
                .collect(),
        }
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
