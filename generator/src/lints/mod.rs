//! Stage 4: what must hold across the whole library.
//!
//! A lint is a value in a file of its own, with its explanation in a Markdown file beside
//! it and a line in [`ALL`]. It sees the joined library and adds findings.
//!
//! Must not: read a file, change the library, ask the clock.

mod bare_code;
mod careless_script;
mod changing_check;
mod commands;
mod contradicted_import;
mod dead_end;
mod deep_flow;
mod duplicate_title;
mod end_elsewhere;
mod endless_flow;
mod false_alarm;
mod future_review;
mod idle_stand_in;
mod insecure_link;
mod long_answer;
mod long_summary;
mod long_title;
mod lost_address;
mod misjudged_example;
mod misread_sample;
mod missing_sample;
mod missing_unknown;
mod orphan_sample;
mod overstated_evidence;
mod own_names;
mod private_data;
mod risky_question;
mod sprawling_flow;
mod stale_review;
mod todo;
mod unanswered_outcome;
mod understated_risk;
mod unknown_name;
mod unlisted_address;
mod unlisted_event;
mod unmarked_weakening;
mod unnamed_surrounding;
mod unproved_outcome;
mod unreachable_step;
mod unsourced_claim;
mod untidy_command;
mod unused_source;
mod wrong_number;

pub(crate) use commands::{language_of, lowered_by_fix};
pub use stale_review::days_between;

use decoder::{Decoder, Reading};

use crate::article::passages::{self, Prose};
use crate::article::{Article, Status};
use crate::diagnostic::{Report, Rule, rules};
use crate::library::{self, Library};
use crate::tables::Sample;

/// The folder of samples that must lead nowhere.
const UNRELATED: &str = "unrelated";

/// A rule, and the function that looks whether it is kept.
#[derive(Debug)]
pub struct Lint {
    /// What must hold.
    pub rule: Rule,
    run: fn(&Context<'_>, &mut Report),
}

/// Every lint, by code.
pub static ALL: [&Lint; 41] = [
    &duplicate_title::LINT,
    &lost_address::LINT,
    &unlisted_address::LINT,
    &insecure_link::LINT,
    &unsourced_claim::LINT,
    &stale_review::LINT,
    &unused_source::LINT,
    &overstated_evidence::LINT,
    &future_review::LINT,
    &missing_sample::LINT,
    &misread_sample::LINT,
    &false_alarm::LINT,
    &orphan_sample::LINT,
    &unproved_outcome::LINT,
    &misjudged_example::LINT,
    &careless_script::LINT,
    &untidy_command::LINT,
    &unmarked_weakening::LINT,
    &changing_check::LINT,
    &wrong_number::LINT,
    &unknown_name::LINT,
    &unlisted_event::LINT,
    &private_data::LINT,
    &understated_risk::LINT,
    &unreachable_step::LINT,
    &endless_flow::LINT,
    &deep_flow::LINT,
    &missing_unknown::LINT,
    &end_elsewhere::LINT,
    &unanswered_outcome::LINT,
    &sprawling_flow::LINT,
    &risky_question::LINT,
    &dead_end::LINT,
    &long_answer::LINT,
    &long_summary::LINT,
    &long_title::LINT,
    &bare_code::LINT,
    &contradicted_import::LINT,
    &unnamed_surrounding::LINT,
    &idle_stand_in::LINT,
    // The last: it takes out what others find in what is still to be written.
    &todo::LINT,
];

/// What a preview may show and nobody may publish.
pub static UNFINISHED: &Rule = &todo::LINT.rule;

/// Every rule that content can break, in whichever stage, by code.
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = rules::ALL
        .iter()
        .copied()
        .chain(library::rules::ALL)
        .chain(ALL.iter().map(|lint| &lint.rule))
        .collect();
    all.sort_by_key(|rule| rule.code);
    all
}

/// What a lint may look at.
struct Context<'a> {
    library: &'a Library,
    today: &'a str,
    /// Every sample of the library, as the decoder reads it, in the order of the tables.
    samples: Vec<(&'a Sample, Reading)>,
    /// Every article and page, with its prose taken apart.
    prose: Vec<(&'a Article, Prose)>,
    decoder: Decoder<'a>,
}

/// Looks at everything; then takes out what an article allows, with its reason.
///
/// `today` is an ISO date.
pub fn run(library: &Library, today: &str, report: &mut Report) {
    let samples = &library.tables.samples;
    let decoder = Decoder::new(&library.knowledge);
    let context = Context {
        library,
        today,
        samples: samples
            .iter()
            .map(|sample| (sample, decoder.decode(&sample.file.text)))
            .collect(),
        prose: library
            .all_articles_and_pages()
            .map(|article| (article, passages::of(article)))
            .collect(),
        decoder,
    };
    for lint in ALL {
        (lint.run)(&context, report);
    }
    let known = all_rules();
    for article in library.all_articles_and_pages() {
        report.apply_allow(&article.file, &article.front.allow, &known);
    }
}

impl<'a> Context<'a> {
    /// Articles and hubs that are in force.
    fn published(&self) -> impl Iterator<Item = &'a Article> {
        self.library
            .articles
            .iter()
            .filter(|article| article.front.status == Status::Published)
    }

    /// Published articles whose signatures and checks are all there, so that running them
    /// proves something.
    fn complete(&self) -> impl Iterator<Item = &'a Article> {
        self.published()
            .filter(|article| !self.library.incomplete.contains(&article.id))
    }

    /// The samples of an article.
    fn samples_of(&self, id: &str) -> impl Iterator<Item = (&'a Sample, &Reading)> {
        self.samples
            .iter()
            .filter(move |(sample, _)| sample.article == id)
            .map(|(sample, reading)| (*sample, reading))
    }
}

/// Whether the best explanation of a paste is this article.
fn leads_first_to(reading: &Reading, id: &str) -> bool {
    reading
        .explanations
        .first()
        .is_some_and(|best| best.article == id)
}
