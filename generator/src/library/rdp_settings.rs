//! Compiles `rdp-settings.toml` into what the reader of connection files loads.

use decoder::rdp_file::{Setting, SettingValue, Settings};

use crate::tables::{RdpValueRow, Tables};

/// The settings; none where the content has no such table.
pub(super) fn compile(tables: &Tables) -> Settings {
    let rows = tables.rdp_settings.iter().flat_map(|table| &table.settings);
    let settings = rows.map(|row| Setting {
        name: row.name.value.clone(),
        meaning: row.meaning.clone(),
        shares: row.shares.clone(),
        values: row.values.iter().map(value).collect(),
    });
    Settings::new(settings.collect())
}

fn value(row: &RdpValueRow) -> SettingValue {
    let (risk, safer) = row.risk.clone().unwrap_or_default();
    let article = row.article.as_ref();
    SettingValue {
        is: row.is.clone(),
        means: row.means.clone(),
        risk,
        safer,
        article: article.map_or_else(String::new, |id| id.value.clone()),
    }
}
