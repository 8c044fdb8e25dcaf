//! Step 1: one spelling for what people paste, with the way back.
//!
//! What stands before every line goes (`margin.rs`). Full-width digits become digits, typographic quotes and dashes plain ones, odd spaces
//! a space, HTML entities their character, tags a line break or nothing, CRLF and CR a line
//! feed; `spelling.rs` has them all. Every place in the result knows its place in the paste.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::margin::Margin;
use crate::spelling::{Spelling, may_begin, respelled};

/// A paste in one spelling.
pub(crate) struct NormalText {
    /// The text, in which everything else is looked for.
    pub(crate) text: String,
    runs: Vec<Run>,
}

/// From here on, text and paste run in step.
struct Run {
    /// Offset in the normal text.
    normal: usize,
    /// Offset in the paste.
    original: usize,
    /// Where the piece before this run ended in the paste.
    before: usize,
}

impl NormalText {
    /// The same place in the paste.
    pub(crate) fn original(&self, span: Span) -> Span {
        Span::new(self.start_in_paste(span.start), self.end_in_paste(span.end))
    }

    fn start_in_paste(&self, at: usize) -> usize {
        self.run_at(at)
            .map_or(at, |run| run.original + (at - run.normal))
    }

    /// The end belongs to the piece that ends there, not to what was dropped behind it or to the
    /// piece that begins.
    fn end_in_paste(&self, at: usize) -> usize {
        let first_here = self.runs.partition_point(|run| run.normal < at);
        match self.runs.get(first_here) {
            Some(run) if run.normal == at => run.before,
            _ => self.start_in_paste(at),
        }
    }

    fn run_at(&self, at: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.normal <= at);
        self.runs.get(after.checked_sub(1)?)
    }
}

/// Brings a paste into one spelling.
pub(crate) fn normalize(paste: &str) -> NormalText {
    let mut writer = Writer {
        text: String::with_capacity(paste.len()),
        runs: Vec::new(),
        copied: 0,
    };
    let bytes = paste.as_bytes();
    let margin = Margin::of(paste);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if let Some(margin) = margin
            && (at == 0 || bytes.get(at - 1) == Some(&b'\n'))
        {
            let line = paste.get(at..).and_then(|rest| rest.split('\n').next());
            let width = margin.width(line.unwrap_or(""));
            if width > 0 {
                writer.replace(paste, at, width, Spelling::Nothing);
                at += width;
                continue;
            }
        }
        if !may_begin(byte) {
            at += 1;
            continue;
        }
        let Some((len, spelling)) = respelled(paste, at) else {
            at += paste
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8);
            continue;
        };
        writer.replace(paste, at, len, spelling);
        at += len;
    }
    writer.finish(paste)
}

struct Writer {
    text: String,
    runs: Vec<Run>,
    copied: usize,
}

impl Writer {
    /// Copies up to `at`, then writes `spelling` for the `len` bytes there.
    fn replace(&mut self, paste: &str, at: usize, len: usize, spelling: Spelling) {
        self.text.push_str(paste.get(self.copied..at).unwrap_or(""));
        let spelling = match spelling {
            Spelling::Char(c) => Some(c),
            Spelling::LineBreak if !self.text.is_empty() && !self.text.ends_with('\n') => {
                Some('\n')
            }
            Spelling::LineBreak | Spelling::Nothing => None,
        };
        self.runs.push(Run {
            normal: self.text.len(),
            original: at,
            before: at,
        });
        self.text.extend(spelling);
        if spelling.is_some() {
            let end = at + len;
            self.runs.push(Run {
                normal: self.text.len(),
                original: end,
                before: end,
            });
        } else if let Some(run) = self.runs.last_mut() {
            // Nothing was written: what follows starts behind the hole, what precedes ends before it.
            run.original = at + len;
        }
        self.copied = at + len;
    }

    fn finish(mut self, paste: &str) -> NormalText {
        self.text.push_str(paste.get(self.copied..).unwrap_or(""));
        NormalText {
            text: self.text,
            runs: self.runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::normalize;
    use crate::Span;

    fn plain(paste: &str) -> String {
        normalize(paste).text
    }

    /// Where a piece of the normal text stands in the paste.
    fn place_of<'p>(paste: &'p str, piece: &str) -> &'p str {
        let normal = normalize(paste);
        let at = normal.text.find(piece).expect("it is there");
        normal.original(Span::new(at, at + piece.len())).of(paste)
    }

    #[test]
    fn odd_spellings_become_plain_ones() {
        for (paste, expected) in [
            (
                "错误代码：\u{A0}０ｘ９０４\r\n\u{201C}x\u{201D} 0x9\u{AD}04 &lt;Event&gt;",
                "错误代码: 0x904\n\"x\" 0x904 <Event>",
            ),
            // Cyrillic letters and signs of multiplication in a prefix, but not in a size.
            ("0х904 0×7 1280×904 10х5 Х", "0x904 0x7 1280×904 10х5 Х"),
            (
                "d&rsquo;erreur &eacute;tendu&#8239;: &#x30;x7",
                "d'erreur étendu : 0x7",
            ),
            ("E\0r\0r\0", "Err"),
        ] {
            assert_eq!(plain(paste), expected);
        }
    }

    #[test]
    fn tags_go_and_their_line_breaks_stay() {
        for (paste, expected) in [
            (
                "<b>Error code:</b> <code>0x904</code><BR/>x<br>\ny",
                "Error code: 0x904\nx\ny",
            ),
            ("<p class=\"a\">one</p><p>two</p>", "one\ntwo"),
            (
                "<table><tr><th>Error code</th>\n <th>Ext</th></tr>\n<tr><td>0x904</td><td>0x7</td></tr></table>",
                "Error code|Ext|\n0x904|0x7|\n",
            ),
            (
                "<Event><Data Name='a'>1</Data><Code>2</Code></Event>",
                "<Event><Data Name='a'>1</Data><Code>2</Code></Event>",
            ),
            ("a < b and <a@b.example> <b", "a < b and <a@b.example> <b"),
        ] {
            assert_eq!(plain(paste), expected, "{paste}");
        }
    }

    #[test]
    fn colours_and_escapes_of_strings_are_read() {
        for (paste, expected) in [
            ("\u{1B}[1;31mERROR\u{1B}[0m ^[[32m0x904^[[m", "ERROR 0x904"),
            (
                "code: 0x904\\r\\nExtended: 0x7\\nnext\\tb",
                "code: 0x904\nExtended: 0x7\nnext\\tb",
            ),
            ("can\\u0027t \\u003cEvent\\u003e", "can't <Event>"),
            (
                r"C:\new\test \Device\Termdd CONTOSO\tom",
                r"C:\new\test \Device\Termdd CONTOSO\tom",
            ),
        ] {
            assert_eq!(plain(paste), expected, "{paste}");
        }
    }

    #[test]
    fn mail_tears_words_only_at_the_end_of_a_full_line() {
        let filler = "x".repeat(69);
        assert_eq!(
            plain(&alloc::format!("{filler} 0x80=\r\n090302")),
            alloc::format!("{filler} 0x80090302")
        );
        assert_eq!(plain("a=\nb"), "a=\nb");
    }

    #[test]
    fn every_place_finds_its_way_back() {
        let paste = "a：０ｘ９０４\r\nb 0x9\u{AD}04!";
        assert_eq!(place_of(paste, "0x904\n"), "０ｘ９０４\r\n");
        assert_eq!(place_of(paste, "0x904!"), "0x9\u{AD}04!");
        let html = "<td>Code</td><td><b>0x904</b></td><td>7";
        assert_eq!(place_of(html, "0x904"), "0x904");
        assert_eq!(place_of(html, "7"), "7");
    }
}
