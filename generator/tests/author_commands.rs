//! What authors ask besides building: what a rule means, what is old, how the command is used.

use std::process::{Command, Output};

use serde_json::Value;

#[test]
fn every_rule_is_explained_with_the_text_that_the_site_shows_of_it() {
    for rule in generator::lints::all_rules() {
        for name in [rule.code, rule.name] {
            let said = stdout(&reconnect(&["explain", name]));
            let (title, text) = said.split_once("\n\n").expect("a title and a text");
            assert!(title.starts_with(rule.code), "{title}");
            // The pages of rules are rendered from the same field.
            assert_eq!(text.trim(), rule.explanation.trim(), "{name}");
        }
    }
}

#[test]
fn a_manual_page_has_the_options_and_the_examples() {
    let all = stdout(&reconnect(&["man"]));
    assert!(all.contains(".TH reconnect 1"), "{all}");
    assert!(all.contains("reconnect\\-lint(1)"), "{all}");
    let lint = stdout(&reconnect(&["man", "lint"]));
    assert!(
        lint.contains("deny\\-warnings") && lint.contains("git diff"),
        "{lint}"
    );
    let wrong = reconnect(&["man", "lnit"]);
    assert_eq!(code(&wrong), 2);
    assert!(stderr(&wrong).contains("did you mean `lint`?"), "{wrong:?}");
}

#[test]
fn what_is_past_its_review_age_is_listed_the_oldest_first() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
    let stale = |options: &[&str]| {
        let mut all = vec![
            "stale",
            "--content",
            content,
            "--format",
            "json",
            "--today",
            "2030-01-01",
        ];
        all.extend(options);
        reconnect(&all)
    };
    let old = stale(&[]);
    assert_eq!(code(&old), 1);
    let listed: Value = serde_json::from_slice(&old.stdout).expect("it is JSON");
    let listed = listed.as_array().expect("a list");
    let days: Vec<_> = listed.iter().filter_map(|it| it["days"].as_i64()).collect();
    assert!(
        days.len() > 50 && days.is_sorted_by(|a, b| a >= b),
        "{days:?}"
    );
    let fresh = stale(&["--after-days", "99999"]);
    assert_eq!((code(&fresh), stdout(&fresh).trim()), (0, "[]"));
}

fn reconnect(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reconnect"))
        .args(arguments)
        .output()
        .expect("the command runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
