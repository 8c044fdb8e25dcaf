//! Step 1: one spelling for what people paste, with the way back.
//!
//! Full-width digits become digits, typographic quotes and dashes plain ones, odd spaces
//! a space, HTML entities their character, CRLF and CR a line feed. Every place in the
//! result knows its place in the paste.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;

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

    /// The end belongs to the piece that ends there, not to the one that begins.
    fn end_in_paste(&self, at: usize) -> usize {
        match self.run_at(at) {
            Some(run) if run.normal == at => run.before,
            Some(run) => run.original + (at - run.normal),
            None => at,
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
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() && byte != b'\r' && byte != b'&' && byte != b'<' {
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
    fn replace(&mut self, paste: &str, at: usize, len: usize, spelling: Option<char>) {
        self.text.push_str(paste.get(self.copied..at).unwrap_or(""));
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

/// What stands at `at` in another spelling: its length in bytes, and what to write instead.
/// `None` if it stays; `Some((len, None))` if it is dropped.
fn respelled(paste: &str, at: usize) -> Option<(usize, Option<char>)> {
    let rest = paste.get(at..)?;
    let first = rest.chars().next()?;
    let len = first.len_utf8();
    let to = match first {
        '\r' => return Some((if rest.starts_with("\r\n") { 2 } else { 1 }, Some('\n'))),
        '&' => return entity(rest),
        '<' => return line_break_tag(rest),
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(first as u32 - 0xFEE0)?,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{B4}' | '\u{2032}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\0' => return Some((len, None)),
        _ => return None,
    };
    Some((len, Some(to)))
}

/// `<br>`, `<br />`, and the `</br>` that people write: a line break, unless one follows.
fn line_break_tag(rest: &str) -> Option<(usize, Option<char>)> {
    let end = rest.bytes().take(8).position(|byte| byte == b'>')?;
    let name = rest.get(1..end)?.trim_matches(['/', ' ']);
    if !name.eq_ignore_ascii_case("br") {
        return None;
    }
    let is_last = rest
        .get(end + 1..)
        .is_none_or(|next| next.starts_with(['\r', '\n']));
    Some((end + 1, (!is_last).then_some('\n')))
}

fn entity(rest: &str) -> Option<(usize, Option<char>)> {
    let end = rest.bytes().take(10).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let meant = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            match char::from_u32(value)? {
                '\r' => '\n',
                '\0' => return None,
                meant => meant,
            }
        }
    };
    Some((end + 1, Some(meant)))
}

#[cfg(test)]
mod tests {
    use super::normalize;
    use crate::Span;

    #[test]
    fn odd_spellings_become_plain_ones() {
        let normal =
            normalize("错误代码：\u{A0}０ｘ９０４\r\n\u{201C}x\u{201D} 0x9\u{AD}04 &lt;Event&gt;");
        assert_eq!(normal.text, "错误代码: 0x904\n\"x\" 0x904 <Event>");
    }

    #[test]
    fn every_place_finds_its_way_back() {
        let paste = "a：０ｘ９０４\r\nb 0x9\u{AD}04!";
        let normal = normalize(paste);
        let wide = normal.text.find("0x904").expect("it is there");
        let back = normal.original(Span::new(wide, wide + 5));
        assert_eq!(back.of(paste), "０ｘ９０４");
        let split = normal.text.rfind("0x904").expect("it is there");
        let back = normal.original(Span::new(split, split + 5));
        assert_eq!(back.of(paste), "0x9\u{AD}04");
    }
}
