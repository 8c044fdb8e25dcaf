//! Evidence that the named sources cannot give.

use std::ops::Range;

use decoder::knowledge::EvidenceLevel;

use super::{Context, Lint};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Placed, Report, Rule, Severity};
use crate::library::Library;
use crate::tables::SourceKind;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L034",
        name: "overstated-evidence",
        severity: Severity::Error,
        explanation: include_str!("overstated_evidence.md"),
    },
    run: find_overstated_evidence,
};

fn find_overstated_evidence(context: &Context<'_>, report: &mut Report) {
    for article in context.published() {
        let front = &article.front;
        let mut claims = vec![(front.evidence, &front.sources, &front.title.span)];
        for section in &article.body.sections {
            if let Some(cause) = &section.cause {
                claims.push((cause.evidence, &cause.sources, &section.title.span));
            }
        }
        for (evidence, sources, span) in claims {
            if let Some(wanted) = what_is_missing(context.library, evidence, sources) {
                say(article, span, evidence, wanted, report);
            }
        }
    }
}

/// What kind of source the evidence would need; `None` where there is one. Where nothing is
/// cited at all, `unsourced-claim` speaks.
fn what_is_missing(
    library: &Library,
    evidence: EvidenceLevel,
    sources: &[Placed<String>],
) -> Option<&'static str> {
    let kinds: Vec<SourceKind> = sources
        .iter()
        .filter_map(|id| library.source(&id.value))
        .map(|it| it.kind)
        .collect();
    if kinds.is_empty() {
        return None;
    }
    let can_give: fn(&SourceKind) -> bool = match evidence {
        EvidenceLevel::Inferred => return None,
        EvidenceLevel::VendorDocumented => {
            |kind| matches!(kind, SourceKind::Vendor | SourceKind::Specification)
        }
        // A specification says what should happen, not that somebody saw it.
        EvidenceLevel::FieldReported | EvidenceLevel::Reproduced => {
            |kind| *kind != SourceKind::Specification
        }
    };
    if kinds.iter().any(can_give) {
        return None;
    }
    Some(match evidence {
        EvidenceLevel::VendorDocumented => "a vendor's page or a specification",
        _ => "a report of somebody who saw it",
    })
}

fn say(
    article: &Article,
    span: &Range<usize>,
    evidence: EvidenceLevel,
    wanted: &str,
    report: &mut Report,
) {
    let message = format!("`{}` needs {wanted} among its sources", evidence.as_str());
    report.push(
        Diagnostic::new(&LINT.rule, article.at(span.clone()), message)
            .help("name such a source, or call the evidence what the sources make it"),
    );
}
