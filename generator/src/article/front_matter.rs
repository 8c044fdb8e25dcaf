//! Reads the TOML between `+++` and `+++`.

use std::ops::Range;
use std::sync::Arc;

use decoder::knowledge::EvidenceLevel;

use super::{Audience, Change, FrontMatter, Kind, Restart, Risk, Status, clue, words};
use crate::diagnostic::{Allow, Diagnostic, Placed, Report, SourceText, rules};
use crate::source::toml::{Keys, Reader, Value};

/// More than any author writes; keeps a hostile file from costing seconds.
const MAX_BYTES: usize = 64 * 1024;

const FENCE: &str = "+++";

/// The front matter, and where the body starts.
///
/// Keys that are missing or wrong are findings; the article goes on with what a page has that
/// says nothing: no text, no date (both empty), the weakest evidence.
pub(super) fn parse(
    file: &Arc<SourceText>,
    id: &str,
    is_page: bool,
    report: &mut Report,
) -> Option<(FrontMatter, usize)> {
    let (inside, body_start) = find(file, report)?;
    let toml = &file.text[inside.clone()];
    let mut reader = Reader::new(file, inside.start, &rules::BROKEN_FRONT_MATTER, report);
    let document = reader.parse(toml);
    let mut keys = document.keys(0..FENCE.len(), "the front matter");
    let mut front = nothing(id, is_page);
    read_common(&mut keys, &mut reader, &mut front);
    if !is_page {
        read_article(&mut keys, &mut reader, &mut front);
    }
    keys.finish(&mut reader);
    Some((front, body_start))
}

/// The place of the TOML, and the start of the line behind the closing fence.
fn find(file: &Arc<SourceText>, report: &mut Report) -> Option<(Range<usize>, usize)> {
    let rule = &rules::BROKEN_FRONT_MATTER;
    let mut lines = file.text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim_end() != FENCE {
        let message = "the file does not start with `+++`";
        let at = file.at(0..first.trim_end().len());
        report.push(Diagnostic::new(rule, at, message).help(
            "the first line is `+++`, then come `title = \"…\"` and the other keys, then `+++`",
        ));
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == FENCE {
            return is_small_enough(file, start..end, report)
                .then(|| (start..end, end + line.len()));
        }
        end += line.len();
    }
    let at = file.at(0..FENCE.len());
    report.push(
        Diagnostic::new(rule, at, "this `+++` is never closed")
            .help("put a line `+++` between the keys and the text"),
    );
    None
}

fn is_small_enough(file: &Arc<SourceText>, inside: Range<usize>, report: &mut Report) -> bool {
    let is_small = inside.len() <= MAX_BYTES;
    if !is_small {
        let message = format!("the front matter is larger than {} KiB", MAX_BYTES / 1024);
        report.push(
            Diagnostic::new(&rules::TOO_LARGE, file.at(0..FENCE.len()), message)
                .help("put text below the second `+++`"),
        );
    }
    is_small
}

fn nothing(id: &str, is_page: bool) -> FrontMatter {
    let empty = || Placed {
        value: String::new(),
        span: 0..FENCE.len(),
    };
    FrontMatter {
        // Two articles without a title are no duplicates of each other.
        title: Placed {
            value: id.to_owned(),
            ..empty()
        },
        summary: empty(),
        kind: if is_page { Kind::Page } else { Kind::Article },
        stage: None,
        applies_to: Vec::new(),
        audience: Audience::Anyone,
        risk: Risk::ReadOnly,
        restart: Restart::None,
        minutes: None,
        reviewed: empty(),
        evidence: EvidenceLevel::Inferred,
        sources: Vec::new(),
        related: Vec::new(),
        also_at: Vec::new(),
        changes: Vec::new(),
        status: Status::Published,
        allow: Vec::new(),
        signatures: Vec::new(),
    }
}

fn read_common(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>, front: &mut FrontMatter) {
    set(
        &mut front.title,
        keys.required(reader, "title", Reader::text),
    );
    set(
        &mut front.summary,
        keys.required(reader, "summary", Reader::text),
    );
    set(
        &mut front.reviewed,
        keys.required(reader, "reviewed", Reader::date),
    );
    let sources = if front.kind == Kind::Page {
        keys.optional(reader, "sources", Reader::texts)
    } else {
        keys.required(reader, "sources", Reader::texts)
    };
    set(&mut front.sources, sources);
    set(
        &mut front.also_at,
        keys.optional(reader, "also-at", addresses),
    );
}

fn read_article(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>, front: &mut FrontMatter) {
    set(
        &mut front.kind,
        keys.optional(reader, "kind", |r, v| r.choice(v, &words::KINDS)),
    );
    front.stage = keys.required(reader, "stage", |r, v| r.choice(v, &words::stages()));
    set(
        &mut front.applies_to,
        keys.required(reader, "applies-to", Reader::plain_texts),
    );
    let audience = keys.required(reader, "audience", |r, v| r.choice(v, &words::AUDIENCES));
    set(&mut front.audience, audience);
    set(
        &mut front.risk,
        keys.required(reader, "risk", |r, v| r.choice(v, &words::RISKS)),
    );
    let restart = keys.optional(reader, "restart", |r, v| r.choice(v, &words::RESTARTS));
    set(&mut front.restart, restart);
    front.minutes = keys.optional(reader, "minutes", minutes);
    let evidence = keys.required(reader, "evidence", |r, v| {
        r.choice(v, &words::evidence_levels())
    });
    set(&mut front.evidence, evidence);
    set(
        &mut front.related,
        keys.optional(reader, "related", Reader::texts),
    );
    set(
        &mut front.changes,
        keys.optional(reader, "changes", changes),
    );
    front.status = status(keys, reader);
    set(&mut front.allow, keys.optional(reader, "allow", allowed));
    let signatures = keys.optional(reader, "signature", clue::signatures);
    set(&mut front.signatures, signatures);
}

fn set<T>(field: &mut T, read: Option<T>) {
    if let Some(value) = read {
        *field = value;
    }
}

fn minutes(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<u32> {
    const A_WEEK: u32 = 7 * 24 * 60;
    reader.number_up_to(value, A_WEEK)
}

/// Old addresses: from the root of the site, as every host can serve them.
fn addresses(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<Placed<String>>> {
    let mut addresses = reader.texts(value)?;
    addresses.retain(|address| {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
        let is_inside = address
            .value
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'));
        let is_page = address
            .value
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == "html");
        let is_good = is_page && is_inside && address.value.chars().all(is_plain);
        if !is_good {
            let message = format!("`{}` is no address of a page", address.value);
            reader.complain(address.span.clone(), message).help =
                Some("write it from the root of the site: `articles/old-name.html`".into());
        }
        is_good
    });
    Some(addresses)
}

fn changes(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<Change>> {
    reader.tables(value, "a change", |reader, mut keys| {
        let on = keys.required(reader, "on", Reader::date);
        let what = keys.required(reader, "what", Reader::plain_text);
        keys.finish(reader);
        Some(Change {
            on: on?,
            what: what?,
        })
    })
}

fn status(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>) -> Status {
    const WORDS: [(&str, u8); 3] = [("published", 0), ("draft", 1), ("retired", 2)];
    let status = keys.optional(reader, "status", |r, v| r.choice(v, &WORDS));
    let replaced_by = keys.optional(reader, "replaced-by", Reader::text);
    match (status, replaced_by) {
        (Some(2), replaced_by) => Status::Retired { replaced_by },
        (status, Some(replacement)) => {
            let message = "only a retired article is replaced";
            reader.complain(replacement.span, message).help =
                Some("add `status = \"retired\"`, or take `replaced-by` out".into());
            if status == Some(1) {
                Status::Draft
            } else {
                Status::Published
            }
        }
        (Some(1), None) => Status::Draft,
        (_, None) => Status::Published,
    }
}

fn allowed(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Vec<Allow>> {
    reader.tables(value, "an entry of `allow`", |reader, mut keys| {
        let rule = keys.required(reader, "rule", Reader::text);
        let because = keys.required(reader, "because", Reader::plain_text);
        keys.finish(reader);
        Some(Allow {
            rule: rule?,
            because: because?,
        })
    })
}
