//! Every rule proves its own explanation: what stands under *Rejected* gives that rule and
//! no other, what stands under *Accepted* gives silence.
//!
//! A fence with `file=` in its info string is a file of a miniature content tree, laid over
//! the small complete tree in `sites/base/`. Words of the info string, apart by commas:
//!
//! * ```` ```toml,file=codes/disconnect.toml ````: the whole file.
//! * `add`: the fence is added at the end of the file that the base has.
//! * ```` ```toml,file=articles/key-unreadable.md ````: keys of the front matter. Each takes
//!   the place of the same key of the base article; a `[[signature]]` takes the place of all
//!   of its signatures. An article of another name starts as the base article without its
//!   signature; it needs a title of its own.
//! * ```` ```markdown,file=articles/key-unreadable.md ````: parts of the body. Each `##` part takes
//!   the place of the part with the same heading; a `## Cause:` of all causes.
//! * A fence that starts with `+++` is the whole article.
//! * `hex`: the fence holds the bytes of the file in hexadecimal.
//! * `link`: the file is a symbolic link to what the fence names.
//! * `repeat=3000000`: the fence is repeated until the file has that many bytes.
//!
//! The clock of every tree says 2026-11-20.

mod example_tree;

use generator::diagnostic::{Report, Rule};
use generator::lints;

use example_tree::ExampleTree;

const TODAY: &str = "2026-11-20";

#[test]
fn the_tree_that_examples_are_laid_over_is_accepted() {
    assert_eq!(outline(&check("")), Vec::<String>::new());
}

#[test]
fn what_a_rule_rejects_gives_that_rule_and_no_other() {
    let wrong: Vec<String> = lints::all_rules()
        .into_iter()
        .filter_map(|rule| {
            let examples = examples_under(rule, "Rejected");
            let report = check(examples);
            let is_right = shows_a_file(examples)
                && !report.findings().is_empty()
                && report
                    .findings()
                    .iter()
                    .all(|finding| finding.rule.code == rule.code);
            (!is_right).then(|| complaint(rule, &report))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_a_rule_accepts_gives_silence() {
    let wrong: Vec<String> = lints::all_rules()
        .into_iter()
        .filter_map(|rule| {
            let examples = examples_under(rule, "Accepted");
            let report = check(examples);
            let is_right = shows_a_file(examples) && report.findings().is_empty();
            (!is_right).then(|| complaint(rule, &report))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_two_rules_have_the_same_code_or_the_same_name() {
    let rules = lints::all_rules();
    for (place, rule) in rules.iter().enumerate() {
        for other in &rules[place + 1..] {
            assert_ne!(rule.code, other.code, "{} and {}", rule.name, other.name);
            assert_ne!(rule.name, other.name, "{} and {}", rule.code, other.code);
        }
    }
}

#[test]
fn every_finding_says_what_to_do() {
    for rule in lints::all_rules() {
        for finding in check(examples_under(rule, "Rejected")).findings() {
            assert!(
                finding.help.is_some(),
                "{} {}: {}",
                rule.code,
                rule.name,
                finding.message
            );
        }
    }
}

/// What stands under a heading of a rule's explanation.
fn examples_under(rule: &Rule, heading: &str) -> &'static str {
    let explanation = rule.explanation;
    let start = explanation
        .find(&format!("## {heading}\n"))
        .unwrap_or_else(|| panic!("{} {} has no heading `{heading}`", rule.code, rule.name));
    section(&explanation[start..])
}

fn shows_a_file(examples: &str) -> bool {
    examples.contains(",file=")
}

fn check(examples: &str) -> Report {
    let folder = ExampleTree::base().laid_over(examples).write();
    let (_, report) = generator::check(folder.path(), TODAY).expect("the folder can be read");
    report
}

fn complaint(rule: &Rule, report: &Report) -> String {
    format!("{} {} gives {:#?}", rule.code, rule.name, outline(report))
}

fn outline(report: &Report) -> Vec<String> {
    report
        .findings()
        .iter()
        .map(|finding| {
            let start = finding.at.start();
            format!(
                "{} {}:{}:{} {}",
                finding.rule.code, finding.at.file.path, start.line, start.column, finding.message
            )
        })
        .collect()
}

/// The text below a heading, up to the next heading of the explanation itself. Headings
/// inside fences belong to the examples.
fn section(from_heading: &str) -> &str {
    let mut fence: Option<&str> = None;
    let mut end = 0;
    for (place, line) in from_heading.split_inclusive('\n').enumerate() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            None if ticks.len() >= 3 => fence = Some(ticks),
            Some(open) if line.trim_end() == open => fence = None,
            None if place > 0 && line.starts_with("## ") => break,
            _ => {}
        }
        end += line.len();
    }
    &from_heading[..end]
}
