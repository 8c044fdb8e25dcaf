//! Names in the columns of logs and of lists of sessions.

use alloc::vec::Vec;

use super::Kind;
use super::fields::looks_like_a_name;
use super::marks::Marks;
use crate::Span;

/// Lines of one list of sessions stand so close to the line of a session of Remote Desktop.
const NEAR: usize = 12;

pub(super) fn find(marks: &mut Marks<'_>) {
    let text = marks.text;
    let mut start = 0;
    let mut list_left = 0_usize;
    for line in text.split_inclusive('\n') {
        let words = words_of(line, start);
        if is_of_session(&words) {
            list_left = NEAR;
        }
        if line.trim().is_empty() {
            list_left = 0;
        }
        if list_left > 0 {
            list_left -= 1;
            session(marks, &words);
        }
        syslog(marks, &words);
        hashed_user(marks, line, start);
        for_user(marks, line, start);
        start += line.len();
    }
}

/// Words with their places.
fn words_of(line: &str, start: usize) -> Vec<(&str, usize)> {
    let words = line.split_whitespace().take(12);
    let place = |word: &str| start + (word.as_ptr() as usize - line.as_ptr() as usize);
    words.map(|word| (word, place(word))).collect()
}

fn is_session_name(word: &str) -> bool {
    let bare = word.trim_start_matches('>').to_lowercase();
    bare == "console"
        || bare.starts_with("rdp-tcp")
        || bare.starts_with("rdp-sxs")
        || bare == "services"
        || bare.starts_with("ica-")
}

/// A row with a session of its own: its name and a number close behind.
fn is_of_session(words: &[(&str, usize)]) -> bool {
    let mut numbers = words.iter().take(4).filter(|(word, _)| is_number(word));
    words.iter().take(2).any(|(word, _)| is_session_name(word)) && numbers.next().is_some()
}

fn is_number(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `kim  rdp-tcp#3  2  Active`, `rdp-tcp#3  kim  2  Active`, `kim  2  Disc`.
fn session(marks: &mut Marks<'_>, words: &[(&str, usize)]) {
    let number = words.iter().take(4).position(|(word, _)| is_number(word));
    let Some(number) = number.filter(|at| *at > 0 && words.len() > at + 1) else {
        return;
    };
    for (word, at) in words.iter().take(number) {
        let bare = word.trim_start_matches('>');
        let from = at + (word.len() - bare.len());
        if !is_session_name(bare) && !bare.contains([':', '=', '/']) {
            marks.name(Kind::User, Span::new(from, from + bare.len()));
        }
    }
}

/// `Nov 20 10:11:12 srv01 xrdp[812]: …`, and the same with an ISO time.
fn syslog(marks: &mut Marks<'_>, words: &[(&str, usize)]) {
    let is_clock = |word: &str| {
        word.len() >= 8
            && word.split(':').count() == 3
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b':' || b == b'.')
    };
    let is_iso = |word: &str| {
        word.len() > 18
            && word.contains('T')
            && word.contains(':')
            && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let time = match words {
        [_, (day, _), (clock, _), ..] if is_number(day) && is_clock(clock) => 2,
        [(iso, _), ..] if is_iso(iso) => 0,
        _ => return,
    };
    let (Some((host, at)), Some((program, _))) = (words.get(time + 1), words.get(time + 2)) else {
        return;
    };
    let is_program = program.ends_with("]:") || program.ends_with(':') && !program.contains('[');
    let is_host = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
        && host.bytes().any(|b| b.is_ascii_alphabetic());
    if is_program && is_host && (looks_like_a_name(host) || !marks.ordinary.has(host)) {
        super::hosts::take_word(marks, Span::new(*at, at + host.len()));
    }
}

/// "session opened for user kim(uid=1000)": a word in a sentence, so it must stand behind these words.
fn for_user(marks: &mut Marks<'_>, line: &str, start: usize) {
    const WORDS: [&str; 3] = ["for user ", "of user ", "from user "];
    for words in WORDS {
        for (at, _) in line.match_indices(words) {
            let from = at + words.len();
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            let name = line
                .get(from..)
                .unwrap_or("")
                .split(|c| !is_part(c))
                .next()
                .unwrap_or("");
            let name = name.trim_end_matches('.');
            let behind = line.get(from + name.len()..).unwrap_or("");
            let is_alone =
                behind.trim().is_empty() || behind.starts_with(['(', ',', '.', ';', '*', ':']);
            // `for user CONTOSO\\kim` was found as an account.
            if !behind.starts_with('\\') && (is_alone || looks_like_a_name(name)) {
                marks.name(
                    Kind::User,
                    Span::new(start + from, start + from + name.len()),
                );
            }
        }
    }
}

/// Event 1029 has the hash of a user's name, by which the name can be guessed.
fn hashed_user(marks: &mut Marks<'_>, line: &str, start: usize) {
    const WORDS: &str = "Base64(SHA256(UserName))";
    let Some(at) = line.find(WORDS) else { return };
    let rest = line.get(at + WORDS.len()..).unwrap_or("");
    let hashes = rest
        .split_whitespace()
        .filter(|word| word.trim_end_matches('-').len() > 20);
    for hash in hashes.take(3) {
        let from = start + (hash.as_ptr() as usize - line.as_ptr() as usize);
        marks.put(Kind::User, Span::new(from, from + hash.len()));
    }
}
