//! Which events of a log are worth reading, as text: whoever reads logs may live in another module of the page.

use alloc::string::{String, ToString};

use super::{Event, KnowledgeBase};

impl KnowledgeBase {
    /// A line for each name of a provider: the name, the ids of its failures and the ids of its ordinary events,
    /// separated by tabs; ids by spaces.
    pub fn watch_list(&self) -> String {
        let mut list = String::new();
        for provider in &self.providers {
            let names = core::iter::once(&provider.name).chain(&provider.also);
            for name in names {
                list.push_str(name);
                list.push('\t');
                add_ids(&mut list, &provider.events, false);
                list.push('\t');
                add_ids(&mut list, &provider.events, true);
                list.push('\n');
            }
        }
        list
    }
}

fn add_ids(list: &mut String, events: &[Event], normal: bool) {
    let ids = events.iter().filter(|event| event.normal == normal);
    for (at, event) in ids.enumerate() {
        if at > 0 {
            list.push(' ');
        }
        list.push_str(&event.id.to_string());
    }
}
