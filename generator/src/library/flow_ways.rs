//! Every way through a flow: which answers lead to which question.
//!
//! A page shows the answers that were given on the way to it, so a question that can be
//! reached in two ways stands on two pages. Their number is bounded here, whatever is written.

use super::flows::{Choice, Flow, GoalKind};

/// The most questions that anybody is asked.
pub const DEEPEST: usize = 7;

/// The most pages that a flow may have.
pub const MOST: usize = 150;

/// One way from the start of a flow to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The answers on the way, in order.
    pub turns: Vec<Turn>,
    /// The question that it ends at, by its place in the flow.
    pub step: usize,
}

/// An answer that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The place in the list of ways of the way to the question.
    pub way: usize,
    /// The question.
    pub step: usize,
    /// The answer.
    pub choice: Choice,
}

/// Every way through a flow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Shortest first, then in the order of the answers.
    pub all: Vec<Way>,
    /// Answers that lead back to a question on the same way: its step, and the answer.
    pub circles: Vec<(usize, Choice)>,
    /// Answers that lead to one question too many.
    pub too_deep: Vec<(usize, Choice)>,
    /// There are more ways than [`MOST`], which are not in the list.
    pub is_cut: bool,
}

impl Flow {
    /// Every way, breadth first.
    pub fn ways(&self) -> Ways {
        let mut ways = Ways::default();
        if self.steps.is_empty() {
            return ways;
        }
        ways.all.push(Way {
            turns: Vec::new(),
            step: 0,
        });
        let mut place = 0;
        while let Some(way) = ways.all.get(place).cloned() {
            self.go_on(place, &way, &mut ways);
            place += 1;
        }
        ways
    }

    /// Adds every way that is longer by one answer.
    fn go_on(&self, place: usize, way: &Way, ways: &mut Ways) {
        let Some(step) = self.steps.get(way.step) else {
            return;
        };
        for (choice, goal) in step.goals() {
            let GoalKind::Step(next) = goal.kind else {
                continue;
            };
            let answer = (way.step, choice);
            let is_back = next == way.step || way.turns.iter().any(|turn| turn.step == next);
            let noted = if is_back {
                &mut ways.circles
            } else if way.turns.len() + 2 > DEEPEST {
                &mut ways.too_deep
            } else if ways.all.len() >= MOST {
                ways.is_cut = true;
                continue;
            } else {
                let mut turns = way.turns.clone();
                turns.push(Turn {
                    way: place,
                    step: way.step,
                    choice,
                });
                ways.all.push(Way { turns, step: next });
                continue;
            };
            if !noted.contains(&answer) {
                noted.push(answer);
            }
        }
    }
}

impl Ways {
    /// The shortest way to a step, by its place in the list.
    pub fn first_to(&self, step: usize) -> Option<usize> {
        self.all.iter().position(|way| way.step == step)
    }

    /// The way that a choice leads to, by its place in the list.
    pub fn after(&self, way: usize, choice: Choice) -> Option<usize> {
        let is_next = |other: &Way| {
            let last = other.turns.last();
            last.is_some_and(|turn| turn.way == way && turn.choice == choice)
        };
        self.all.iter().position(is_next)
    }

    /// How many questions are asked at most from here on, this one included.
    pub fn questions_from(&self, way: usize) -> usize {
        let passes = |other: &&Way| other.turns.iter().any(|turn| turn.way == way);
        let n_before = self.all.get(way).map_or(0, |way| way.turns.len());
        let longest = self.all.iter().filter(passes).map(|way| way.turns.len());
        longest.max().map_or(1, |most| most + 1 - n_before)
    }
}
