//! A story as a reader sees it: its timeline, its end, and a sentence.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::items::{Item, What, known};
use super::scene::Scene;
use super::told::{Line, LineOf, Outcome, Story};
use super::{Case, Plot, Plots, words};
use crate::clue_words::{code_in_words, short_name};
use crate::reading::{Confidence, Explanation};
use crate::time::Moment;

/// So many codes of one event are named on its line.
const CODES: usize = 3;

/// So many lines at the beginning of a long story are told, and so many at its end; between them
/// only what is no ordinary operation.
const HEAD: usize = 10;
const TAIL: usize = 10;

/// Puts a story into words. `explanations` are those of its matches.
pub(crate) fn story(
    case: &Case<'_>,
    plots: &Plots<'_>,
    plot: &Plot<'_>,
    explanations: Vec<Explanation>,
) -> Story {
    let teller = Teller {
        case,
        plots,
        plot,
        scene: Scene::of(case, &plots.items, &plots.inside, &plot.items),
    };
    let items = || plot.items.iter().filter_map(|index| teller.item(*index));
    let dated = || items().filter(|item| item.moment.is_some());
    let lines = teller.lines();
    let first = plot.first.and_then(|index| teller.item(index)?.time());
    Story {
        from: dated().next().and_then(Item::time),
        to: dated().next_back().and_then(Item::time),
        clock: most_common_clock(dated().filter_map(|item| item.moment)),
        left_out: teller.told().count() - lines.iter().map(|line| line.times).sum::<usize>(),
        lines,
        outcome: plot.outcome,
        stage: plot.stage,
        says: teller.says(&explanations),
        explanations,
        alike: plot.alike,
        first,
    }
}

fn most_common_clock(moments: impl Iterator<Item = Moment>) -> Option<crate::time::Clock> {
    use crate::time::Clock;
    let mut counts = [0_usize; 3];
    for moment in moments {
        counts[moment.clock as usize] += 1;
    }
    let clocks = [Clock::Utc, Clock::Local, Clock::TimeOfDay];
    let most = counts.into_iter().max().filter(|most| *most > 0)?;
    let at = counts.iter().position(|count| *count == most)?;
    clocks.get(at).copied()
}

struct Teller<'s, 'k> {
    case: &'s Case<'k>,
    plots: &'s Plots<'k>,
    plot: &'s Plot<'k>,
    scene: Scene<'s, 'k>,
}

impl Teller<'_, '_> {
    fn item(&self, index: usize) -> Option<&Item> {
        self.plots.items.all.get(index)
    }

    fn is_ordinary_here(&self, index: usize) -> bool {
        self.plot.course.ordinary.binary_search(&index).is_ok()
    }

    fn lines(&self) -> Vec<Line> {
        let all = self.runs();
        let is_short = all.len() <= Story::MOST_LINES;
        let mut n_between = Story::MOST_LINES - HEAD - TAIL;
        let mut lines = Vec::new();
        for (at, &(index, times)) in all.iter().enumerate() {
            let is_edge = is_short || at < HEAD || at + TAIL >= all.len();
            let is_told = is_edge || n_between > 0 && !self.is_normal(index);
            if !is_told {
                continue;
            }
            if !is_edge {
                n_between -= 1;
            }
            lines.extend(self.line(index, times));
        }
        lines
    }

    /// The items that tell something. A word that only names a program or a place tells nothing, unless
    /// there is nothing else.
    fn told(&self) -> impl Iterator<Item = usize> {
        let all = || self.plot.items.iter().copied();
        let is_only_names = all().all(|index| self.is_name(index));
        all().filter(move |index| is_only_names || !self.is_name(*index))
    }

    fn is_name(&self, index: usize) -> bool {
        match self.item(index).map(|item| item.what) {
            Some(What::Phrase(phrase)) => self
                .case
                .sightings
                .phrases
                .get(phrase)
                .and_then(|seen| self.case.knowledge.phrase(&seen.id))
                .is_some_and(|known| known.name && known.meaning.is_empty()),
            _ => false,
        }
    }

    /// The items, the same again and again counted as one.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for index in self.told() {
            match runs.last_mut() {
                Some((last, times)) if self.is_same(*last, index) => *times += 1,
                _ => runs.push((index, 1)),
            }
        }
        runs
    }

    /// Whether two items read alike: one kind of event with the same codes, and equally ordinary.
    fn is_same(&self, one: usize, other: usize) -> bool {
        let event = |index: usize| match self.item(index)?.what {
            What::Event(event) => Some(event),
            What::Code(_) | What::Phrase(_) => None,
        };
        let (Some(a), Some(b)) = (event(one), event(other)) else {
            return false;
        };
        let events = &self.case.sightings.events;
        let name = |event: usize| events.get(event).map(|seen| (seen.provider, seen.id));
        let value = |code: usize| {
            let reading = self.case.resolved.get(code)?.readings.first()?;
            Some((reading.space, reading.value))
        };
        let codes = |event| self.scene.inside.codes(event).map(value);
        name(a) == name(b)
            && codes(a).eq(codes(b))
            && self.is_ordinary_here(one) == self.is_ordinary_here(other)
    }

    fn line(&self, index: usize, times: usize) -> Option<Line> {
        let item = self.item(index)?;
        let of = match item.what {
            What::Event(event) => LineOf::Event(event),
            What::Code(code) => LineOf::Finding(code),
            What::Phrase(_) => LineOf::Sentence,
        };
        Some(Line {
            time: item.time(),
            what: self.what(item.what),
            span: item.span,
            of,
            times,
            normal: self.is_normal(index),
            side: item.side,
        })
    }

    fn is_normal(&self, index: usize) -> bool {
        self.is_ordinary_here(index)
            || match self.item(index).map(|item| item.what) {
                Some(What::Event(event)) => {
                    let known = self
                        .case
                        .sightings
                        .events
                        .get(event)
                        .and_then(|event| known(self.case.knowledge, event));
                    let mut codes = self.scene.inside.codes(event);
                    known.is_some_and(|known| known.normal)
                        && codes.all(|code| self.scene.is_ordinary_code(code))
                }
                Some(What::Code(code)) => self.scene.is_ordinary_code(code),
                Some(What::Phrase(phrase)) => self.scene.is_ordinary_phrase(phrase),
                None => true,
            }
    }

    /// "RdpCoreTS 131: The server accepted a connection …"
    fn what(&self, what: What) -> String {
        match what {
            What::Event(event) => {
                let Some(seen) = self.case.sightings.events.get(event) else {
                    return String::new();
                };
                let provider = seen
                    .provider
                    .and_then(|provider| self.case.knowledge.providers.get(provider));
                let name = provider.map_or(seen.name.as_str(), short_name);
                let mut words = format!("{name} {}", seen.id);
                for code in self.scene.inside.codes(event).take(CODES) {
                    words.push_str(", ");
                    words.push_str(&self.code(code));
                }
                let meaning = known(self.case.knowledge, seen).map(|known| known.meaning.as_str());
                if let Some(meaning) = meaning.filter(|meaning| !meaning.is_empty()) {
                    words.push_str(": ");
                    words.push_str(first_sentence(meaning));
                }
                words
            }
            What::Code(code) => self.code(code),
            What::Phrase(phrase) => {
                let seen = self.case.sightings.phrases.get(phrase);
                let known = seen.and_then(|seen| self.case.knowledge.phrase(&seen.id));
                let wording = seen.map_or(0, |seen| seen.wording);
                known.map_or_else(String::new, |known| {
                    if known.meaning.is_empty() {
                        format!("\u{201C}{}\u{201D}", known.in_english(wording))
                    } else {
                        known.meaning.clone()
                    }
                })
            }
        }
    }

    /// "error code 0x904", "`SEC_E_UNKNOWN_CREDENTIALS` (0x8009030D)".
    fn code(&self, code: usize) -> String {
        let Some(reading) = self
            .case
            .resolved
            .get(code)
            .and_then(|resolved| resolved.readings.first())
        else {
            return String::new();
        };
        code_in_words(
            self.case.knowledge,
            reading.space,
            reading.value,
            &reading.name,
        )
    }

    /// What happened, in a sentence or two.
    fn says(&self, explanations: &[Explanation]) -> String {
        match self.plot.outcome {
            Outcome::Ordinary if self.plot.course.has_session => {
                words::ORDINARY_SESSION.to_string()
            }
            Outcome::Ordinary => words::ORDINARY.to_string(),
            Outcome::Failed | Outcome::Unknown => self
                .shown(explanations)
                .or_else(|| self.proved())
                .or_else(|| {
                    let summary = explanations.first().map(|best| best.summary.clone());
                    summary.filter(|summary| !summary.is_empty())
                })
                .or_else(|| self.telling_event())
                .unwrap_or_else(|| {
                    let has_failed = self.plot.outcome == Outcome::Failed;
                    let words = if has_failed {
                        words::FAILED
                    } else {
                        words::UNKNOWN
                    };
                    words.to_string()
                }),
        }
    }

    /// What the best explanation says, where more than a number leads to it.
    fn shown(&self, explanations: &[Explanation]) -> Option<String> {
        let best = self.plot.matches.first()?;
        let is_shown = best.confidence >= Confidence::Likely && best.is_told && !best.article.hub;
        let summary = explanations.first().map(|best| best.summary.clone());
        summary.filter(|summary| is_shown && !summary.is_empty())
    }

    /// What the steps of the connection or a code prove by themselves.
    fn proved(&self) -> Option<String> {
        let by_code = || {
            self.plot
                .items
                .iter()
                .find_map(|index| match self.item(*index)?.what {
                    What::Event(event) => self
                        .scene
                        .inside
                        .codes(event)
                        .find_map(|code| self.proved_by(code)),
                    What::Code(code) => self.proved_by(code),
                    What::Phrase(_) => None,
                })
        };
        let early = self.plot.course.early;
        let is_explained = self
            .plot
            .matches
            .first()
            .is_some_and(|best| best.confidence >= Confidence::Likely);
        let by_server = early.filter(|early| !early.is_client && !is_explained);
        by_server
            .map(|early| words::ended_early(&self.plots.items, early))
            .or_else(by_code)
            .or_else(|| {
                let early = early.filter(|_| !is_explained)?;
                Some(words::ended_early(&self.plots.items, early))
            })
    }

    fn proved_by(&self, code: usize) -> Option<String> {
        let resolved = self.case.resolved.get(code)?;
        let reading = resolved.readings.first()?;
        let row = self.case.knowledge.code(reading.space, reading.value)?;
        (resolved.is_founded(self.case.is_about_rdp) && !row.proves.is_empty())
            .then(|| row.proves.clone())
    }

    /// The meaning of the first event that is no ordinary operation.
    fn telling_event(&self) -> Option<String> {
        let telling = self
            .plot
            .items
            .iter()
            .filter(|index| !self.is_normal(**index));
        telling
            .filter_map(|index| match self.item(*index)?.what {
                What::Event(event) => {
                    known(self.case.knowledge, self.case.sightings.events.get(event)?)
                }
                What::Code(_) | What::Phrase(_) => None,
            })
            .map(|known| known.meaning.clone())
            .find(|meaning| !meaning.is_empty())
    }
}

/// The first sentence of a meaning: a line of a timeline is no article.
fn first_sentence(meaning: &str) -> &str {
    let end = meaning.find(". ").map_or(meaning.len(), |at| at + 1);
    meaning.get(..end).unwrap_or(meaning)
}
