//! What happened, as the panel tells it: stories with their times.

use decoder::{Line, LineOf, Outcome, Reading, Span, Story, time_in_words};

use super::{Link, Seen};
use crate::words;

/// Lines of the first story that are shown at once, and of every other one.
const MOST_LINES: [usize; 2] = [40, 8];

/// One story.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// "Failed, 2026-11-20 10:00:00 to 10:00:06 UTC"
    pub(crate) heading: String,
    /// What happened, in a sentence or two.
    pub(crate) says: String,
    /// Oldest first.
    pub(crate) lines: Vec<ToldLine>,
    /// What is not shown, in words; may be empty.
    pub(crate) left_out: String,
    /// Articles that fit this story, best first.
    pub(crate) articles: Vec<Link>,
}

/// One thing that happened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ToldLine {
    /// As people write it; may be empty.
    pub(crate) time: String,
    /// Which computer wrote it; may be empty.
    pub(crate) side: &'static str,
    pub(crate) what: String,
    pub(crate) normal: bool,
    /// Its number among what was recognized.
    pub(crate) number: Option<usize>,
}

/// The stories worth telling: where there are times, or several. One without times says no more than the verdict.
pub(super) fn told(reading: &Reading, seen: &[Seen]) -> Vec<Told> {
    let has_times = |story: &Story| story.lines.iter().filter(|it| it.time.is_some()).count() > 1;
    if reading.stories.len() < 2 && !reading.stories.iter().any(has_times) {
        return Vec::new();
    }
    let is_one = reading.stories.len() == 1;
    let stories = reading.stories.iter().enumerate();
    stories
        .map(|(at, story)| {
            let most = MOST_LINES[at.min(1)];
            // Of a story that is not told whole, what is no ordinary operation comes first.
            let is_shown = |line: &&Line| story.lines.len() <= most || !line.normal;
            let shown: Vec<&Line> = story.lines.iter().filter(is_shown).take(most).collect();
            let n_all: usize = story.lines.iter().map(|line| line.times).sum();
            let n_shown: usize = shown.iter().map(|line| line.times).sum();
            let rest = n_all - n_shown + story.left_out;
            Told {
                heading: heading(story, is_one),
                says: story.says.clone(),
                lines: shown
                    .into_iter()
                    .map(|one| line(one, reading, seen))
                    .collect(),
                left_out: if rest > 0 {
                    format!("… and {rest} more")
                } else {
                    String::new()
                },
                articles: story
                    .explanations
                    .iter()
                    .map(|one| Link {
                        url: one.url.clone(),
                        title: one.title.clone(),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// What else there is to know about the times, each a sentence.
pub(super) fn remarks(reading: &Reading) -> Vec<String> {
    let mut remarks = reading.notes.clone();
    remarks.extend(reading.clock_difference.iter().map(|it| it.says.clone()));
    let rest = reading.left_out;
    let parts: Vec<String> = [
        (rest.failed, "failed"),
        (rest.unknown, "of which nobody can tell"),
        (rest.ordinary, "of ordinary operation"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{n} {what}"))
    .collect();
    if !parts.is_empty() {
        remarks.push(format!("Not told here: {}.", words::joined(&parts)));
    }
    remarks
}

fn line(line: &Line, reading: &Reading, seen: &[Seen]) -> ToldLine {
    let place = match line.of {
        LineOf::Event(at) => reading.events.get(at).map(|it| it.span),
        LineOf::Finding(at) => reading.findings.get(at).map(|it| it.span),
        LineOf::Sentence => None,
    };
    let has = |place: Span| seen.iter().position(|it| it.places.contains(&place));
    let times = match line.times {
        0 | 1 => String::new(),
        times => format!(" ({times} times)"),
    };
    ToldLine {
        time: line.time.as_deref().map(time_in_words).unwrap_or_default(),
        side: line.side.map_or("", decoder::knowledge::Side::as_str),
        what: [&line.what, times.as_str()].concat(),
        normal: line.normal,
        number: place.and_then(has).map(|at| at + 1),
    }
}

fn heading(story: &Story, is_one: bool) -> String {
    let outcome = match story.outcome {
        Outcome::Failed => "Failed",
        Outcome::Unknown => "Nobody can tell from this",
        Outcome::Ordinary => "Ordinary operation",
    };
    [outcome, &story.when_in_words(is_one)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_line(time: Option<&str>, what: &str) -> Line {
        Line {
            time: time.map(String::from),
            what: what.into(),
            span: Span::new(0, 1),
            of: LineOf::Sentence,
            times: 1,
            normal: false,
            side: None,
        }
    }

    fn story(from: Option<&str>, lines: Vec<Line>) -> Story {
        Story {
            from: from.map(String::from),
            to: from.map(String::from),
            clock: None,
            lines,
            left_out: 0,
            outcome: Outcome::Failed,
            stage: None,
            says: "It failed.".into(),
            explanations: Vec::new(),
            alike: 0,
            first: None,
        }
    }

    #[test]
    fn a_story_without_times_is_not_told_beside_the_verdict() {
        let mut reading = Reading {
            stories: vec![story(None, vec![a_line(None, "one"), a_line(None, "two")])],
            ..Reading::default()
        };
        assert_eq!(told(&reading, &[]), []);
        let time = "2026-11-20T10:00:00Z";
        reading.stories = vec![story(
            Some(time),
            vec![a_line(Some(time), "one"), a_line(Some(time), "two")],
        )];
        let told = told(&reading, &[]);
        assert_eq!(told[0].heading, "Failed, 2026-11-20 10:00:00 UTC");
        assert_eq!(told[0].lines[1].time, "2026-11-20 10:00:00 UTC");
    }

    #[test]
    fn of_a_second_story_the_rest_is_counted() {
        let lines = (0..20).map(|_| a_line(Some("10:00:00"), "again")).collect();
        let reading = Reading {
            stories: vec![story(None, Vec::new()), story(Some("10:00:00"), lines)],
            ..Reading::default()
        };
        let told = told(&reading, &[]);
        assert_eq!(told[1].lines.len(), 8);
        assert_eq!(told[1].left_out, "… and 12 more");
        assert!(told[0].heading.contains("at no time"));
    }
}
