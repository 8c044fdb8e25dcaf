//! A document's text → the lines that say most about the query, with what matched in them.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::lookup::Answer;
use crate::Index;
use crate::text::{Term, chunks, pieces};

/// How long an excerpt is, in characters, without the dots at its ends.
const LENGTH: usize = 160;
/// How far back an excerpt reaches to begin with a sentence, in characters.
const RUN_UP: usize = 70;
/// Where no sentence begins near enough, so many characters stand before the first match.
const LEAD: usize = 30;

const ENDS: [char; 6] = ['.', '!', '?', '。', '！', '？'];
const DOTS: char = '…';

/// One line to show under a result.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// Byte ranges in `text`, ascending, never overlapping.
    pub(super) marks: Vec<(usize, usize)>,
}

/// A place in the text that holds something asked for.
struct Match {
    place: Range<usize>,
    /// Which of the things asked for, one bit each.
    asks: u64,
}

/// The best lines of `text`: with the most different things asked for, and of those the first.
pub(super) fn pick(index: &Index, answers: &[Answer], text: &str) -> Excerpt {
    let matches = matches(index, answers, text);
    let best = matches
        .iter()
        .map(|first| window(text, first.place.start))
        .chain([window(text, 0)])
        .map(|window| (rate(&matches, &window, answers), window))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(0..0, |(_, window)| window);
    cut(text, best, &matches)
}

fn matches(index: &Index, answers: &[Answer], text: &str) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for piece in chunks(text).flat_map(|chunk| pieces(&chunk)) {
        let asks = match &piece.term {
            Term::Word(word) => match index.words.find(word) {
                Some(word) => asks_for(answers, |answer| answer.accepts_word(word)),
                None => 0,
            },
            Term::Number(number) => {
                let mentions = number.mentions();
                let is_asked =
                    |answer: &Answer| mentions.iter().any(|it| answer.accepts_number(it.value));
                asks_for(answers, is_asked)
            }
        };
        if asks == 0 {
            continue;
        }
        match found.last_mut() {
            // The whole of an identifier comes before its parts; pairs of characters overlap.
            Some(before) if before.place.end > piece.place.start => {
                before.place.end = before.place.end.max(piece.place.end);
                before.asks |= asks;
            }
            _ => found.push(Match {
                place: piece.place,
                asks,
            }),
        }
    }
    found
}

/// Which of the things asked for a place holds, one bit each. An identifier may have fallen
/// into parts, so there may be more than 64; those are not marked.
fn asks_for(answers: &[Answer], holds: impl Fn(&Answer) -> bool) -> u64 {
    (0..u64::BITS)
        .zip(answers)
        .filter(|(_, answer)| holds(answer))
        .fold(0, |set, (bit, _)| set | 1 << bit)
}

/// How much a window says: its different things asked for, then how many matches.
fn rate(matches: &[Match], window: &Range<usize>, answers: &[Answer]) -> (u32, usize) {
    let inside = matches.iter().filter(|it| contains(window, &it.place));
    let asks = inside.clone().fold(0u64, |set, it| set | it.asks);
    let weight = (0..u64::BITS)
        .zip(answers)
        .filter(|(bit, _)| asks & (1 << bit) != 0)
        .map(|(_, answer)| if answer.is_stop_word { 1 } else { 8 })
        .sum();
    (weight, inside.count())
}

/// About [`LENGTH`] characters around a place, from a sentence's or at least a word's beginning.
fn window(text: &str, place: usize) -> Range<usize> {
    let start = sentence_start(text, place).unwrap_or_else(|| word_start(text, place));
    let Some((offset, _)) = text[start..].char_indices().nth(LENGTH) else {
        return first_sentence(text, back(text, text.len(), LENGTH), start)..text.len();
    };
    let hard_end = start + offset;
    let is_border = text[hard_end..].starts_with(' ');
    let end = if is_border {
        hard_end
    } else {
        text[start..hard_end]
            .rfind(' ')
            .map_or(hard_end, |it| start + it)
    };
    // A first word longer than everything that may be shown is cut.
    start..if end > start { end } else { hard_end }
}

/// The start of the sentence that holds `place`, where it is near enough.
fn sentence_start(text: &str, place: usize) -> Option<usize> {
    let earliest = back(text, place, RUN_UP);
    let mut behind_space = false;
    for (at, character) in text[..place].char_indices().rev() {
        if at < earliest {
            return None;
        }
        if ENDS.contains(&character) && (behind_space || !character.is_ascii()) {
            let behind = at + character.len_utf8();
            return Some(behind + (text[behind..].len() - text[behind..].trim_start().len()));
        }
        behind_space = character == ' ';
    }
    Some(0)
}

/// The first start of a sentence from `earliest` to `latest`; `latest` itself where there is none.
fn first_sentence(text: &str, earliest: usize, latest: usize) -> usize {
    if earliest == 0 {
        return 0;
    }
    let mut ended = false;
    for (at, character) in text[earliest..latest].char_indices() {
        if ended && character != ' ' {
            return earliest + at;
        }
        ended = ENDS.contains(&character)
            && (!character.is_ascii() || text[earliest + at + 1..].starts_with(' '))
            || (ended && character == ' ');
    }
    latest
}

fn word_start(text: &str, place: usize) -> usize {
    let earliest = back(text, place, LEAD);
    text[earliest..place]
        .find(' ')
        .map_or(place, |space| earliest + space + 1)
}

/// The place `n` characters before `place`, or the start of the text.
fn back(text: &str, place: usize, n: usize) -> usize {
    text[..place]
        .char_indices()
        .rev()
        .nth(n - 1)
        .map_or(0, |(at, _)| at)
}

fn cut(text: &str, window: Range<usize>, matches: &[Match]) -> Excerpt {
    let mut shown = String::new();
    if window.start > 0 {
        shown.push(DOTS);
        shown.push(' ');
    }
    let lead = shown.len();
    shown.push_str(&text[window.clone()]);
    if window.end < text.len() {
        shown.push(' ');
        shown.push(DOTS);
    }
    let marks = matches
        .iter()
        .filter(|it| contains(&window, &it.place))
        .map(|it| {
            let shift = |place: usize| place - window.start + lead;
            (shift(it.place.start), shift(it.place.end))
        });
    Excerpt {
        marks: marks.collect(),
        text: shown,
    }
}

fn contains(window: &Range<usize>, place: &Range<usize>) -> bool {
    window.start <= place.start && place.end <= window.end
}
