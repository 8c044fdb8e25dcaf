//! Reads `rdp-settings.toml`.

use std::sync::Arc;

use super::duplicates;
use crate::diagnostic::{Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader};

/// What the settings of a connection file mean.
#[derive(Debug)]
pub struct RdpSettingTable {
    /// The file.
    pub file: Arc<SourceText>,
    /// Source where a row names none.
    pub source: Placed<String>,
    /// The rows, in the order of the file.
    pub settings: Vec<RdpSettingRow>,
}

/// One setting.
#[derive(Debug)]
pub struct RdpSettingRow {
    /// Its name, lower case.
    pub name: Placed<String>,
    /// What it decides, one sentence.
    pub meaning: String,
    /// What of the reader's computer it gives to the session; empty where nothing.
    pub shares: String,
    /// What its values mean.
    pub values: Vec<RdpValueRow>,
    /// Source, where it is not the table's.
    pub source: Option<Placed<String>>,
}

/// One value of a setting.
#[derive(Debug)]
pub struct RdpValueRow {
    /// The value, as written.
    pub is: String,
    /// What it does, one sentence.
    pub means: String,
    /// Why it is a risk, and the value that is safer.
    pub risk: Option<(String, String)>,
    /// The article to read where a connection fails because of it.
    pub article: Option<Placed<String>>,
}

/// Every setting that can be read whole.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> RdpSettingTable {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "rdp-settings.toml");
    let source = keys.required(reader, "source", Reader::text);
    let settings = keys.required(reader, "setting", |r, v| r.tables(v, "a setting", setting));
    keys.finish(reader);
    let mut settings = settings.unwrap_or_default();
    duplicates::drop_repeated(&mut settings, file, report, |row| {
        let name = &row.name;
        (name.value.clone(), name.value.clone(), name.span.clone())
    });
    RdpSettingTable {
        file: Arc::clone(file),
        source: source.unwrap_or(Placed {
            value: String::new(),
            span: 0..0,
        }),
        settings,
    }
}

fn setting(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<RdpSettingRow> {
    let name = keys.required(reader, "name", Reader::text);
    let meaning = keys.required(reader, "meaning", Reader::plain_text);
    let shares = keys.optional(reader, "shares", Reader::plain_text);
    let values = keys.optional(reader, "values", |r, v| r.tables(v, "a value", value));
    let source = keys.optional(reader, "source", Reader::text);
    keys.finish(reader);
    let name = name?;
    if name.value.contains(|c: char| c.is_uppercase() || c == ':') {
        let message = format!("`{}` is no name of a setting", name.value);
        reader.complain(name.span, message).help =
            Some("write it in small letters, without its type: `authentication level`".into());
        return None;
    }
    Some(RdpSettingRow {
        name,
        meaning: meaning?,
        shares: shares.unwrap_or_default(),
        values: values.unwrap_or_default(),
        source,
    })
}

fn value(reader: &mut Reader<'_>, mut keys: Keys<'_, '_>) -> Option<RdpValueRow> {
    let is = keys.required(reader, "is", Reader::text);
    let means = keys.required(reader, "means", Reader::plain_text);
    let risk = keys.optional(reader, "risk", Reader::text);
    let safer = keys.optional(reader, "safer", Reader::text);
    let article = keys.optional(reader, "article", Reader::text);
    keys.finish(reader);
    let risk = match (risk, safer) {
        (Some(risk), Some(safer)) => Some((risk.value, safer.value)),
        (None, None) => None,
        (Some(alone), None) | (None, Some(alone)) => {
            reader
                .complain(alone.span, "a risk and its remedy stand together")
                .help = Some(
                "write both `risk`, why it is one, and `safer`, the value to set instead".into(),
            );
            return None;
        }
    };
    Some(RdpValueRow {
        is: is?.value,
        means: means?,
        risk,
        article,
    })
}
