//! Which events matter, and how much: told by whoever asks, nothing is known here.

use std::collections::BTreeMap;

/// How much an event matters to whoever reads the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Listed, and not ordinary.
    Failure,
    /// Listed as ordinary operation.
    Ordinary,
    /// Not listed, of a listed provider, and written as a warning or worse.
    Unlisted,
}

/// Providers and their events.
#[derive(Clone, Debug, Default)]
pub struct WatchList {
    /// Places in `events`, by the provider's name in lower case: Windows writes `NETLOGON` and `Netlogon`.
    names: BTreeMap<String, usize>,
    events: Vec<Events>,
}

#[derive(Clone, Debug, Default)]
struct Events {
    failures: Vec<u32>,
    ordinary: Vec<u32>,
}

impl WatchList {
    /// Reads a list: a line for each provider with its name, the ids of its failures and the ids of its ordinary
    /// events, separated by tabs; ids by spaces. What is no number is passed over.
    pub fn parse(list: &str) -> Self {
        let mut watch = Self::default();
        for line in list.lines() {
            let mut parts = line.split('\t');
            let Some(name) = parts.next().filter(|name| !name.is_empty()) else {
                continue;
            };
            let mut ids = || {
                let ids = parts.next().unwrap_or_default().split(' ');
                ids.filter_map(|id| id.parse().ok()).collect()
            };
            let events = Events {
                failures: ids(),
                ordinary: ids(),
            };
            watch
                .names
                .insert(name.to_ascii_lowercase(), watch.events.len());
            watch.events.push(events);
        }
        watch
    }

    /// The number of a provider in the list.
    pub fn provider(&self, name: &str) -> Option<usize> {
        self.names.get(&name.to_ascii_lowercase()).copied()
    }

    /// How much an event of a listed provider matters; `None` where it does not. `level` is the record's: 1 critical to
    /// 5 verbose.
    pub fn importance(&self, provider: usize, id: u32, level: u32) -> Option<Importance> {
        let events = self.events.get(provider)?;
        if events.failures.contains(&id) {
            Some(Importance::Failure)
        } else if events.ordinary.contains(&id) {
            Some(Importance::Ordinary)
        } else {
            matches!(level, 1..=3).then_some(Importance::Unlisted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_matters_as_the_list_says() {
        let list = WatchList::parse("TermDD\t50 56\t\nNETLOGON\t5719\t5816 x 5817\n\n\tlost");
        let of = |name, id, level| list.importance(list.provider(name)?, id, level);
        assert_eq!(of("TermDD", 56, 4), Some(Importance::Failure));
        assert_eq!(of("Netlogon", 5817, 4), Some(Importance::Ordinary));
        assert_eq!(of("TermDD", 57, 4), None);
        assert_eq!(of("TermDD", 57, 2), Some(Importance::Unlisted));
        assert_eq!(of("Disk", 7, 1), None);
    }
}
