//! What became of each step, as it goes and as a table at the end.

use crate::run::Trouble;

/// How a step ended.
pub(super) enum Outcome {
    /// Well; with what is worth showing.
    Passed(String),
    /// Badly; shown in full.
    Failed(Trouble),
    /// This machine cannot run it.
    NotRun {
        /// What is missing.
        why: String,
        /// What to do about it.
        remedy: String,
    },
}

/// All steps so far.
#[derive(Default)]
pub(super) struct Report {
    lines: Vec<Line>,
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    seconds: f64,
}

impl Report {
    /// Takes down a step and tells it at once.
    pub(super) fn add(&mut self, name: &'static str, outcome: Outcome, seconds: f64) {
        match &outcome {
            Outcome::Passed(said) => {
                println!("  ok after {seconds:.1} s");
                for line in said.lines() {
                    println!("  {line}");
                }
            }
            Outcome::Failed(trouble) => println!("{trouble}\n  FAILED after {seconds:.1} s"),
            Outcome::NotRun { why, .. } => println!("  {name}: not run, {why}"),
        }
        self.lines.push(Line {
            name,
            outcome,
            seconds,
        });
    }

    /// Whether a step has run and passed.
    pub(super) fn has_passed(&self, name: &str) -> bool {
        let is_good = |line: &Line| line.name == name && matches!(line.outcome, Outcome::Passed(_));
        self.lines.iter().any(is_good)
    }

    /// Whether nothing failed and, if `all` had to run, nothing was left out.
    pub(super) fn is_good(&self, all: bool) -> bool {
        self.lines.iter().all(|line| match line.outcome {
            Outcome::Passed(_) => true,
            Outcome::Failed(_) => false,
            Outcome::NotRun { .. } => !all,
        })
    }

    /// The table, and a remedy for what was not run.
    pub(super) fn print(&self) {
        println!();
        for Line {
            name,
            outcome,
            seconds,
        } in &self.lines
        {
            match outcome {
                Outcome::Passed(_) => println!("{name:20}  ok       {seconds:>7.1} s"),
                Outcome::Failed(_) => println!("{name:20}  FAILED   {seconds:>7.1} s"),
                Outcome::NotRun { .. } => println!("{name:20}  not run"),
            }
        }
        let sum: f64 = self.lines.iter().map(|line| line.seconds).sum();
        println!("{:20}           {sum:>7.1} s", "together");
        for Line { name, outcome, .. } in &self.lines {
            if let Outcome::NotRun { why, remedy } = outcome {
                println!("not run: {name}, because {why}; {remedy}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcome: Outcome) -> Report {
        let mut report = Report::default();
        report.add("first", Outcome::Passed(String::new()), 0.0);
        report.add("second", outcome, 0.0);
        report
    }

    #[test]
    fn a_failed_step_fails_the_run() {
        assert!(!report(Outcome::Failed(Trouble::new("no"))).is_good(false));
        assert!(report(Outcome::Passed(String::new())).is_good(true));
    }

    #[test]
    fn a_step_that_could_not_run_fails_only_where_all_must_run() {
        let not_run = || Outcome::NotRun {
            why: "no root".to_owned(),
            remedy: "be root".to_owned(),
        };
        assert!(report(not_run()).is_good(false));
        assert!(!report(not_run()).is_good(true));
        assert!(!report(not_run()).has_passed("second"));
    }
}
