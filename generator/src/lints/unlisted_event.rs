//! An event number, in a command or beside the name of its source, that the source's table does not have.

use std::ops::Range;

use super::{Context, Lint, commands};
use crate::article::Article;
use crate::article::passages::Prose;
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity};
use crate::library::{Library, slip};
use crate::tables::ProviderTable;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L086",
        name: "unlisted-event",
        severity: Severity::Error,
        explanation: include_str!("unlisted_event.md"),
    },
    run: find_unlisted_events,
};

/// What stands before the numbers of events in `Get-WinEvent` and in a query.
const BEFORE_IDS: [&str; 3] = ["id", "eventid", "instanceid"];

fn find_unlisted_events(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    for (article, prose) in &context.prose {
        in_commands(library, article, report);
        in_prose(library, article, prose, report);
    }
}

fn in_commands(library: &Library, article: &Article, report: &mut Report) {
    for command in commands::of(article) {
        let text = command.lens.text();
        let providers = asked(library, text);
        for id in ids(text).into_iter().filter(|_| !providers.is_empty()) {
            if !has(&providers, id) {
                report.push(finding(&providers, id, article.at(command.span.clone())));
            }
        }
    }
}

/// `Schannel 36870`, `Schannel event 36870` and `event 36870 of Schannel` are one thing; the first two are read.
fn in_prose(library: &Library, article: &Article, prose: &Prose, report: &mut Report) {
    for passage in &prose.passages {
        for (span, id) in numbers(&passage.text) {
            let before = passage.text.get(..span.start).unwrap_or("").trim_end();
            let before = ["events", "event", "Events", "Event"]
                .iter()
                .find_map(|word| before.strip_suffix(word))
                .unwrap_or(before)
                .trim_end();
            let named: Vec<&ProviderTable> = library
                .tables
                .providers
                .iter()
                .filter(|provider| names(provider).any(|name| is_at_end(before, name)))
                .collect();
            if !named.is_empty() && !has(&named, id) {
                report.push(finding(&named, id, article.at(passage.place(span))));
            }
        }
    }
}

fn names(provider: &ProviderTable) -> impl Iterator<Item = &str> {
    let others = provider.also_known_as.iter().map(String::as_str);
    // In prose, "Security" and "Kerberos" are words as well.
    let is_word = |name: &&str| name.len() > 8 || name.chars().skip(1).any(char::is_uppercase);
    std::iter::once(provider.provider.as_str())
        .chain(others)
        .filter(move |name| is_word(name) || *name == provider.provider)
}

fn is_at_end(text: &str, name: &str) -> bool {
    let before = text.strip_suffix(name);
    before.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
}

fn has(providers: &[&ProviderTable], id: u32) -> bool {
    let mut events = providers.iter().flat_map(|provider| &provider.events);
    events.any(|event| event.id.value == id)
}

/// The sources that a command asks: those it names, else those that write to a channel of their own. In a log that all
/// Windows shares, any number may be somebody's.
fn asked<'l>(library: &'l Library, text: &str) -> Vec<&'l ProviderTable> {
    let quoted = |name: &str| {
        [format!("'{name}'"), format!("\"{name}\"")]
            .iter()
            .any(|wanted| text.contains(wanted.as_str()))
    };
    let all = &library.tables.providers;
    let says_who =
        text.contains("ProviderName") || text.contains("Provider[") || text.contains("-Source");
    if says_who {
        let named: Vec<&ProviderTable> = all
            .iter()
            .filter(|provider| {
                let others = provider.also_known_as.iter();
                others.chain([&provider.provider]).any(|name| quoted(name))
            })
            .collect();
        // With a source that no table has, its numbers are unknown too.
        let n_named = text.matches("ProviderName").count() + text.matches("Provider[").count();
        return if named.len() >= n_named {
            named
        } else {
            Vec::new()
        };
    }
    let own = |log: &str| log.contains('/') && text.contains(log);
    let shared = ["System", "Application", "Security"];
    if shared
        .iter()
        .any(|log| quoted(log) || text.contains(&format!("qe {log} ")))
    {
        return Vec::new();
    }
    all.iter()
        .filter(|provider| {
            let logs = provider
                .events
                .iter()
                .filter_map(|event| event.log.as_deref());
            logs.chain([provider.log.as_str()]).any(own)
        })
        .collect()
}

/// The numbers behind `Id =` and `EventID=`.
fn ids(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('=') {
        let before = text.get(..at).unwrap_or("").trim_end();
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        if !BEFORE_IDS.contains(&word.as_str()) {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or("");
        let list = rest
            .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == ' '))
            .next()
            .unwrap_or("");
        found.extend(
            list.split(',')
                .map_while(|id| id.trim().parse::<u32>().ok()),
        );
    }
    found
}

/// Decimal numbers that stand by themselves.
fn numbers(text: &str) -> Vec<(Range<usize>, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Ok(id) = bare.parse::<u32>() {
            found.push((at..at + bare.len(), id));
        }
        at += word.len() + 1;
    }
    found
}

fn finding(providers: &[&ProviderTable], id: u32, at: Location) -> Diagnostic {
    let names: Vec<&str> = providers.iter().map(|it| it.provider.as_str()).collect();
    let known = providers.iter().flat_map(|provider| &provider.events);
    let nearest = slip::nearest_decimal(id, known.map(|event| event.id.value));
    let file = providers.first().map_or("", |it| it.id.as_str());
    let add = format!("if it exists, add it to `events/{file}.toml`");
    let help = nearest.map_or_else(
        || add.clone(),
        |nearest| format!("did you mean {nearest}? Or, {add}"),
    );
    let message = format!("no table has the event {id} of {}", names.join(" or "));
    Diagnostic::new(&LINT.rule, at, message).help(help)
}
