//! Turns a reading into what the panel shows: sentences, addresses, numbered things.
//!
//! Must not: know about a browser. Addresses are from the root of the site.

mod lines;
mod slips;
mod told;
mod whole;

use decoder::knowledge::{KnowledgeBase, SpaceId};
use decoder::{CodeReading, Explanation, Reading, SeenEvent, Span};

use crate::excerpt::{self, Mark, Piece};
use crate::names::Naming;
use crate::words;

use lines::Lines;
pub(crate) use slips::Slip;
pub(crate) use told::{Told, ToldLine};

/// Everything there is to show about a paste.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    /// How sure: "Likely".
    pub(crate) certainty: &'static str,
    /// One sentence.
    pub(crate) verdict: String,
    /// Articles that fit, best first.
    pub(crate) articles: Vec<Article>,
    /// What was recognized, in the order of the text; its number is its place from 1.
    pub(crate) seen: Vec<Seen>,
    /// The paste with what was recognized marked; empty where the paste is a single short line.
    pub(crate) excerpt: Vec<Piece<'a>>,
    /// One short sentence for the status line; may be empty.
    pub(crate) status: String,
    /// Whether Windows names are still to come.
    pub(crate) naming: Naming,
    /// Numbers that are no code and close to one.
    pub(crate) slips: Vec<Slip>,
    /// What happened, best story first.
    pub(crate) stories: Vec<Told>,
    /// What else there is to know about the times.
    pub(crate) remarks: Vec<String>,
    /// What would tell the articles apart; may be empty.
    pub(crate) tells_apart: String,
    /// "Recognized German text. In English it says", and what it says.
    pub(crate) foreign: Option<(String, Vec<String>)>,
    /// How much of the text says nothing to us; may be empty.
    pub(crate) ignored: String,
}

/// A page to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// Address from the root of the site.
    pub(crate) url: String,
    /// What the page is called.
    pub(crate) title: String,
}

/// An article that fits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Article {
    pub(crate) link: Link,
    /// "likely"
    pub(crate) confidence: &'static str,
    /// "Because: error code 0x904 (line 1) and …"
    pub(crate) because: String,
    /// "Surer with: …"; may be empty.
    pub(crate) missing: String,
    /// Where the failure sits and how well the article is supported.
    pub(crate) note: String,
}

/// A code or an event that the paste holds, once however often it stands there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The code or event in its usual notation: `0x904`, `Schannel 36870`.
    pub(crate) title: String,
    /// Its page, if it has one.
    pub(crate) url: Option<String>,
    /// What kind of thing it is, and its published name; may be empty.
    pub(crate) kind: String,
    /// What it means; may be empty.
    pub(crate) meaning: String,
    /// Why it is read so, and where it stands.
    pub(crate) note: String,
    /// The article to read about it.
    pub(crate) article: Option<Link>,
    /// Other things the number can be.
    pub(crate) others: Vec<Other>,
    pub(crate) is_event: bool,
    places: Vec<Span>,
}

/// Something else that a number can be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Other {
    pub(crate) link: Option<Link>,
    /// What it would be, what it would mean, and why it comes second.
    pub(crate) text: String,
}

/// A paste of one line up to this many bytes is a question; its text is not repeated below it.
const QUESTION: usize = 160;

/// Whether the text is a question of a line, and not a paste.
pub(crate) fn is_question(text: &str) -> bool {
    let text = text.trim();
    text.len() <= QUESTION && !text.contains('\n')
}

/// Prepares a reading of `text` for the panel.
pub(crate) fn prepare<'a>(
    knowledge: &KnowledgeBase,
    text: &'a str,
    reading: &Reading,
    naming: Naming,
) -> Answer<'a> {
    let lines = Lines::of(text);
    let seen = everything_seen(knowledge, text, &lines, reading, naming);
    let marks: Vec<Mark> = seen
        .iter()
        .enumerate()
        .flat_map(|(at, seen)| {
            seen.places.iter().map(move |span| Mark {
                span: *span,
                number: at + 1,
            })
        })
        .collect();
    let n_events = seen.iter().filter(|seen| seen.is_event).count();
    Answer {
        certainty: words::certainty(reading),
        verdict: verdict(knowledge, reading),
        articles: reading
            .explanations
            .iter()
            .map(|one| article(&lines, one))
            .collect(),
        excerpt: if is_question(text) {
            Vec::new()
        } else {
            excerpt::excerpt(text, &marks)
        },
        status: words::status(reading, seen.len() - n_events, n_events),
        slips: slips::slips(text, &lines, reading),
        stories: told::told(reading, &seen),
        remarks: told::remarks(reading),
        tells_apart: reading.apart.clone().unwrap_or_default(),
        foreign: reading.foreign.as_ref().map(whole::foreign),
        ignored: whole::ignored(text, &lines, reading, &seen),
        seen,
        naming,
    }
}

fn verdict(knowledge: &KnowledgeBase, reading: &Reading) -> String {
    let Some(best) = reading.explanations.first() else {
        return words::sentence_without_article(reading).into();
    };
    knowledge
        .article(&best.article)
        .map_or_else(|| best.title.clone(), |article| article.summary.clone())
}

fn article(lines: &Lines, explanation: &Explanation) -> Article {
    let mut heaviest_first: Vec<_> = explanation.evidence.iter().collect();
    heaviest_first.sort_by_key(|evidence| core::cmp::Reverse(evidence.weight));
    let mut reasons: Vec<String> = Vec::new();
    for evidence in heaviest_first {
        let place = lines.named(&[evidence.span]);
        let reason = if place.is_empty() {
            evidence.what.clone()
        } else {
            format!("{} ({place})", evidence.what)
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let missing = if explanation.missing.is_empty() {
        String::new()
    } else {
        format!("Surer with: {}.", explanation.missing.join("; "))
    };
    Article {
        link: Link {
            url: explanation.url.clone(),
            title: explanation.title.clone(),
        },
        confidence: explanation.confidence.as_str(),
        because: format!("Because: {}.", words::joined(&reasons)),
        missing,
        note: format!(
            "{} How the article is supported: {}.",
            words::place(explanation),
            words::support(explanation.level)
        ),
    }
}

/// What one thing in the text is, to tell whether another one is the same.
#[derive(PartialEq)]
enum Identity<'a> {
    Code(SpaceId, u32),
    Event(&'a str, u32),
}

enum Sighting<'a> {
    Code(&'a [CodeReading]),
    Event(&'a SeenEvent),
}

fn everything_seen(
    knowledge: &KnowledgeBase,
    text: &str,
    lines: &Lines,
    reading: &Reading,
    naming: Naming,
) -> Vec<Seen> {
    let codes = reading.findings.iter().filter_map(|finding| {
        let best = finding.readings.first()?;
        Some((
            finding.span,
            Identity::Code(best.space, best.value),
            Sighting::Code(&finding.readings),
        ))
    });
    let events = reading.events.iter().map(|event| {
        (
            event.span,
            Identity::Event(&event.provider, event.id),
            Sighting::Event(event),
        )
    });
    let mut sightings: Vec<_> = codes.chain(events).collect();
    sightings.sort_by_key(|(span, ..)| (span.start, span.end));

    let mut known: Vec<(Identity<'_>, Sighting<'_>, Vec<Span>)> = Vec::new();
    for (span, identity, sighting) in sightings {
        match known.iter_mut().find(|(other, ..)| *other == identity) {
            Some((.., places)) => places.push(span),
            None => known.push((identity, sighting, vec![span])),
        }
    }
    known
        .into_iter()
        .map(|(_, sighting, places)| match sighting {
            Sighting::Code(readings) => code(knowledge, text, lines, readings, places, naming),
            Sighting::Event(seen) => event(knowledge, lines, seen, places),
        })
        .collect()
}

fn code(
    knowledge: &KnowledgeBase,
    text: &str,
    lines: &Lines,
    readings: &[CodeReading],
    places: Vec<Span>,
    naming: Naming,
) -> Seen {
    let best = &readings[0];
    let title = words::hexadecimal(best.space, best.value);
    let pasted = places[0].of(text).trim();
    let mut note = words::because(&best.because);
    if !pasted.is_empty() && !pasted.eq_ignore_ascii_case(&title) && pasted.len() <= 24 {
        note = format!("Written {pasted}. {note}");
    }
    let row = knowledge.code(best.space, best.value);
    Seen {
        url: row.map(|_| code_url(best.space, best.value)),
        kind: kind(knowledge, best),
        meaning: match row {
            Some(row) if row.normal => format!("{} Ordinary operation.", best.meaning),
            Some(_) => best.meaning.clone(),
            None => without_row(best, naming),
        },
        note: with_place(note, &lines.named(&places)),
        article: row.and_then(|row| article_link(knowledge, row.article.as_deref())),
        others: readings[1..]
            .iter()
            .map(|reading| other(knowledge, reading))
            .collect(),
        is_event: false,
        title,
        places,
    }
}

/// What is said of a code that no table of ours has. While its name is on the way nothing else is
/// said of it: what is computed goes when the name comes, and the answer would move.
fn without_row(best: &CodeReading, naming: Naming) -> String {
    let about = words::about_name(best, naming);
    if naming == Naming::OnTheWay && !about.is_empty() {
        return about.into();
    }
    [best.meaning.as_str(), about].join(" ").trim().into()
}

fn other(knowledge: &KnowledgeBase, reading: &CodeReading) -> Other {
    let number = words::hexadecimal(reading.space, reading.value);
    let title = format!("{number}, {}", space_name(knowledge, reading.space));
    let mut text = String::new();
    for part in [
        reading.name.as_str(),
        reading.meaning.as_str(),
        &words::because(&reading.because),
    ] {
        if !part.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(part.trim_end_matches('.'));
            text.push('.');
        }
    }
    match knowledge.code(reading.space, reading.value) {
        Some(_) => Other {
            link: Some(Link {
                url: code_url(reading.space, reading.value),
                title,
            }),
            text,
        },
        None => Other {
            link: None,
            text: format!("{title}: {text}"),
        },
    }
}

fn event(knowledge: &KnowledgeBase, lines: &Lines, seen: &SeenEvent, places: Vec<Span>) -> Seen {
    let provider = knowledge
        .providers
        .iter()
        .find(|provider| provider.id == seen.provider_id);
    let row = provider.and_then(|provider| provider.event(seen.id));
    let meaning = match (seen.meaning.as_str(), seen.normal) {
        ("", _) => "Not in our tables.".into(),
        (meaning, true) => format!("{meaning} Ordinary operation."),
        (meaning, false) => meaning.into(),
    };
    Seen {
        title: format!("Event {}", seen.id),
        url: row.map(|_| format!("events/{}/{}.html", seen.provider_id, seen.id)),
        kind: seen.provider.clone(),
        meaning,
        note: with_place(String::new(), &lines.named(&places)),
        article: row.and_then(|row| article_link(knowledge, row.article.as_deref())),
        others: Vec::new(),
        is_event: true,
        places,
    }
}

fn kind(knowledge: &KnowledgeBase, reading: &CodeReading) -> String {
    let space = space_name(knowledge, reading.space);
    if reading.name.is_empty() {
        space.into()
    } else {
        format!("{space}: {}", reading.name)
    }
}

fn space_name(knowledge: &KnowledgeBase, space: SpaceId) -> &str {
    knowledge
        .space(space)
        .map_or(space.as_str(), |space| &space.name)
}

fn article_link(knowledge: &KnowledgeBase, id: Option<&str>) -> Option<Link> {
    let article = knowledge.article(id?)?;
    Some(Link {
        url: article.url.clone(),
        title: article.title.clone(),
    })
}

fn code_url(space: SpaceId, value: u32) -> String {
    format!("codes/{}/{value:#x}.html", space.as_str())
}

fn with_place(note: String, place: &str) -> String {
    match (note.as_str(), place) {
        (_, "") => note,
        ("", place) => format!("On {place}."),
        (note, place) => format!("{note} On {place}."),
    }
}

#[cfg(test)]
pub(crate) mod tests;
