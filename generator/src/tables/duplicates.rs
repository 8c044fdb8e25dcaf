//! Keeps the first of rows that say the same thing twice.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report, SourceText, rules};

/// Removes every row whose value an earlier row has, and reports it with both places.
///
/// `value_of` gives the value, how it is shown, and its place.
pub(super) fn drop_repeated<Row, V: Ord>(
    rows: &mut Vec<Row>,
    file: &Arc<SourceText>,
    report: &mut Report,
    value_of: impl Fn(&Row) -> (V, String, Range<usize>),
) {
    let mut places = BTreeMap::new();
    rows.retain(|row| {
        let (value, shown, place) = value_of(row);
        let Some(first) = places.get(&value).cloned() else {
            places.insert(value, place);
            return true;
        };
        let message = format!("`{shown}` stands here twice");
        let finding = Diagnostic::new(&rules::DUPLICATE_CODE, file.at(place), message)
            .also(file.at(first), "first here")
            .help("keep one row, and put what both say into it");
        report.push(finding);
        false
    });
}
