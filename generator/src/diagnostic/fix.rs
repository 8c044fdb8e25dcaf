//! Mends texts by the replacements that findings bring along.
//!
//! Must not: write files, decide anything that is the author's to decide.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Diagnostic, Report, SourceText};

/// What mends a finding, where there is only one way to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// UTF-8 byte offsets into the text of the file that the finding is in.
    pub span: Range<usize>,
    /// What comes there instead.
    pub replacement: String,
}

/// A file with fixes applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file as it was read.
    pub file: Arc<SourceText>,
    /// Its text now, with `\n` line ends.
    pub text: String,
    /// How many fixes are in it.
    pub n_fixes: usize,
}

impl Diagnostic {
    /// Adds the replacement that mends this: `written`, where it stands exactly once in the place
    /// of the finding, becomes `instead`. Anywhere else nobody could be sure, and nothing is added.
    #[must_use]
    pub fn mended_by(mut self, written: &str, instead: impl Into<String>) -> Self {
        self.mend(written, instead);
        self
    }

    /// The same for a finding that is in a report already.
    pub fn mend(&mut self, written: &str, instead: impl Into<String>) {
        let span = self.at.span.clone();
        if let Some(span) = only_place_of(written, &self.at.file.text, span) {
            self.fix = Some(Fix {
                span,
                replacement: instead.into(),
            });
        }
    }
}

/// Where in `span` of a text `written` stands; `None` if it stands there more than once, or never.
pub fn only_place_of(written: &str, text: &str, span: Range<usize>) -> Option<Range<usize>> {
    if written.is_empty() {
        return None;
    }
    let mut places = text.get(span.clone())?.match_indices(written);
    let (at, _) = places.next()?;
    let start = span.start + at;
    places
        .next()
        .is_none()
        .then_some(start..start + written.len())
}

/// Every file that a fix changes, by path.
///
/// Of fixes that overlap, the first counts. The findings that remain are found by looking again:
/// what one fix changes may be what another speaks of.
pub fn apply(report: &Report) -> BTreeMap<String, Mended> {
    let mut fixes: BTreeMap<&str, (&Arc<SourceText>, Vec<&Fix>)> = BTreeMap::new();
    for finding in report.findings() {
        if let Some(fix) = &finding.fix {
            let file = &finding.at.file;
            let entry = fixes.entry(&file.path).or_insert((file, Vec::new()));
            entry.1.push(fix);
        }
    }
    fixes
        .into_iter()
        .filter_map(|(path, (file, fixes))| Some((path.to_owned(), mended(file, fixes)?)))
        .collect()
}

fn mended(file: &Arc<SourceText>, mut fixes: Vec<&Fix>) -> Option<Mended> {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut text = String::with_capacity(file.text.len());
    let mut done = 0;
    let mut n_fixes = 0;
    for fix in fixes {
        let is_next = n_fixes == 0 || fix.span.start > done;
        let kept = file.text.get(done..fix.span.start).filter(|_| is_next);
        let (Some(kept), Some(_)) = (kept, file.text.get(fix.span.clone())) else {
            continue;
        };
        text.push_str(kept);
        text.push_str(&fix.replacement);
        done = fix.span.end;
        n_fixes += 1;
    }
    text.push_str(file.text.get(done..).unwrap_or(""));
    (text != file.text).then(|| Mended {
        file: Arc::clone(file),
        text,
        n_fixes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;

    fn mended_text(text: &str, fixes: &[(Range<usize>, &str)]) -> Option<(String, usize)> {
        let file = Arc::new(SourceText {
            path: "articles/a.md".into(),
            text: text.into(),
        });
        let mut report = Report::default();
        for (span, replacement) in fixes {
            let finding = report.breach(&rules::BROKEN_PART, file.at(span.clone()), "wrong");
            finding.fix = Some(Fix {
                span: span.clone(),
                replacement: (*replacement).to_owned(),
            });
        }
        let mended = apply(&report).remove("articles/a.md")?;
        Some((mended.text, mended.n_fixes))
    }

    #[test]
    fn fixes_of_one_file_are_applied_together() {
        let mended = mended_text("one two three", &[(8..13, "3"), (0..3, "1")]);
        assert_eq!(mended, Some(("1 two 3".into(), 2)));
    }

    #[test]
    fn of_fixes_that_overlap_or_touch_the_first_counts() {
        let mended = mended_text("one two", &[(0..5, "1 t"), (4..7, "2"), (5..7, "?")]);
        assert_eq!(mended, Some(("1 two".into(), 1)));
    }

    #[test]
    fn a_fix_outside_the_text_or_inside_a_character_changes_nothing() {
        assert_eq!(mended_text("ä", &[(1..2, "x"), (5..9, "y")]), None);
        assert_eq!(mended_text("ä", &[]), None);
    }

    #[test]
    fn a_word_that_stands_twice_is_left_to_the_author() {
        let file = Arc::new(SourceText {
            path: "articles/a.md".into(),
            text: "http: and http:, then ftp:".into(),
        });
        let finding = || Diagnostic::new(&rules::BROKEN_PART, file.at(0..26), "wrong");
        assert_eq!(finding().mended_by("http:", "https:").fix, None);
        let fix = finding().mended_by("ftp:", "https:").fix;
        assert_eq!(fix.map(|fix| fix.span), Some(22..26));
    }
}
