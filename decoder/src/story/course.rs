//! How far the connections of a story came, and what in them is ordinary although it is an error
//! elsewhere.

use alloc::vec;
use alloc::vec::Vec;

use super::items::{Item, What, known};
use crate::knowledge::{KnowledgeBase, OrdinaryWhen, Side, Stage, Step};
use crate::recognize::Sightings;

/// What the steps of a story say.
#[derive(Debug, Default)]
pub(crate) struct Course {
    /// A connection ended before TLS and sign-in were through.
    pub(crate) early: Option<Early>,
    /// A connection reached a session.
    pub(crate) has_session: bool,
    /// Items that are ordinary here, sorted.
    pub(crate) ordinary: Vec<usize>,
}

/// A connection that ended early.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Early {
    /// The last step it reached.
    pub(crate) reached: Step,
    /// The item that shows this step.
    pub(crate) at: usize,
    /// The item that shows its end; `None` where nothing more is said.
    pub(crate) end: Option<usize>,
    pub(crate) is_client: bool,
}

impl Early {
    /// Where it broke, as far as the steps tell.
    pub(crate) const fn stage(self) -> Option<Stage> {
        match (self.is_client, self.reached) {
            (false, Step::Prepared) => Some(Stage::Tls),
            (false, Step::Begins) => Some(Stage::Negotiation),
            _ => None,
        }
    }
}

/// The first item of a story that shows a step, for each step, on one side.
#[derive(Default)]
struct Steps {
    first: [Option<usize>; 5],
    /// Providers that tell of an end.
    enders: Vec<Option<usize>>,
}

impl Steps {
    const fn at(&self, step: Step) -> Option<usize> {
        self.first[step as usize]
    }

    const fn has(&self, step: Step) -> bool {
        self.at(step).is_some()
    }
}

/// Follows the steps of a story; `story` has its items, oldest first. `is_ordinary_end` says
/// whether an item that ends a connection gives an ordinary reason.
pub(crate) fn course(
    knowledge: &KnowledgeBase,
    sightings: &Sightings,
    items: &[Item],
    story: &[usize],
    is_ordinary_end: impl Fn(usize) -> bool,
) -> Course {
    let mut client = Steps::default();
    let mut server = Steps::default();
    for &index in story {
        let Some(item) = items.get(index) else {
            continue;
        };
        let (Some(step), What::Event(_)) = (item.step, item.what) else {
            continue;
        };
        let side = if item.side == Some(Side::Client) {
            &mut client
        } else {
            &mut server
        };
        side.first[step as usize].get_or_insert(index);
        if step == Step::Ends {
            remember(&mut side.enders, provider(sightings, items, index));
        }
    }
    let has = |step| client.has(step) || server.has(step);
    let has_session = has(Step::Session);
    let is_secured = has_session || has(Step::Secured);
    let provider = |index| provider(sightings, items, index);
    let by_client = || early(&client, true, provider);
    let early = early(&server, false, provider)
        .or_else(|| by_client().filter(|early| early.end.is_none_or(|end| !is_ordinary_end(end))));
    Course {
        early: early.filter(|_| !is_secured),
        has_session,
        ordinary: ordinary(knowledge, sightings, items, story, &server),
    }
}

fn early(
    steps: &Steps,
    is_client: bool,
    provider: impl Fn(usize) -> Option<usize>,
) -> Option<Early> {
    let end = steps.at(Step::Ends);
    let (reached, at) = match (steps.at(Step::Prepared), steps.at(Step::Begins)) {
        (Some(at), _) => (Step::Prepared, at),
        // A connection that only arrived is ordinary: the rest can stand in another log.
        (None, Some(at)) if end.is_some() => (Step::Begins, at),
        _ => return None,
    };
    // Only where there is a session does another log tell of its end.
    let own = provider(at);
    let is_own_end = steps.enders.iter().all(|ender| *ender == own);
    is_own_end.then_some(Early {
        reached,
        at,
        end,
        is_client,
    })
}

/// The provider of an item that is an event.
fn provider(sightings: &Sightings, items: &[Item], index: usize) -> Option<usize> {
    match items.get(index)?.what {
        What::Event(event) => sightings.events.get(event)?.provider,
        What::Code(_) | What::Phrase(_) => None,
    }
}

fn remember(providers: &mut Vec<Option<usize>>, provider: Option<usize>) {
    if !providers.contains(&provider) {
        providers.push(provider);
    }
}

/// Noise of a connection that works, and what is written after its orderly end. Of a connection that
/// began before the text does, only the end is there; then the times say what came first.
fn ordinary(
    knowledge: &KnowledgeBase,
    sightings: &Sightings,
    items: &[Item],
    story: &[usize],
    steps: &Steps,
) -> Vec<usize> {
    let has_session = steps.has(Step::Session);
    let is_secured = has_session || steps.has(Step::Secured);
    let is_tail = !is_secured && !steps.has(Step::Begins) && !steps.has(Step::Prepared);
    let is_dated = |index: usize| items.get(index).is_some_and(|item| item.moment.is_some());
    let mut ordinary = vec![];
    // Providers whose connection has ended by itself, and those whose was cut.
    let mut ended: Vec<Option<usize>> = vec![];
    let mut cut: Vec<Option<usize>> = vec![];
    for &index in story {
        let Some(What::Event(event)) = items.get(index).map(|item| item.what) else {
            continue;
        };
        let Some(event) = sightings.events.get(event) else {
            continue;
        };
        let Some(known) = known(knowledge, event) else {
            continue;
        };
        if known.step == Some(Step::Ends) && !cut.contains(&event.provider) {
            remember(&mut ended, event.provider);
        }
        match known.ordinary_when {
            Some(OrdinaryWhen::Connected) if is_secured => ordinary.push(index),
            Some(OrdinaryWhen::Ended)
                if ended.contains(&event.provider)
                    && (has_session || is_tail && is_dated(index)) =>
            {
                ordinary.push(index);
            }
            Some(OrdinaryWhen::Ended) => remember(&mut cut, event.provider),
            Some(OrdinaryWhen::Connected) | None => {}
        }
    }
    ordinary.sort_unstable();
    ordinary
}
