//! What `code.html` may see: one number, in one code space.

use decoder::knowledge::SpaceId;
use serde::Serialize;

use super::source::SupportView;
use super::{ArticleLinkView, CodeLinkView, EventLinkView, LinkView, articles_for, link_to_stage};
use crate::library::address as own_address;
use crate::site::catalog::Catalog;
use crate::site::notation;
use crate::tables::{CodeRow, FamilyRow, SpaceTable};

/// More would be a table; there is one of those.
const RELATED_AT_MOST: usize = 12;
const EVENTS_AT_MOST: usize = 6;

/// What an HRESULT adds to the Win32 error that it carries.
const FROM_WIN32: u32 = 0x8007_0000;

/// One code.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CodeView<'a> {
    number: String,
    name: &'a str,
    meaning: &'a str,
    /// What the number shows by itself, whatever the cause.
    proves: &'a str,
    space: SpaceLinkView<'a>,
    notations: Vec<NotationView>,
    stage: Option<LinkView>,
    normal: bool,
    /// What to read, best first.
    articles: Vec<ArticleLinkView<'a>>,
    /// Where no article is about the code: articles about its stage.
    nearby: Vec<ArticleLinkView<'a>>,
    family: Option<FamilyView<'a>>,
    bits: Vec<String>,
    inside: Option<CodeLinkView<'a>>,
    related: Vec<CodeLinkView<'a>>,
    events: Vec<EventLinkView<'a>>,
    same_number: Vec<CodeLinkView<'a>>,
    support: SupportView<'a>,
}

/// The space a code belongs to.
#[derive(Debug, Serialize)]
struct SpaceLinkView<'a> {
    name: &'a str,
    about: &'a str,
    address: String,
    /// The words that stand before such a number.
    seen_as: &'a [String],
}

/// One way to write the number.
#[derive(Debug, Serialize)]
struct NotationView {
    kind: &'static str,
    text: String,
}

/// What the low byte says.
#[derive(Debug, Serialize)]
struct FamilyView<'a> {
    name: &'a str,
    meaning: &'a str,
    address: String,
}

impl<'a> CodeView<'a> {
    pub(in crate::site) fn of(
        catalog: &Catalog<'a>,
        space: &'a SpaceTable,
        code: &'a CodeRow,
    ) -> Self {
        let library = catalog.library;
        let value = code.value.value;
        let family = family_of(space, value);
        let articles = articles_for(
            library,
            code.article.as_ref().map(|id| id.value.as_str()),
            library.articles_naming_code(space.id, value),
        );
        let stage = code.stage.or(family.and_then(|family| family.stage));
        Self {
            number: notation::hexadecimal(space.id, value),
            name: &code.name,
            meaning: &code.meaning,
            proves: &code.proves,
            space: SpaceLinkView {
                name: &space.name,
                about: &space.about,
                address: own_address::of_space(space.id),
                seen_as: &space.seen_as,
            },
            notations: notations(space, code),
            stage: stage.map(link_to_stage),
            normal: code.normal,
            nearby: if articles.is_empty() && !code.normal {
                let nearby = stage.map(|stage| catalog.articles_of_stage(stage));
                nearby
                    .into_iter()
                    .flatten()
                    .take(EVENTS_AT_MOST)
                    .map(ArticleLinkView::of)
                    .collect()
            } else {
                Vec::new()
            },
            articles,
            family: family.map(|family| FamilyView {
                name: &family.name,
                meaning: &family.meaning,
                address: format!(
                    "{}#{}",
                    own_address::of_space(space.id),
                    family_anchor(family.byte)
                ),
            }),
            bits: notation::bits_in_words(space.id, value),
            inside: notation::win32_inside(space.id, value).and_then(|inner| {
                let win32 = SpaceId::Win32;
                library
                    .code(win32, inner)
                    .map(|row| CodeLinkView::of(library, win32, row))
            }),
            related: related(catalog, space, code),
            events: catalog
                .events_that_speak(space.id)
                .iter()
                .take(EVENTS_AT_MOST)
                .map(|(provider, event)| EventLinkView::of(library, provider, event))
                .collect(),
            same_number: catalog
                .same_number(space.id, value)
                .map(|(other, row)| CodeLinkView::of(library, other.id, row))
                .collect(),
            support: SupportView::of(
                library,
                code.source
                    .as_ref()
                    .map_or(&space.source.value, |source| &source.value),
                code.confidence,
            ),
        }
    }
}

/// The anchor of a family's section in the table of its space.
pub(in crate::site) fn family_anchor(byte: u8) -> String {
    format!("family-0x{byte:02x}")
}

/// The family that the low byte of a code names. Below 0x100 no disconnect reason belongs to one.
pub(in crate::site) fn family_of(space: &SpaceTable, value: u32) -> Option<&FamilyRow> {
    let byte = value.to_le_bytes()[0];
    (value > 0xFF)
        .then(|| space.families.iter().find(|family| family.byte == byte))
        .flatten()
}

fn notations(space: &SpaceTable, code: &CodeRow) -> Vec<NotationView> {
    let value = code.value.value;
    let signed = notation::signed(value);
    let mut notations = vec![
        NotationView {
            kind: "hexadecimal",
            text: notation::hexadecimal(space.id, value),
        },
        NotationView {
            kind: "decimal",
            text: value.to_string(),
        },
    ];
    notations.extend(signed.map(|text| NotationView {
        kind: "signed decimal",
        text,
    }));
    if !code.name.is_empty() {
        notations.push(NotationView {
            kind: "name",
            text: code.name.clone(),
        });
    }
    notations
}

/// Codes of the same family, else those that lead to the same article or sit in the same stage.
fn related<'a>(
    catalog: &Catalog<'a>,
    space: &'a SpaceTable,
    code: &'a CodeRow,
) -> Vec<CodeLinkView<'a>> {
    let library = catalog.library;
    let value = code.value.value;
    if let Some(family) = family_of(space, value) {
        return space
            .codes
            .iter()
            .filter(|other| other.value.value != value)
            .filter(|other| {
                family_of(space, other.value.value).is_some_and(|it| it.byte == family.byte)
            })
            .take(RELATED_AT_MOST)
            .map(|other| CodeLinkView::of(library, space.id, other))
            .collect();
    }
    // A Win32 error is met as an HRESULT as often as by itself.
    let hresult = SpaceId::Hresult;
    let wrapped = (space.id == SpaceId::Win32 && value <= 0xFFFF)
        .then(|| library.code(hresult, FROM_WIN32 | value))
        .flatten();
    let near = library.around_code(space.id, value).codes;
    let (same_space, others): (Vec<_>, Vec<_>) =
        near.into_iter().partition(|(id, _)| *id == space.id);
    let wrapped = wrapped.map(|row| (hresult, row));
    let others = others.into_iter().filter(|(id, row)| {
        wrapped.is_none_or(|(_, known)| *id != hresult || known.value.value != row.value.value)
    });
    wrapped
        .into_iter()
        .chain(same_space)
        .chain(others)
        .take(RELATED_AT_MOST)
        .map(|(id, row)| CodeLinkView::of(library, id, row))
        .collect()
}
