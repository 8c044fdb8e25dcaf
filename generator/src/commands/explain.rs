//! `reconnect explain`: everything that one code, event or lint can mean.

use std::fmt::Write;

use decoder::json::value_as_text;
use decoder::knowledge::{Code, CodeSpace, Event, ImportedNames, Provider, SpaceId};
use decoder::{Decoder, KnowledgeBase};
use generator::diagnostic::nearest;
use generator::library::{address, slip};
use generator::lints;

use super::{BuiltIn, Console, Ending, Failure, decode, decode_text, number, windows_names};
use crate::options::ExplainOptions;

/// `HRESULT_FROM_WIN32`: a Win32 code stands in the low half.
const FROM_WIN32: u32 = 0x8007_0000;

pub(super) fn run(
    options: &ExplainOptions,
    built_in: &BuiltIn,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let what = options.what.trim();
    // A rule needs no knowledge base, which takes a while to unpack.
    if let Some(explained) = lint(what) {
        console.answers.write_all(explained.as_bytes())?;
        return Ok(Ending::Clean);
    }
    let knowledge = decode::knowledge(None, built_in)?;
    let names = decode::names(built_in)?;
    let explained = event(&knowledge, what)
        .or_else(|| code(&knowledge, &names, what))
        .or_else(|| name(&knowledge, &names, what))
        .or_else(|| by_its_bits(&knowledge, &names, what));
    if let Some(explained) = explained {
        console.answers.write_all(explained.as_bytes())?;
        return Ok(Ending::Clean);
    }
    writeln!(console.messages, "error: nothing is known about `{what}`")?;
    match nearest_to(&knowledge, what) {
        Some(near) => writeln!(console.messages, "help: did you mean `{near}`?")?,
        None => writeln!(
            console.messages,
            "help: name a code (`0x904`, `disconnect:0x904`), an event (`schannel/36870`) or a lint \
             (`dead-link`); `reconnect decode` reads whole texts"
        )?,
    }
    Ok(Ending::Found)
}

fn lint(what: &str) -> Option<String> {
    let rule = lints::all_rules().into_iter().find(|rule| {
        rule.code.eq_ignore_ascii_case(what) || rule.name.eq_ignore_ascii_case(what)
    })?;
    Some(format!(
        "{} {} ({})\n\n{}\n",
        rule.code,
        rule.name,
        rule.severity.as_str(),
        rule.explanation.trim()
    ))
}

fn event(knowledge: &KnowledgeBase, what: &str) -> Option<String> {
    let (provider, id) = provider_and_id(knowledge, what)?;
    let event = provider.event(id)?;
    Some(event_in_words(knowledge, provider, event))
}

/// `schannel/36870`, with any name that the provider has.
fn provider_and_id<'k>(knowledge: &'k KnowledgeBase, what: &str) -> Option<(&'k Provider, u32)> {
    let (name, id) = what.rsplit_once(['/', ' '])?;
    let name = without_prefix(name.trim());
    let provider = knowledge.providers.iter().find(|provider| {
        [&provider.id, &provider.name]
            .into_iter()
            .chain(&provider.also)
            .any(|known| without_prefix(known).eq_ignore_ascii_case(name))
    })?;
    Some((provider, id.parse().ok()?))
}

/// Logs print the name of a provider with this prefix and without it.
fn without_prefix(name: &str) -> &str {
    const PREFIX: &str = "microsoft-windows-";
    match name.split_at_checked(PREFIX.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(PREFIX) => rest,
        _ => name,
    }
}

fn event_in_words(knowledge: &KnowledgeBase, provider: &Provider, event: &Event) -> String {
    let mut lines = format!("Event {} of {}\n", event.id, provider.name);
    indent(&mut lines, &event.meaning);
    if event.normal {
        indent(&mut lines, "ordinary operation");
    }
    if let Some(stage) = event.stage {
        indent(
            &mut lines,
            &format!("where it breaks: {}", stage.in_words()),
        );
    }
    for field in &event.fields {
        let line = format!(
            "its field {} holds a code of `{}`",
            field.name,
            field.space.as_str()
        );
        indent(&mut lines, &line);
    }
    indent(&mut lines, &address::of_event(&provider.id, event.id));
    lines.push_str(&decode_text::article_line(
        knowledge,
        event.article.as_deref(),
    ));
    lines
}

/// A code in one space, `disconnect:0x904`, or in every space that has it.
fn code(knowledge: &KnowledgeBase, names: &ImportedNames, what: &str) -> Option<String> {
    let (space, number) = match what.split_once(':') {
        Some((space, number)) => (Some(SpaceId::from_id(&space.to_ascii_lowercase())?), number),
        None => (None, what),
    };
    number::values_of(number)
        .into_iter()
        .find_map(|value| value_in_words(knowledge, names, space, value))
}

/// What a published name stands for: `STATUS_LOGON_FAILURE`, in any case of letters.
fn name(knowledge: &KnowledgeBase, names: &ImportedNames, what: &str) -> Option<String> {
    let (space, value) = windows_names::find(knowledge, names, what)?;
    value_in_words(knowledge, names, Some(space), value)
}

fn value_in_words(
    knowledge: &KnowledgeBase,
    names: &ImportedNames,
    space: Option<SpaceId>,
    value: u32,
) -> Option<String> {
    let spaces = knowledge
        .spaces
        .iter()
        .filter(|it| space.is_none_or(|id| it.id == id));
    let mut meanings: Vec<String> = spaces
        .filter_map(|space| meaning(knowledge, space, value))
        .collect();
    if space.is_none_or(|id| id == SpaceId::Hresult) {
        meanings.extend(win32_inside(knowledge, names, value));
    }
    if meanings.is_empty() {
        meanings = windows_names::of_value(knowledge, names, space, value);
    }
    (!meanings.is_empty()).then(|| format!("{value:#x} ({value})\n\n{}", meanings.join("\n")))
}

/// A number that no table has, as far as its bits say what it is.
fn by_its_bits(knowledge: &KnowledgeBase, names: &ImportedNames, what: &str) -> Option<String> {
    number::values_of(what).first()?;
    let reading = Decoder::new(knowledge).decode_with(Some(names), what);
    let is_something = !reading.findings.is_empty();
    is_something.then(|| decode_text::render(knowledge, &reading, what))
}

/// What a value means in one space; for a value that no table lists, what its family says.
fn meaning(knowledge: &KnowledgeBase, space: &CodeSpace, value: u32) -> Option<String> {
    if let Some(code) = space.code(value) {
        return Some(code_in_words(knowledge, space, code));
    }
    // Below 0x100 there is no family: the low byte is all there is.
    let [low, ..] = value.to_le_bytes();
    let family = (0x100..0x1_0000)
        .contains(&value)
        .then(|| space.families.iter().find(|family| family.byte == low))??;
    let mut lines = format!("{} {}\n", space.id.as_str(), value_as_text(space.id, value));
    indent(
        &mut lines,
        &format!(
            "in no table; by its low byte {low:#04x} it is {}",
            family.name
        ),
    );
    indent(&mut lines, &family.meaning);
    Some(lines)
}

fn code_in_words(knowledge: &KnowledgeBase, space: &CodeSpace, code: &Code) -> String {
    let mut lines = format!(
        "{} {}",
        space.id.as_str(),
        value_as_text(space.id, code.value)
    );
    if !code.name.is_empty() {
        lines.push(' ');
        lines.push_str(&code.name);
    }
    lines.push('\n');
    indent(&mut lines, &space.name);
    indent(&mut lines, &code.meaning);
    if code.normal {
        indent(&mut lines, "ordinary operation");
    }
    if let Some(stage) = code.stage {
        indent(
            &mut lines,
            &format!("where it breaks: {}", stage.in_words()),
        );
    }
    indent(&mut lines, &address::of_code(space.id, code.value));
    lines.push_str(&decode_text::article_line(
        knowledge,
        code.article.as_deref(),
    ));
    lines
}

fn win32_inside(knowledge: &KnowledgeBase, names: &ImportedNames, value: u32) -> Option<String> {
    if value & 0xFFFF_0000 != FROM_WIN32 {
        return None;
    }
    let (win32, value) = (SpaceId::Win32, value & 0xFFFF);
    let inside = match knowledge
        .space(win32)
        .and_then(|it| Some((it, it.code(value)?)))
    {
        Some((space, code)) => code_in_words(knowledge, space, code),
        None => windows_names::of_value(knowledge, names, Some(win32), value).pop()?,
    };
    Some(format!("an HRESULT around {inside}"))
}

fn nearest_to(knowledge: &KnowledgeBase, what: &str) -> Option<String> {
    let values = || {
        let spaces = knowledge.spaces.iter();
        spaces.flat_map(|space| space.codes.iter().map(|code| code.value))
    };
    let written = what.split_once(':').map_or(what, |(_, number)| number);
    let value = number::values_of(written)
        .into_iter()
        .find_map(|wrong| slip::nearest_hexadecimal(wrong, values()))
        .map(|value| format!("{value:#x}"));
    let named = || {
        let rules = lints::all_rules();
        nearest(what, rules.iter().flat_map(|rule| [rule.name, rule.code])).map(str::to_owned)
    };
    event_nearest_to(knowledge, what)
        .or_else(|| space_nearest_to(what))
        .or(value)
        .or_else(named)
}

/// `disconect:0x904`: the space is wrong, not the number.
fn space_nearest_to(what: &str) -> Option<String> {
    let (space, number) = what.split_once(':')?;
    let near = nearest(space, SpaceId::ALL.iter().map(|id| id.as_str()))?;
    (near != space).then(|| format!("{near}:{number}"))
}

fn event_nearest_to(knowledge: &KnowledgeBase, what: &str) -> Option<String> {
    if let Some((provider, wrong)) = provider_and_id(knowledge, what) {
        let ids = provider.events.iter().map(|event| event.id);
        return slip::nearest_decimal(wrong, ids).map(|id| format!("{}/{id}", provider.id));
    }
    let (name, id) = what.rsplit_once('/')?;
    let id: u32 = id.parse().ok()?;
    let near = nearest(
        name,
        knowledge
            .providers
            .iter()
            .map(|provider| provider.id.as_str()),
    )?;
    Some(format!("{near}/{id}"))
}

fn indent(lines: &mut String, line: &str) {
    if !line.is_empty() {
        writeln!(lines, "      {line}").expect("a string takes every line");
    }
}
