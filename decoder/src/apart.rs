//! What would tell explanations apart that fit equally well.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::clue_words::{clue_in_words, event, is_said, log_of};
use crate::knowledge::{ArticleEntry, Clue, ClueKind, KnowledgeBase, Strength};
use crate::matching::Match;
use crate::missing::joined;

/// More than these are not told apart in one sentence.
const MOST: usize = 3;

/// So many events of one article are named.
const EVENTS: usize = 2;

/// What would tell the best of these apart, where several are equally good. `matches` are best
/// first; `when` is the time of the failure, if the text has one.
pub(crate) fn apart(
    knowledge: &KnowledgeBase,
    matches: &[Match<'_>],
    when: Option<&str>,
) -> Option<String> {
    let tied = tied(matches);
    if tied.len() < 2 {
        return None;
    }
    let rivals: Vec<Rival<'_>> = tied
        .iter()
        .take(MOST)
        .filter_map(|one| Rival::of(knowledge, one, &tied))
        .collect();
    let first = rivals.first()?;
    let shared_log = first
        .log
        .as_ref()
        .filter(|log| rivals.iter().all(|rival| rival.log.as_ref() == Some(log)));
    let moment = match when {
        Some(when) => format!("at that second ({when})"),
        None => "at the second of the attempt".into(),
    };
    let points: Vec<String> = rivals
        .iter()
        .map(|rival| {
            let place = match &rival.log {
                Some(log) if shared_log.is_none() => format!(" in the {log}"),
                _ => String::new(),
            };
            format!(
                "{}{place} points to \u{201C}{}\u{201D}",
                rival.clue, rival.article.title
            )
        })
        .collect();
    let points = joined(&points, "and")?;
    let these = if tied.len() == 2 {
        "these two"
    } else {
        "these"
    };
    Some(match shared_log {
        Some(log) => format!("The {log} {moment} would tell {these} apart: {points}."),
        None => format!("What would tell {these} apart {moment}: {points}."),
    })
}

/// The best that are equally good: of one error with many causes, its causes.
fn tied<'m, 'k>(matches: &'m [Match<'k>]) -> Vec<&'m Match<'k>> {
    let n_hubs = matches.iter().take_while(|one| one.article.hub).count();
    let Some(best) = matches.get(n_hubs) else {
        return Vec::new();
    };
    let is_equal =
        |one: &&Match<'_>| one.confidence == best.confidence && one.weight == best.weight;
    matches.iter().skip(n_hubs).take_while(is_equal).collect()
}

/// One of several explanations, and what speaks for it alone.
struct Rival<'k> {
    article: &'k ArticleEntry,
    clue: String,
    /// Where the event stands; `None` for words and codes.
    log: Option<String>,
}

impl<'k> Rival<'k> {
    fn of(knowledge: &KnowledgeBase, one: &Match<'k>, tied: &[&Match<'k>]) -> Option<Self> {
        let of_others = |clue: &Clue| {
            tied.iter()
                .filter(|other| other.article.id != one.article.id)
                .any(|other| clues(other.article).any(|known| known.kind == clue.kind))
        };
        let is_seen = |clue: &Clue| {
            let mut evidence = one.evidence.iter();
            evidence.any(|seen| is_said(knowledge, clue, &seen.what))
        };
        // What the fitting signature asks for comes before the other faces of the problem.
        let own = one.article.signatures.get(one.index);
        let mut telling: Vec<&Clue> = own
            .into_iter()
            .flat_map(|signature| signature.all.iter().chain(&signature.any))
            .chain(clues(one.article))
            .filter(|clue| clue.strength >= Strength::Strong && !of_others(clue) && !is_seen(clue))
            .collect();
        let log = |clue: &Clue| match &clue.kind {
            ClueKind::Event(provider, id) => {
                let (provider, event) = event(knowledge, provider, *id)?;
                log_of(provider, event)
            }
            _ => None,
        };
        let is_event = |clue: &&Clue| matches!(clue.kind, ClueKind::Event(..));
        let Some(first) = telling.iter().copied().find(|clue| is_event(clue)) else {
            let words = |clue: &&Clue| matches!(clue.kind, ClueKind::Phrase(_));
            let clue = telling.into_iter().find(words)?;
            return Some(Self {
                article: one.article,
                clue: clue_in_words(knowledge, clue),
                log: None,
            });
        };
        let place = log(first);
        telling.retain(|clue| is_event(clue) && log(clue) == place);
        let mut names: Vec<String> = telling
            .iter()
            .map(|clue| clue_in_words(knowledge, clue))
            .collect();
        names.dedup();
        names.truncate(EVENTS);
        Some(Self {
            article: one.article,
            clue: joined(&names, "or")?,
            log: place,
        })
    }
}

fn clues(article: &ArticleEntry) -> impl Iterator<Item = &Clue> {
    article
        .signatures
        .iter()
        .flat_map(|signature| signature.all.iter().chain(&signature.any))
}
