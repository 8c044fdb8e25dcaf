//! One story: its clues, whether it is a failure, and where it failed.

use alloc::vec::Vec;

use super::Case;
use super::course::{Course, Early, course};
use super::items::{Items, What, known};
use super::told::Outcome;
use crate::knowledge::{Phrase, SpaceId, Stage};
use crate::matching::{Clues, Match, Seen, by_strength};
use crate::reading::Confidence;

/// Codes and sentences that stand in events, by event.
pub(super) struct Inside {
    /// Event and code, sorted.
    codes: Vec<(usize, usize)>,
    /// Event and sentence, sorted.
    phrases: Vec<(usize, usize)>,
}

impl Inside {
    pub(super) fn of(items: &Items) -> Self {
        let by_event = |owners: &[Option<usize>]| {
            let mut pairs: Vec<(usize, usize)> = owners
                .iter()
                .enumerate()
                .filter_map(|(index, event)| Some(((*event)?, index)))
                .collect();
            pairs.sort_unstable();
            pairs
        };
        Self {
            codes: by_event(&items.code_in),
            phrases: by_event(&items.phrase_in),
        }
    }

    pub(super) fn codes(&self, event: usize) -> impl Iterator<Item = usize> {
        of(&self.codes, event)
    }

    pub(super) fn phrases(&self, event: usize) -> impl Iterator<Item = usize> {
        of(&self.phrases, event)
    }
}

fn of(pairs: &[(usize, usize)], event: usize) -> impl Iterator<Item = usize> {
    let from = pairs.partition_point(|(of, _)| *of < event);
    pairs
        .iter()
        .skip(from)
        .take_while(move |(of, _)| *of == event)
        .map(|(_, index)| *index)
}

/// One story and what is known about it.
pub(super) struct Scene<'s, 'k> {
    case: &'s Case<'k>,
    items: &'s Items,
    pub(super) inside: &'s Inside,
    /// Its items, oldest first.
    story: &'s [usize],
}

impl<'s, 'k> Scene<'s, 'k> {
    pub(super) const fn of(
        case: &'s Case<'k>,
        items: &'s Items,
        inside: &'s Inside,
        story: &'s [usize],
    ) -> Self {
        Self {
            case,
            items,
            inside,
            story,
        }
    }

    pub(super) fn what(&self, index: usize) -> Option<What> {
        self.items.all.get(index).map(|item| item.what)
    }

    /// How far its connections came.
    pub(super) fn course(&self) -> Course {
        course(
            self.case.knowledge,
            self.case.sightings,
            &self.items.all,
            self.story,
            |end| {
                let Some(What::Event(event)) = self.what(end) else {
                    return false;
                };
                let mut codes = self.inside.codes(event);
                codes.any(|code| self.is_ordinary_code(code))
            },
        )
    }

    /// What this story shows.
    pub(super) fn clues(&self, course: &Course) -> Clues {
        let mut clues = Clues::default();
        let is_ordinary = |index: &usize| course.ordinary.binary_search(index).is_ok();
        for index in self.story.iter().filter(|index| !is_ordinary(index)) {
            self.add(&mut clues, *index);
        }
        if let Some(item) = course.early.and_then(|early| self.items.all.get(early.at)) {
            clues.set_early(Seen {
                span: item.span,
                in_event: true,
                may_lead: true,
                wording: 0,
            });
        }
        clues.settle();
        clues
    }

    fn add(&self, clues: &mut Clues, index: usize) {
        match self.what(index) {
            Some(What::Event(event)) => {
                let Some(seen) = self.case.sightings.events.get(event) else {
                    return;
                };
                if let Some(provider) = seen.provider {
                    let place = Seen {
                        span: seen.span,
                        in_event: true,
                        may_lead: true,
                        wording: 0,
                    };
                    clues.add_event(provider, seen.id, place);
                }
                for code in self.inside.codes(event) {
                    self.add_code(clues, code, true);
                }
                for phrase in self.inside.phrases(event) {
                    self.add_phrase(clues, phrase, true);
                }
            }
            Some(What::Code(code)) => self.add_code(clues, code, false),
            Some(What::Phrase(phrase)) => self.add_phrase(clues, phrase, false),
            None => {}
        }
    }

    fn add_code(&self, clues: &mut Clues, code: usize, in_event: bool) {
        let Some(resolved) = self.case.resolved.get(code) else {
            return;
        };
        let case = self.case;
        let is_founded =
            resolved.is_founded(case.is_about_rdp) || case.has_known_event && resolved.is_long();
        if let Some(reading) = resolved.readings.first().filter(|_| is_founded) {
            let place = Seen {
                span: resolved.sighting.span,
                in_event,
                may_lead: resolved.is_founded(case.names_rdp),
                wording: 0,
            };
            clues.add_code(reading.space, reading.value, place);
        }
    }

    fn add_phrase(&self, clues: &mut Clues, phrase: usize, in_event: bool) {
        let Some(seen) = self.case.sightings.phrases.get(phrase) else {
            return;
        };
        if let Some(phrase) = self.case.knowledge.phrase_index(&seen.id) {
            let place = Seen {
                span: seen.span,
                in_event,
                may_lead: true,
                wording: seen.wording,
            };
            clues.add_phrase(phrase, place);
        }
    }

    /// Whether the story is a failure, and where it failed.
    pub(super) fn outcome(
        &self,
        course: &Course,
        matches: &[Match<'_>],
    ) -> (Outcome, Option<Stage>) {
        let best = matches.iter().min_by(|a, b| by_strength(a, b));
        let is_normal = matches.is_empty() && course.early.is_none() && self.is_ordinary(course);
        if is_normal {
            return (Outcome::Ordinary, None);
        }
        let by_early = course.early.and_then(Early::stage);
        // What the steps show is surer than what could fit.
        let likely = best.filter(|best| best.confidence >= Confidence::Likely);
        let told = likely
            .map(|best| best.stage)
            .or(by_early)
            .or(best.map(|best| best.stage))
            .or_else(|| self.stage_of_codes(course))
            .or_else(|| self.stage_of_events(course));
        let has_failed = best.is_some_and(|best| best.confidence >= Confidence::Likely)
            || course.early.is_some()
            || told.is_some();
        let outcome = if has_failed {
            Outcome::Failed
        } else {
            Outcome::Unknown
        };
        (outcome, told)
    }

    /// Something was recognized, and all of it is ordinary operation.
    fn is_ordinary(&self, course: &Course) -> bool {
        let mut says_so = false;
        for &index in self.story {
            let is_ordinary_here = course.ordinary.binary_search(&index).is_ok();
            let is_ordinary = match self.what(index) {
                _ if is_ordinary_here => true,
                Some(What::Event(event)) => {
                    let is_normal = self
                        .case
                        .sightings
                        .events
                        .get(event)
                        .and_then(|event| known(self.case.knowledge, event))
                        .is_some_and(|known| known.normal);
                    says_so |= is_normal;
                    is_normal
                        && self.inside.codes(event).all(|code| {
                            says_so |= self.says_ordinary(code);
                            self.is_ordinary_code(code)
                        })
                        && self
                            .inside
                            .phrases(event)
                            .all(|phrase| self.is_ordinary_phrase(phrase))
                }
                Some(What::Code(code)) => {
                    says_so |= self.says_ordinary(code);
                    self.is_ordinary_code(code)
                }
                Some(What::Phrase(phrase)) => {
                    says_so |= self.phrase_says_ordinary(phrase);
                    self.is_ordinary_phrase(phrase)
                }
                None => true,
            };
            if !is_ordinary {
                return false;
            }
        }
        says_so
    }

    fn phrase(&self, phrase: usize) -> Option<&Phrase> {
        let seen = self.case.sightings.phrases.get(phrase)?;
        self.case.knowledge.phrase(&seen.id)
    }

    /// A name of a program or a port says neither that something failed nor that all is well.
    pub(super) fn is_ordinary_phrase(&self, phrase: usize) -> bool {
        self.phrase(phrase)
            .is_none_or(|phrase| phrase.normal || phrase.name)
    }

    fn phrase_says_ordinary(&self, phrase: usize) -> bool {
        self.phrase(phrase)
            .is_some_and(|phrase| phrase.normal && !phrase.name && !phrase.generic)
    }

    pub(super) fn is_ordinary_code(&self, code: usize) -> bool {
        let Some(reading) = self
            .case
            .resolved
            .get(code)
            .and_then(|resolved| resolved.readings.first())
        else {
            return false;
        };
        // No error, or no further reason: nothing that speaks against it.
        reading.value == 0 && reading.space != SpaceId::Disconnect
            || crate::naming::is_success(self.case.knowledge, reading)
            || self
                .case
                .knowledge
                .code(reading.space, reading.value)
                .is_some_and(|code| code.normal)
    }

    /// Whether the code itself is listed as ordinary.
    fn says_ordinary(&self, code: usize) -> bool {
        let Some(resolved) = self.case.resolved.get(code) else {
            return false;
        };
        resolved.is_founded(true)
            && resolved.readings.first().is_some_and(|reading| {
                self.case
                    .knowledge
                    .code(reading.space, reading.value)
                    .is_some_and(|code| code.normal)
            })
    }

    /// Items that are not ordinary here.
    fn telling(&self, course: &Course) -> impl Iterator<Item = usize> {
        self.story
            .iter()
            .copied()
            .filter(|index| course.ordinary.binary_search(index).is_err())
    }

    fn stage_of_codes(&self, course: &Course) -> Option<Stage> {
        self.telling(course)
            .find_map(|index| match self.what(index)? {
                What::Event(event) => self
                    .inside
                    .codes(event)
                    .find_map(|code| self.stage_of_code(code)),
                What::Code(code) => self.stage_of_code(code),
                What::Phrase(_) => None,
            })
    }

    fn stage_of_code(&self, code: usize) -> Option<Stage> {
        let resolved = self.case.resolved.get(code)?;
        let reading = resolved.readings.first()?;
        if !resolved.is_founded(true) {
            return None;
        }
        let knowledge = self.case.knowledge;
        knowledge
            .code(reading.space, reading.value)
            .and_then(|code| code.stage)
            .or_else(|| {
                if reading.space != SpaceId::Disconnect {
                    return None;
                }
                let families = &knowledge.space(SpaceId::Disconnect)?.families;
                families
                    .iter()
                    .find(|f| u32::from(f.byte) == reading.value & 0xFF)?
                    .stage
            })
    }

    fn stage_of_events(&self, course: &Course) -> Option<Stage> {
        self.telling(course).find_map(|index| {
            let What::Event(event) = self.what(index)? else {
                return None;
            };
            let known = known(self.case.knowledge, self.case.sightings.events.get(event)?)?;
            known.stage.filter(|_| !known.normal)
        })
    }
}
