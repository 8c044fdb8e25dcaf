//! Resolves what tables name: articles, sources, phrases.
//!
//! What leads nowhere becomes a finding and is taken out of the row; an article that is
//! planned is taken out without one.

use std::sync::Arc;

use super::known::{Known, Lead};
use super::rules;
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText};
use crate::tables::{PhraseTable, SiteSettings, Tables};

/// Resolves every row of every table.
pub(super) fn resolve(tables: &mut Tables, known: &Known, report: &mut Report) {
    plans_that_came_true(&tables.site, known, report);
    for space in &mut tables.spaces {
        let mut rows = Rows {
            known,
            report,
            file: &space.file,
        };
        rows.source_of_table(&space.source);
        for code in &mut space.codes {
            rows.resolve(&mut code.article, &mut code.source);
        }
    }
    for provider in &mut tables.providers {
        let mut rows = Rows {
            known,
            report,
            file: &provider.file,
        };
        rows.source_of_table(&provider.source);
        for event in &mut provider.events {
            rows.resolve(&mut event.article, &mut event.source);
        }
    }
    if let Some(table) = &mut tables.rdp_settings {
        let mut rows = Rows {
            known,
            report,
            file: &table.file,
        };
        rows.source_of_table(&table.source);
        for setting in &mut table.settings {
            rows.resolve(&mut None, &mut setting.source);
            for value in &mut setting.values {
                rows.resolve(&mut value.article, &mut None);
            }
        }
    }
    for language in &mut tables.languages {
        phrases(language, known, report);
    }
    if let Some(local) = &mut tables.local {
        local.notes.retain(|note| {
            Rows {
                known,
                report,
                file: &note.file,
            }
            .article(&note.article)
        });
    }
}

fn plans_that_came_true(site: &SiteSettings, known: &Known, report: &mut Report) {
    let Some(file) = &site.file else { return };
    for id in site
        .planned
        .iter()
        .filter(|id| known.articles.contains_key(&id.value))
    {
        let message = format!("`{}` is planned, but it is written by now", id.value);
        report.push(
            Diagnostic::new(&rules::UNKNOWN_ARTICLE, file.at(id.span.clone()), message)
                .help("take it out of `planned`"),
        );
    }
}

/// Phrases that English does not have cannot be named by an article.
fn phrases(table: &mut PhraseTable, known: &Known, report: &mut Report) {
    let file = Arc::clone(&table.file);
    let mut is_known = |id: &Placed<String>| match known.phrase(&id.value) {
        Lead::There => true,
        Lead::Unclear => false,
        Lead::Nowhere(help) => {
            let message = format!("`{}` is no phrase of content/phrases/en.toml", id.value);
            let at = file.at(id.span.clone());
            report.push(Diagnostic::new(&rules::UNKNOWN_PHRASE, at, message).help(help));
            false
        }
    };
    table.phrases.retain(|(id, _)| is_known(id));
}

struct Rows<'a> {
    known: &'a Known,
    report: &'a mut Report,
    file: &'a Arc<SourceText>,
}

impl Rows<'_> {
    fn resolve(
        &mut self,
        article: &mut Option<Placed<String>>,
        source: &mut Option<Placed<String>>,
    ) {
        if article.as_ref().is_some_and(|id| !self.article(id)) {
            *article = None;
        }
        if source.as_ref().is_some_and(|id| !self.source(id)) {
            *source = None;
        }
    }

    fn article(&mut self, id: &Placed<String>) -> bool {
        match self.known.article_of_table(&id.value) {
            Lead::There => true,
            Lead::Unclear => false,
            Lead::Nowhere(help) => {
                let message = format!("`{}` is neither an article nor planned", id.value);
                let at = self.file.at(id.span.clone());
                self.report
                    .push(Diagnostic::new(&rules::UNKNOWN_ARTICLE, at, message).help(help));
                false
            }
        }
    }

    /// Empty where the table could not be understood; it has its finding.
    fn source_of_table(&mut self, id: &Placed<String>) {
        if !id.value.is_empty() {
            self.source(id);
        }
    }

    fn source(&mut self, id: &Placed<String>) -> bool {
        match self.known.source(&id.value) {
            Lead::There => true,
            Lead::Unclear => false,
            Lead::Nowhere(help) => {
                let message = format!("`{}` is not in content/sources.toml", id.value);
                let at = self.file.at(id.span.clone());
                self.report
                    .push(Diagnostic::new(&rules::UNKNOWN_SOURCE, at, message).help(help));
                false
            }
        }
    }
}
