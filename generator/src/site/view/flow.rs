//! What `flows.html`, `flow.html` and `flow-step.html` may see: guided flows, and one question of them.
//!
//! A question that can be reached in two ways has two pages, so that each shows the answers that
//! really led to it.

use serde::Serialize;

use super::check::{CheckView, OutcomeView, StandInView};
use super::flow_words::{answer_in_words, choice_in_short};
use super::{ArticleLinkView, LinkView, link_to_article};
use crate::library::Library;
use crate::library::flow_ways::{Way, Ways};
use crate::library::flows::{Answer, Choice, Flow, Goal, GoalKind, Step, Words};
use crate::site::address;
use crate::site::html::{self, Html};
use crate::site::links::Linker;
use crate::site::words;

/// All flows.
#[derive(Debug, Serialize)]
pub(in crate::site) struct FlowsView<'a> {
    flows: Vec<FlowLinkView<'a>>,
}

/// A flow as it stands in a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct FlowLinkView<'a> {
    title: &'a str,
    summary: &'a str,
    /// Its first question.
    start: String,
    overview: String,
    /// `at most 6 questions`
    length: String,
}

/// A flow as a whole.
#[derive(Debug, Serialize)]
pub(in crate::site) struct FlowView<'a> {
    link: FlowLinkView<'a>,
    questions: Vec<QuestionView>,
    ends: Vec<ArticleLinkView<'a>>,
}

/// A question, and the page of the shortest way to it.
#[derive(Debug, Serialize)]
struct QuestionView {
    ask: Html,
    address: String,
}

/// One question at the end of one way.
#[derive(Debug, Serialize)]
pub(in crate::site) struct StepView<'a> {
    flow: LinkView,
    number: usize,
    /// The most questions that are asked on a way through here.
    at_most: usize,
    /// Search engines are shown one page for each question.
    is_shortest: bool,
    so_far: Vec<GivenView>,
    /// The same in short, for the script that takes them along: `0,2,u`.
    turns: String,
    ask: Html,
    why: Html,
    check: Option<CheckView<'a>>,
    /// The names in its command that a reader replaces by their own.
    names: Vec<StandInView<'a>>,
    /// The article that the check is from.
    check_from: Option<LinkView>,
    answers: Vec<AnswerView<'a>>,
    /// `I don't know`, and what it means here.
    unknown: Option<UnknownView>,
    ruled_out: Vec<Html>,
}

/// An answer that was given, and the question to which.
#[derive(Debug, Serialize)]
struct GivenView {
    ask: Html,
    answer: Html,
    /// Where it was given, to give another one.
    address: String,
}

/// An answer, and where it leads.
#[derive(Debug, Serialize)]
struct AnswerView<'a> {
    /// In the words of the flow; none where an outcome of the check is the answer.
    words: Option<Html>,
    outcome: Option<OutcomeView<'a>>,
    /// In short, as in `turns`.
    choice: String,
    leads_to: GoalView,
}

/// "I don't know."
#[derive(Debug, Serialize)]
struct UnknownView {
    words: &'static str,
    leads_to: GoalView,
}

/// Where an answer leads.
#[derive(Debug, Serialize)]
struct GoalView {
    address: String,
    /// The title of the article; none where another question follows.
    article: Option<String>,
    /// The heading in it.
    part: Option<String>,
}

impl<'a> FlowsView<'a> {
    pub(in crate::site) fn of(library: &'a Library) -> Self {
        Self {
            flows: FlowLinkView::all(library),
        }
    }
}

impl<'a> FlowLinkView<'a> {
    /// The widest first: who knows least starts there.
    pub(in crate::site) fn all(library: &'a Library) -> Vec<Self> {
        let mut flows: Vec<&Flow> = library.flows.iter().collect();
        flows.sort_by_key(|flow| std::cmp::Reverse(ends(flow).len()));
        flows.into_iter().map(Self::of).collect()
    }

    /// The flows that an article offers to its readers.
    pub(super) fn offered_by(library: &'a Library, article: &str) -> Vec<Self> {
        let flows = library.flows.iter();
        flows
            .filter(|flow| flow.from.iter().any(|id| id == article))
            .map(Self::of)
            .collect()
    }

    fn of(flow: &'a Flow) -> Self {
        let ways = flow.ways();
        let n_questions = ways.questions_from(0);
        Self {
            title: &flow.title.value,
            summary: &flow.summary,
            start: address::of_way(flow, &ways, 0),
            overview: address::of_flow(flow),
            length: format!(
                "at most {}",
                words::count(n_questions, "question", "questions")
            ),
        }
    }
}

impl<'a> FlowView<'a> {
    pub(in crate::site) fn of(library: &'a Library, flow: &'a Flow, root: &str) -> Self {
        let ways = flow.ways();
        let linker = Linker::new(library, root);
        let question = |(place, step): (usize, &Step)| {
            Some(QuestionView {
                ask: html::render_line(&step.ask, &linker),
                address: address::of_way(flow, &ways, ways.first_to(place)?),
            })
        };
        Self {
            link: FlowLinkView::of(flow),
            questions: flow.steps.iter().enumerate().filter_map(question).collect(),
            ends: ArticleLinkView::of_ids(library, &ends(flow)),
        }
    }
}

/// The flows that ask for a check of an article, each with the first question that does.
pub(super) fn asking(library: &Library, article: &str) -> Vec<LinkView> {
    let link = |flow: &Flow| {
        let mut steps = flow.steps.iter();
        let place = steps.position(|step| asks(step, article))?;
        let ways = flow.ways();
        Some(LinkView {
            text: flow.title.value.clone(),
            address: address::of_way(flow, &ways, ways.first_to(place)?),
        })
    };
    library.flows.iter().filter_map(link).collect()
}

/// The flows that end at an article, ask for none of its checks and are not offered there.
pub(super) fn leading_to(library: &Library, article: &str) -> Vec<LinkView> {
    let flows = library.flows.iter().filter(|flow| {
        let asks_it = flow.steps.iter().any(|step| asks(step, article));
        let is_offered = flow.from.iter().any(|id| id == article);
        !asks_it && !is_offered && ends(flow).contains(&article)
    });
    let link = |flow: &Flow| LinkView {
        text: flow.title.value.clone(),
        address: address::of_flow(flow),
    };
    flows.map(link).collect()
}

fn asks(step: &Step, article: &str) -> bool {
    let asked = step.check.as_ref();
    asked.is_some_and(|asked| asked.article == article)
}

/// Ids of the articles that a flow ends at, each once, in the order of its answers.
fn ends(flow: &Flow) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for (_, goal) in flow.steps.iter().flat_map(Step::goals) {
        if let GoalKind::Article(id, _) = &goal.kind
            && !ids.contains(&id.as_str())
        {
            ids.push(id);
        }
    }
    ids
}

impl<'a> StepView<'a> {
    /// The page of one way; `None` where the flow has no such way.
    pub(in crate::site) fn of(
        library: &'a Library,
        flow: &'a Flow,
        ways: &Ways,
        place: usize,
        root: &'a str,
    ) -> Option<Self> {
        let way = ways.all.get(place)?;
        let step = flow.steps.get(way.step)?;
        let page = WayPage {
            library,
            flow,
            ways,
            place,
            root,
        };
        let asked = step.check.as_ref().and_then(|asked| asked.find(library));
        let linker = Linker::new(library, root);
        let linker = match asked {
            Some((article, _)) => linker.at_home_in(&article.id),
            None => linker,
        };
        let check = asked.map(|(article, check)| CheckView::of(&article.id, check, &linker));
        Some(Self {
            flow: LinkView {
                text: flow.title.value.clone(),
                address: address::of_flow(flow),
            },
            number: way.turns.len() + 1,
            at_most: way.turns.len() + ways.questions_from(place),
            is_shortest: ways.first_to(way.step) == Some(place),
            so_far: page.so_far(way),
            turns: way
                .turns
                .iter()
                .map(|turn| choice_in_short(turn.choice))
                .collect::<Vec<_>>()
                .join(","),
            ask: page.line(&step.ask),
            why: page.line(&step.why),
            check,
            names: StandInView::of_page(&linker),
            check_from: asked.and_then(|(article, _)| link_to_article(library, &article.id)),
            answers: step
                .answers
                .iter()
                .enumerate()
                .flat_map(|(at, answer)| page.answers(step, at, answer))
                .collect(),
            unknown: step.unknown.as_ref().and_then(|goal| {
                Some(UnknownView {
                    words: words::unknown(step.check.is_some()),
                    leads_to: page.goal(goal, Choice::Unknown)?,
                })
            }),
            ruled_out: page.ruled_out(way),
        })
    }
}

/// One way, and what its page needs.
struct WayPage<'p, 'a> {
    library: &'a Library,
    flow: &'a Flow,
    ways: &'p Ways,
    place: usize,
    root: &'p str,
}

impl<'a> WayPage<'_, 'a> {
    fn line(&self, markdown: &str) -> Html {
        html::render_line(markdown, &Linker::new(self.library, self.root))
    }

    fn so_far(&self, way: &Way) -> Vec<GivenView> {
        let given = way.turns.iter().filter_map(|turn| {
            let step = self.flow.steps.get(turn.step)?;
            Some(GivenView {
                ask: self.line(&step.ask),
                answer: self.line(&self.choice_in_words(step, turn.choice)?),
                address: address::of_way(self.flow, self.ways, turn.way),
            })
        });
        given.collect()
    }

    fn choice_in_words(&self, step: &Step, choice: Choice) -> Option<String> {
        let Choice::Answer(place) = choice else {
            return Some(words::unknown(false).to_owned());
        };
        Some(answer_in_words(
            self.library,
            step,
            step.answers.get(place)?,
        ))
    }

    fn ruled_out(&self, way: &Way) -> Vec<Html> {
        let answers = way.turns.iter().filter_map(|turn| match turn.choice {
            Choice::Answer(place) => self.flow.steps.get(turn.step)?.answers.get(place),
            Choice::Unknown => None,
        });
        answers
            .filter_map(|answer| answer.rules_out.as_deref())
            .map(|words| self.line(words))
            .collect()
    }

    /// An answer for each outcome that gives it; one, where it is in words.
    fn answers(&self, step: &Step, place: usize, answer: &'a Answer) -> Vec<AnswerView<'a>> {
        let choice = Choice::Answer(place);
        let Words::Text(text) = &answer.words else {
            let found = step.check.as_ref().and_then(|it| it.find(self.library));
            let Some((article, check)) = found else {
                return Vec::new();
            };
            let linker = Linker::new(self.library, self.root).at_home_in(&article.id);
            let answers = answer.words.outcomes(check).filter_map(|outcome| {
                let place = check
                    .outcomes
                    .iter()
                    .position(|it| std::ptr::eq(it, outcome));
                Some(AnswerView {
                    words: None,
                    outcome: Some(OutcomeView::of(place?, outcome, &linker)),
                    choice: choice_in_short(choice),
                    leads_to: self.goal(&answer.goal, choice)?,
                })
            });
            return answers.collect();
        };
        let leads_to = self.goal(&answer.goal, choice);
        let in_words = leads_to.map(|leads_to| AnswerView {
            words: Some(self.line(text)),
            outcome: None,
            choice: choice_in_short(choice),
            leads_to,
        });
        in_words.into_iter().collect()
    }

    /// The heading with this anchor, without what all headings of causes begin with.
    fn heading(&self, article: &str, anchor: &str) -> Option<String> {
        let sections = &self.library.article(article)?.body.sections;
        let section = sections.iter().find(|section| section.anchor == anchor)?;
        let title = section.title.value.as_str();
        let title = title.strip_prefix("Cause:").unwrap_or(title);
        Some(title.trim().to_owned())
    }

    fn goal(&self, goal: &Goal, choice: Choice) -> Option<GoalView> {
        match &goal.kind {
            GoalKind::Step(_) => {
                let next = self.ways.after(self.place, choice)?;
                Some(GoalView {
                    address: address::of_way(self.flow, self.ways, next),
                    article: None,
                    part: None,
                })
            }
            GoalKind::Article(id, anchor) => {
                let link = link_to_article(self.library, id)?;
                Some(GoalView {
                    address: match anchor {
                        Some(anchor) => format!("{}#{anchor}", link.address),
                        None => link.address,
                    },
                    article: Some(link.text),
                    part: anchor.as_deref().and_then(|it| self.heading(id, it)),
                })
            }
            GoalKind::Elsewhere(_) | GoalKind::Lost => None,
        }
    }
}
