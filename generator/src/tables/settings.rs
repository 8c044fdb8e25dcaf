//! Reads `site.toml`.

use std::sync::Arc;

use super::{SiteSettings, duplicates};
use crate::diagnostic::{Report, SourceText, rules};
use crate::source::toml::{Reader, Value};

/// The settings; what cannot be read stays as it is in a site without the file.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> SiteSettings {
    const A_CENTURY: u32 = 36_525;
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, "site.toml");
    let name = keys.required(reader, "name", Reader::plain_text);
    let tagline = keys.required(reader, "tagline", Reader::plain_text);
    let repository = keys.optional(reader, "repository", Reader::plain_text);
    let address = keys.optional(reader, "address", address);
    let review_after_days = keys.optional(reader, "review-after-days", |r, v| {
        r.number_up_to(v, A_CENTURY)
    });
    let planned = keys.optional(reader, "planned", Reader::texts);
    keys.finish(reader);
    let mut planned = planned.unwrap_or_default();
    duplicates::drop_repeated(&mut planned, file, report, |id| {
        (id.value.clone(), id.value.clone(), id.span.clone())
    });
    let default = SiteSettings::default();
    SiteSettings {
        name: name.unwrap_or(default.name),
        tagline: tagline.unwrap_or(default.tagline),
        repository,
        address,
        review_after_days: review_after_days.unwrap_or(default.review_after_days),
        planned,
        file: Some(Arc::clone(file)),
    }
}

/// An address of a folder: it is put before the address of a page.
fn address(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let address = reader.text(value)?;
    let written = address.value.trim_end_matches('/');
    let rest = written
        .strip_prefix("https://")
        .or_else(|| written.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]%".contains(c);
    if rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_plain)) {
        return Some(format!("{written}/"));
    }
    let message = format!("`{}` is no address of a site", address.value);
    reader.complain(address.span, message).help = Some(
        "write it like `https://example.com/rdp/`, up to the folder that holds `index.html`".into(),
    );
    None
}
