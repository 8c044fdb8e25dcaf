//! The command lens: reads a command as a careful admin would, and says what it touches.
//!
//! A small lexer for PowerShell, the command prompt and Unix shells; tables of what commands do
//! and of which settings lower security; and the slips that make a copied command fail. Linear in the
//! length of the text.
//!
//! Must not: know about articles, run anything.

mod aliases;
mod effects;
mod lexer;
mod nested;
mod programs;
mod prompts;
mod slips;
mod statements;
mod unfinished;
mod weakening;

use std::ops::Range;

use lexer::Token;

pub use effects::{Effect, in_words};
pub use slips::Slip;
pub use statements::Statement;

/// Which language a command is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Windows PowerShell 5.1.
    PowerShell,
    /// The command prompt.
    Cmd,
    /// A Unix shell.
    Sh,
}

impl Language {
    /// The language of a fence: `powershell-admin`.
    pub fn of_fence(info: &str) -> Option<Self> {
        Some(match info.trim() {
            "powershell" | "powershell-admin" => Self::PowerShell,
            "cmd" | "cmd-admin" => Self::Cmd,
            "sh" => Self::Sh,
            _ => return None,
        })
    }
}

/// A command, read.
#[derive(Clone, Debug)]
pub struct Lens {
    /// Its simple commands, in order, those inside blocks and pipelines too; then those inside strings.
    pub statements: Vec<Statement>,
    language: Language,
    tokens: Vec<Token>,
    unclosed: Option<(Range<usize>, char)>,
    text: String,
}

impl Lens {
    /// Reads a command of one line or many.
    ///
    /// ```
    /// use generator::lens::{Effect, Language, Lens};
    ///
    /// let lens = Lens::read(Language::PowerShell, "Restart-Service TermService -Force");
    /// assert_eq!(lens.effects(), [Effect::RestartsService("TermService".into())]);
    /// ```
    pub fn read(language: Language, text: &str) -> Self {
        let lexed = lexer::lex(language, text);
        let mut statements = statements::of(language, text, &lexed.tokens);
        statements.extend(nested::of(language, text, &lexed.tokens));
        Self {
            statements,
            tokens: lexed.tokens,
            language,
            unclosed: lexed.unclosed,
            text: text.to_owned(),
        }
    }

    /// The command as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it does to the machine, in order, each thing once. Empty: it only looks.
    pub fn effects(&self) -> Vec<Effect> {
        effects::of(&self.statements)
    }

    /// What in it lowers security while it is set: the place, and what it does.
    pub fn weakenings(&self) -> Vec<(Range<usize>, &'static str)> {
        self.statements
            .iter()
            .filter_map(|statement| {
                weakening::of(statement).map(|what| (statement.span.clone(), what))
            })
            .collect()
    }

    /// What makes it fail, or do something else, where it is pasted.
    pub fn slips(&self) -> Vec<Slip> {
        slips::of(
            self.language,
            &self.text,
            &self.tokens,
            &self.statements,
            self.unclosed.clone(),
        )
    }
}

#[cfg(test)]
mod tests;
