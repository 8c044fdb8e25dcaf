//! Turns byte offsets into lines and columns.

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters; a tab is one character.
    pub column: usize,
}

impl Position {
    /// The place of a byte in a text with `\n` line ends.
    ///
    /// An offset behind the end is the end; one inside a character is that character.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "eins\nÜber\tx";
        let x = text.len() - 1;
        assert_eq!(Position::of(text, x), Position { line: 2, column: 6 });
    }

    #[test]
    fn an_offset_behind_the_end_is_the_end() {
        assert_eq!(Position::of("ab\n", 99), Position { line: 2, column: 1 });
    }

    #[test]
    fn an_offset_inside_a_character_is_that_character() {
        assert_eq!(Position::of("aä", 2), Position { line: 1, column: 2 });
    }
}
