//! A service, a registry key or an event channel that is in no list: most likely a slip.

use std::collections::BTreeSet;

use super::{Context, Lint, commands};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, did_you_mean};
use crate::lens::Statement;
use crate::library::Library;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L085",
        name: "unknown-name",
        severity: Severity::Error,
        explanation: include_str!("unknown_name.md"),
    },
    run: find_unknown_names,
};

/// Channels that every Windows has.
const CHANNELS: [&str; 4] = ["System", "Application", "Security", "Setup"];

/// How texts begin a key, and how the lists do.
const HIVES: [(&str, &str); 4] = [
    ("HKLM", "HKLM"),
    ("HKCU", "HKCU"),
    ("HKEY_LOCAL_MACHINE", "HKLM"),
    ("HKEY_CURRENT_USER", "HKCU"),
];

/// What the lists hold, as written.
struct Known<'a> {
    services: Vec<&'a str>,
    registry: Vec<&'a str>,
    channels: BTreeSet<&'a str>,
}

fn find_unknown_names(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    // Without lists there is nothing to hold a name against.
    if library.tables.names.file.is_none() {
        return;
    }
    let known = Known::of(library);
    for article in library.all_articles_and_pages() {
        for command in commands::of(article) {
            let place = || article.at(command.span.clone());
            for name in command.lens.statements.iter().flat_map(services) {
                if !known.has_service(name) {
                    let help = did_you_mean(name, known.services.iter().copied());
                    report.push(unknown("service", name, "services", help, place()));
                }
            }
            // A name with its kind behind a slash is found wherever it stands, below.
            let named = channels(command.lens.text());
            for name in named.into_iter().filter(|name| !name.contains('/')) {
                if !known.has_channel(&name) {
                    let help = did_you_mean(&name, known.channels.iter().copied());
                    report.push(unknown("event channel", &name, "channels", help, place()));
                }
            }
        }
        registry_keys(article, &known, report);
        for (start, name) in channels_by_shape(&article.file.text) {
            if !known.has_channel(name) {
                let help = did_you_mean(name, known.channels.iter().copied());
                let at = article.at(start..start + name.len());
                report.push(unknown("event channel", name, "channels", help, at));
            }
        }
    }
}

fn unknown(
    what: &str,
    name: &str,
    list: &str,
    help: Option<String>,
    at: crate::diagnostic::Location,
) -> Diagnostic {
    let message = format!("no list has the {what} `{name}`");
    let add = format!("if it exists, add it to `{list}` in `names.toml`");
    let help = help.map_or_else(|| add.clone(), |slip| format!("{slip} Or, {add}"));
    Diagnostic::new(&LINT.rule, at, message).help(help)
}

fn registry_keys(article: &Article, known: &Known<'_>, report: &mut Report) {
    let text = &article.file.text;
    for (start, key) in keys(text) {
        if known.has_key(&key) {
            continue;
        }
        let written: Vec<&str> = known
            .registry
            .iter()
            .map(|it| it.trim_end_matches("\\*"))
            .collect();
        let help = did_you_mean(&key, written);
        let at = article.at(start..start + 4);
        report.push(unknown("registry key", &key, "registry", help, at));
    }
}

impl<'a> Known<'a> {
    fn of(library: &'a Library) -> Self {
        let tables = &library.tables;
        let of_events = tables.providers.iter().flat_map(|provider| {
            let own = provider
                .events
                .iter()
                .filter_map(|event| event.log.as_deref());
            std::iter::once(provider.log.as_str()).chain(own)
        });
        let names = &tables.names;
        Self {
            services: names.services.iter().map(|it| it.value.as_str()).collect(),
            registry: names.registry.iter().map(|it| it.value.as_str()).collect(),
            channels: of_events
                .chain(names.channels.iter().map(|it| it.value.as_str()))
                .chain(CHANNELS)
                .collect(),
        }
    }

    fn has_service(&self, name: &str) -> bool {
        self.services.iter().any(|it| it.eq_ignore_ascii_case(name))
    }

    fn has_channel(&self, name: &str) -> bool {
        self.channels.iter().any(|it| it.eq_ignore_ascii_case(name))
    }

    fn has_key(&self, key: &str) -> bool {
        let key = key.to_lowercase();
        self.registry.iter().any(|known| {
            let known = known.to_lowercase();
            let (above, has_below) = match known.strip_suffix("\\*") {
                Some(above) => (above, true),
                None => (known.as_str(), false),
            };
            let is_below = |path: &str, parent: &str| {
                path.strip_prefix(parent)
                    .is_some_and(|rest| rest.starts_with('\\'))
            };
            // A key on the way to a known one exists as well.
            above == key || is_below(above, &key) || has_below && is_below(&key, above)
        })
    }
}

/// The services that a command names. Variables and patterns are names of nothing, and what begins
/// with `Example` is meant to be replaced.
fn services(statement: &Statement) -> Vec<&str> {
    let named: Vec<&str> = match statement.name.as_str() {
        "sc" | "net" => {
            let verbs = [
                "query", "queryex", "qc", "start", "stop", "config", "failure", "qfailure",
                "sdshow",
            ];
            // `sc \\SRV01 query …` asks another computer.
            let arguments = statement.arguments.iter();
            let mut local = arguments.skip_while(|it| it.starts_with("\\\\"));
            let verb = local.next().map_or("", String::as_str);
            let is_about = verbs.iter().any(|it| it.eq_ignore_ascii_case(verb));
            let subject = local.next().filter(|_| is_about);
            subject.into_iter().map(String::as_str).collect()
        }
        name if name.ends_with("-service") => {
            let named = statement.arguments.iter().map(String::as_str);
            let after_name = named
                .clone()
                .skip_while(|it| !it.eq_ignore_ascii_case("-name"))
                .skip(1);
            let has_name = statement
                .arguments
                .iter()
                .any(|it| it.eq_ignore_ascii_case("-name"));
            let listed: Vec<&str> = if has_name {
                after_name.collect()
            } else {
                named.collect()
            };
            listed
                .into_iter()
                .take_while(|it| !it.starts_with('-'))
                .collect()
        }
        _ => return Vec::new(),
    };
    named
        .into_iter()
        .filter(|name| !name.starts_with("Example"))
        .filter(|name| {
            name.chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        })
        .collect()
}

/// Channels behind `wevtutil qe`, `LogName =` and `-LogName`.
fn channels(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for before in ["wevtutil qe ", "LogName = ", "LogName=", "-LogName "] {
        for rest in text.split(before).skip(1) {
            let name = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => rest.get(1..).unwrap_or("").split(quote).next(),
                _ => rest.split([' ', ';', '\n', '}', ')']).next(),
            };
            let name = name.unwrap_or("");
            if !name.is_empty() && !name.contains('$') && !found.iter().any(|it| it == name) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

/// Names like `Microsoft-Windows-NTLM/Operational`, and where they stand.
fn channels_by_shape(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for kind in ["/Operational", "/Admin", "/Analytic", "/Debug"] {
        for (slash, _) in text.match_indices(kind) {
            let end = slash + kind.len();
            let before = text.get(..slash).unwrap_or("");
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            let start = before.trim_end_matches(is_part).len();
            let goes_on = text
                .get(end..)
                .is_some_and(|rest| rest.starts_with(is_part));
            let name = text.get(start..end).unwrap_or("");
            // The name of a source has hyphens; `and/Admin` has none, and a part of a path is no name.
            let is_name = name.contains('-') && !before.get(..start).unwrap_or("").ends_with('/');
            if is_name && !goes_on {
                found.push((start, name));
            }
        }
    }
    found
}

/// Registry keys of the local machine and of the user: where they stand, and the key as `HKLM\…`.
fn keys(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (hive, short) in HIVES {
        for (start, _) in text.match_indices(hive) {
            let rest = text.get(start..).unwrap_or("");
            let quote = text
                .get(..start)
                .and_then(|before| before.chars().next_back());
            let end = match quote {
                Some(quote @ ('"' | '\'' | '`')) => rest.find([quote, '\n']),
                // As `reg` prints it: the line is the key.
                Some('\n') | None => rest.find('\n'),
                _ => rest.find([' ', ',', ')', ';', '\n', '"', '\'', '`']),
            };
            let key = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
            // In TOML and in lists of keys, `\` can be doubled; PowerShell writes `HKLM:`.
            let key = key
                .replace("\\\\", "\\")
                .replacen(':', "", 1)
                .replacen(hive, short, 1);
            // What a variable or a placeholder stands for is not known; what is above it is.
            let fixed = key.split(['$', '%', '<', '*']).next().unwrap_or("");
            let key = if fixed.len() == key.len() {
                fixed
            } else {
                fixed.rsplit_once('\\').map_or("", |it| it.0)
            };
            let key = key.trim_end_matches(['\\', '.']);
            if key.contains('\\') {
                found.push((start, key.to_owned()));
            }
        }
    }
    found
}
