//! The words of the guided flows, as an article shows what was answered on the way to it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::library::Library;
use crate::library::flows::{Answer, Choice, Goal, GoalKind, Step, Words};
use crate::site::{html, words};

/// The words of one flow.
#[derive(Debug, Serialize)]
struct FlowWords {
    steps: Vec<StepWords>,
}

/// A question and its answers, in the order of the flow.
#[derive(Debug, Serialize)]
struct StepWords {
    ask: String,
    answers: Vec<AnswerWords>,
    unknown: Option<AnswerWords>,
}

#[derive(Debug, Serialize)]
struct AnswerWords {
    words: String,
    /// The step that it leads to; none at an end.
    next: Option<usize>,
}

/// All flows by id, for the script of articles.
pub(in crate::site) fn to_json(library: &Library) -> Vec<u8> {
    let flows = library.flows.iter();
    let flows: BTreeMap<&str, FlowWords> = flows
        .map(|flow| {
            let steps = flow.steps.iter().map(|step| step_words(library, step));
            (
                flow.id.as_str(),
                FlowWords {
                    steps: steps.collect(),
                },
            )
        })
        .collect();
    serde_json::to_vec(&flows).expect("plain strings always serialize")
}

fn step_words(library: &Library, step: &Step) -> StepWords {
    let answers = step.answers.iter().map(|answer| AnswerWords {
        words: html::plain_line(&answer_in_words(library, step, answer)),
        next: next(&answer.goal),
    });
    StepWords {
        ask: html::plain_line(&step.ask),
        answers: answers.collect(),
        unknown: step.unknown.as_ref().map(|goal| AnswerWords {
            words: words::unknown(false).to_owned(),
            next: next(goal),
        }),
    }
}

const fn next(goal: &Goal) -> Option<usize> {
    match goal.kind {
        GoalKind::Step(place) => Some(place),
        GoalKind::Article(..) | GoalKind::Elsewhere(_) | GoalKind::Lost => None,
    }
}

/// An answer as it stands among those that were given; a line of Markdown.
pub(super) fn answer_in_words(library: &Library, step: &Step, answer: &Answer) -> String {
    if let Words::Text(text) = &answer.words {
        return text.clone();
    }
    let asked = step.check.as_ref().and_then(|it| it.find(library));
    let outcomes = asked.map(|(_, check)| answer.words.outcomes(check));
    let meanings = outcomes.into_iter().flatten();
    let meanings: Vec<&str> = meanings.map(|outcome| outcome.means.as_str()).collect();
    meanings.join(" Or: ")
}

/// A choice as the script of articles knows it: the place of the answer, or `u`.
pub(super) fn choice_in_short(choice: Choice) -> String {
    match choice {
        Choice::Answer(place) => place.to_string(),
        Choice::Unknown => "u".to_owned(),
    }
}
