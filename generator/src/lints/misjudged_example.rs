//! An outcome whose own example is judged to be something else.

use decoder::Verdict;

use super::{Context, Lint};
use crate::article::{Article, CheckBlock, OutcomeSpec};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::{checks_of, knowledge};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L051",
        name: "misjudged-example",
        severity: Severity::Error,
        explanation: include_str!("misjudged_example.md"),
    },
    run: find_misjudged_examples,
};

fn find_misjudged_examples(context: &Context<'_>, report: &mut Report) {
    for article in context.complete() {
        for block in checks_of(article) {
            let check = knowledge::check(block);
            for (place, outcome) in block.outcomes.iter().enumerate() {
                let verdict = decoder::judge(&context.decoder, &check, &outcome.example.value);
                let is_right = match verdict {
                    Verdict::Outcome(judged) => judged == place,
                    Verdict::Unknown => false,
                    // `unproved-outcome` speaks.
                    Verdict::Empty => true,
                };
                if !is_right {
                    report.push(misjudged(article, block, outcome, verdict));
                }
            }
        }
    }
}

fn misjudged(
    article: &Article,
    block: &CheckBlock,
    outcome: &OutcomeSpec,
    verdict: Verdict,
) -> Diagnostic {
    let at = article.at(outcome.example.span.clone());
    let judged = match verdict {
        Verdict::Outcome(judged) => block.outcomes.get(judged),
        Verdict::Empty | Verdict::Unknown => None,
    };
    match judged {
        Some(judged) => {
            let message = format!("this is judged to `{}`", judged.means);
            Diagnostic::new(&LINT.rule, at, message)
                .also(
                    article.at(judged.span.clone()),
                    "this outcome is tried before it and fits",
                )
                .help("outcomes are tried in order: put the narrower one first")
        }
        None => Diagnostic::new(&LINT.rule, at, "no outcome fits this example")
            .help("every key of `when` must hold for it; change `when` or the example"),
    }
}
