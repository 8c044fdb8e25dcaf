//! Stories → what a person reads on a terminal: when, what, and how it ended.

use std::fmt::Write;

use decoder::knowledge::Side;
use decoder::{Line, Outcome, Reading, Story, time_in_words};

/// The best story is told whole, of the others no more lines than these.
const MAX_LINES: usize = 8;

/// What happened, where there is more to tell than the verdict says: times, or several stories.
pub(super) fn stories(reading: &Reading) -> Option<String> {
    let has_times = |story: &Story| {
        story
            .lines
            .iter()
            .filter(|line| line.time.is_some())
            .count()
            > 1
    };
    if reading.stories.len() < 2 && !reading.stories.iter().any(has_times) {
        return None;
    }
    let mut lines = "What happened:\n".to_owned();
    for note in reading.notes.iter().chain(difference(reading)) {
        write_line(&mut lines, &format!("  {note}"));
    }
    let is_one = reading.stories.len() == 1;
    for (at, story) in reading.stories.iter().enumerate() {
        write_line(&mut lines, &format!("\n  {}", heading(at, is_one, story)));
        write_line(&mut lines, &format!("    {}", story.says));
        let most = if at == 0 { usize::MAX } else { MAX_LINES };
        timeline(&mut lines, story, most);
    }
    lines.extend(left_out(reading));
    Some(lines)
}

fn difference(reading: &Reading) -> Option<&String> {
    reading
        .clock_difference
        .as_ref()
        .map(|difference| &difference.says)
}

/// `2. Failed, 2026-11-20 10:00:00 to 10:00:06, and 3 others like it since 2026-11-18 08:00:00`
fn heading(at: usize, is_one: bool, story: &Story) -> String {
    let outcome = match story.outcome {
        Outcome::Failed => "Failed",
        Outcome::Unknown => "Nobody can tell from this",
        Outcome::Ordinary => "Ordinary",
    };
    let number = if is_one {
        String::new()
    } else {
        format!("{}. ", at + 1)
    };
    [&number, outcome, &story.when_in_words(is_one)].concat()
}

fn timeline(lines: &mut String, story: &Story, most: usize) {
    // Of a story that is not told whole, what is no ordinary operation comes first.
    let is_told = |line: &&Line| story.lines.len() <= most || !line.normal;
    let told: Vec<&Line> = story.lines.iter().filter(is_told).take(most).collect();
    let shown: usize = told.iter().map(|line| line.times).sum();
    let all: usize = story.lines.iter().map(|line| line.times).sum();
    for line in told {
        let mark = if line.normal { ' ' } else { '!' };
        let time = line.time.as_deref().map(time_in_words).unwrap_or_default();
        let side = line.side.map_or("", Side::as_str);
        let times = if line.times > 1 {
            format!(" ({} times)", line.times)
        } else {
            String::new()
        };
        let row = format!("    {mark} {time:<23} {side:<8} {}{times}", line.what);
        write_line(lines, row.trim_end());
    }
    let rest = all - shown + story.left_out;
    if rest > 0 {
        write_line(lines, &format!("      … and {rest} more"));
    }
}

fn left_out(reading: &Reading) -> Option<String> {
    let rest = reading.left_out;
    let parts: Vec<String> = [
        (rest.failed, "failed"),
        (rest.unknown, "nobody can tell"),
        (rest.ordinary, "ordinary"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{n} {what}"))
    .collect();
    (!parts.is_empty()).then(|| format!("\n  Not told here: {}.\n", parts.join(", ")))
}

fn write_line(lines: &mut String, line: &str) {
    writeln!(lines, "{line}").expect("a string takes every line");
}
