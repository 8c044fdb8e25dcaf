//! Commands inside strings: `"… $(Get-Item x) …"` in PowerShell, and what the command prompt hands to `powershell -Command`.

use super::Language;
use super::lexer::{self, Token, TokenKind};
use super::statements::{self, Statement};

/// The commands inside the strings of a text, with their places in it.
pub(super) fn of(language: Language, text: &str, tokens: &[Token]) -> Vec<Statement> {
    match language {
        Language::PowerShell => tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Comment)
            .flat_map(|token| {
                let written = text.get(token.span.clone()).unwrap_or("");
                subexpressions(written)
                    .into_iter()
                    .flat_map(|(at, code)| read(code, token.span.start + at))
                    .collect::<Vec<_>>()
            })
            .collect(),
        Language::Cmd => handed_over(text, tokens)
            .map(|(at, code)| read(code, at))
            .unwrap_or_default(),
        Language::Sh => Vec::new(),
    }
}

/// Reads PowerShell that stands at a place of the whole text.
fn read(code: &str, start: usize) -> Vec<Statement> {
    let lexed = lexer::lex(Language::PowerShell, code);
    let mut found = statements::of(Language::PowerShell, code, &lexed.tokens);
    for statement in &mut found {
        statement.span = statement.span.start + start..statement.span.end + start;
    }
    found.extend(
        of(Language::PowerShell, code, &lexed.tokens)
            .into_iter()
            .map(|mut inner| {
                inner.span = inner.span.start + start..inner.span.end + start;
                inner
            }),
    );
    found
}

/// What stands in `$(…)` within double quotes.
fn subexpressions(word: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let Some(mut at) = word.find('"') else {
        return found;
    };
    while let Some(open) = word.get(at..).and_then(|rest| rest.find("$(")) {
        let start = at + open + 2;
        let mut depth = 1_usize;
        let mut end = word.len();
        for (place, byte) in word.bytes().enumerate().skip(start) {
            depth = match byte {
                b'(' => depth + 1,
                b')' => depth - 1,
                _ => depth,
            };
            if depth == 0 {
                end = place;
                break;
            }
        }
        found.extend(word.get(start..end).map(|code| (start, code)));
        at = end;
    }
    found
}

/// The quoted code of `powershell -Command "…"`.
fn handed_over<'t>(text: &'t str, tokens: &[Token]) -> Option<(usize, &'t str)> {
    let word = |token: &Token| text.get(token.span.clone()).unwrap_or("");
    let is_shell = |token: &&Token| {
        let name = word(token).to_ascii_lowercase();
        let name = name.rsplit('\\').next().unwrap_or("");
        matches!(
            name.strip_suffix(".exe").unwrap_or(name),
            "powershell" | "pwsh"
        )
    };
    let shell = tokens.iter().position(|token| is_shell(&token))?;
    let code = tokens
        .iter()
        .skip(shell + 1)
        .find(|token| token.kind == TokenKind::Quoted)?;
    let written = word(code);
    let inside = written.get(1..written.len().checked_sub(1)?)?;
    Some((code.span.start + 1, inside))
}
