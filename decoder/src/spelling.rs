//! What stands at a place of a paste in another spelling, and what to write instead:
//! full-width forms, typographic signs, HTML, sequences that colour a terminal, escapes of strings.

/// What to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// One character.
    Char(char),
    /// Nothing.
    Nothing,
    /// A line break, unless the line has just begun.
    LineBreak,
}

/// Further than this no tag, entity or sequence is looked for its end, so that time stays linear.
const LONGEST: usize = 400;

/// Whether a byte can begin something that is spelled differently. All others are copied.
pub(crate) const fn may_begin(byte: u8) -> bool {
    matches!(
        byte,
        b'\r' | b'&' | b'<' | b'\\' | b'=' | b'^' | b'\0' | 0x1B | 0x80..
    )
}

/// What stands at `at` in another spelling: its length in bytes, and what to write. `None` if it stays.
pub(crate) fn respelled(paste: &str, at: usize) -> Option<(usize, Spelling)> {
    let rest = paste.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '\r' => Some((
            if rest.starts_with("\r\n") { 2 } else { 1 },
            Spelling::Char('\n'),
        )),
        '&' => entity(rest),
        '<' => tag(rest),
        '\\' => escape(paste, at),
        '=' => soft_break(paste, at),
        '^' | '\u{1B}' | '\u{241B}' => terminal_sequence(rest),
        // A Cyrillic letter or a sign of multiplication where `0x` was meant.
        '\u{425}' | '\u{445}' | '\u{D7}' => {
            stands_in_prefix(paste, at, first).then_some((first.len_utf8(), Spelling::Char('x')))
        }
        _ => {
            let spelling = match plain(first)? {
                '\0' => Spelling::Nothing,
                plain => Spelling::Char(plain),
            };
            Some((first.len_utf8(), spelling))
        }
    }
}

/// The plain form of a character; NUL for one that is dropped.
fn plain(c: char) -> Option<char> {
    Some(match c {
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0)?,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '\u{2018}'..='\u{201B}' | '\u{B4}' | '\u{2032}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\0'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => '\0',
        _ => return None,
    })
}

/// Between a `0` that begins a word and a hexadecimal digit. Between two other digits `×` multiplies.
fn stands_in_prefix(paste: &str, at: usize, sign: char) -> bool {
    let mut before = paste.get(..at).unwrap_or("").chars().rev();
    let behind = paste
        .get(at + sign.len_utf8()..)
        .unwrap_or("")
        .chars()
        .next();
    matches!(before.next(), Some('0' | '\u{FF10}'))
        && !before.next().is_some_and(char::is_alphanumeric)
        && behind.is_some_and(|c| c.is_ascii_hexdigit())
}

fn entity(rest: &str) -> Option<(usize, Spelling)> {
    let end = rest.bytes().take(10).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let named = NAMED.iter().find(|(known, _)| *known == name);
    let meant = match named {
        Some(&(_, meant)) => meant,
        None => numbered(name)?,
    };
    let spelling = match plain(meant) {
        Some('\0') => Spelling::Nothing,
        None => Spelling::Char(if meant == '\r' { '\n' } else { meant }),
        Some(plain) => Spelling::Char(plain),
    };
    Some((end + 1, spelling))
}

/// `#39`, `#x27`.
fn numbered(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(value).filter(|c| *c != '\0')
}

/// Names of characters in HTML, as far as labels and dialogs need them.
const NAMED: [(&str, char); 33] = [
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("colon", ':'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("lsquo", '\''),
    ("rsquo", '\''),
    ("ldquo", '"'),
    ("rdquo", '"'),
    ("laquo", '"'),
    ("raquo", '"'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("rarr", '>'),
    ("shy", '\u{AD}'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("aacute", 'á'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("ntilde", 'ñ'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
];

/// What an HTML tag does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// The words go on.
    Inline,
    /// A new line begins.
    Block,
    /// A cell of a table: written as in Markdown.
    Cell,
}

fn effect(name: &str) -> Option<Effect> {
    Some(match name {
        "a" | "abbr" | "b" | "big" | "code" | "del" | "em" | "font" | "i" | "img" | "ins"
        | "kbd" | "label" | "mark" | "s" | "samp" | "small" | "span" | "strike" | "strong"
        | "sub" | "sup" | "tt" | "u" | "var" => Effect::Inline,
        "article" | "blockquote" | "body" | "br" | "caption" | "center" | "dd" | "details"
        | "div" | "dl" | "dt" | "figure" | "footer" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hr" | "html" | "li" | "main" | "ol" | "p" | "pre" | "section" | "summary"
        | "table" | "tbody" | "thead" | "tr" | "ul" => Effect::Block,
        "td" | "th" => Effect::Cell,
        _ => return None,
    })
}

/// `<b>`, `</td>`, `<p class="x">`. The elements of an event have capital and small letters mixed
/// and stay.
fn tag(rest: &str) -> Option<(usize, Spelling)> {
    let (name, is_end) = tag_name(rest)?;
    let mut lower = [0; 10];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    let is_of_one_case = name.bytes().all(|b| !b.is_ascii_uppercase())
        || name.bytes().all(|b| !b.is_ascii_lowercase());
    lower.make_ascii_lowercase();
    let effect = effect(core::str::from_utf8(lower).ok()?).filter(|_| is_of_one_case)?;
    let inside = rest.get(1..)?;
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|byte| byte == b'>' || byte == b'<')?;
    if inside.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let len = end + 2;
    let behind = rest.get(len..)?;
    Some(match effect {
        Effect::Cell if is_end => {
            // The cells of a row stand on one line, however the HTML is laid out.
            let blank = behind.len() - behind.trim_start().len();
            let is_followed = tag_name(behind.trim_start()).is_some_and(|(next, _)| {
                next.eq_ignore_ascii_case("td") || next.eq_ignore_ascii_case("th")
            });
            let blank = if is_followed && blank <= LONGEST {
                blank
            } else {
                0
            };
            (len + blank, Spelling::Char('|'))
        }
        Effect::Inline | Effect::Cell => (len, Spelling::Nothing),
        Effect::Block if behind.is_empty() || behind.starts_with(['\r', '\n']) => {
            (len, Spelling::Nothing)
        }
        Effect::Block => (len, Spelling::LineBreak),
    })
}

/// The name of the tag that begins here, and whether it ends an element.
fn tag_name(rest: &str) -> Option<(&str, bool)> {
    let inside = rest.strip_prefix('<')?;
    let name = inside.trim_start_matches('/');
    let len = name
        .bytes()
        .take(11)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let is_whole = name
        .get(len..)?
        .starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    let name = name.get(..len).filter(|name| !name.is_empty())?;
    is_whole.then_some((name, inside.starts_with('/')))
}

/// `ESC [ 31 m`, also where the control character was copied as `^[` or as its picture.
fn terminal_sequence(rest: &str) -> Option<(usize, Spelling)> {
    let escape = ["\u{1B}", "\u{241B}", "^["]
        .into_iter()
        .find(|escape| rest.starts_with(escape))?;
    let behind = rest.get(escape.len()..)?;
    let is_control = rest.starts_with('\u{1B}');
    let Some(sequence) = behind.strip_prefix('[') else {
        return is_control.then_some((escape.len(), Spelling::Nothing));
    };
    let n_parameters = sequence
        .bytes()
        .take(24)
        .take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b'?'))
        .count();
    let is_ended = sequence
        .as_bytes()
        .get(n_parameters)
        .is_some_and(u8::is_ascii_alphabetic);
    let len = escape.len() + 1 + n_parameters + 1;
    is_ended.then_some((len, Spelling::Nothing))
}

/// `\r\n`, `\n` and `\t` of a string in source or JSON, and `\u0027`. `C:\new` is none.
fn escape(paste: &str, at: usize) -> Option<(usize, Spelling)> {
    let rest = paste.get(at + 1..)?;
    if let Some(digits) = rest.strip_prefix('u') {
        let digits = digits.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let meant = char::from_u32(u32::from_str_radix(digits, 16).ok()?)
            .filter(|c| is_hex && *c != '\0')?;
        let meant = plain(meant).filter(|c| *c != '\0').unwrap_or(meant);
        return Some((6, Spelling::Char(meant)));
    }
    let (name, meant) = match rest.as_bytes().first()? {
        b'r' if rest.starts_with("r\\n") => return Some((4, Spelling::Char('\n'))),
        b'n' => ('n', '\n'),
        b't' => ('t', '\t'),
        _ => return None,
    };
    let behind = rest.strip_prefix(name)?.chars().next();
    let before = paste.get(..at)?.chars().next_back();
    let is_name = behind.is_some_and(|c| c.is_ascii_lowercase() || c == '_')
        && !before.is_some_and(|c| c.is_ascii_digit() || ".),;'\"".contains(c));
    (!is_name).then_some((2, Spelling::Char(meant)))
}

/// The `=` at the end of a line with which mail tears a word in two (quoted-printable).
fn soft_break(paste: &str, at: usize) -> Option<(usize, Spelling)> {
    let behind = paste.get(at + 1..)?;
    let line_end = if behind.starts_with("\r\n") { 2 } else { 1 };
    let is_end = behind.starts_with('\n') || line_end == 2;
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_in_word = is_end
        && word(paste.get(..at)?.chars().next_back())
        && word(behind.get(line_end..)?.chars().next());
    // Such lines are cut at 76 characters; mail programs differ by one or two.
    let from = at.saturating_sub(78);
    let window = paste.as_bytes().get(from..at)?;
    let line = window
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count();
    (is_in_word && (72..78).contains(&line)).then_some((1 + line_end, Spelling::Nothing))
}
