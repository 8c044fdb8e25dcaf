//! A script for readers that they cannot check before they run it, or that does more than read.

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::tables::scripts::{Script, ScriptKind};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L060",
        name: "careless-script",
        severity: Severity::Error,
        explanation: include_str!("careless_script.md"),
    },
    run: find_careless_scripts,
};

/// More lines than this nobody reads before running them.
const MOST_LINES: usize = 200;

/// The page that says how the scripts are run, and lists them.
const PAGE: &str = "collect";

/// Verbs of PowerShell commands that only read or only shape what was read.
const READING_VERBS: [&str; 8] = [
    "Get", "Test", "Select", "Where", "ForEach", "Format", "Sort", "Out",
];

/// Commands with other verbs that change nothing either.
const READING_COMMANDS: [&str; 1] = ["New-Object"];

fn find_careless_scripts(context: &Context<'_>, report: &mut Report) {
    let scripts = &context.library.tables.scripts;
    for script in scripts {
        let whole = script.file.at(0..0);
        if context.library.page(PAGE).is_none() {
            report.push(
                Diagnostic::new(
                    &LINT.rule,
                    whole.clone(),
                    "no page says how this script is run",
                )
                .help(format!(
                    "write `pages/{PAGE}.md`; the scripts are listed below its text"
                )),
            );
        }
        let n_lines = script.file.text.lines().count();
        if n_lines > MOST_LINES {
            report.push(
                Diagnostic::new(&LINT.rule, whole, format!("the script has {n_lines} lines")).help(
                    format!("at most {MOST_LINES}: nobody reads more before running it"),
                ),
            );
        }
        strange_characters(script, report);
        unexplained_parts(script, report);
        if script.kind == ScriptKind::PowerShell {
            writing_commands(script, report);
        }
    }
}

fn strange_characters(script: &Script, report: &mut Report) {
    let text = &script.file.text;
    if let Some((at, strange)) = text.char_indices().find(|(_, c)| !c.is_ascii()) {
        let place = script.file.at(at..at + strange.len_utf8());
        report.push(
            Diagnostic::new(&LINT.rule, place, format!("`{strange}` is not ASCII"))
                .help("Windows PowerShell 5.1 and cmd read such files in the code page of the computer: write it in ASCII"),
        );
    }
}

fn unexplained_parts(script: &Script, report: &mut Report) {
    for part in script.parts.iter().filter(|part| part.explains.is_empty()) {
        let place = script.file.at(part.span.clone());
        report.push(
            Diagnostic::new(&LINT.rule, place, "no comment says what these lines do")
                .help("put a comment above them that begins at the start of its line"),
        );
    }
}

/// Commands by their names, `Verb-Noun`, as far as they stand in code.
fn writing_commands(script: &Script, report: &mut Report) {
    let own: Vec<&str> = words(script)
        .filter(|(_, before, _)| before.ends_with("function "))
        .map(|(_, _, word)| word)
        .collect();
    for (at, before, word) in words(script) {
        let Some((verb, _)) = word.split_once('-') else {
            continue;
        };
        let is_operator = verb.is_empty() || before.ends_with(['$', '\'', '"', '.', '/', '\\']);
        let only_reads = READING_VERBS.contains(&verb)
            || READING_COMMANDS.contains(&word)
            || own.contains(&word);
        let is_command = verb.starts_with(|c: char| c.is_ascii_uppercase())
            && verb.chars().all(|c| c.is_ascii_alphabetic())
            && word.split('-').count() == 2;
        if is_command && !is_operator && !only_reads {
            report.push(
                Diagnostic::new(
                    &LINT.rule,
                    script.file.at(at..at + word.len()),
                    format!("`{word}` may change something"),
                )
                .help(format!(
                    "a collector only reads: use commands that begin with {}",
                    READING_VERBS.map(|verb| format!("`{verb}-`")).join(", ")
                )),
            );
        }
    }
}

/// Words with hyphens in the code of a script: their offset, the line before them, the word.
fn words(script: &Script) -> impl Iterator<Item = (usize, &str, &str)> {
    script.parts.iter().flat_map(|part| {
        let mut start = part.span.start;
        part.code.split_inclusive('\n').flat_map(move |line| {
            let from = start;
            start += line.len();
            let code = if line.trim_start().starts_with('#') {
                ""
            } else {
                line
            };
            let mut at = 0;
            code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                .filter_map(move |word| {
                    let here = at;
                    at += word.len() + 1;
                    (word.contains('-'))
                        .then(|| (from + here, code.get(..here).unwrap_or(""), word))
                })
        })
    })
}
