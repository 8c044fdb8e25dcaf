//! A check as it can be used without any script: a command, and a table of what it shows.

use decoder::knowledge::Condition;
use serde::Serialize;

use crate::article::{CheckBlock, OutcomeSpec, Risk};
use crate::lints::language_of;
use crate::site::command;
use crate::site::html::{self, Html};
use crate::site::links::Linker;
use crate::site::words;

/// Longer examples would push the next outcome out of sight.
const LINES_SHOWN: usize = 4;

/// What the part `check` may see.
#[derive(Debug, Serialize)]
pub(in crate::site) struct CheckView<'a> {
    id: &'a str,
    article: &'a str,
    place: &'static str,
    shell: &'static str,
    /// Only where it does more than look.
    risk: Option<&'static str>,
    /// The command, with its stand-ins marked.
    run: Html,
    /// What the command does, in words.
    effect: Html,
    looks: Option<&'a str>,
    outcomes: Vec<OutcomeView<'a>>,
}

/// One row of the table.
#[derive(Debug, Serialize)]
pub(super) struct OutcomeView<'a> {
    /// Its place among the outcomes of its check, by which the page marks it.
    place: usize,
    conditions: Vec<Vec<PieceView>>,
    /// Output of this kind, where it says more than the conditions.
    example: Option<&'a str>,
    /// The example is long, and shown on demand.
    is_example_folded: bool,
    means: Html,
    good: bool,
    /// Where to go on; an `href` as it is.
    then: Option<String>,
}

/// A name in the commands of a page that stands for one of the reader's own.
#[derive(Debug, Serialize)]
pub(super) struct StandInView<'a> {
    text: &'a str,
    kind: &'static str,
    label: &'a str,
}

/// Words, then what stands in the output literally.
#[derive(Debug, Serialize)]
struct PieceView {
    words: &'static str,
    /// Whether the rest stands in the output as it is; else it says what the output names.
    is_output: bool,
    literal: String,
}

impl<'a> CheckView<'a> {
    pub(super) fn of(article: &'a str, check: &'a CheckBlock, linker: &Linker<'_>) -> Self {
        let run = check.run.value.trim_end();
        Self {
            id: &check.id.value,
            article,
            place: words::place(check.place),
            shell: words::shell(check.shell),
            risk: (check.risk != Risk::ReadOnly).then(|| words::risk(check.risk)),
            run: command::marked(run, linker),
            effect: command::effect(language_of(check.shell), run, linker),
            looks: check.looks.as_deref().map(str::trim_end),
            outcomes: check
                .outcomes
                .iter()
                .enumerate()
                .map(|(place, it)| OutcomeView::of(place, it, linker))
                .collect(),
        }
    }
}

impl<'a> StandInView<'a> {
    /// Those of the commands that were rendered with this linker.
    pub(super) fn of_page(linker: &Linker<'a>) -> Vec<Self> {
        let stand_ins = linker.stand_ins().into_iter();
        stand_ins
            .map(|it| Self {
                text: &it.text.value,
                kind: it.kind.as_str(),
                label: &it.label,
            })
            .collect()
    }
}

impl<'a> OutcomeView<'a> {
    pub(super) fn of(place: usize, outcome: &'a OutcomeSpec, linker: &Linker<'_>) -> Self {
        let conditions: Vec<Vec<PieceView>> = outcome
            .when
            .iter()
            .map(|condition| {
                let is_clue = matches!(condition, Condition::Code(_) | Condition::Event(_));
                words::condition(condition)
                    .into_iter()
                    .map(|(words, literal)| {
                        let name = if is_clue {
                            linker.name_of_clue(&literal)
                        } else {
                            None
                        };
                        PieceView {
                            words,
                            is_output: name.is_none(),
                            literal: name.unwrap_or(literal),
                        }
                    })
                    .collect()
            })
            .collect();
        let example = outcome.example.value.trim();
        let is_said = conditions
            .iter()
            .flatten()
            .any(|piece| piece.literal.eq_ignore_ascii_case(example));
        Self {
            place,
            conditions,
            example: (!example.is_empty() && !is_said).then_some(example),
            is_example_folded: example.lines().count() > LINES_SHOWN,
            means: html::render_line(&outcome.means, linker),
            good: outcome.good,
            then: outcome
                .then
                .as_ref()
                .and_then(|target| linker.href(&target.value)),
        }
    }
}
