//! A sample that has nothing to do with Remote Desktop and is explained nevertheless.

use decoder::SeenEvent;

use super::{Context, Lint, UNRELATED};
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity};
use crate::tables::Sample;

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
        let taken_for_an_event = || {
            let event = reading
                .events
                .iter()
                .find(|event| !is_named(context, sample, event))?;
            let message = format!(
                "this is taken for the event `{}/{}`",
                event.provider, event.id
            );
            Some((Some(event.span), message))
        };
        let Some((span, message)) = explained.or_else(taken_for_an_event) else {
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

/// Whether the text names the provider of an event. Then the event is there, and to name it
/// claims nothing; a number alone is no event.
fn is_named(context: &Context<'_>, sample: &Sample, event: &SeenEvent) -> bool {
    let text = sample.file.text.to_lowercase();
    let other_names = context
        .library
        .provider(&event.provider_id)
        .map(|it| &it.also_known_as);
    std::iter::once(&event.provider)
        .chain(other_names.into_iter().flatten())
        .any(|name| text.contains(&name.to_lowercase()))
}
