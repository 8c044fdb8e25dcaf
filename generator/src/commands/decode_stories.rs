//! Stories → what a person reads on a terminal: when, what, and how it ended.

use std::fmt::Write;

use decoder::knowledge::Side;
use decoder::{Line, Outcome, Reading, Story};

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
    let mut heading = if is_one {
        outcome.to_owned()
    } else {
        format!("{}. {outcome}", at + 1)
    };
    if let (Some(from), Some(to)) = (&story.from, &story.to) {
        heading.push_str(", ");
        heading.push_str(&span(from, to));
    } else if !is_one {
        heading.push_str(", at no time that the text names");
    }
    if story.alike > 0 {
        let others = if story.alike == 1 { "other" } else { "others" };
        let _ = write!(heading, ", and {} {others} like it", story.alike);
        if let Some(first) = &story.first {
            let _ = write!(heading, " since {}", plain(first));
        }
    }
    heading
}

/// `2026-11-20 10:00:00 to 10:00:06 UTC`
fn span(from: &str, to: &str) -> String {
    if from == to {
        return plain(from);
    }
    let (from, to) = (plain(from), plain(to));
    let is_one_day = from.len() > 11 && from.get(..11) == to.get(..11);
    let rest = to.get(11..).filter(|_| is_one_day).unwrap_or(&to);
    format!("{} to {rest}", from.trim_end_matches(" UTC"))
}

/// `2026-11-20T10:00:00Z` as people write it.
fn plain(time: &str) -> String {
    let plain = time.replacen('T', " ", 1);
    match plain.strip_suffix('Z') {
        Some(utc) => format!("{utc} UTC"),
        None => plain,
    }
}

fn timeline(lines: &mut String, story: &Story, most: usize) {
    // Of a story that is not told whole, what is no ordinary operation comes first.
    let is_told = |line: &&Line| story.lines.len() <= most || !line.normal;
    let told: Vec<&Line> = story.lines.iter().filter(is_told).take(most).collect();
    let shown: usize = told.iter().map(|line| line.times).sum();
    let all: usize = story.lines.iter().map(|line| line.times).sum();
    for line in told {
        let mark = if line.normal { ' ' } else { '!' };
        let time = line.time.as_deref().map(plain).unwrap_or_default();
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
