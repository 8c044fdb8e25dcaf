//! A number written in two ways that are not the same, or beside a name that has another number; and a name that looks
//! published and is in no list.

use std::collections::BTreeMap;
use std::ops::Range;

use decoder::knowledge::{ImportedNames, SpaceId};

use super::{Context, Lint};
use crate::article::Article;
use crate::article::passages::Prose;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, did_you_mean};
use crate::library::Library;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L084",
        name: "wrong-number",
        severity: Severity::Error,
        explanation: include_str!("wrong_number.md"),
    },
    run: find_wrong_numbers,
};

/// A number or a published name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'t> {
    Hexadecimal(u32),
    Decimal(u32),
    Name(&'t str),
}

/// How the names of Windows and of the protocol begin. Programs and registry values have capitals as well, so the
/// beginning alone says that it is a code.
const BEGINNINGS: [&str; 14] = [
    "STATUS_",
    "ERROR_",
    "SEC_E_",
    "SEC_I_",
    "CRYPT_E_",
    "CERT_E_",
    "TRUST_E_",
    "NTE_",
    "SCARD_E_",
    "SCARD_W_",
    "ERRINFO_",
    "ERRCONNECT_",
    "exDiscReason",
    "disconnectReason",
];

/// Published names: those of the tables with every value that they give, and those of Windows.
struct Names<'a> {
    tables: BTreeMap<&'a str, Vec<u32>>,
    imported: Option<&'a ImportedNames>,
}

fn find_wrong_numbers(context: &Context<'_>, report: &mut Report) {
    let names = Names::of(context.library);
    for (article, prose) in &context.prose {
        look(article, &names, report);
        look_at_names(context.library, article, prose, &names, report);
    }
}

impl<'a> Names<'a> {
    fn of(library: &'a Library) -> Self {
        let mut tables: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for space in &library.tables.spaces {
            for code in space.codes.iter().filter(|code| !code.name.is_empty()) {
                tables.entry(&code.name).or_default().push(code.value.value);
            }
        }
        Self {
            tables,
            imported: library.knowledge.imported.as_ref(),
        }
    }

    /// The values of a name; empty where nobody has it.
    fn values(&self, name: &str) -> Vec<u32> {
        let mut values = self.tables.get(name).cloned().unwrap_or_default();
        let imported = self.imported.and_then(|names| names.find(name));
        if let Some((space, value, _)) = imported.filter(|(.., known)| *known == name) {
            values.push(value);
            // As an HRESULT carries it.
            values.extend((space == SpaceId::Win32).then_some(value | 0x8007_0000));
        }
        values
    }
}

/// Names in the text that begin as published ones do, and that no list has.
fn look_at_names(
    library: &Library,
    article: &Article,
    prose: &Prose,
    names: &Names<'_>,
    report: &mut Report,
) {
    // Without the names of Windows a name that no table has may well exist.
    if names.imported.is_none() {
        return;
    }
    for passage in &prose.passages {
        let text = &passage.text;
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        for word in text.split(|c: char| !is_part(c)) {
            let begins =
                |beginning: &&str| word.len() > beginning.len() && word.starts_with(*beginning);
            if !BEGINNINGS.iter().any(begins) || !names.values(word).is_empty() {
                continue;
            }
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let rest = text.get(start + word.len()..).unwrap_or("");
            // FreeRDP spells some of them in its own way, and the phrases have that.
            let mut phrases = library
                .tables
                .languages
                .iter()
                .flat_map(|table| &table.phrases);
            let is_phrase = phrases.any(|(_, texts)| texts.iter().any(|it| it.contains(word)));
            // `ERRINFO_…` and `STATUS_*` stand for many.
            if is_phrase || word.ends_with('_') || rest.starts_with(['…', '*']) {
                continue;
            }
            let at = article.at(passage.place(start..start + word.len()));
            let message = format!("no list has the name `{word}`");
            let add = "take the name from the tables of codes, or add it there".to_owned();
            let help = did_you_mean(word, names.tables.keys().copied()).unwrap_or(add);
            report.push(Diagnostic::new(&LINT.rule, at, message).help(help));
        }
    }
}

fn look(article: &Article, names: &Names<'_>, report: &mut Report) {
    let text = &article.file.text;
    let words = words(text, names);
    for pair in words.windows(2) {
        let [(first, at), (second, until)] = pair else {
            continue;
        };
        let between = text.get(at.end..until.start).unwrap_or("");
        // `3389 (0x204, time-out)`: what follows in the bracket says that it is about more.
        let is_open =
            between.contains('(') && !text.get(until.end..).unwrap_or("").starts_with([')', '`']);
        if !joins(between) || is_open {
            continue;
        }
        let span = at.start..until.end;
        let finding = match (*first, *second) {
            (Word::Hexadecimal(hex), Word::Decimal(decimal))
            | (Word::Decimal(decimal), Word::Hexadecimal(hex))
                if hex != decimal =>
            {
                (
                    format!("{hex:#X} is {hex}, not {decimal}"),
                    format!(
                        "write `{hex:#X}` = `{hex}`, or put words between two different numbers"
                    ),
                )
            }
            (Word::Hexadecimal(value) | Word::Decimal(value), Word::Name(name))
            | (Word::Name(name), Word::Hexadecimal(value) | Word::Decimal(value)) => {
                let values = names.values(name);
                if values.is_empty() || values.contains(&value) {
                    continue;
                }
                (
                    format!("`{name}` is {}, not {value:#X}", all_of(&values)),
                    "take number and name from the table of codes".to_owned(),
                )
            }
            _ => continue,
        };
        let (message, help) = finding;
        report.push(Diagnostic::new(&LINT.rule, article.at(span), message).help(help));
    }
}

fn all_of(values: &[u32]) -> String {
    let written: Vec<String> = values.iter().map(|value| format!("{value:#X}")).collect();
    written.join(" or ")
}

/// Numbers and known names, in order.
fn words<'t>(text: &'t str, names: &Names<'_>) -> Vec<(Word<'t>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let span = at..at + word.len();
        at = span.end
            + text
                .get(span.end..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        let hexadecimal = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"));
        let read = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok().map(Word::Hexadecimal),
            None if word.starts_with(|c: char| c.is_ascii_digit()) => {
                word.parse().ok().map(Word::Decimal)
            }
            None => (word.len() > 4 && !names.values(word).is_empty()).then_some(Word::Name(word)),
        };
        found.extend(read.map(|read| (read, span)));
    }
    found
}

/// What says that the two are one: ` = `, ` (`, ` is `. A list, a range or a slash says that they are two.
fn joins(between: &str) -> bool {
    let plain: String = between
        .chars()
        .filter(|c| !matches!(c, '`' | '*' | ' '))
        .collect();
    !between.contains('\n')
        && ["=", "(", "is", "decimal", "(decimal", "(hexadecimal"].contains(&plain.as_str())
}
