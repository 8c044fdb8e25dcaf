//! A number written in two ways that are not the same, or beside a name that has another number.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Context, Lint};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
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

fn find_wrong_numbers(context: &Context<'_>, report: &mut Report) {
    let names = names(context.library);
    for article in context.library.all_articles_and_pages() {
        look(article, &names, report);
    }
}

/// Published names with every value that a table gives them.
fn names(library: &Library) -> BTreeMap<&str, Vec<u32>> {
    let mut names: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for space in &library.tables.spaces {
        for code in space.codes.iter().filter(|code| !code.name.is_empty()) {
            names.entry(&code.name).or_default().push(code.value.value);
        }
    }
    names
}

fn look(article: &Article, names: &BTreeMap<&str, Vec<u32>>, report: &mut Report) {
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
                match names.get(name) {
                    Some(values) if !values.contains(&value) => (
                        format!("`{name}` is {}, not {value:#X}", all_of(values)),
                        "take number and name from the table of codes".to_owned(),
                    ),
                    _ => continue,
                }
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
fn words<'t>(text: &'t str, names: &BTreeMap<&str, Vec<u32>>) -> Vec<(Word<'t>, Range<usize>)> {
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
            None => names.contains_key(word).then_some(Word::Name(word)),
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
