//! Flows, joined: every answer knows the step or the article that it leads to.
//!
//! The answers of a step with a check are made from the outcomes of that check: what the
//! flow does not answer itself leads where the article sends it.

use std::ops::Range;
use std::sync::Arc;

use super::{Library, checks_of};
use crate::article::{Article, CheckBlock, OutcomeSpec};
use crate::diagnostic::{Location, Placed, SourceText};

/// Questions that lead to an article.
#[derive(Clone, Debug)]
pub struct Flow {
    /// File stem.
    pub id: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// What the person says.
    pub title: Placed<String>,
    /// One or two sentences.
    pub summary: String,
    /// Ids of articles that offer the flow to their readers.
    pub from: Vec<String>,
    /// The steps; the first is where it starts.
    pub steps: Vec<Step>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Step {
    /// Id, unique within the flow.
    pub id: Placed<String>,
    /// The question; one line of Markdown.
    pub ask: String,
    /// Why it is asked; one line of Markdown.
    pub why: String,
    /// The check that answers it.
    pub check: Option<Asked>,
    /// The answers, in the order of the page.
    pub answers: Vec<Answer>,
    /// Where "I don't know" leads.
    pub unknown: Option<Goal>,
}

/// A check that a step asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Id of its article.
    pub article: String,
    /// Its id in the article.
    pub check: String,
    /// Where the flow names it.
    pub span: Range<usize>,
    /// Places in the check's list of outcomes that nothing answers.
    pub unanswered: Vec<usize>,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What tells it from the others of its step and stays while they change; empty where the
    /// article says where it leads.
    pub name: String,
    /// What is answered.
    pub words: Words,
    /// Where it leads.
    pub goal: Goal,
    /// What cannot be the cause after it; one line of Markdown.
    pub rules_out: Option<String>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// In the words of the flow; one line of Markdown.
    Text(String),
    /// One of these outcomes, by their place in the check's list; at least one.
    Outcomes(Vec<usize>),
}

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What it is.
    pub kind: GoalKind,
    /// Where the flow says so; the step's check, where the article does.
    pub span: Range<usize>,
}

/// What an answer leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// Another step, by its place in the flow.
    Step(usize),
    /// An article, and a heading in it: an end.
    Article(String, Option<String>),
    /// Something that is no article; as written.
    Elsewhere(String),
    /// It led nowhere, and has its finding.
    Lost,
}

/// An answer as it is chosen on a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By its place in the list.
    Answer(usize),
    /// "I don't know."
    Unknown,
}

impl Flow {
    /// A place in its file.
    pub fn at(&self, span: Range<usize>) -> Location {
        self.file.at(span)
    }

    /// Where a choice of a step leads.
    pub fn goal_of(&self, step: usize, choice: Choice) -> Option<(&Step, &Goal)> {
        let step = self.steps.get(step)?;
        let (_, goal) = step.goals().find(|(other, _)| *other == choice)?;
        Some((step, goal))
    }

    /// Whether nothing of it is lost, so that what is missing is really missing.
    pub fn is_whole(&self) -> bool {
        let mut goals = self.steps.iter().flat_map(Step::goals);
        goals.all(|(_, goal)| goal.kind != GoalKind::Lost)
    }
}

impl Step {
    /// Every choice of the step and where it leads, "I don't know" last.
    pub fn goals(&self) -> impl Iterator<Item = (Choice, &Goal)> {
        let answers = self.answers.iter().enumerate();
        answers
            .map(|(place, answer)| (Choice::Answer(place), &answer.goal))
            .chain(self.unknown.as_ref().map(|goal| (Choice::Unknown, goal)))
    }
}

impl Asked {
    /// The article and the check itself.
    pub fn find<'a>(&self, library: &'a Library) -> Option<(&'a Article, &'a CheckBlock)> {
        let article = library.article(&self.article)?;
        let check = checks_of(article).find(|check| check.id.value == self.check)?;
        Some((article, check))
    }
}

impl Words {
    /// The outcomes among those of the check.
    pub fn outcomes<'a>(
        &self,
        check: &'a CheckBlock,
    ) -> impl Iterator<Item = &'a OutcomeSpec> + use<'a> {
        let places = match self {
            Self::Text(_) => Vec::new(),
            Self::Outcomes(places) => places.clone(),
        };
        places
            .into_iter()
            .filter_map(|place| check.outcomes.get(place))
    }
}
