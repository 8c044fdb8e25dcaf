//! One line of output, and the lines behind it.

use crate::Span;

/// Longer lines are no output of these commands.
const LONGEST: usize = 500;

/// `svchost.exe`.
pub(super) fn is_program(word: &str) -> bool {
    word.len() > 4
        && word
            .get(word.len() - 4..)
            .is_some_and(|end| end.eq_ignore_ascii_case(".exe"))
}

/// A line without the marks that people and mail programs put before it.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// What stands on it, trimmed.
    pub(super) text: &'t str,
    /// Where that starts.
    start: usize,
    /// Where the line feed behind it stands.
    end: usize,
}

impl<'t> Line<'t> {
    /// The line from `start` up to its end at `end`; none where it is too long to be one.
    pub(super) fn new(text: &'t str, start: usize, end: usize) -> Option<Self> {
        let whole = text.get(start..end)?;
        if whole.len() > LONGEST {
            return None;
        }
        let marks = |c: char| c.is_whitespace() || ">*|`•#".contains(c);
        let clean = whole.trim_start_matches(marks);
        Some(Self {
            text: clean.trim_end_matches(|c: char| c.is_whitespace() || "*|`".contains(c)),
            start: start + (whole.len() - clean.len()),
            end,
        })
    }

    /// The place of the line.
    pub(super) const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The words, split at white space.
    pub(super) fn words(&self) -> impl Iterator<Item = &'t str> {
        self.text.split_whitespace()
    }

    /// The lines behind it that hold something, at most `n`.
    pub(super) fn behind(&self, text: &'t str, n: usize) -> impl Iterator<Item = Self> {
        let mut at = self.end;
        core::iter::from_fn(move || {
            let rest = text.get(at..)?.strip_prefix('\n')?;
            let start = at + 1;
            at = start + rest.find('\n').unwrap_or(rest.len());
            Some(Self::new(text, start, at))
        })
        .take(2 * n)
        .flatten()
        .filter(|line| !line.text.is_empty())
        .take(n)
    }

    /// The line before it that holds something.
    pub(super) fn before(&self, text: &'t str) -> Option<Self> {
        let mut end = text.get(..self.start)?.rfind('\n')?;
        for _ in 0..3 {
            let start = text.get(..end)?.rfind('\n').map_or(0, |at| at + 1);
            let line = Self::new(text, start, end)?;
            if !line.text.is_empty() {
                return Some(line);
            }
            end = start.checked_sub(1)?;
        }
        None
    }

    /// `name : value`, `name=value`; quotes and commas of JSON are taken off.
    pub(super) fn pair(&self) -> Option<(&'t str, &'t str)> {
        let (name, value) = self.text.split_once([':', '='])?;
        let ends = |c: char| c.is_whitespace() || "\",;".contains(c);
        Some((name.trim_matches(ends), value.trim_matches(ends)))
    }
}
