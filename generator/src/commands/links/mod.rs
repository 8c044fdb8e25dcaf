//! `reconnect links`: asks every address that sources and articles link to whether it is still there.
//!
//! The only command that uses the network. 404 and 410 are errors; what may pass by itself (a host
//! that is down, that wants a person or fewer questions) is a note. One host is asked by one
//! question at a time.

mod ask;
mod cache;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use generator::Error;
use generator::article::Target;
use generator::diagnostic::Location;
use generator::library::{Library, checks_of};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Console, Ending, Failure, progress};
use crate::author_options::LinksOptions;
use crate::options::AnswerFormat;
use ask::{Answer, Asker};
use cache::Cache;

/// How many hosts are asked at the same time.
const MOST_HOSTS: usize = 8;

/// An address, where it stands, and whether a stored copy of it was read.
struct Linked {
    places: Vec<Location>,
    is_archived: bool,
}

/// Addresses without fragments, and what is known of each.
type Links = BTreeMap<String, Linked>;

pub(super) fn run(
    options: &LinksOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let (library, _) = generator::check(&options.content, &today.to_string())?;
    let links = collect(&library);
    let needs_tls = links.keys().any(|address| address.starts_with("https:"));
    if needs_tls && !cfg!(feature = "https") {
        return Err(Failure::Machine(Error::Unusable {
            message: "this build of the command cannot read https addresses; build it with \
                      `cargo build --release -p generator --features https`"
                .into(),
        }));
    }
    let mut cache = Cache::open(options.cache.as_deref(), today, options.max_age)?;
    let mut answers: BTreeMap<&str, Answer> = BTreeMap::new();
    let mut hosts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in links.keys() {
        if cache.knows(address) {
            answers.insert(address, Answer::There);
        } else {
            hosts.entry(host_of(address)).or_default().push(address);
        }
    }
    let asker = Asker::new(Duration::from_secs(options.timeout));
    let pause = Duration::from_millis(options.pause);
    answers.extend(ask_all(&asker, hosts, pause, console));
    for (address, answer) in &answers {
        if *answer == Answer::There {
            cache.remember(address);
        }
    }
    if let Err(cause) = cache.save() {
        writeln!(
            console.messages,
            "note: {cause}; the next run asks everything again"
        )?;
    }
    let content = options.content.display().to_string();
    let n_gone = answers
        .iter()
        .filter(|(address, answer)| is_error(answer, &links[**address]))
        .count();
    match options.format {
        AnswerFormat::Json => {
            let all = as_json(&links, &answers, &content);
            writeln!(console.answers, "{all:#}")?;
        }
        AnswerFormat::Text => as_text(&links, &answers, n_gone, &content, console)?,
    }
    Ok(if n_gone == 0 {
        Ending::Clean
    } else {
        Ending::Found
    })
}

fn collect(library: &Library) -> Links {
    let mut links = Links::new();
    let mut add = |written: &str, at: Location, is_archived: bool| {
        if !written.starts_with("https:") && !written.starts_with("http:") {
            return;
        }
        let address = written.split('#').next().unwrap_or(written).to_owned();
        let linked = links.entry(address).or_insert(Linked {
            places: Vec::new(),
            is_archived: false,
        });
        linked.places.push(at);
        linked.is_archived |= is_archived;
    };
    for source in &library.tables.sources {
        let at = source.file.at(source.url.span.clone());
        add(&source.url.value, at, source.archived);
    }
    for article in library.all_articles_and_pages() {
        for link in &article.body.links {
            if let Target::Web(address) = &link.target {
                add(address, article.at(link.span.clone()), false);
            }
        }
        let outcomes = checks_of(article).flat_map(|check| &check.outcomes);
        for then in outcomes.filter_map(|outcome| outcome.then.as_ref()) {
            add(&then.value, article.at(then.span.clone()), false);
        }
    }
    links
}

/// Scheme, host and port.
fn host_of(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..]
        .find(['/', '?'])
        .map_or(address.len(), |at| start + at);
    &address[..end]
}

/// Asks hosts side by side and each host in turn.
fn ask_all<'l>(
    asker: &Asker,
    hosts: BTreeMap<&'l str, Vec<&'l str>>,
    pause: Duration,
    console: &mut Console<'_>,
) -> Vec<(&'l str, Answer)> {
    let n_addresses: usize = hosts.values().map(Vec::len).sum();
    let waiting = Mutex::new(hosts.into_values().collect::<Vec<_>>());
    let (sender, receiver) = mpsc::channel();
    let mut answers = Vec::new();
    thread::scope(|scope| {
        for _ in 0..MOST_HOSTS {
            let sender = sender.clone();
            let waiting = &waiting;
            scope.spawn(move || {
                loop {
                    let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
                    let Some(addresses) = next else { return };
                    ask_host(asker, &addresses, pause, |answer| {
                        // Nobody listens any more only where the command is over.
                        let _ = sender.send(answer);
                    });
                }
            });
        }
        drop(sender);
        for answer in receiver {
            answers.push(answer);
            let so_far = format!("asked {} of {n_addresses}", answers.len());
            progress::say(console, &so_far);
        }
    });
    let longest = format!("asked {n_addresses} of {n_addresses}");
    progress::unsay(console, &longest);
    answers
}

fn ask_host<'l>(
    asker: &Asker,
    addresses: &[&'l str],
    pause: Duration,
    mut found: impl FnMut((&'l str, Answer)),
) {
    let mut is_tired = false;
    for (place, address) in addresses.iter().enumerate() {
        if is_tired {
            let why = "not asked: the host wants fewer questions".to_owned();
            found((address, Answer::Unsure(why)));
            continue;
        }
        if place > 0 {
            thread::sleep(pause);
        }
        let answer = asker.ask(address, pause);
        is_tired = answer == Answer::Unsure(ask::TOO_MANY.to_owned());
        found((address, answer));
    }
}

/// Of a source whose stored copy was read, everybody knows that the live page may be gone.
fn is_error(answer: &Answer, linked: &Linked) -> bool {
    matches!(answer, Answer::Gone(_)) && !linked.is_archived
}

fn as_text(
    links: &Links,
    answers: &BTreeMap<&str, Answer>,
    n_gone: usize,
    content: &str,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let shown = |wants_errors: bool| {
        let all = answers
            .iter()
            .filter(|(_, answer)| **answer != Answer::There);
        all.filter(move |(address, answer)| is_error(answer, &links[**address]) == wants_errors)
    };
    let mut n_notes = 0;
    for (address, answer) in shown(true).chain(shown(false)) {
        let linked = &links[*address];
        let is_error = is_error(answer, linked);
        n_notes += usize::from(!is_error);
        let word = if is_error { "error" } else { "note" };
        writeln!(console.answers, "{word}: {address}: {answer}")?;
        for at in &linked.places {
            let start = at.start();
            writeln!(
                console.answers,
                "  content: {content}/{}:{}:{}",
                at.file.path, start.line, start.column
            )?;
        }
        if is_error {
            writeln!(
                console.answers,
                "  help: link to what took its place; of a source, cite another, or read a stored copy and say `archived = true`"
            )?;
        }
    }
    writeln!(
        console.answers,
        "{} addresses, {n_gone} gone, {n_notes} to look at another time",
        answers.len()
    )?;
    Ok(())
}

fn as_json(links: &Links, answers: &BTreeMap<&str, Answer>, content: &str) -> Value {
    answers
        .iter()
        .map(|(address, answer)| {
            let linked = &links[*address];
            let places: Vec<Value> = linked
                .places
                .iter()
                .map(|at| {
                    let start = at.start();
                    json!({
                        "file": format!("{content}/{}", at.file.path),
                        "line": start.line,
                        "column": start.column,
                    })
                })
                .collect();
            let severity = match answer {
                Answer::There => "none",
                _ if is_error(answer, linked) => "error",
                _ => "note",
            };
            json!({
                "address": address,
                "severity": severity,
                "answer": answer.to_string(),
                "archived": linked.is_archived,
                "places": places,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn a_host_is_told_from_what_stands_behind_it() {
        assert_eq!(host_of("https://example.com"), "https://example.com");
        assert_eq!(
            host_of("https://example.com:8443/a/b"),
            "https://example.com:8443"
        );
        assert_eq!(host_of("http://example.com?a=/"), "http://example.com");
    }
}
