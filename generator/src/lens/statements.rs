//! Simple commands: a name and its arguments, wherever they stand.

use std::ops::Range;

use super::Language;
use super::lexer::{Token, TokenKind};

/// A command with what it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The language that it is written in: a string may hold another.
    pub language: Language,
    /// Its name in lower case, without folder and `.exe`: `restart-service`, `reg`.
    pub name: String,
    /// Its name as written.
    pub written: String,
    /// The rest, quotes taken off, in order.
    pub arguments: Vec<String>,
    /// From the name to the last argument, as UTF-8 byte offsets.
    pub span: Range<usize>,
}

/// Words that stand before a command and are none.
const LEADING: [&str; 20] = [
    "sudo", "call", "start", "do", "then", "else", "in", "&", "if", "foreach", "for", "while",
    "try", "catch", "finally", "exist", "not", "return", "done", "fi",
];

/// Finds every simple command of a text.
pub(super) fn of(language: Language, text: &str, tokens: &[Token]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut is_start = true;
    let leading = |word: &str, is_piped: bool| {
        let word = word.to_ascii_lowercase();
        let is_command = match language {
            // `| foreach` is a short name, `foreach (…)` a word of the language.
            Language::PowerShell => word == "start" || word == "foreach" && is_piped,
            Language::Cmd | Language::Sh => word == "for",
        };
        !is_command && LEADING.contains(&word.as_str())
    };
    // A PowerShell command goes on behind a bracket or a comma: `Set-Service (…) -StartupType Manual`.
    let mut open: Vec<usize> = Vec::new();
    let mut current: Option<usize> = None;
    let mut is_piped = false;
    for token in tokens {
        let word = text.get(token.span.clone()).unwrap_or("");
        match token.kind {
            TokenKind::Comment => {}
            TokenKind::Separator => match (language, word) {
                (Language::PowerShell, "(" | "{" | "[") => {
                    open.push(current.unwrap_or(usize::MAX));
                    current = None;
                    is_start = word != "[";
                }
                (Language::PowerShell, ")" | "}" | "]") => {
                    current = open.pop().filter(|at| *at != usize::MAX);
                    is_start = current.is_none();
                }
                (Language::PowerShell, ",") => {}
                (Language::PowerShell, "=") => {
                    // What stands before it is the key of a table, not a command.
                    let is_key =
                        |last: &Statement| last.arguments.is_empty() && !last.written.contains('-');
                    if current.is_some_and(|at| at + 1 == found.len())
                        && found.last().is_some_and(is_key)
                    {
                        found.pop();
                    }
                    is_start = true;
                    current = None;
                }
                _ => {
                    current = None;
                    is_start = true;
                }
            },
            TokenKind::Word | TokenKind::Quoted => {
                let is_name =
                    is_start && !leading(word, is_piped) && can_name(language, token.kind, word);
                if is_name {
                    current = Some(found.len());
                    is_start = false;
                    found.push(Statement {
                        language,
                        name: short_name(&unquoted(word)),
                        written: word.to_owned(),
                        arguments: Vec::new(),
                        span: token.span.clone(),
                    });
                } else if let Some(statement) = current.and_then(|at| found.get_mut(at)) {
                    statement.arguments.push(unquoted(word));
                    statement.span.end = token.span.end;
                } else if !leading(word, is_piped) {
                    // A value that stands by itself: what follows is no command.
                    is_start = false;
                }
            }
        }
        is_piped = word == "|" || is_piped && word == "\n";
    }
    found
}

/// A variable, a number or a string of PowerShell is a value, not a command.
fn can_name(language: Language, kind: TokenKind, word: &str) -> bool {
    match language {
        Language::PowerShell => {
            let is_path = word.starts_with(".\\") || word.starts_with('\\');
            kind == TokenKind::Word
                && (is_path || word.starts_with(|c: char| c.is_alphabetic() || "%?".contains(c)))
        }
        Language::Cmd => !word.starts_with(|c: char| "/><-\"%".contains(c) || c.is_ascii_digit()),
        Language::Sh => !word.starts_with(['>', '<', '-']) && !word.contains('='),
    }
}

fn short_name(written: &str) -> String {
    let last = written.rsplit(['\\', '/']).next().unwrap_or(written);
    let lower = last.to_ascii_lowercase();
    lower
        .strip_suffix(".exe")
        .map(str::to_owned)
        .unwrap_or(lower)
}

fn unquoted(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '"' | '\'')).collect()
}

impl Statement {
    /// The argument behind a name: `-Name x`, `/v x`; letter case does not matter.
    pub(super) fn value_of(&self, parameter: &str) -> Option<&str> {
        let at = self
            .arguments
            .iter()
            .position(|it| it.eq_ignore_ascii_case(parameter))?;
        self.arguments.get(at + 1).map(String::as_str)
    }

    /// Whether an argument is this word; letter case does not matter.
    pub(super) fn has(&self, word: &str) -> bool {
        self.arguments
            .iter()
            .any(|it| it.eq_ignore_ascii_case(word))
    }

    /// The first argument that is no switch.
    pub(super) fn subject(&self) -> Option<&str> {
        self.arguments
            .iter()
            .map(String::as_str)
            .find(|it| !it.starts_with(['-', '/']))
    }

    /// Everything it was given, in lower case, apart by blanks.
    pub(super) fn all(&self) -> String {
        self.arguments.join(" ").to_ascii_lowercase()
    }
}
