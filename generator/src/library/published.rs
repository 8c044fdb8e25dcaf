//! Which addresses the site has that others may link to: library in, addresses out.
//!
//! What is left out is ours to change: the pages of rules, and of the single ways through a flow.

use std::collections::BTreeMap;

use super::{Library, address};
use crate::article::Article;

impl Library {
    /// Every page that others may link to, by address.
    pub fn published(&self) -> Vec<String> {
        let tables = &self.tables;
        let mut all: Vec<String> = self
            .articles
            .iter()
            .map(|article| address::of_article(&article.id))
            .collect();
        all.extend(self.pages.iter().map(|page| address::of_page(&page.id)));
        for space in &tables.spaces {
            all.push(address::of_space(space.id));
            let codes = space.codes.iter();
            all.extend(codes.map(|code| address::of_code(space.id, code.value.value)));
        }
        for provider in &tables.providers {
            all.push(address::of_provider(&provider.id));
            let events = provider.events.iter();
            all.extend(events.map(|event| address::of_event(&provider.id, event.id.value)));
        }
        all.extend(self.flows.iter().map(|flow| address::of_flow(&flow.id)));
        let scripts = tables.scripts.iter();
        all.extend(scripts.map(|script| address::of_script_page(&script.name)));
        all.sort();
        all.dedup();
        all
    }

    /// Old addresses, and the article or page that each leads to.
    pub fn moved(&self) -> BTreeMap<&str, &Article> {
        self.all_articles_and_pages()
            .flat_map(|article| {
                let old = article.front.also_at.iter();
                old.map(move |old| (old.value.as_str(), article))
            })
            .collect()
    }
}
