//! Events as JSON: `ConvertTo-Json`, `evtx_dump`, and the shapes of log shippers.
//!
//! Damaged and partial JSON is pasted as often as whole JSON, so this reads key after key
//! and joins the id, the provider and the fields that stand near each other.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{CodeSighting, EventSighting, Notation, Setting, Tables};
use crate::Span;
use crate::knowledge::KnowledgeBase;

const ID_KEYS: [&str; 5] = ["eventid", "event_id", "id", "eventcode", "event.code"];
const PROVIDER_KEYS: [&str; 7] = [
    "providername",
    "provider",
    "provider_name",
    "source_name",
    "sourcename",
    "source",
    "name",
];

/// An event of which not everything was read yet.
#[derive(Default)]
struct Open {
    id: Option<(u32, Span)>,
    provider: Option<(usize, String)>,
    /// Keys and values that may be fields of the event.
    data: Vec<(String, Span)>,
    start: Option<usize>,
    end: usize,
}

/// Finds every event in JSON; adds its codes to `codes`.
pub(super) fn find(
    knowledge: &KnowledgeBase,
    tables: &Tables,
    text: &str,
    codes: &mut Vec<CodeSighting>,
) -> Vec<EventSighting> {
    let mut events = vec![];
    let mut open = Open::default();
    let mut at = 0;
    while let Some((key, value, end)) = next_pair(text, at) {
        let begins_object = follows_object(text.get(at..key.start - 1).unwrap_or(""));
        at = end;
        let key = key.of(text);
        let name = key.to_lowercase();
        let content = value.of(text);
        let id: Option<u32> = content.parse().ok();
        let is_id = ID_KEYS.contains(&name.as_str()) && id.is_some();
        let provider = PROVIDER_KEYS
            .contains(&name.as_str())
            .then(|| tables.providers.named(content))
            .flatten();
        // An `Id` further in is some other id, unless it is the first of the next event.
        let repeats = is_id && open.id.is_some() && (name != "id" || begins_object)
            || provider.is_some() && open.provider.is_some();
        if repeats {
            close(
                knowledge,
                text,
                core::mem::take(&mut open),
                &mut events,
                codes,
            );
        }
        open.start.get_or_insert(value.start);
        open.end = end;
        if let (true, Some(id)) = (is_id && open.id.is_none(), id) {
            open.id = Some((id, value));
        } else if let Some(provider) = provider {
            open.provider = Some((provider, content.into()));
        } else {
            open.data.push((name, value));
        }
    }
    close(knowledge, text, open, &mut events, codes);
    events
}

fn close(
    knowledge: &KnowledgeBase,
    text: &str,
    open: Open,
    events: &mut Vec<EventSighting>,
    codes: &mut Vec<CodeSighting>,
) {
    let (Some((id, span)), Some((provider, name))) = (open.id, open.provider) else {
        return;
    };
    let start = open.start.unwrap_or(span.start).min(span.start);
    let region = Span::new(start, open.end.max(span.end));
    let known = knowledge
        .providers
        .get(provider)
        .and_then(|provider| provider.event(id));
    for field in known.map_or(&[][..], |event| &event.fields) {
        let data = open
            .data
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(&field.name));
        let value =
            data.and_then(|(_, span)| Some((*span, super::event_xml::value_of(span.of(text))?)));
        if let Some((span, value)) = value {
            codes.push(CodeSighting {
                span,
                values: vec![value],
                notation: Notation::FullHexadecimal,
                setting: Setting::Field {
                    space: field.space,
                    name: format!("field {} of event {id}", field.name),
                },
            });
        }
    }
    events.push(EventSighting {
        span,
        region,
        provider: Some(provider),
        name,
        id,
    });
}

/// Whether one object ends and another begins: `}, {`.
fn follows_object(between: &str) -> bool {
    let mut signs = between.chars().filter(|c| !c.is_whitespace());
    signs.any(|c| c == '}') && signs.next_back() == Some('{')
}

/// The next `"key": value` with a plain value, from `at`: place of the key, place of the value, where to go on.
fn next_pair(text: &str, mut at: usize) -> Option<(Span, Span, usize)> {
    loop {
        let open = at + text.get(at..)?.find('"')?;
        let close = open + 1 + text.get(open + 1..)?.find(['"', '\n'])?;
        at = close + 1;
        let key = Span::new(open + 1, close);
        let rest = text.get(at..)?;
        let colon = rest.len() - rest.trim_start().len();
        if close - open > 64 || !rest.get(colon..)?.starts_with(':') {
            // Not a key: the quote that closed it may open the next one.
            at = if text.get(close..)?.starts_with('"') {
                close + 1
            } else {
                close
            };
            continue;
        }
        let from = at + colon + 1;
        let value = text.get(from..)?;
        let start = from + (value.len() - value.trim_start().len());
        let value = text.get(start..)?;
        if let Some(quoted) = value.strip_prefix('"') {
            let len = quoted.find('"')?;
            return Some((key, Span::new(start + 1, start + 1 + len), start + len + 2));
        }
        if value.starts_with(['{', '[']) {
            at = start;
            continue;
        }
        let len = value
            .find([',', '}', ']', '\n', ' '])
            .unwrap_or(value.len());
        if len > 0 {
            return Some((key, Span::new(start, start + len), start + len));
        }
        at = start;
    }
}
