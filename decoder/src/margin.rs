//! What an editor, a mail program or a comment puts before every line: line numbers, `>`, `#`, `//`.
//!
//! Only what stands before all lines is a margin; a few quoted lines in other text are none.

/// Fewer lines show no rule.
const FEWEST_LINES: usize = 3;

/// Numbers that begin with another than 0 or 1 can be ids of events in a row; so many are not.
const MANY_LINES: usize = 12;

/// Longer prefixes are text.
const LONGEST: usize = 16;

/// Signs that quote or comment a line out.
const MARKS: [&str; 7] = [">", "#", "//", ";", "--", "*", "|"];

/// What stands before every line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Margin {
    /// `12: `, `12| `, `  12  `, one more on each line.
    Numbers,
    /// The same sign, once or more.
    Mark(&'static str),
}

impl Margin {
    /// The margin of a text, if all of its lines have one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let lines = || text.lines().filter(|line| !line.trim().is_empty());
        if lines().take(FEWEST_LINES).count() < FEWEST_LINES {
            return None;
        }
        let have = |margin: Self| lines().all(|line| margin.width(line) > 0);
        if let Some(mark) = MARKS.into_iter().map(Self::Mark).find(|mark| have(*mark)) {
            return Some(mark);
        }
        (have(Self::Numbers) && counts_up(text)).then_some(Self::Numbers)
    }

    /// How many bytes of a line are margin; 0 where it has none.
    pub(crate) fn width(self, line: &str) -> usize {
        let inner = line.trim_start_matches([' ', '\t']);
        let blank = line.len() - inner.len();
        let width = match self {
            Self::Numbers => number(inner).map(|(_, width)| blank + width),
            Self::Mark(mark) => {
                let mut rest = inner;
                while let Some(next) = rest.strip_prefix(mark) {
                    rest = next.strip_prefix(' ').unwrap_or(next);
                }
                // `#define`, `--option`, `*bold*`: a sign that belongs to its word.
                let width = line.len() - rest.len();
                let is_apart = mark == ">"
                    || rest.is_empty()
                    || rest.starts_with(['\r', '\n', '\t'])
                    || line.get(..width).is_some_and(|it| it.ends_with(' '));
                (rest.len() < inner.len() && is_apart).then_some(width)
            }
        };
        width.filter(|width| *width <= LONGEST).unwrap_or(0)
    }
}

/// Line numbers go up by one, whether empty lines are numbered or not.
fn counts_up(text: &str) -> bool {
    let mut last: Option<u32> = None;
    let mut first = 0;
    let mut n_lines = 0;
    let mut n_empty = 0;
    for line in text.lines() {
        let Some((this, _)) = number(line.trim_start()) else {
            n_empty += 1;
            continue;
        };
        match last {
            Some(last) if this == last + 1 || this == last + 1 + n_empty => {}
            Some(_) => return false,
            None => first = this,
        }
        last = Some(this);
        n_empty = 0;
        n_lines += 1;
    }
    n_lines >= FEWEST_LINES && first <= 1 || n_lines >= MANY_LINES
}

/// The number at the beginning of a line and how many bytes it takes with what parts it from the text.
fn number(line: &str) -> Option<(u32, usize)> {
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let value = line
        .get(..n_digits)
        .filter(|it| it.len() <= 6)?
        .parse()
        .ok()?;
    let rest = line.get(n_digits..)?;
    let behind = rest.trim_start_matches([':', '|', '.', ')', '\u{2502}']);
    let is_parted = behind.len() < rest.len();
    let text = behind.trim_start_matches([' ', '\t']);
    let is_apart = text.len() < behind.len() || behind.trim_end().is_empty();
    // Blank and indentation cannot be told apart: one blank is the border, the rest is kept.
    let border = usize::from(text.len() < behind.len());
    (is_apart || is_parted).then(|| (value, line.len() - behind.len() + border))
}

#[cfg(test)]
mod tests {
    use super::Margin;

    fn inside(text: &str) -> Option<String> {
        let margin = Margin::of(text)?;
        let lines = text.lines().map(|line| &line[margin.width(line)..]);
        Some(lines.collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn what_stands_before_every_line_is_a_margin() {
        for (text, expected) in [
            ("> a\n>\n> b: 1\n> c", "a||b: 1|c"),
            ("> > a\n>> b\n> c", "a|b|c"),
            ("# a\n#\n# b\n# c", "a||b|c"),
            ("// a\n// b\n// c\n", "a|b|c"),
            ("1: a\n2: b\n3: c", "a|b|c"),
            (
                "  9  a\n 10    b\n 11  c\n 12 d\n 13 e\n 14 f\n 15 g\n 16 h\n 17 i\n 18 j\n 19 k\n 20 l",
                " a|   b| c|d|e|f|g|h|i|j|k|l",
            ),
            ("1 a\n\n3 b\n4 c", "a||b|c"),
        ] {
            assert_eq!(inside(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "> a\n> b",
            "> a\nb\n> c",
            "#define A 1\n#define B 2\n#define C 3",
            "21 logon\n22 shell\n23 logoff",
            "131 a\n65 b\n66 c",
            "1 a\n1 b\n1 c",
            "3389/tcp open\n3390/tcp closed\n3391/tcp closed",
            "--a\n--b\n--c",
        ] {
            assert_eq!(inside(text), None, "{text}");
        }
    }
}
