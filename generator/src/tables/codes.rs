//! Reads `codes/<space>.toml`.

use std::sync::Arc;

use decoder::knowledge::SpaceId;

use super::{CodeRow, FamilyRow, SpaceTable, duplicates, words};
use crate::diagnostic::{
    Diagnostic, Location, Placed, Report, SourceText, did_you_mean, list, rules,
};
use crate::source::toml::{Keys, Reader};

/// The table; `None` only where the file name is no code space.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> Option<SpaceTable> {
    let id = space_of(file, report);
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "this code table");
    let name = keys.required(reader, "name", Reader::plain_text);
    let about = keys.required(reader, "about", Reader::plain_text);
    let seen_as = keys.optional(reader, "seen-as", lower_case_labels);
    let source = keys.required(reader, "source", Reader::text);
    let families = keys.optional(reader, "families", |r, v| r.tables(v, "a family", family));
    let codes = keys.required(reader, "codes", |r, v| r.tables(v, "a code", code));
    keys.finish(reader);

    let mut families = families.unwrap_or_default();
    if let (Some(first), Some(space)) = (families.first(), id)
        && space != SpaceId::Disconnect
    {
        reader
            .complain(
                first.byte.span.clone(),
                "only disconnect reasons come in families",
            )
            .help = Some("take `families` out".into());
    }
    let mut codes = codes.unwrap_or_default();
    duplicates::drop_repeated(&mut families, file, report, |row| {
        (
            row.byte.value,
            format!("{:#04x}", row.byte.value),
            row.byte.span.clone(),
        )
    });
    duplicates::drop_repeated(&mut codes, file, report, |row: &CodeRow| {
        (
            row.value.value,
            format!("{:#x}", row.value.value),
            row.value.span.clone(),
        )
    });
    codes.sort_by_key(|row| row.value.value);
    Some(SpaceTable {
        id: id?,
        file: Arc::clone(file),
        name: name.unwrap_or_default(),
        about: about.unwrap_or_default(),
        seen_as: seen_as.unwrap_or_default(),
        source: source.unwrap_or(Placed {
            value: String::new(),
            span: 0..0,
        }),
        families: families.into_iter().map(|family| family.row).collect(),
        codes,
    })
}

fn space_of(file: &Arc<SourceText>, report: &mut Report) -> Option<SpaceId> {
    let name = file.path.strip_prefix("codes/")?.strip_suffix(".toml")?;
    let id = SpaceId::from_id(name);
    if id.is_none() {
        let names = || SpaceId::ALL.into_iter().map(SpaceId::as_str);
        let message = format!("there is no code space `{name}`");
        let help = did_you_mean(name, names())
            .unwrap_or_else(|| format!("the file is named after one of {}", list(names())));
        let at = Location::whole(file);
        report.push(Diagnostic::new(&rules::BROKEN_TABLE, at, message).help(help));
    }
    id
}

fn lower_case_labels(
    reader: &mut Reader<'_>,
    value: &crate::source::toml::Value<'_>,
) -> Option<Vec<String>> {
    let labels = reader.texts(value)?;
    for label in &labels {
        let lower = label.value.to_lowercase();
        if lower != label.value {
            let message = format!("`{}` is not in lower case", label.value);
            let finding = reader.complain(label.span.clone(), message);
            finding.help = Some(format!("write `{lower}`"));
            finding.mend(&label.value, lower);
        }
    }
    Some(labels.into_iter().map(|label| label.value).collect())
}

struct PlacedFamily {
    byte: Placed<u8>,
    row: FamilyRow,
}

fn family(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<PlacedFamily> {
    let byte = keys.required(reader, "byte", |reader, value| {
        let span = reader.place(value.span());
        let byte = reader.number_up_to(value, u32::from(u8::MAX))?;
        Some(Placed {
            value: u8::try_from(byte).ok()?,
            span,
        })
    });
    let name = keys.required(reader, "name", Reader::plain_text);
    let meaning = keys.required(reader, "meaning", Reader::plain_text);
    let stage = keys.optional(reader, "stage", |r, v| r.choice(v, &words::stages()));
    keys.finish(reader);
    let byte = byte?;
    let row = FamilyRow {
        byte: byte.value,
        name: name?,
        meaning: meaning?,
        stage,
    };
    Some(PlacedFamily { byte, row })
}

fn code(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<CodeRow> {
    let value = keys.required(reader, "value", Reader::number);
    let name = keys.optional(reader, "name", Reader::plain_text);
    let meaning = keys.required(reader, "meaning", Reader::plain_text);
    let stage = keys.optional(reader, "stage", |r, v| r.choice(v, &words::stages()));
    let article = keys.optional(reader, "article", Reader::text);
    let normal = keys.optional(reader, "normal", Reader::flag);
    let proves = keys.optional(reader, "proves", Reader::plain_text);
    let source = keys.optional(reader, "source", Reader::text);
    let confidence = keys.optional(reader, "confidence", |r, v| {
        r.choice(v, &words::CONFIDENCES)
    });
    keys.finish(reader);
    Some(CodeRow {
        value: value?,
        name: name.unwrap_or_default(),
        // A row without a meaning still says that the value exists.
        meaning: meaning.unwrap_or_default(),
        stage,
        article,
        normal: normal.unwrap_or(false),
        proves: proves.unwrap_or_default(),
        source,
        confidence: confidence.unwrap_or_default(),
    })
}
