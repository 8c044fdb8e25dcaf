//! Turns a paste and the places recognized in it into pieces to show.
//!
//! Must not: know about a browser. The pieces, joined, are text of the paste and nothing else.

use decoder::Span;

/// Texts up to this many bytes are shown whole.
const WHOLE: usize = 3_000;
/// Bytes shown before and after a place in a longer text, at most.
const AROUND: usize = 160;
/// Windows shown of a longer text, at most: a log with a thousand codes is not read here.
const WINDOWS: usize = 12;

/// A place that carries the number under which it is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where in the paste.
    pub(crate) span: Span,
    /// The number in the list of things recognized, from 1.
    pub(crate) number: usize,
}

/// One thing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text as pasted.
    Text(&'a str),
    /// Recognized text, and its number.
    Marked(&'a str, usize),
    /// Text that is left out: so many line ends lie in it.
    Gap(usize),
}

/// Cuts `text` into pieces. Marks may come in any order and may overlap: of two that do, the shorter is shown.
pub(crate) fn excerpt<'a>(text: &'a str, marks: &[Mark]) -> Vec<Piece<'a>> {
    let marks = apart(text, marks);
    let mut pieces = Vec::new();
    let mut shown_to = 0;
    for window in windows(text, &marks) {
        push_gap(&mut pieces, text, shown_to, window.start);
        push_window(&mut pieces, text, window, &marks);
        shown_to = window.end;
    }
    push_gap(&mut pieces, text, shown_to, text.len());
    pieces
}

/// Marks in the order of the text, none of which overlap, all of which can be sliced.
fn apart(text: &str, marks: &[Mark]) -> Vec<Mark> {
    let mut shortest_first: Vec<Mark> = marks
        .iter()
        .copied()
        .filter(|mark| !mark.span.of(text).is_empty())
        .collect();
    shortest_first.sort_by_key(|mark| (mark.span.end - mark.span.start, mark.span.start));
    let mut kept: Vec<Mark> = Vec::new();
    for mark in shortest_first {
        let at = kept.partition_point(|other| other.span.start < mark.span.start);
        let free_before = at == 0 || kept[at - 1].span.end <= mark.span.start;
        let free_after = kept
            .get(at)
            .is_none_or(|next| mark.span.end <= next.span.start);
        if free_before && free_after {
            kept.insert(at, mark);
        }
    }
    kept
}

fn windows(text: &str, marks: &[Mark]) -> Vec<Span> {
    if text.len() <= WHOLE {
        return vec![Span::new(0, text.len())];
    }
    if marks.is_empty() {
        return vec![Span::new(0, char_end(text, AROUND * 4))];
    }
    let mut windows: Vec<Span> = Vec::new();
    for mark in marks {
        let around = neighborhood(text, mark.span);
        if let Some(last) = windows.last_mut().filter(|last| around.start <= last.end) {
            *last = last.join(around);
        } else if windows.len() < WINDOWS {
            windows.push(around);
        } else {
            break;
        }
    }
    windows
}

/// The line of a place with the line before and the line after, or less where lines are long.
fn neighborhood(text: &str, span: Span) -> Span {
    let from = char_start(text, span.start.saturating_sub(AROUND));
    let to = char_end(text, span.end + AROUND);
    let before = &text[from..span.start];
    let after = &text[span.end..to];
    let start = before
        .rmatch_indices('\n')
        .nth(1)
        .map_or(from, |(at, _)| from + at + 1);
    let end = after
        .match_indices('\n')
        .nth(1)
        .map_or(to, |(at, _)| span.end + at);
    Span::new(start, end)
}

fn char_start(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn char_end(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn push_gap(pieces: &mut Vec<Piece<'_>>, text: &str, from: usize, to: usize) {
    if from < to && !text[from..to].trim().is_empty() {
        pieces.push(Piece::Gap(count_lines(&text[from..to])));
    }
}

fn push_window<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, window: Span, marks: &[Mark]) {
    let mut at = window.start;
    for mark in marks.iter().filter(|mark| window.contains(mark.span)) {
        if at < mark.span.start {
            pieces.push(Piece::Text(&text[at..mark.span.start]));
        }
        pieces.push(Piece::Marked(mark.span.of(text), mark.number));
        at = mark.span.end;
    }
    if at < window.end {
        pieces.push(Piece::Text(&text[at..window.end]));
    }
}

/// Cuts `text` at the ranges that matter: pieces in order, and whether each is one of them.
pub(crate) fn split_at_ranges<'a>(
    text: &'a str,
    ranges: &[(usize, usize)],
) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (start, end) in ranges {
        // Ranges that do not fit the text are left out: a wrong underline is better than no answer.
        let (Some(before), Some(inside)) = (text.get(at..*start), text.get(*start..*end)) else {
            continue;
        };
        pieces.extend([(before, false), (inside, true)]);
        at = *end;
    }
    pieces.push((&text[at..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Line ends in a text.
fn count_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, number: usize) -> Mark {
        Mark {
            span: Span::new(start, end),
            number,
        }
    }

    #[test]
    fn a_short_text_is_shown_whole_with_its_places_marked() {
        let pieces = excerpt("Error code: 0x904\nbye", &[mark(12, 17, 1)]);
        assert_eq!(
            pieces,
            [
                Piece::Text("Error code: "),
                Piece::Marked("0x904", 1),
                Piece::Text("\nbye")
            ]
        );
    }

    #[test]
    fn of_two_places_that_overlap_the_shorter_is_shown() {
        let pieces = excerpt("Event 36870 0x8009030D", &[mark(0, 22, 1), mark(12, 22, 2)]);
        assert_eq!(
            pieces,
            [Piece::Text("Event 36870 "), Piece::Marked("0x8009030D", 2)]
        );
    }

    #[test]
    fn marks_outside_the_text_or_inside_a_character_are_left_out() {
        assert_eq!(
            excerpt("é5", &[mark(1, 3, 1), mark(2, 90, 2)]),
            [Piece::Text("é5")]
        );
    }

    #[test]
    fn a_long_log_is_shown_around_its_places_with_the_number_of_lines_left_out() {
        let noise = "nothing to see in this line\n".repeat(500);
        let text = format!("{noise}before\ncode 0x904 here\nafter\n{noise}");
        let at = text.find("0x904").unwrap();
        let pieces = excerpt(&text, &[mark(at, at + 5, 1)]);
        assert_eq!(
            pieces,
            [
                Piece::Gap(500),
                Piece::Text("before\ncode "),
                Piece::Marked("0x904", 1),
                Piece::Text(" here\nafter"),
                Piece::Gap(501),
            ]
        );
    }

    #[test]
    fn one_endless_line_is_cut_at_characters() {
        let text = format!("{}0x904{}", "ü".repeat(9_001), "漢".repeat(9_001));
        let at = text.find("0x904").unwrap();
        let pieces = excerpt(&text, &[mark(at, at + 5, 1)]);
        let shown: usize = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) | Piece::Marked(text, _) => text.len(),
                Piece::Gap(_) => 0,
            })
            .sum();
        assert!(pieces.contains(&Piece::Marked("0x904", 1)));
        assert!(shown < 400, "{shown} bytes shown");
    }

    #[test]
    fn what_matched_is_told_apart_from_the_rest() {
        let pieces = split_at_ranges("a certificate here", &[(2, 13), (90, 99)]);
        assert_eq!(
            pieces,
            [("a ", false), ("certificate", true), (" here", false)]
        );
        assert_eq!(split_at_ranges("", &[]), []);
    }

    #[test]
    fn a_thousand_places_do_not_make_a_thousand_windows() {
        let text = format!("0x904{}", " ".repeat(600)).repeat(1_000);
        let marks: Vec<Mark> = (0..1_000).map(|n| mark(n * 605, n * 605 + 5, 1)).collect();
        let marked = excerpt(&text, &marks)
            .iter()
            .filter(|piece| matches!(piece, Piece::Marked(..)))
            .count();
        assert_eq!(marked, WINDOWS);
    }

    #[test]
    fn a_long_text_without_a_place_shows_its_beginning() {
        let text = "word ".repeat(2_000);
        let pieces = excerpt(&text, &[]);
        assert!(matches!(pieces.as_slice(), [Piece::Text(_), Piece::Gap(0)]));
    }
}
