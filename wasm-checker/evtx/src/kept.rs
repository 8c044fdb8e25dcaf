//! What is kept of a log: the newest events of each kind, so that a noisy kind never drives out a rare one.

use std::collections::BTreeMap;

use crate::watch::Importance;

/// So many of each kind of failure, the newest, as long as there is room.
const FAILURES: usize = 1_000;
/// Of every other kind a part of that.
const OTHERS_ARE_FEWER: usize = 4;
/// Bytes that are kept of a log in the end; where there is more, fewer of each kind are kept.
const ROOM: usize = 1024 * 1024;
/// Bytes that are held while the log is read.
const ROOM_WHILE_READING: usize = 8 * ROOM;

/// A kind of event: what is not listed is one kind for each provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    pub(crate) importance: Importance,
    /// Its number in the watch list.
    pub(crate) provider: usize,
    pub(crate) id: u32,
}

/// When an event was written, and its number in the log: the order in which events are kept and shown.
type Moment = (String, u64);

/// The events that are kept.
#[derive(Debug)]
pub(crate) struct Kept {
    kinds: BTreeMap<Kind, BTreeMap<Moment, String>>,
    bytes: usize,
    /// So many failures of a kind are kept now.
    most: usize,
    left_out: u64,
}

/// The events that were kept in the end.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptText {
    /// A line each.
    pub(crate) text: String,
    pub(crate) events: u64,
    pub(crate) left_out: u64,
    /// The most that was kept of a kind of failure, and of another kind.
    pub(crate) most: (usize, usize),
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            kinds: BTreeMap::new(),
            bytes: 0,
            most: FAILURES,
            left_out: 0,
        }
    }
}

impl Kept {
    /// Keeps an event, or leaves it out because it is older than enough others of its kind.
    pub(crate) fn add(&mut self, kind: Kind, moment: Moment, line: impl FnOnce() -> String) {
        let most = most_of(self.most, kind.importance);
        let events = self.kinds.entry(kind).or_default();
        if events.len() >= most {
            self.left_out += 1;
            if events
                .first_key_value()
                .is_some_and(|(oldest, _)| moment < *oldest)
            {
                return;
            }
            self.bytes -= events.pop_first().map_or(0, |(_, line)| line.len());
        }
        let line = line();
        self.bytes += line.len();
        // A log that was copied while it was written holds records twice.
        if let Some(same) = events.insert(moment, line) {
            self.bytes -= same.len();
        }
        self.shrink_to(ROOM_WHILE_READING);
    }

    /// The events in the order of time.
    pub(crate) fn into_text(mut self) -> KeptText {
        self.shrink_to(ROOM);
        let mut events: Vec<(Moment, String)> = self.kinds.into_values().flatten().collect();
        events.sort_unstable();
        let mut text = String::with_capacity(self.bytes + events.len());
        for (_, line) in &events {
            text.push_str(line);
            text.push('\n');
        }
        KeptText {
            text,
            events: events.len() as u64,
            left_out: self.left_out,
            most: (self.most, most_of(self.most, Importance::Ordinary)),
        }
    }

    fn shrink_to(&mut self, room: usize) {
        while self.bytes > room && self.most > 1 {
            self.most /= 2;
            for (kind, events) in &mut self.kinds {
                while events.len() > most_of(self.most, kind.importance) {
                    self.bytes -= events.pop_first().map_or(0, |(_, line)| line.len());
                    self.left_out += 1;
                }
            }
        }
    }
}

/// The most that is kept of a kind, where so many are kept of a failure.
fn most_of(failures: usize, importance: Importance) -> usize {
    match importance {
        Importance::Failure => failures,
        Importance::Ordinary | Importance::Unlisted => (failures / OTHERS_ARE_FEWER).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(kept: &mut Kept, importance: Importance, id: u32, at: u64, line: &str) {
        let kind = Kind {
            importance,
            provider: 0,
            id,
        };
        kept.add(kind, (format!("{at:08}"), at), || line.into());
    }

    #[test]
    fn a_noisy_kind_drives_out_itself_and_not_a_rare_one() {
        let mut kept = Kept::default();
        add(&mut kept, Importance::Failure, 227, 1, "rare");
        for at in 2..100_002 {
            add(&mut kept, Importance::Failure, 140, at, "noisy");
            add(&mut kept, Importance::Ordinary, 131, at, "ordinary");
        }
        let kept = kept.into_text();
        assert!(kept.text.starts_with("rare\nnoisy\n"));
        assert_eq!(kept.text.matches("noisy").count(), 1_000);
        assert_eq!(kept.text.matches("ordinary").count(), 250);
        assert_eq!((kept.events, kept.left_out), (1_251, 200_001 - 1_251));
        assert_eq!(kept.most, (1_000, 250));
    }

    #[test]
    fn the_newest_stay_in_whatever_order_they_come() {
        let mut kept = Kept::default();
        for at in (0..1_100).rev() {
            add(&mut kept, Importance::Failure, 1, at, &at.to_string());
        }
        let text = kept.into_text().text;
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.first(), lines.last()), (Some(&"100"), Some(&"1099")));
    }

    #[test]
    fn large_events_are_kept_in_smaller_numbers() {
        let mut kept = Kept::default();
        for (at, id) in (0..2_000).zip((0..20).cycle()) {
            add(&mut kept, Importance::Failure, id, at, &"x".repeat(30_000));
        }
        assert!(kept.bytes <= ROOM_WHILE_READING);
        let kept = kept.into_text();
        assert!(kept.text.len() <= ROOM + 2_000);
        assert_eq!(kept.events % 20, 0, "of every kind the same number");
        assert_eq!(kept.events + kept.left_out, 2_000);
    }

    #[test]
    fn a_record_that_stands_in_the_file_twice_is_kept_once() {
        let mut kept = Kept::default();
        for _ in 0..2 {
            add(&mut kept, Importance::Failure, 1, 7, "same");
        }
        let kept = kept.into_text();
        assert_eq!(
            (kept.text.as_str(), kept.events, kept.left_out),
            ("same\n", 1, 0)
        );
    }
}
