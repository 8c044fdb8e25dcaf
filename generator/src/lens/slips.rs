//! What makes a copied command fail, or do something else than its author meant.

use std::ops::Range;

use super::lexer::Token;
use super::statements::Statement;
use super::{Language, aliases, prompts, unfinished};

/// Something to mend in a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where, as UTF-8 byte offsets into the command.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// What to write in its place, where there is only one way.
    pub instead: Option<String>,
}

pub(super) fn of(
    language: Language,
    text: &str,
    tokens: &[Token],
    statements: &[Statement],
    unclosed: Option<(Range<usize>, char)>,
) -> Vec<Slip> {
    let mut slips = prompts::of(language, text);
    slips.extend(unclosed.map(|(span, c)| Slip {
        span,
        message: format!("nothing matches this `{c}`"),
        help: "the shell would wait for the rest of the command: close it, or take it out".into(),
        instead: None,
    }));
    // Behind an open quote or a prompt nothing is what it seems.
    if slips.is_empty() {
        slips.extend(unfinished::of(language, text, tokens, statements));
        slips.extend(statements.iter().filter_map(strange_name));
    }
    if slips.is_empty() {
        slips.extend(statements.iter().filter_map(alias));
    }
    slips
}

fn alias(statement: &Statement) -> Option<Slip> {
    if statement.language != Language::PowerShell {
        return None;
    }
    let (alias, command) = aliases::command_of(&statement.written)?;
    Some(Slip {
        span: statement.span.start..statement.span.start + alias.len(),
        message: format!("`{alias}` is a short name for `{command}`"),
        help: if alias == "sc" {
            "write `sc.exe`, or the command's full name".into()
        } else {
            format!("write `{command}`, so that readers see what runs")
        },
        instead: (alias != "sc").then(|| command.to_owned()),
    })
}

/// A program's name with letters that no program of ours has: they only look Latin.
fn strange_name(statement: &Statement) -> Option<Slip> {
    let c = statement
        .written
        .chars()
        .find(|c| c.is_alphabetic() && !c.is_ascii())?;
    Some(Slip {
        span: statement.span.start..statement.span.start + statement.written.len(),
        message: format!(
            "the name of the command `{}` has the letter U+{:04X}",
            statement.written,
            u32::from(c)
        ),
        help: "type the name in Latin letters".into(),
        instead: None,
    })
}
