//! Events as text: "Copy details as text" of Event Viewer in any language, and the lists
//! that PowerShell and `wevtutil` print. Labels are compared, headings are not.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::labels::Labels;
use super::{EventSighting, Tables};
use crate::Span;
use crate::knowledge::{KnowledgeBase, LabelKind};

/// An event whose lines are still being read.
#[derive(Default)]
struct Open {
    start: Option<usize>,
    provider: String,
    log: String,
    id: Option<(u32, Span)>,
    in_description: bool,
}

/// Finds every event whose id and provider stand on labelled lines.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    text: &str,
    in_xml: &[EventSighting],
) -> Vec<EventSighting> {
    let mut events = vec![];
    let mut open = Open::default();
    let mut xml = in_xml.iter().peekable();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        while xml.next_if(|event| event.region.end <= start).is_some() {}
        if xml.peek().is_some_and(|event| event.region.start <= start) {
            continue;
        }
        let Some((label, value)) = labelled(&tables.labels, line) else {
            continue;
        };
        let value_at = start + (value.as_ptr() as usize - line.as_ptr() as usize);
        let starts_new = match label {
            LabelKind::LogName => {
                open.start.is_some() && (open.id.is_some() || !open.log.is_empty())
            }
            LabelKind::Source => open.id.is_some() && !open.provider.is_empty(),
            LabelKind::EventId => open.id.is_some(),
            _ => false,
        };
        if starts_new {
            close(knowledge, tables, &mut open, start, &mut events);
        }
        open.start.get_or_insert(start);
        match label {
            LabelKind::LogName => open.log = value.into(),
            LabelKind::Source if open.provider.is_empty() => {
                open.provider = value.into();
                // A long name that was wrapped at a hyphen.
                if value.ends_with('-') {
                    let below = text
                        .get(at..)
                        .and_then(|rest| rest.split_whitespace().next());
                    open.provider.push_str(below.unwrap_or(""));
                }
            }
            LabelKind::EventId if open.id.is_none() => open.id = number(value, value_at),
            LabelKind::Description => open.in_description = true,
            _ => {}
        }
    }
    close(knowledge, tables, &mut open, text.len(), &mut events);
    events.retain(|event| !is_twin(event, in_xml));
    events
}

/// `Event ID:      226`, `> **Event ID:** 226`, `  4. Event ID: 226`, `Id : 226`.
fn labelled<'l>(labels: &Labels, line: &'l str) -> Option<(LabelKind, &'l str)> {
    let clean = line.trim().trim_start_matches(is_mark);
    let clean = without_line_number(clean).trim_start_matches(is_mark);
    let colon = clean.find(':').filter(|colon| *colon <= 48)?;
    let kind = labels.event_label(clean.get(..colon)?)?;
    let value = clean
        .get(colon + 1..)?
        .trim_matches(|c: char| c.is_whitespace() || "*`_".contains(c));
    Some((kind, value))
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || ">*-+•#|`_".contains(c)
}

fn without_line_number(line: &str) -> &str {
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(n_digits..) {
        Some(rest) if n_digits > 0 && rest.starts_with(['.', ')', ':']) => {
            rest.get(1..).unwrap_or(rest)
        }
        _ => line,
    }
}

fn number(value: &str, at: usize) -> Option<(u32, Span)> {
    let n_digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let id = value.get(..n_digits)?.parse().ok()?;
    Some((id, Span::new(at, at + n_digits)))
}

/// Keeps what was read if it is an event: an id, and something that says whose.
fn close(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    open: &mut Open,
    end: usize,
    events: &mut Vec<EventSighting>,
) {
    let done = core::mem::take(open);
    let (Some((id, span)), Some(start)) = (done.id, done.start) else {
        return;
    };
    // A log is shared by many; only where nobody is named does it say whose event this is.
    let known = if done.provider.is_empty() {
        tables.providers.of_log(knowledge, &done.log, id)
    } else {
        tables.providers.named(&done.provider)
    };
    // `Id : 5` alone is a property of anything.
    if known.is_none() && (done.provider.is_empty() || done.log.is_empty() && !done.in_description)
    {
        return;
    }
    let region = Span::new(start, end);
    events.push(EventSighting {
        span,
        region,
        provider: known,
        name: done.provider,
        id,
    });
}

/// A copy from Event Viewer can carry its own XML; that is one event, not two.
fn is_twin(event: &EventSighting, in_xml: &[EventSighting]) -> bool {
    let from = in_xml.partition_point(|xml| xml.region.start < event.region.start);
    let behind = in_xml.get(from..).unwrap_or(&[]);
    behind
        .iter()
        .take_while(|xml| xml.region.start < event.region.end)
        .any(|xml| xml.id == event.id)
}
