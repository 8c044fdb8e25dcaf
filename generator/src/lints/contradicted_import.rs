//! A code whose name is not the one that Windows has for the number.

use decoder::knowledge::{ImportedNames, SpaceId};

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, list};

/// Where a Win32 error is carried in an HRESULT.
const FROM_WIN32: u32 = 0x8007;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L080",
        name: "contradicted-import",
        severity: Severity::Error,
        explanation: include_str!("contradicted_import.md"),
    },
    run: find_contradictions,
};

fn find_contradictions(context: &Context<'_>, report: &mut Report) {
    let Some(names) = &context.library.knowledge.imported else {
        return;
    };
    for table in &context.library.tables.spaces {
        for row in table.codes.iter().filter(|row| !row.name.is_empty()) {
            let value = row.value.value;
            let known = names_of(names, table.id, value);
            let elsewhere = names.find(&row.name).filter(|_| is_imported(table.id));
            let (what, help) = if known.contains(&row.name.as_str()) {
                continue;
            } else if !known.is_empty() {
                let help = format!("Windows calls the number {}", list(known.into_iter()));
                (
                    format!("`{}` is not the name of {value:#x}", row.name),
                    help,
                )
            } else if let Some((space, number, name)) = elsewhere {
                let what = format!("`{name}` is another number");
                (what, format!("it is `{}:{number:#x}`", space.as_str()))
            } else {
                continue;
            };
            let at = table.file.at(row.value.span.clone());
            report.push(Diagnostic::new(&LINT.rule, at, what).help(help));
        }
    }
}

/// The names of a number in a space; of one that carries a Win32 error, those of the error as well.
fn names_of(names: &ImportedNames, space: SpaceId, value: u32) -> Vec<&str> {
    let is_wrapper = space == SpaceId::Hresult && value >> 16 == FROM_WIN32;
    let inside = is_wrapper.then(|| names.names(SpaceId::Win32, value & 0xFFFF));
    names
        .names(space, value)
        .chain(inside.into_iter().flatten())
        .collect()
}

const fn is_imported(space: SpaceId) -> bool {
    matches!(space, SpaceId::Hresult | SpaceId::Ntstatus | SpaceId::Win32)
}
