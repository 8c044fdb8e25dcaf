//! Reads a `cause` fence: who can do it, and how sure we are.

use std::sync::Arc;

use super::fences::Fence;
use super::{CauseFacts, Restart, words};
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};
use crate::source::toml::Reader;

/// The facts of a cause; `None` where one that must be there cannot be read.
pub(super) fn parse(
    file: &Arc<SourceText>,
    fence: &Fence,
    report: &mut Report,
) -> Option<CauseFacts> {
    if !fence.is_verbatim(file) {
        let at = file.at(fence.first_line(file));
        report.push(
            Diagnostic::new(
                &rules::BROKEN_CAUSE,
                at,
                "a cause block stands at the left margin",
            )
            .help("take it out of the list or quote"),
        );
        return None;
    }
    let mut reader = Reader::new(file, fence.inside.start, &rules::BROKEN_CAUSE, report);
    let reader = &mut reader;
    let document = reader.parse(&fence.content);
    let mut keys = document.keys(fence.first_line(file), "the cause block");
    let evidence = keys.required(reader, "evidence", |r, v| {
        r.choice(v, &words::evidence_levels())
    });
    let sources = keys.required(reader, "sources", Reader::texts);
    let risk = keys.required(reader, "risk", |r, v| r.choice(v, &words::RISKS));
    let who = keys.required(reader, "who", |r, v| r.choice(v, &words::AUDIENCES));
    let restart = keys.optional(reader, "restart", |r, v| r.choice(v, &words::RESTARTS));
    let only_with = keys.optional(reader, "only-with", |r, v| {
        let value = r.choice(v, &words::SURROUNDINGS)?;
        let span = r.place_of(v);
        Some(Placed { value, span })
    });
    keys.finish(reader);
    Some(CauseFacts {
        evidence: evidence?,
        sources: sources?,
        risk: risk?,
        who: who?,
        restart: restart.unwrap_or(Restart::None),
        only_with,
    })
}
