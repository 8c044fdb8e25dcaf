//! What a shell cannot parse, though every bracket is closed: a pipe into nothing, an operator that this shell does
//! not have, the variable or the command of another shell.

use std::ops::Range;

use super::Language;
use super::lexer::{Token, TokenKind};
use super::slips::Slip;
use super::statements::Statement;

/// Verbs that PowerShell commands begin with; enough to tell one from a program with a hyphen.
const VERBS: [&str; 30] = [
    "Add",
    "Clear",
    "Copy",
    "Disable",
    "Enable",
    "Export",
    "ForEach",
    "Format",
    "Get",
    "Import",
    "Install",
    "Invoke",
    "Measure",
    "Move",
    "New",
    "Out",
    "Remove",
    "Rename",
    "Reset",
    "Resolve",
    "Restart",
    "Select",
    "Set",
    "Sort",
    "Start",
    "Stop",
    "Test",
    "Uninstall",
    "Update",
    "Where",
];

pub(super) fn of(
    language: Language,
    text: &str,
    tokens: &[Token],
    statements: &[Statement],
) -> Vec<Slip> {
    let mut slips = Vec::new();
    slips.extend(last(language, text, tokens));
    if language == Language::PowerShell {
        slips.extend(operators(text, tokens));
    }
    slips.extend(
        tokens
            .iter()
            .filter_map(|token| foreign_variable(language, text, token)),
    );
    slips.extend(statements.iter().filter_map(foreign_command));
    slips
}

fn word<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.span.clone()).unwrap_or("")
}

/// An end that says that more follows.
fn last(language: Language, text: &str, tokens: &[Token]) -> Option<Slip> {
    let wrap = match language {
        Language::PowerShell => '`',
        Language::Cmd => '^',
        Language::Sh => '\\',
    };
    let mut meaningful = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Comment && word(text, token) != "\n");
    let last = meaningful.next_back()?;
    let written = word(text, last);
    let goes_on = match language {
        Language::PowerShell => matches!(written, "|" | "," | "="),
        Language::Cmd | Language::Sh => written == "|" || ends_with_two(text, last, '&'),
    };
    let end = text.trim_end();
    let is_wrapped = end.ends_with(&format!(" {wrap}"));
    let (span, written) = if is_wrapped {
        (end.len() - 1..end.len(), wrap.to_string())
    } else {
        (last.span.clone(), written.to_owned())
    };
    (goes_on || is_wrapped).then(|| Slip {
        span,
        message: format!("nothing follows this `{written}`"),
        help: "the shell would wait for the rest of the command: write it, or take this out".into(),
        instead: None,
    })
}

fn ends_with_two(text: &str, token: &Token, c: char) -> bool {
    let end = text.get(..token.span.end).unwrap_or("");
    end.ends_with(&[c, c].iter().collect::<String>())
}

/// `&&`, `||`, `<` and a pipe out of nothing, which Windows PowerShell 5.1 refuses.
fn operators(text: &str, tokens: &[Token]) -> Vec<Slip> {
    let mut slips = Vec::new();
    let slip = |span: Range<usize>, message: &str, help: &str| Slip {
        span,
        message: message.into(),
        help: help.into(),
        instead: None,
    };
    for (place, token) in tokens.iter().enumerate() {
        let written = word(text, token);
        let before = place.checked_sub(1).and_then(|it| tokens.get(it));
        if token.kind == TokenKind::Word && (written == "<" || written.starts_with("<<")) {
            slips.push(slip(
                token.span.clone(),
                "PowerShell has no `<`",
                "hand the content over with `Get-Content … |`",
            ));
        }
        if !matches!(written, "|" | "&") {
            continue;
        }
        let is_double =
            before.is_some_and(|it| it.span.end == token.span.start && word(text, it) == written);
        if is_double {
            slips.push(slip(
                token.span.start - 1..token.span.end,
                &format!("Windows PowerShell 5.1 has no `{written}{written}`"),
                "write `;` and, where the second depends on the first, `if ($?) { … }`",
            ));
        } else if written == "|"
            && before.is_none_or(|it| matches!(word(text, it), "|" | "(" | "{" | ";" | "\n"))
        {
            slips.push(slip(
                token.span.clone(),
                "nothing stands before this `|`",
                "let it end the line before, so that Windows PowerShell 5.1 reads on",
            ));
        }
    }
    slips
}

/// `%TEMP%` where PowerShell reads, `$env:TEMP` where it does not.
fn foreign_variable(language: Language, text: &str, token: &Token) -> Option<Slip> {
    if token.kind == TokenKind::Comment {
        return None;
    }
    let written = word(text, token);
    let (at, name, instead) = match language {
        Language::PowerShell => {
            // In single quotes it may be text for another program.
            let at = written.find('%').filter(|_| !written.starts_with('\''))?;
            let rest = written.get(at + 1..)?;
            let name = rest.get(..rest.find('%')?)?;
            let is_name = !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"_()".contains(&b));
            if !is_name {
                return None;
            }
            (at, format!("%{name}%"), format!("$env:{name}"))
        }
        Language::Cmd
            if written.to_ascii_lowercase().starts_with("$env:") || written.contains("\"$env:") =>
        {
            let at = written.to_ascii_lowercase().find("$env:")?;
            let name: String = written
                .get(at + 5..)?
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            (at, format!("$env:{name}"), format!("%{name}%"))
        }
        Language::Cmd | Language::Sh => return None,
    };
    let start = token.span.start + at;
    Some(Slip {
        span: start..start + name.len(),
        message: format!("`{name}` is a variable of another shell"),
        help: format!("write `{instead}`"),
        instead: Some(instead.clone()),
    })
}

/// `Get-Service` in the command prompt or in a Unix shell.
fn foreign_command(statement: &Statement) -> Option<Slip> {
    let (verb, noun) = statement.written.split_once('-')?;
    let is_elsewhere = statement.language != Language::PowerShell;
    let is_cmdlet =
        is_elsewhere && VERBS.contains(&verb) && noun.starts_with(|c: char| c.is_ascii_uppercase());
    is_cmdlet.then(|| Slip {
        span: statement.span.start..statement.span.start + statement.written.len(),
        message: format!("`{}` is a command of PowerShell", statement.written),
        help: if statement.language == Language::Cmd {
            "mark the fence `powershell`, or call `powershell -Command`".into()
        } else {
            "mark the fence `powershell`".into()
        },
        instead: None,
    })
}
