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
    /// By the provider's name in lower case; Windows writes `NETLOGON` and `Netlogon`.
    providers: BTreeMap<String, Events>,
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
        let providers = list.lines().filter_map(|line| {
            let mut parts = line.split('\t');
            let name = parts.next().filter(|name| !name.is_empty())?;
            let mut ids = || {
                let ids = parts.next().unwrap_or_default().split(' ');
                ids.filter_map(|id| id.parse().ok()).collect()
            };
            let events = Events {
                failures: ids(),
                ordinary: ids(),
            };
            Some((name.to_ascii_lowercase(), events))
        });
        Self {
            providers: providers.collect(),
        }
    }

    /// How much an event matters; `None` where it does not. `level` is the record's: 1 critical to 5 verbose.
    pub fn importance(&self, provider: &str, id: u32, level: u32) -> Option<Importance> {
        let events = self.providers.get(&provider.to_ascii_lowercase())?;
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
        let of = |provider, id| list.importance(provider, id, 4);
        assert_eq!(of("TermDD", 56), Some(Importance::Failure));
        assert_eq!(of("Netlogon", 5817), Some(Importance::Ordinary));
        assert_eq!(of("TermDD", 57), None);
        assert_eq!(list.importance("TermDD", 57, 2), Some(Importance::Unlisted));
        assert_eq!(list.importance("Disk", 7, 1), None);
    }
}
