//! Cuts a command into words, strings and what parts them.

use std::ops::Range;

use super::Language;

/// A piece of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Range<usize>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word without blanks, quotes inside it included: `HKLM\SOFTWARE`, `/q:"a b"`.
    Word,
    /// Something wholly in quotes.
    Quoted,
    /// A comment.
    Comment,
    /// `;`, `|`, `&`, a line end, a bracket: a new command can begin behind it.
    Separator,
}

/// What came of a command.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    /// A quote or bracket that nothing closes, or that closes nothing: its place and itself.
    pub(super) unclosed: Option<(Range<usize>, char)>,
}

/// Cuts a text; every byte that is no blank is in one token.
pub(super) fn lex(language: Language, text: &str) -> Lexed {
    Lexer {
        language,
        text,
        bytes: text.as_bytes(),
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        unclosed: None,
    }
    .run()
}

struct Lexer<'t> {
    language: Language,
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    /// Brackets that wait to be closed: what closes them, and where they stand.
    open: Vec<(u8, usize)>,
    unclosed: Option<(Range<usize>, char)>,
}

impl Lexer<'_> {
    fn run(mut self) -> Lexed {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                // Says only that the command is not to be printed.
                b'@' if self.language == Language::Cmd => self.at += 1,
                _ if self.starts_comment() => {
                    let rest = self.text.get(self.at..).unwrap_or("");
                    self.push(TokenKind::Comment, rest.find('\n').unwrap_or(rest.len()));
                }
                _ if self.continues_line() => self.at += 2,
                _ if self.separates(byte) => {
                    self.bracket(byte);
                    self.push(TokenKind::Separator, 1);
                }
                _ => self.word(),
            }
        }
        if let Some((_, at)) = self.open.pop() {
            self.is_wrong(at);
        }
        Lexed {
            tokens: self.tokens,
            unclosed: self.unclosed,
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: TokenKind, len: usize) {
        let span = self.at..self.at + len;
        self.at = span.end;
        self.tokens.push(Token { kind, span });
    }

    fn is_wrong(&mut self, at: usize) {
        let c = self
            .text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(' ');
        self.unclosed.get_or_insert((at..at + c.len_utf8(), c));
    }

    fn starts_line(&self) -> bool {
        self.tokens
            .last()
            .is_none_or(|last| self.text.get(last.span.clone()) == Some("\n"))
    }

    fn starts_comment(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        match self.language {
            Language::Cmd => {
                let is_rem = rest
                    .get(..4)
                    .is_some_and(|word| word.eq_ignore_ascii_case("rem "));
                self.starts_line() && (is_rem || rest.starts_with("::"))
            }
            Language::PowerShell | Language::Sh => rest.starts_with('#'),
        }
    }

    /// A line end that only wraps a long command.
    fn continues_line(&self) -> bool {
        let mark = match self.language {
            Language::PowerShell => b'`',
            Language::Cmd => b'^',
            Language::Sh => b'\\',
        };
        self.peek(0) == Some(mark) && self.peek(1) == Some(b'\n')
    }

    fn separates(&self, byte: u8) -> bool {
        // `2>&1` joins two streams.
        let is_join = byte == b'&' && self.at > 0 && self.bytes.get(self.at - 1) == Some(&b'>');
        if is_join {
            return false;
        }
        match self.language {
            Language::PowerShell => matches!(
                byte,
                b'\n' | b';' | b'|' | b'&' | b'(' | b')' | b'{' | b'}' | b'=' | b',' | b'[' | b']'
            ),
            Language::Cmd => match byte {
                b'(' | b')' => !self.is_in_argument(byte),
                _ => matches!(byte, b'\n' | b'|' | b'&'),
            },
            Language::Sh => matches!(byte, b'\n' | b';' | b'|' | b'&' | b'(' | b')'),
        }
    }

    /// In the command prompt a bracket inside an argument is a letter: `/grant user:(OI)(CI)F`.
    fn is_in_argument(&self, bracket: u8) -> bool {
        let before = self.text.get(..self.at).unwrap_or("");
        let ends = |c: char| c.is_whitespace() || matches!(c, '&' | '|' | '@');
        let argument = before.rsplit(ends).next().unwrap_or("");
        if argument.is_empty() || argument.starts_with('(') {
            return false;
        }
        let n_open = argument.matches('(').count();
        bracket == b'(' || n_open > argument.matches(')').count()
    }

    fn bracket(&mut self, byte: u8) {
        let closes = match byte {
            b'(' => Some(b')'),
            b'{' => Some(b'}'),
            b'[' => Some(b']'),
            _ => None,
        };
        if let Some(closes) = closes {
            self.open.push((closes, self.at));
        } else if matches!(byte, b')' | b'}' | b']') {
            match self.open.pop() {
                Some((closes, _)) if closes == byte => {}
                _ => self.is_wrong(self.at),
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let is_quoted = matches!(self.peek(0), Some(b'"' | b'\''));
        let mut has_more = false;
        while let Some(byte) = self.peek(0) {
            if matches!(byte, b' ' | b'\t') || self.separates(byte) || self.continues_line() {
                break;
            }
            if self.opens_quote(byte) {
                has_more |= self.at > start;
                self.quoted(byte);
                continue;
            }
            has_more = true;
            if byte == self.escape() && self.peek(1).is_some_and(|next| next != b'\n') {
                self.at += 1;
            }
            self.at += self
                .text
                .get(self.at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8);
        }
        let kind = if is_quoted && !has_more {
            TokenKind::Quoted
        } else {
            TokenKind::Word
        };
        let end = self.at;
        self.at = start;
        self.push(kind, end - start);
    }

    /// In the command prompt an apostrophe is a letter.
    fn opens_quote(&self, byte: u8) -> bool {
        byte == b'"' || byte == b'\'' && self.language != Language::Cmd
    }

    const fn escape(&self) -> u8 {
        match self.language {
            Language::PowerShell => b'`',
            Language::Cmd => b'^',
            Language::Sh => b'\\',
        }
    }

    /// From a quote to behind the one that closes it. `$(…)` inside has quotes of its own.
    fn quoted(&mut self, quote: u8) {
        let start = self.at;
        let mut depth = 0_u32;
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            if byte == quote && depth == 0 {
                self.at += 1;
                // A doubled quote is one inside.
                if self.language == Language::PowerShell && self.peek(0) == Some(quote) {
                    self.at += 1;
                    continue;
                }
                return;
            }
            match byte {
                b'$' if quote == b'"' && self.peek(1) == Some(b'(') => {
                    depth += 1;
                    self.at += 1;
                }
                b'(' if depth > 0 => depth += 1,
                b')' if depth > 0 => depth -= 1,
                _ if byte == self.escape() && quote == b'"' => self.at += 1,
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.text.len();
        self.is_wrong(start);
    }
}
