//! What a flow promises to a reader: its answers lead where the articles send them, and each page
//! speaks of the answers that led to it and of no others.

mod example_tree;

use generator::library::flows::{Choice, Flow, GoalKind, Words};
use generator::library::{Library, search_documents};

use example_tree::ExampleTree;

/// Two ways lead to the second question: the healthy outcome, and "I don't know".
const FLOW: &str = r#"
```toml,file=flows/no-connection.toml
title = "It does not connect"
summary = "Two questions."

[[step]]
id = "key"
ask = "Can the key be read?"
why = "Without it no handshake works."
check = "key-unreadable/key-readable"
unknown = "step:noise"

[[step.answer]]
outcome = "good"
go = "step:noise"
rules-out = "The key."

[[step]]
id = "noise"
ask = "Does it hum?"
why = "Machines hum."
unknown = "article:key-unreadable"

[[step.answer]]
text = "It hums"
go = "article:key-unreadable#still-failing"
```
"#;

#[test]
fn what_a_flow_does_not_answer_leads_where_the_article_sends_it() {
    let library = checked(FLOW);
    let step = &library.flows[0].steps[0];
    let goals: Vec<(&Words, &GoalKind)> = step
        .answers
        .iter()
        .map(|answer| (&answer.words, &answer.goal.kind))
        .collect();
    let cause = "cause-the-service-may-not-read-the-key".to_owned();
    assert_eq!(
        goals,
        [
            (
                &Words::Outcomes(vec![0]),
                &GoalKind::Article("key-unreadable".into(), Some(cause))
            ),
            (&Words::Outcomes(vec![1]), &GoalKind::Step(1)),
        ]
    );
}

#[test]
fn each_way_to_a_question_knows_its_own_answers() {
    let library = checked(FLOW);
    let ways = library.flows[0].ways();
    let choices: Vec<Vec<Choice>> = ways
        .all
        .iter()
        .map(|way| way.turns.iter().map(|turn| turn.choice).collect())
        .collect();
    assert_eq!(
        choices,
        [vec![], vec![Choice::Answer(1)], vec![Choice::Unknown]]
    );
    assert_eq!(ways.first_to(1), Some(1));
    assert_eq!(ways.after(0, Choice::Unknown), Some(2));
    assert_eq!((ways.questions_from(0), ways.questions_from(2)), (2, 1));
}

#[test]
fn outcomes_that_mean_the_same_are_one_answer() {
    let library = checked(&format!(
        r##"{FLOW}
```toml,file=flows/no-connection.toml
title = "It does not connect"
summary = "One question."

[[step]]
id = "key"
ask = "Can the key be read?"
why = "Without it no handshake works."
check = "key-unreadable/key-readable"
unknown = "article:key-unreadable"

[[step.answer]]
outcome = "good"
go = "article:key-unreadable"
```

````markdown,file=articles/key-unreadable.md
## Cause: the service may not read the key

```cause
evidence = "vendor-documented"
sources = ["vendor-page"]
risk = "reversible"
who = "administrator"
```

### Check

```check
id = "key-readable"
where = "remote-computer"
shell = "powershell"
risk = "read-only"
run = "Test-Key"

[[outcome]]
when = {{ contains = "False" }}
means = "It is gone."
then = "#still-failing"
example = "False"

[[outcome]]
when = {{ contains = "Falsch" }}
means = "It is gone."
then = "#still-failing"
example = "Falsch"

[[outcome]]
when = {{ contains = "True" }}
means = "It is there."
good = true
example = "True"
```

### Fix

1. Give the right.

### Verify

Connect.

### Undo

Nothing.
````
"##
    ));
    let words: Vec<&Words> = words_of(&library.flows[0]);
    assert_eq!(
        words,
        [&Words::Outcomes(vec![0, 1]), &Words::Outcomes(vec![2])]
    );
}

#[test]
fn a_flow_is_found_by_its_questions() {
    let library = checked(FLOW);
    let documents = search_documents::documents(&library);
    let flow = documents
        .iter()
        .find(|document| document.id == "flows/no-connection")
        .expect("the flow is in the index");
    assert_eq!(flow.url, "flows/no-connection/index.html");
    assert_eq!(flow.headings, ["Can the key be read?", "Does it hum?"]);
    assert!(flow.body.contains("It hums"));
}

fn words_of(flow: &Flow) -> Vec<&Words> {
    let steps = flow.steps.iter();
    steps
        .flat_map(|step| &step.answers)
        .map(|answer| &answer.words)
        .collect()
}

fn checked(examples: &str) -> Library {
    let folder = ExampleTree::base().laid_over(examples).write();
    let (library, report) =
        generator::check(folder.path(), "2026-11-20").expect("the folder can be read");
    assert!(report.findings().is_empty(), "{:#?}", report.findings());
    library
}
