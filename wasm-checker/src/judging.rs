//! Judges the output of a check that a reader pasted below it, with the conditions that the build has proved.
//!
//! Must not: touch the page, which marks and says what the verdict is.

use core::cell::Cell;

use decoder::knowledge::{ArticleEntry, Check, Condition, WrongKnowledge};
use decoder::{Decoder, KnowledgeBase, Verdict, judge};

thread_local! {
    static CHECKS: Cell<Option<&'static KnowledgeBase>> = const { Cell::new(None) };
}

/// Takes the packed conditions of all checks in.
pub(crate) fn learn(packed: &[u8]) -> Result<(), WrongKnowledge> {
    let checks = KnowledgeBase::from_packed(packed)?;
    // They are needed as long as the page is there.
    CHECKS.set(Some(Box::leak(Box::new(checks))));
    Ok(())
}

/// What the output of a check shows; `None`: there is no such check.
pub(crate) fn verdict_of(
    decoder: &Decoder<'_>,
    article: &str,
    check: &str,
    output: &str,
) -> Option<String> {
    verdict(decoder, CHECKS.get()?.article(article)?, check, output)
}

/// `None`: the article has no such check.
fn verdict(
    decoder: &Decoder<'_>,
    article: &ArticleEntry,
    check: &str,
    output: &str,
) -> Option<String> {
    let asked = article.checks.iter().find(|it| it.id == check)?;
    Some(match judge(decoder, asked, output) {
        Verdict::Outcome(place) => format!("outcome:{place}"),
        Verdict::Empty => "empty".into(),
        Verdict::Unknown => {
            let mut others = article.checks.iter().filter(|it| it.id != check);
            let other = others.find(|it| is_output_of(decoder, it, output));
            other.map_or_else(|| "unknown".into(), |it| format!("other:{}", it.id))
        }
    })
}

/// What a text lacks does not tell whose output it is.
fn is_output_of(decoder: &Decoder<'_>, check: &Check, output: &str) -> bool {
    let Verdict::Outcome(place) = judge(decoder, check, output) else {
        return false;
    };
    let is_seen = |condition: &Condition| !matches!(condition, Condition::Lacks(_));
    let outcome = check.outcomes.get(place);
    outcome.is_some_and(|outcome| outcome.when.iter().any(is_seen))
}

#[cfg(test)]
mod tests {
    use decoder::knowledge::{EvidenceLevel, Outcome, Stage};

    use super::*;

    fn check(id: &str, outcomes: &[Condition]) -> Check {
        let outcome = |condition: &Condition| Outcome {
            when: vec![condition.clone()],
            means: String::new(),
            then: None,
            good: false,
        };
        Check {
            id: id.into(),
            outcomes: outcomes.iter().map(outcome).collect(),
        }
    }

    fn article() -> ArticleEntry {
        ArticleEntry {
            id: "door".into(),
            title: String::new(),
            summary: String::new(),
            url: String::new(),
            stage: Stage::Network,
            hub: false,
            level: EvidenceLevel::Inferred,
            signatures: Vec::new(),
            checks: vec![
                check(
                    "lock",
                    &[
                        Condition::FieldEquals("Lock".into(), "open".into()),
                        Condition::Contains("Lock".into()),
                    ],
                ),
                check("bell", &[Condition::Lacks("silence".into())]),
                check("hinge", &[Condition::Contains("Hinges:".into())]),
            ],
        }
    }

    fn says(check: &str, output: &str) -> Option<String> {
        let knowledge = KnowledgeBase::default();
        verdict(&Decoder::new(&knowledge), &article(), check, output)
    }

    #[test]
    fn the_first_outcome_that_fits_is_named_by_its_place() {
        assert_eq!(says("lock", "Lock : open").as_deref(), Some("outcome:0"));
        assert_eq!(says("lock", "LOCK: shut").as_deref(), Some("outcome:1"));
    }

    #[test]
    fn the_output_of_another_check_is_told_by_what_it_has_and_not_by_what_it_lacks() {
        assert_eq!(says("lock", "Hinges: 2").as_deref(), Some("other:hinge"));
        assert_eq!(
            says("lock", "nothing of the kind").as_deref(),
            Some("unknown")
        );
    }

    #[test]
    fn nothing_is_no_output_and_an_unknown_check_is_no_verdict() {
        assert_eq!(says("lock", " \n").as_deref(), Some("empty"));
        assert_eq!(says("window", "Lock: open"), None);
    }
}
