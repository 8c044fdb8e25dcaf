//! `cargo xtask test`: everything that must hold, one step after the other.
//!
//! A step that fails does not hide the next one, unless that one needs what it makes.

mod browser;
mod end_to_end;
mod full_disk;
mod hosts;
mod licences;
mod other_systems;
mod report;
mod rust;

use std::time::Instant;

use crate::run::{Trouble, Voice};
use crate::{import_codes, site, sizes, wasm, workspace};

use report::{Outcome, Report};

/// One step.
struct Step {
    name: &'static str,
    run: fn() -> Result<Outcome, Trouble>,
    /// The step that makes what this one looks at.
    needs: Option<&'static str>,
}

impl Step {
    const fn new(name: &'static str, run: fn() -> Result<Outcome, Trouble>) -> Self {
        Self {
            name,
            run,
            needs: None,
        }
    }

    const fn after(self, needed: &'static str) -> Self {
        Self {
            needs: Some(needed),
            ..self
        }
    }
}

/// All steps, in order: what fails quickest stands first.
const STEPS: [Step; 17] = [
    Step::new("format", rust::format),
    Step::new("licences", licences::check),
    Step::new("imported codes", compare_imported_codes),
    Step::new("lint", rust::lint),
    Step::new("documentation", rust::document),
    Step::new("tests", rust::test),
    Step::new("full disk", full_disk::run),
    Step::new("hosts", hosts::run),
    Step::new("browser module", build_module),
    Step::new("module, lint", rust::lint_for_the_browser).after("browser module"),
    Step::new("module, twice", build_module_twice).after("browser module"),
    Step::new("site", build_site).after("browser module"),
    Step::new("sizes", measure).after("site"),
    Step::new("in Chromium", end_to_end::in_chromium).after("site"),
    Step::new("in Firefox", end_to_end::in_firefox).after("site"),
    Step::new("Windows, check", other_systems::windows),
    Step::new("macOS, check", other_systems::macos),
];

/// The step that starts web servers, alone.
pub(crate) fn hosts() -> Result<String, Trouble> {
    match hosts::run()? {
        Outcome::Passed(said) => Ok(said),
        Outcome::Failed(trouble) => Err(trouble),
        Outcome::NotRun { why, remedy } => Err(Trouble::new(format!("{why}; {remedy}"))),
    }
}

/// Runs all steps and prints the report. Whether all is well; with `all`, a step that could not run is not.
pub(crate) fn run(all: bool) -> bool {
    let mut report = Report::default();
    for step in &STEPS {
        let outcome = match step.needs.filter(|needed| !report.has_passed(needed)) {
            Some(needed) => {
                let why = format!("`{needed}` did not pass");
                (
                    Outcome::NotRun {
                        why,
                        remedy: "see there".to_owned(),
                    },
                    0.0,
                )
            }
            None => timed(step),
        };
        report.add(step.name, outcome.0, outcome.1);
    }
    report.print();
    report.is_good(all)
}

fn timed(step: &Step) -> (Outcome, f64) {
    println!("… {}", step.name);
    let start = Instant::now();
    let outcome = (step.run)().unwrap_or_else(Outcome::Failed);
    (outcome, start.elapsed().as_secs_f64())
}

fn compare_imported_codes() -> Result<Outcome, Trouble> {
    import_codes::check().map(Outcome::Passed)
}

fn build_module() -> Result<Outcome, Trouble> {
    wasm::build(Voice::Kept).map(Outcome::Passed)
}

fn build_module_twice() -> Result<Outcome, Trouble> {
    wasm::build_twice(Voice::Kept).map(Outcome::Passed)
}

/// The real content. A warning that is let in stays for years.
fn build_site() -> Result<Outcome, Trouble> {
    site::generate(Voice::Kept, &["--deny-warnings"]).map(Outcome::Passed)
}

fn measure() -> Result<Outcome, Trouble> {
    sizes::measure(&workspace::dist()).map(Outcome::Passed)
}
