//! Reads `codes/imported/<space>.tsv`: names of Windows codes, written by `cargo xtask import-codes`.

use std::sync::Arc;

use decoder::knowledge::{ImportedNames, SpaceId};

use crate::diagnostic::{Diagnostic, Location, Report, SourceText, did_you_mean, list, rules};

/// All imported names, where there are any. A row that cannot be read is a finding and is left out.
pub(super) fn parse<'f>(
    files: impl Iterator<Item = &'f Arc<SourceText>>,
    report: &mut Report,
) -> Option<ImportedNames> {
    let mut all = Vec::new();
    let mut first = None;
    for file in files {
        if let Some(space) = space_of(file, report) {
            first.get_or_insert(file);
            all.extend(rows(file, report).map(|(value, name)| (space, value, name)));
        }
    }
    let first = first?;
    let names = ImportedNames::from_rows(all);
    if names.is_err() {
        let message = "these are more names than the decoder reads";
        report.push(Diagnostic::new(
            &rules::BROKEN_TABLE,
            Location::whole(first),
            message,
        ));
    }
    names.ok().filter(|names| !names.is_empty())
}

fn space_of(file: &Arc<SourceText>, report: &mut Report) -> Option<SpaceId> {
    let name = file.path.strip_suffix(".tsv")?;
    let name = name.strip_prefix("codes/").unwrap_or(name);
    let id = name.strip_prefix("imported/").and_then(SpaceId::from_id);
    if id.is_none() {
        let places = || SpaceId::ALL.map(|id| format!("imported/{}", id.as_str()));
        let help = did_you_mean(name, places().iter().map(String::as_str)).unwrap_or_else(|| {
            let names = places();
            format!(
                "the file is one of {}",
                list(names.iter().map(String::as_str))
            )
        });
        let message = format!("there is no code space `{name}`");
        let at = Location::whole(file);
        report.push(Diagnostic::new(&rules::BROKEN_TABLE, at, message).help(help));
    }
    id
}

/// Value and name of every row that is in order.
fn rows<'f>(
    file: &'f Arc<SourceText>,
    report: &mut Report,
) -> impl Iterator<Item = (u32, &'f str)> {
    let mut rows = Vec::new();
    let mut last = 0;
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let row = line.trim_end_matches('\n');
        let span = start..start + row.len();
        start += line.len();
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        match row_of(row).filter(|(value, _)| *value >= last) {
            Some((value, name)) => {
                last = value;
                rows.push((value, name));
            }
            None => report.push(
                Diagnostic::new(
                    &rules::BROKEN_TABLE,
                    file.at(span),
                    "this is no value and name, or it is out of order",
                )
                .help("write the file with `cargo xtask import-codes`, and leave it as it is"),
            ),
        }
    }
    rows.into_iter()
}

/// `0x80240001<tab>WU_E_NO_SERVICE`
fn row_of(row: &str) -> Option<(u32, &str)> {
    let (value, name) = row.strip_prefix("0x")?.split_once('\t')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_good = (1..=255).contains(&name.len()) && name.bytes().all(is_name);
    let value = u32::from_str_radix(value, 16).ok()?;
    is_good.then_some((value, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_text(path: &str, text: &str) -> (Option<ImportedNames>, Report) {
        let mut report = Report::default();
        let file = Arc::new(SourceText {
            path: path.to_owned(),
            text: text.to_owned(),
        });
        let names = parse([&file].into_iter(), &mut report);
        (names, report)
    }

    #[test]
    fn rows_become_names_and_what_is_no_row_a_finding() {
        let text = "# from somewhere\n0x00000005\tERROR_A\n0x00000004\tERROR_B\nnonsense\n0x00000006\tERROR C\n0x00000007\tERROR_D\n";
        let (names, report) = parse_text("codes/imported/win32.tsv", text);
        let names = names.unwrap();
        assert_eq!(names.len(), 2);
        assert_eq!(names.find("ERROR_D"), Some((SpaceId::Win32, 7, "ERROR_D")));
        let places: Vec<&str> = report
            .findings()
            .iter()
            .map(|finding| &text[finding.at.span.clone()])
            .collect();
        assert_eq!(
            places,
            ["0x00000004\tERROR_B", "nonsense", "0x00000006\tERROR C"]
        );
    }

    #[test]
    fn a_file_of_another_name_is_a_finding_that_names_the_right_one() {
        for path in ["codes/imported/win23.tsv", "codes/other/win32.tsv"] {
            let (names, report) = parse_text(path, "0x00000005\tERROR_A\n");
            assert!(names.is_none());
            let help = report.findings()[0].help.clone().unwrap_or_default();
            assert!(help.contains("imported/win32"), "{help}");
        }
    }
}
