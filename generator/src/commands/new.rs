//! `reconnect new`: begins an article, a row, a check or a language, and overwrites nothing.
//!
//! What would be written is held against the rules first: only what is marked `TODO` may be wrong.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use decoder::knowledge::SpaceId;
use generator::diagnostic::text::{self, Look};
use generator::diagnostic::{Diagnostic, Report, SourceText, did_you_mean};
use generator::library::Library;
use generator::lints::UNFINISHED;
use generator::scaffold::{self, Fact, Refusal, Scaffold, Wish};
use generator::source::{self, Sources};
use generator::{Error, check_sources};
use jiff::civil::Date;

use super::{Console, Ending, Failure, mend, number};
use crate::author_options::{NewOptions, NewWhat};

pub(super) fn run(
    options: &NewOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let content = &options.content;
    let today = today.to_string();
    let mut before = Report::default();
    let sources = source::read(content, &mut before)?;
    let library = check_sources(&sources, &today, &mut before);
    let planned = wish(&library, &options.what, &today)
        .and_then(|wish| plan(&library, wish, &sources, &before, &today));
    let (scaffold, wrong) = match planned {
        Ok(planned) => planned,
        Err(refusal) => {
            writeln!(console.messages, "error: {}", refusal.message)?;
            writeln!(console.messages, "help: {}", refusal.help)?;
            return Ok(Ending::Found);
        }
    };
    if !wrong.is_empty() {
        let content = content.display().to_string();
        let look = Look {
            content: &content,
            coloured: console.shows_colours,
        };
        for finding in &wrong {
            writeln!(console.messages, "{}\n", text::render_one(finding, look))?;
        }
        writeln!(
            console.messages,
            "nothing is written: with this the content would break a rule"
        )?;
        return Ok(Ending::Found);
    }
    write(content, &scaffold, console)?;
    for next in &scaffold.next {
        writeln!(console.answers, "next: {next}")?;
    }
    Ok(Ending::Clean)
}

/// What is written, and what would be wrong with it. Where the facts of an article do not lead to
/// it, its signature is left to the author.
fn plan(
    library: &Library,
    mut wish: Wish,
    sources: &Sources,
    before: &Report,
    today: &str,
) -> Result<(Scaffold, Vec<Diagnostic>), Refusal> {
    let scaffold = scaffold::of(library, &wish)?;
    let wrong = broken_by(&scaffold, sources, before, today);
    match &mut wish {
        Wish::Article { has_signature, .. } if !wrong.is_empty() => *has_signature = false,
        _ => return Ok((scaffold, wrong)),
    }
    let scaffold = scaffold::of(library, &wish)?;
    let wrong = broken_by(&scaffold, sources, before, today);
    Ok((scaffold, wrong))
}

fn wish(library: &Library, what: &NewWhat, today: &str) -> Result<Wish, Refusal> {
    Ok(match what {
        NewWhat::Article { about, id } => {
            let facts: Vec<Option<Fact>> = about
                .iter()
                .map(|written| fact(library, written))
                .collect::<Result<_, _>>()?;
            let is_id = about.len() == 1 && facts == [None];
            if let Some(place) = facts.iter().position(Option::is_none).filter(|_| !is_id) {
                return Err(no_fact(&about[place]));
            }
            let own = about.iter().map(|written| short(written));
            Wish::Article {
                id: match id {
                    Some(id) => id.clone(),
                    None if is_id => about[0].clone(),
                    None => own.collect::<Vec<String>>().join("-"),
                },
                facts: facts.into_iter().flatten().collect(),
                today: today.to_owned(),
                has_signature: true,
            }
        }
        NewWhat::Code { code } => match fact(library, code)? {
            Some(Fact::Code(space, value)) if code.contains(':') => Wish::Code(space, value),
            _ => {
                return Err(Refusal {
                    message: format!("`{code}` does not say in which code space it is"),
                    help: "write it like `disconnect:0x904`".into(),
                });
            }
        },
        NewWhat::Event { event } => match event.rsplit_once('/') {
            Some((provider, id)) if id.parse::<u32>().is_ok() => {
                let id = id.parse().unwrap_or_default();
                Wish::Event(provider_id(library, provider), id)
            }
            _ => {
                return Err(Refusal {
                    message: format!("`{event}` is no event"),
                    help: "write it like `schannel/36870`".into(),
                });
            }
        },
        NewWhat::Check { article, id } => Wish::Check {
            article: article.clone(),
            id: id.clone(),
        },
        NewWhat::Language { tag } => Wish::Language(tag.clone()),
    })
}

/// A code or an event; `None` for what is neither, such as the id of an article.
fn fact(library: &Library, written: &str) -> Result<Option<Fact>, Refusal> {
    if let Some((provider, id)) = written.rsplit_once('/') {
        let id = id.parse().map_err(|_| no_fact(written))?;
        return Ok(Some(Fact::Event(provider_id(library, provider), id)));
    }
    if let Some((space, number)) = written.split_once(':') {
        let lower = space.to_ascii_lowercase();
        let Some(space) = SpaceId::from_id(&lower) else {
            let ids = SpaceId::ALL.iter().map(|id| id.as_str());
            let help = did_you_mean(&lower, ids)
                .unwrap_or_else(|| "write it like `disconnect:0x904`".into());
            return Err(Refusal {
                message: format!("there is no code space `{space}`"),
                help,
            });
        };
        let value = number::values_of(number).first().copied();
        let value = value.ok_or_else(|| no_fact(written))?;
        return Ok(Some(Fact::Code(space, value)));
    }
    let values = number::values_of(written);
    // `bad-cafe` is no number, and neither is `dead` unless somebody says so.
    if values.is_empty() || !written.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return Ok(None);
    }
    let spaces = &library.tables.spaces;
    let found = values.iter().find_map(|value| {
        let space = spaces
            .iter()
            .find(|space| library.code(space.id, *value).is_some())?;
        Some(Fact::Code(space.id, *value))
    });
    match found {
        Some(fact) => Ok(Some(fact)),
        None => Err(Refusal {
            message: format!("`{written}` is in no code table"),
            help: format!(
                "`reconnect new code disconnect:{written}` adds it; say the space that it is of"
            ),
        }),
    }
}

fn no_fact(written: &str) -> Refusal {
    Refusal {
        message: format!("`{written}` is neither a code nor an event"),
        help: "codes are written like `0x904` or `disconnect:0x904`, events like `schannel/36870`"
            .into(),
    }
}

/// The id of a table by any name that its provider has.
fn provider_id(library: &Library, name: &str) -> String {
    let tables = &library.tables.providers;
    let is_it = |known: &str| known.eq_ignore_ascii_case(name);
    let table = tables.iter().find(|table| {
        is_it(&table.id) || is_it(&table.provider) || table.also_known_as.iter().any(|it| is_it(it))
    });
    table.map_or_else(|| name.to_ascii_lowercase(), |table| table.id.clone())
}

/// What an id says of a fact: `0x904` of `disconnect:0x904`, `schannel-36870` of `schannel/36870`.
fn short(written: &str) -> String {
    let number = written
        .rsplit_once(':')
        .map_or(written, |(_, number)| number);
    number.to_ascii_lowercase().replace('/', "-")
}

/// The findings that come with what would be written, those about `TODO` left out.
fn broken_by(
    scaffold: &Scaffold,
    sources: &Sources,
    before: &Report,
    today: &str,
) -> Vec<Diagnostic> {
    let mut sources = Sources {
        files: sources.files.clone(),
    };
    for mended in &scaffold.changed {
        let is_other = |file: &Arc<SourceText>| file.path != mended.file.path;
        sources.files.retain(is_other);
        sources.files.push(Arc::new(SourceText {
            path: mended.file.path.clone(),
            text: mended.text.clone(),
        }));
    }
    for (path, text) in &scaffold.new {
        sources.files.push(Arc::new(SourceText {
            path: path.clone(),
            text: text.clone(),
        }));
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut after = Report::default();
    check_sources(&sources, today, &mut after);
    let key = |finding: &Diagnostic| {
        let at = &finding.at.file.path;
        (at.clone(), finding.rule.code, finding.message.clone())
    };
    let known: BTreeSet<_> = before.findings().iter().map(key).collect();
    // That a new page is not in the list of addresses yet is what `lint --fix` is for.
    let is_wrong = |finding: &&Diagnostic| {
        finding.rule.code != UNFINISHED.code
            && finding.at.file.path != "addresses.txt"
            && !known.contains(&key(finding))
    };
    after.findings().iter().filter(is_wrong).cloned().collect()
}

fn write(content: &Path, scaffold: &Scaffold, console: &mut Console<'_>) -> Result<(), Failure> {
    for (path, text) in &scaffold.new {
        let path = content.join(path);
        let folder = path.parent().unwrap_or(content);
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
        // Fails where the file is there, whatever the content was when it was read.
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let mut file = file.map_err(Error::file("create", &path))?;
        file.write_all(text.as_bytes())
            .map_err(Error::file("write", &path))?;
        writeln!(console.answers, "wrote {}", path.display())?;
    }
    for mended in &scaffold.changed {
        let path = content.join(&mended.file.path);
        if !mend::write(&path, mended)? {
            return Err(Failure::Machine(Error::Unusable {
                message: mend::unkept_form(&path),
            }));
        }
        writeln!(console.answers, "added to {}", path.display())?;
    }
    Ok(())
}
