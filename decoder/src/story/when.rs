//! Times of a story as people write them. Page and command say them alike.

use alloc::format;
use alloc::string::String;

use super::told::Story;

impl Story {
    /// What stands behind its outcome: `, 2026-11-20 10:00:00 to 10:00:06 UTC, and 3 others like it since 2026-11-18 08:00:00`.
    /// Of several stories, one without times says so; of one it goes without saying.
    pub fn when_in_words(&self, is_one: bool) -> String {
        let mut words = match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!(", {}", span(from, to)),
            _ if is_one => String::new(),
            _ => ", at no time that the text names".into(),
        };
        if self.alike > 0 {
            let others = if self.alike == 1 { "other" } else { "others" };
            words = format!("{words}, and {} {others} like it", self.alike);
            if let Some(first) = &self.first {
                words = format!("{words} since {}", time_in_words(first));
            }
        }
        words
    }
}

/// `2026-11-20T10:00:00Z`, as in [`crate::Line::time`], as people write it.
pub fn time_in_words(time: &str) -> String {
    let plain = time.replacen('T', " ", 1);
    match plain.strip_suffix('Z') {
        Some(utc) => format!("{utc} UTC"),
        None => plain,
    }
}

/// `2026-11-20 10:00:00 to 10:00:06 UTC`
fn span(from: &str, to: &str) -> String {
    if from == to {
        return time_in_words(from);
    }
    let (from, to) = (time_in_words(from), time_in_words(to));
    let is_one_day = from.len() > 11 && from.get(..11) == to.get(..11);
    let rest = to.get(11..).filter(|_| is_one_day).unwrap_or(&to);
    format!("{} to {rest}", from.trim_end_matches(" UTC"))
}
