//! A sample that has nothing to do with Remote Desktop and is explained nevertheless.

use super::{Context, Lint, UNRELATED};
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L047",
        name: "false-alarm",
        severity: Severity::Error,
        explanation: include_str!("false_alarm.md"),
    },
    run: find_false_alarms,
};

fn find_false_alarms(context: &Context<'_>, report: &mut Report) {
    for (sample, reading) in context.samples_of(UNRELATED) {
        let explained = reading.explanations.first().map(|first| {
            let at = first.evidence.first().map(|evidence| evidence.span);
            let seen: Vec<&str> = first
                .evidence
                .iter()
                .map(|evidence| evidence.what.as_str())
                .collect();
            (
                at,
                format!("this leads to `{}`, by {}", first.article, seen.join(", ")),
            )
        });
        // An event of a provider that the tables do not know is shown as it was pasted; that
        // claims nothing.
        let taken_for_ours = || {
            let event = reading
                .events
                .iter()
                .find(|event| !event.provider_id.is_empty())?;
            let message = format!(
                "this is taken for the event `{}/{}`",
                event.provider_id, event.id
            );
            Some((Some(event.span), message))
        };
        let Some((span, message)) = explained.or_else(taken_for_ours) else {
            continue;
        };
        let at = span.map_or_else(
            || Location::whole(&sample.file),
            |span| sample.file.at(span.range()),
        );
        report.push(
            Diagnostic::new(&LINT.rule, at, message).help(
                "ask for more in that signature; one clue that ordinary text has is too little",
            ),
        );
    }
}
