//! Joins flows with the articles: steps, checks, outcomes and ends that they name.
//!
//! What leads nowhere becomes a finding. The answer stays, and says that its goal is lost,
//! so that a slip is not also reported as a question that nothing leads to.

use std::ops::Range;
use std::sync::Arc;

use super::checks_of;
use super::flows::{Answer, Asked, Flow, Goal, GoalKind, Step, Words};
use super::known::{Known, Lead, lead_to_anchor};
use super::rules;
use crate::article::{Article, CheckBlock, OutcomeSpec, Target};
use crate::diagnostic::{Diagnostic, Placed, Report, Rule, SourceText, did_you_mean, list};
use crate::tables::{AnswerRow, AnswerWords, FlowTable, StepRow};

/// What stands before the id of a step in `go` and `unknown`.
const STEP: &str = "step:";

/// What a flow calls every healthy outcome.
const GOOD: &str = "good";

/// Joins every flow; `articles` are sorted by id.
pub(super) fn join(
    tables: &[FlowTable],
    articles: &[Article],
    known: &Known,
    report: &mut Report,
) -> Vec<Flow> {
    tables
        .iter()
        .map(|table| {
            let mut joiner = Joiner {
                table,
                file: &table.file,
                articles,
                known,
                report,
            };
            joiner.flow()
        })
        .collect()
}

struct Joiner<'a> {
    table: &'a FlowTable,
    file: &'a Arc<SourceText>,
    articles: &'a [Article],
    known: &'a Known,
    report: &'a mut Report,
}

impl<'a> Joiner<'a> {
    fn flow(&mut self) -> Flow {
        let table = self.table;
        let from = table.from.iter();
        let from = from
            .filter(|id| self.article("from", id))
            .map(|id| id.value.clone())
            .collect();
        Flow {
            id: table.id.clone(),
            file: Arc::clone(&table.file),
            title: table.title.clone(),
            summary: table.summary.clone(),
            from,
            steps: table.steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn article(&mut self, key: &str, id: &Placed<String>) -> bool {
        let lead = self.known.article(&id.value);
        let message = || format!("`{key}` names `{}`, which is not an article", id.value);
        self.follow(lead, &rules::UNKNOWN_ARTICLE, &id.span, message)
    }

    fn step(&mut self, row: &StepRow) -> Step {
        let unknown = row.unknown.as_ref().map(|goal| self.goal(goal));
        let mut step = Step {
            id: row.id.clone(),
            ask: row.ask.clone(),
            why: row.why.clone(),
            check: None,
            answers: Vec::new(),
            unknown,
        };
        let Some(name) = &row.check else {
            step.answers = row
                .answers
                .iter()
                .filter_map(|row| self.answer_in_words(row))
                .collect();
            return step;
        };
        let answers = match self.check(name) {
            Some((article, check)) => {
                let mut asked = Asked {
                    article: article.id.clone(),
                    check: check.id.value.clone(),
                    span: name.span.clone(),
                    unanswered: Vec::new(),
                };
                let answers = self.outcomes(row, &article.id, check, &mut asked);
                step.check = Some(asked);
                answers
            }
            // Its outcomes are not known, but where they lead is.
            // Nothing of its outcomes is known; the flow is not whole.
            None => vec![lost_answer(&name.span)],
        };
        step.answers = answers;
        step
    }

    fn answer_in_words(&mut self, row: &AnswerRow) -> Option<Answer> {
        let AnswerWords::Text(text) = &row.words else {
            return None;
        };
        Some(Answer {
            name: text.value.clone(),
            words: Words::Text(text.value.clone()),
            goal: self.goal(&row.go),
            rules_out: row.rules_out.clone(),
        })
    }

    /// The answers that the outcomes of a check give, in their order; then those in words.
    fn outcomes(
        &mut self,
        row: &StepRow,
        article: &str,
        check: &CheckBlock,
        asked: &mut Asked,
    ) -> Vec<Answer> {
        let has_slip = self.unknown_outcomes(row, check);
        // For each answer the row that says where it leads; none where the article does.
        let mut answers: Vec<(Option<usize>, Answer)> = Vec::new();
        for (place, outcome) in check.outcomes.iter().enumerate() {
            let row_place = row_of(row, outcome);
            let goal = match row_place.and_then(|at| row.answers.get(at)) {
                Some(row) => Some(self.goal(&row.go)),
                None => self.goal_of_outcome(article, outcome, &asked.span),
            };
            let Some(goal) = goal else {
                // A misspelt outcome is one mistake, not one too many and one too few.
                if !has_slip {
                    asked.unanswered.push(place);
                }
                continue;
            };
            let known = answers.iter_mut().find(|(other, answer)| {
                *other == row_place
                    && answer.goal == goal
                    && (row_place.is_some() || means_the_same(answer, outcome, check))
            });
            if let Some((_, answer)) = known
                && let Words::Outcomes(places) = &mut answer.words
            {
                places.push(place);
                continue;
            }
            let row = row_place.and_then(|at| row.answers.get(at));
            let answer = Answer {
                name: row.map_or_else(String::new, |row| row.words.as_str().to_owned()),
                words: Words::Outcomes(vec![place]),
                goal,
                rules_out: row.and_then(|row| row.rules_out.clone()),
            };
            answers.push((row_place, answer));
        }
        let in_words = row.answers.iter();
        let in_words: Vec<Answer> = in_words
            .filter_map(|row| self.answer_in_words(row))
            .collect();
        let of_outcomes = answers.into_iter().map(|(_, answer)| answer);
        of_outcomes.chain(in_words).collect()
    }

    /// Reports outcomes that the check does not have. Returns whether there are any.
    fn unknown_outcomes(&mut self, row: &StepRow, check: &CheckBlock) -> bool {
        let mut has_slip = false;
        for answer in &row.answers {
            let AnswerWords::Outcome(name) = &answer.words else {
                continue;
            };
            let is_there = check
                .outcomes
                .iter()
                .any(|outcome| is_called(outcome, &name.value));
            if is_there {
                continue;
            }
            has_slip = true;
            let ids = check.outcomes.iter().filter_map(|it| it.id.as_ref());
            let names = || ids.clone().map(|id| id.value.as_str()).chain([GOOD]);
            let help = did_you_mean(&name.value, names())
                .unwrap_or_else(|| format!("its outcomes are called {}", list(names())));
            let message = format!("the check has no outcome `{}`", name.value);
            self.complain(&rules::UNKNOWN_CHECK, &name.span, message, help);
        }
        has_slip
    }

    /// Where the article itself sends a reader who sees this.
    fn goal_of_outcome(
        &self,
        article: &str,
        outcome: &OutcomeSpec,
        check: &Range<usize>,
    ) -> Option<Goal> {
        let kind = match Target::parse(&outcome.then.as_ref()?.value) {
            Target::Anchor(anchor) => GoalKind::Article(article.to_owned(), Some(anchor)),
            Target::Article(id, anchor) if self.known.articles.contains_key(&id) => {
                GoalKind::Article(id, anchor)
            }
            _ => return None,
        };
        Some(Goal {
            kind,
            span: check.clone(),
        })
    }

    fn check(&mut self, name: &Placed<String>) -> Option<(&'a Article, &'a CheckBlock)> {
        let (id, check) = name.value.split_once('/')?;
        let lead = self.known.article(id);
        let message = || format!("`{id}` is not an article");
        if !self.follow(lead, &rules::UNKNOWN_CHECK, &name.span, message) {
            return None;
        }
        let place = self.articles.binary_search_by(|it| it.id.as_str().cmp(id));
        let articles = self.articles;
        let article = articles.get(place.ok()?)?;
        let found = checks_of(article).find(|block| block.id.value == check);
        if found.is_none() && !self.known.ids_of_broken_articles().contains(id) {
            let ids = || checks_of(article).map(|block| block.id.value.as_str());
            let help = did_you_mean(check, ids())
                .unwrap_or_else(|| format!("its checks are {}", list(ids())));
            let message = format!("the article `{id}` has no check `{check}`");
            self.complain(&rules::UNKNOWN_CHECK, &name.span, message, help);
        }
        found.map(|found| (article, found))
    }

    fn goal(&mut self, written: &Placed<String>) -> Goal {
        let span = written.span.clone();
        let kind = match written.value.strip_prefix(STEP) {
            Some(id) => self.step_called(id, &span),
            None => self.end(&written.value, &span),
        };
        Goal { kind, span }
    }

    fn step_called(&mut self, id: &str, span: &Range<usize>) -> GoalKind {
        let ids = || self.table.steps.iter().map(|step| step.id.value.as_str());
        if let Some(place) = ids().position(|known| known == id) {
            return GoalKind::Step(place);
        }
        if !self.known.is_broken(&self.file.path) {
            let help =
                did_you_mean(id, ids()).unwrap_or_else(|| format!("its steps are {}", list(ids())));
            let message = format!("this flow has no step `{id}`");
            self.complain(&rules::UNKNOWN_STEP, span, message, help);
        }
        GoalKind::Lost
    }

    fn end(&mut self, written: &str, span: &Range<usize>) -> GoalKind {
        let Target::Article(id, anchor) = Target::parse(written) else {
            return GoalKind::Elsewhere(written.to_owned());
        };
        let lead = self.known.article(&id);
        let message = || format!("this leads to `{id}`, which is not an article");
        if !self.follow(lead, &rules::UNKNOWN_ARTICLE, span, message) {
            return GoalKind::Lost;
        }
        if let (Some(wanted), Some(anchors)) = (&anchor, self.known.articles.get(&id)) {
            let lead = lead_to_anchor(wanted, anchors.iter().map(String::as_str));
            let message = || format!("`#{wanted}` is no heading of the article `{id}`");
            if !self.follow(lead, &rules::DEAD_ANCHOR, span, message) {
                return GoalKind::Lost;
            }
        }
        GoalKind::Article(id, anchor)
    }

    /// Says what is wrong, unless the name leads somewhere. Returns whether it does.
    fn follow(
        &mut self,
        lead: Lead,
        rule: &'static Rule,
        span: &Range<usize>,
        message: impl FnOnce() -> String,
    ) -> bool {
        match lead {
            Lead::There => true,
            Lead::Unclear => false,
            Lead::Nowhere(help) => {
                self.complain(rule, span, message(), help);
                false
            }
        }
    }

    fn complain(
        &mut self,
        rule: &'static Rule,
        span: &Range<usize>,
        message: String,
        help: String,
    ) {
        let at = self.file.at(span.clone());
        self.report
            .push(Diagnostic::new(rule, at, message).help(help));
    }
}

fn lost_answer(span: &Range<usize>) -> Answer {
    Answer {
        name: String::new(),
        words: Words::Text(String::new()),
        goal: Goal {
            kind: GoalKind::Lost,
            span: span.clone(),
        },
        rules_out: None,
    }
}

/// The row that answers an outcome: the one with its id, else the one for all healthy ones.
fn row_of(step: &StepRow, outcome: &OutcomeSpec) -> Option<usize> {
    let names = |answer: &AnswerRow, wanted: &str| match &answer.words {
        AnswerWords::Outcome(name) => name.value == wanted,
        AnswerWords::Text(_) => false,
    };
    let row_called = |wanted: &str| step.answers.iter().position(|row| names(row, wanted));
    let by_id = outcome.id.as_ref().and_then(|id| row_called(&id.value));
    by_id.or_else(|| outcome.good.then(|| row_called(GOOD)).flatten())
}

fn is_called(outcome: &OutcomeSpec, name: &str) -> bool {
    let has_id = outcome.id.as_ref().is_some_and(|id| id.value == name);
    has_id || (outcome.good && name == GOOD)
}

fn means_the_same(answer: &Answer, outcome: &OutcomeSpec, check: &CheckBlock) -> bool {
    let mut known = answer.words.outcomes(check);
    known.any(|known| known.means == outcome.means)
}
