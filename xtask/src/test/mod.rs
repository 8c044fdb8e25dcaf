//! `cargo xtask test`: everything that must hold, one step after the other.
//!
//! A step that fails does not hide the next one, unless that one needs what it makes.

mod browser;
mod end_to_end;
mod licences;
mod other_systems;
mod report;
mod rust;

use std::time::Instant;

use crate::run::{Trouble, Voice};
use crate::{site, sizes, wasm, workspace};

use report::{Outcome, Report};

/// One step.
struct Step {
    name: &'static str,
    /// The step that makes what this one looks at.
    needs: Option<&'static str>,
    run: fn() -> Result<Outcome, Trouble>,
}

/// All steps, in order: what fails quickest stands first.
const STEPS: [Step; 13] = [
    Step {
        name: "format",
        needs: None,
        run: rust::format,
    },
    Step {
        name: "licences",
        needs: None,
        run: licences::check,
    },
    Step {
        name: "lint",
        needs: None,
        run: rust::lint,
    },
    Step {
        name: "documentation",
        needs: None,
        run: rust::document,
    },
    Step {
        name: "tests",
        needs: None,
        run: rust::test,
    },
    Step {
        name: "browser module",
        needs: None,
        run: || passed(wasm::build(Voice::Kept)),
    },
    Step {
        name: "module, lint",
        needs: Some("browser module"),
        run: rust::lint_for_the_browser,
    },
    Step {
        name: "module, built twice",
        needs: Some("browser module"),
        run: || passed(wasm::build_twice(Voice::Kept)),
    },
    Step {
        name: "site",
        needs: Some("browser module"),
        run: build_site,
    },
    Step {
        name: "sizes",
        needs: Some("site"),
        run: || passed(sizes::measure(&workspace::dist())),
    },
    Step {
        name: "in the browser",
        needs: Some("site"),
        run: end_to_end::run,
    },
    Step {
        name: "Windows, check",
        needs: None,
        run: other_systems::windows,
    },
    Step {
        name: "macOS, check",
        needs: None,
        run: other_systems::macos,
    },
];

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

/// What a step printed is of no interest when it went well; its last line may be.
fn passed(result: Result<String, Trouble>) -> Result<Outcome, Trouble> {
    result.map(Outcome::Passed)
}

/// The real content, warnings denied.
fn build_site() -> Result<Outcome, Trouble> {
    passed(site::generate(Voice::Kept))
}
