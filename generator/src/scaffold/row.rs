//! A row of a code or event table, in its place among the others.

use decoder::knowledge::SpaceId;

use super::{Refusal, Scaffold, end_of_line, must_be_id, with};
use crate::diagnostic::{Location, nearest};
use crate::library::Library;

pub(super) fn code(library: &Library, space: SpaceId, value: u32) -> Result<Scaffold, Refusal> {
    if let Some(row) = library.code(space, value) {
        let file = library.space(space).map(|table| &table.file);
        let place = file.map(|file| file.at(row.value.span.clone()));
        return Err(there_already(
            &format!("{}:{value:#x}", space.as_str()),
            place.as_ref(),
        ));
    }
    let imported = library.knowledge.imported.as_ref();
    let name = imported.and_then(|names| names.names(space, value).next());
    let name = name.map_or_else(String::new, |name| format!("name = \"{name}\", "));
    let row = format!(
        "  {{ value = 0x{value:X}, {name}meaning = \"TODO: what it says, in one sentence\" }},\n"
    );
    let path = format!("codes/{}.toml", space.as_str());
    let mut scaffold = Scaffold::default();
    match library.space(space) {
        None => scaffold.new.push((path.clone(), code_table(&row))),
        Some(table) => {
            let text = &table.file.text;
            let before = table.codes.iter().rfind(|row| row.value.value < value);
            let place = match (before, table.codes.first()) {
                (Some(row), _) => end_of_line(text, row.value.span.end),
                (None, Some(first)) => {
                    let line = text
                        .get(..first.value.span.start)
                        .and_then(|it| it.rfind('\n'));
                    line.map_or(0, |newline| newline + 1)
                }
                (None, None) => {
                    return Err(Refusal::new(
                        format!("`content/{path}` has no row to put this beside"),
                        "write its first row by hand",
                    ));
                }
            };
            scaffold.changed.push(with(&table.file, place, &row));
        }
    }
    scaffold.next = vec![
        format!("say in content/{path} what the code means, and from which source you know it"),
        "where it breaks is `stage`, and the article that answers it `article`; leave out what nobody knows".into(),
    ];
    Ok(scaffold)
}

fn code_table(row: &str) -> String {
    format!(
        "name    = \"TODO: what kind of number this is\"\n\
         about   = \"TODO: where it is shown\"\n\
         seen-as = []                      # English labels that put a number in this space, lower case\n\
         source  = \"TODO\"                  # an id of sources.toml\n\n\
         codes = [\n{row}]\n"
    )
}

pub(super) fn event(library: &Library, provider: &str, id: u32) -> Result<Scaffold, Refusal> {
    must_be_id(provider)?;
    let table = library
        .tables
        .providers
        .iter()
        .find(|table| table.id == provider);
    let row = format!(
        "[[event]]\n\
         id      = {id}\n\
         # level = \"error\"                # critical | error | warning | information | verbose\n\
         # side  = \"server\"               # client | server | gateway | infrastructure\n\
         # stage = \"network\"              # where the connection breaks; leave it out where nobody knows\n\
         meaning = \"TODO: what happened, in one sentence\"\n"
    );
    let path = format!("events/{provider}.toml");
    let mut scaffold = Scaffold::default();
    match table {
        None => {
            let known = library.tables.providers.iter();
            let mut known = known.map(|table| (table.provider.as_str(), table.id.as_str()));
            if let Some((_, id)) = known.find(|(name, _)| name.eq_ignore_ascii_case(provider)) {
                let help = format!("its table is `{id}`: write `{id}/…`");
                return Err(Refusal::new(
                    format!("`{provider}` has a table already"),
                    help,
                ));
            }
            let ids = library
                .tables
                .providers
                .iter()
                .map(|table| table.id.as_str());
            if let Some(near) = nearest(provider, ids) {
                let help = format!(
                    "did you mean `{near}/{id}`? If not, begin content/{path} by hand: its name is too like the other"
                );
                return Err(Refusal::new(
                    format!("there is no event table `{provider}`"),
                    help,
                ));
            }
            scaffold.new.push((path.clone(), event_table(&row)));
        }
        Some(table) => {
            let rows = &table.events;
            if let Some(row) = rows.iter().find(|row| row.id.value == id) {
                let place = table.file.at(row.id.span.clone());
                return Err(there_already(&format!("{provider}/{id}"), Some(&place)));
            }
            let text = &table.file.text;
            let next = rows.iter().find(|row| row.id.value > id);
            let place = next.and_then(|row| text.get(..row.id.span.start)?.rfind("[[event]]"));
            let gap = if text.ends_with('\n') { "\n" } else { "\n\n" };
            scaffold.changed.push(if let Some(place) = place {
                with(&table.file, place, &format!("{row}\n"))
            } else {
                with(&table.file, text.len(), &format!("{gap}{row}"))
            });
        }
    }
    let next =
        format!("say in content/{path} what the event means, and from which source you know it");
    scaffold.next.push(next);
    Ok(scaffold)
}

fn event_table(row: &str) -> String {
    format!(
        "provider = \"TODO: the name that Windows writes, such as Microsoft-Windows-Kernel-General\"\n\
         log      = \"TODO: the channel, such as System\"\n\
         source   = \"TODO\"                 # an id of sources.toml\n\n{row}"
    )
}

fn there_already(what: &str, place: Option<&Location>) -> Refusal {
    let place = place.map_or_else(String::new, |at| {
        format!("; it is in content/{}:{}", at.file.path, at.start().line)
    });
    Refusal::new(
        format!("`{what}` is there already"),
        format!("change the row that is there{place}"),
    )
}
