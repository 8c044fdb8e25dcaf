//! A sample in a folder that is the folder of no article.

use super::{Context, Lint, UNRELATED};
use crate::diagnostic::{Diagnostic, Location, Report, Rule, Severity, nearest};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L048",
        name: "orphan-sample",
        severity: Severity::Error,
        explanation: include_str!("orphan_sample.md"),
    },
    run: find_orphan_samples,
};

fn find_orphan_samples(context: &Context<'_>, report: &mut Report) {
    let library = context.library;
    for (sample, _) in &context.samples {
        let id = sample.article.as_str();
        if id == UNRELATED || library.article(id).is_some() || library.hidden.contains(id) {
            continue;
        }
        let ids = library
            .articles
            .iter()
            .map(|article| article.id.as_str())
            .chain([UNRELATED]);
        let help = match nearest(id, ids) {
            Some(near) => format!("did you mean content/samples/{near}/?"),
            None => format!("write content/articles/{id}.md, or move the sample to its article"),
        };
        let message = format!("`{id}` is not an article");
        report.push(Diagnostic::new(&LINT.rule, Location::whole(&sample.file), message).help(help));
    }
}
