//! A sample that does not lead to its article first.

use decoder::{Explanation, Reading};

use super::{Context, Lint, leads_first_to};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity};
use crate::tables::Sample;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L046",
        name: "misread-sample",
        severity: Severity::Error,
        explanation: include_str!("misread_sample.md"),
    },
    run: find_misread_samples,
};

fn find_misread_samples(context: &Context<'_>, report: &mut Report) {
    for article in context.complete() {
        for (sample, reading) in context.samples_of(&article.id) {
            if !leads_first_to(reading, &article.id) {
                report.push(misread(article, sample, reading));
            }
        }
    }
}

fn misread(article: &Article, sample: &Sample, reading: &Reading) -> Diagnostic {
    let id = &article.id;
    let Some(first) = reading.explanations.first() else {
        let message = format!(
            "this leads nowhere, not to `{id}`; {}",
            what_is_seen(reading)
        );
        return Diagnostic::new(&LINT.rule, Location::whole(&sample.file), message)
            .help(remedy_for_silence(article));
    };
    let at = first.evidence.first().map_or_else(
        || Location::whole(&sample.file),
        |evidence| sample.file.at(evidence.span.range()),
    );
    let message = format!(
        "this leads to `{}` first, not to `{id}`: {}",
        first.article,
        reasons(first)
    );
    let own = reading
        .explanations
        .iter()
        .find(|explanation| explanation.article == *id);
    Diagnostic::new(&LINT.rule, at, message).help(match own {
        Some(own) => format!("`{id}` is {}: {}", own.confidence.as_str(), reasons(own)),
        None => format!("no signature of `{id}` fits; {}", what_is_seen(reading)),
    })
}

fn remedy_for_silence(article: &Article) -> String {
    if article.front.signatures.is_empty() {
        return "give the article a `[[signature]]`".into();
    }
    "add what this shows to a signature, or to the tables if it is not seen at all".into()
}

/// `certain, by error code 0x904, event schannel/36870; missing …`
fn reasons(explanation: &Explanation) -> String {
    let seen: Vec<&str> = explanation
        .evidence
        .iter()
        .map(|evidence| evidence.what.as_str())
        .collect();
    let mut reasons = format!(
        "{}, by {}",
        explanation.confidence.as_str(),
        seen.join(", ")
    );
    if !explanation.missing.is_empty() {
        reasons.push_str("; missing ");
        reasons.push_str(&explanation.missing.join(", "));
    }
    reasons
}

/// The codes and events that the decoder saw, by their best reading.
fn what_is_seen(reading: &Reading) -> String {
    let codes = reading
        .findings
        .iter()
        .filter_map(|finding| finding.readings.first())
        .map(|code| format!("`{}:{:#x}`", code.space.as_str(), code.value));
    let events = reading.events.iter().map(|event| {
        let provider = if event.provider_id.is_empty() {
            &event.provider
        } else {
            &event.provider_id
        };
        format!("`{provider}/{}`", event.id)
    });
    let seen: Vec<String> = codes.chain(events).collect();
    if seen.is_empty() {
        "no code and no event is seen in it".into()
    } else {
        format!("seen in it: {}", seen.join(", "))
    }
}
