//! Resolves what articles and pages name: clues, sources, other articles, links, checks.
//!
//! What leads nowhere becomes a finding and is taken out of the article.

use std::ops::Range;
use std::sync::Arc;

use decoder::knowledge::Condition;

use super::known::{Known, Lead, lead_to_anchor};
use super::rules;
use crate::article::{Article, Block, CheckBlock, ClueSpec, ClueSpecKind, Status, Target};
use crate::diagnostic::{Diagnostic, Placed, Report, Rule, SourceText};

/// Resolves one article or page. Returns whether a signature lost a clue.
pub(super) fn resolve(article: &mut Article, known: &Known, report: &mut Report) -> bool {
    let anchors = article.body.anchors.clone();
    let file = Arc::clone(&article.file);
    let mut resolver = Resolver {
        known,
        report,
        file: &file,
        anchors: &anchors,
    };

    let lost_a_clue = resolver.signatures(article);
    article
        .front
        .sources
        .retain(|source| resolver.source(source));
    article
        .front
        .related
        .retain(|id| resolver.article("related", id));
    if let Status::Retired { replaced_by } = &mut article.front.status {
        let leads_on = replaced_by
            .as_ref()
            .is_none_or(|id| resolver.article("replaced-by", id));
        if !leads_on {
            *replaced_by = None;
        }
    }
    article
        .body
        .links
        .retain(|link| resolver.target(&link.target, &link.span));
    for section in &mut article.body.sections {
        if let Some(cause) = &mut section.cause {
            cause.sources.retain(|source| resolver.source(source));
        }
        for block in section.parts.iter_mut().flat_map(|part| &mut part.blocks) {
            if let Block::Check(check) = block {
                resolver.check(check);
            }
        }
    }
    lost_a_clue
}

/// Where to look things up, and what to say about which file.
struct Resolver<'a> {
    known: &'a Known,
    report: &'a mut Report,
    file: &'a Arc<SourceText>,
    /// Of the article itself.
    anchors: &'a [String],
}

impl Resolver<'_> {
    fn signatures(&mut self, article: &mut Article) -> bool {
        let mut lost_a_clue = false;
        for signature in &mut article.front.signatures {
            for clues in [&mut signature.all, &mut signature.any, &mut signature.none] {
                let n_written = clues.len();
                clues.retain(|clue| self.clue(clue));
                lost_a_clue |= clues.len() < n_written;
            }
        }
        lost_a_clue
    }

    fn clue(&mut self, clue: &ClueSpec) -> bool {
        match &clue.kind {
            ClueSpecKind::Code(space, value) => self.code(space, *value, &clue.span),
            ClueSpecKind::Event(provider, id) => self.event(provider, *id, &clue.span),
            ClueSpecKind::Phrase(id) => {
                let lead = self.known.phrase(id);
                let message = || format!("`{id}` is no phrase of content/phrases/en.toml");
                self.follow(lead, &rules::UNKNOWN_PHRASE, &clue.span, message)
            }
            ClueSpecKind::Sequence => true,
        }
    }

    fn code(&mut self, space: &str, value: u32, span: &Range<usize>) -> bool {
        let lead = self.known.code(space, value);
        let message = || format!("`{space}:{value:#x}` is in no code table");
        self.follow(lead, &rules::UNKNOWN_CODE, span, message)
    }

    fn event(&mut self, provider: &str, id: u32, span: &Range<usize>) -> bool {
        let lead = self.known.event(provider, id);
        let message = || format!("`{provider}/{id}` is in no event table");
        self.follow(lead, &rules::UNKNOWN_EVENT, span, message)
    }

    fn source(&mut self, source: &Placed<String>) -> bool {
        let lead = self.known.source(&source.value);
        let message = || format!("`{}` is not in content/sources.toml", source.value);
        self.follow(lead, &rules::UNKNOWN_SOURCE, &source.span, message)
    }

    fn article(&mut self, key: &str, id: &Placed<String>) -> bool {
        let lead = self.known.article(&id.value);
        let message = || format!("`{key}` names `{}`, which is not an article", id.value);
        self.follow(lead, &rules::UNKNOWN_ARTICLE, &id.span, message)
    }

    fn target(&mut self, target: &Target, span: &Range<usize>) -> bool {
        let (lead, what) = match target {
            // An address that is not ours is looked at by the lint `insecure-link`.
            Target::Web(_) | Target::Unknown(_) => return true,
            Target::Anchor(anchor) => {
                let lead = lead_to_anchor(anchor, self.anchors.iter().map(String::as_str));
                let message = || format!("`#{anchor}` is no heading of this page");
                return self.follow(lead, &rules::DEAD_ANCHOR, span, message);
            }
            Target::Article(id, anchor) | Target::Page(id, anchor) => {
                return self.page_and_anchor(target, id, anchor.as_deref(), span);
            }
            Target::Code(space, value) => (
                self.known.code(space, *value),
                format!("`{space}/{value:#x}`, which is in no code table"),
            ),
            Target::Event(provider, id) => (
                self.known.event(provider, *id),
                format!("`{provider}/{id}`, which is in no event table"),
            ),
            Target::Source(id) => (
                self.known.source(id),
                format!("`{id}`, which is not in content/sources.toml"),
            ),
        };
        self.follow(lead, &rules::DEAD_LINK, span, || {
            format!("this links to {what}")
        })
    }

    fn page_and_anchor(
        &mut self,
        target: &Target,
        id: &str,
        anchor: Option<&str>,
        span: &Range<usize>,
    ) -> bool {
        let is_article = matches!(target, Target::Article(..));
        let (lead, what, anchors) = if is_article {
            (
                self.known.article(id),
                "article",
                self.known.articles.get(id),
            )
        } else {
            (self.known.page(id), "page", self.known.pages.get(id))
        };
        let message = || format!("this links to `{id}`, which is not an {what}");
        let message = || message().replace("an page", "a page");
        if !self.follow(lead, &rules::DEAD_LINK, span, message) {
            return false;
        }
        let (Some(anchor), Some(anchors)) = (anchor, anchors) else {
            return true;
        };
        let lead = lead_to_anchor(anchor, anchors.iter().map(String::as_str));
        let message = || format!("`#{anchor}` is no heading of the {what} `{id}`");
        self.follow(lead, &rules::DEAD_ANCHOR, span, message)
    }

    fn check(&mut self, check: &mut CheckBlock) {
        for outcome in &mut check.outcomes {
            if let Some(then) = &outcome.then
                && !self.target(&Target::parse(&then.value), &then.span)
            {
                outcome.then = None;
            }
            let span = outcome.span.clone();
            outcome.when.retain(|condition| match condition {
                Condition::Code(code) => match code_of(code) {
                    Some((space, value)) => self.code(space, value, &span),
                    None => true,
                },
                Condition::Event(event) => match event_of(event) {
                    Some((provider, id)) => self.event(provider, id, &span),
                    None => true,
                },
                _ => true,
            });
        }
    }

    /// Says what is wrong, unless the name leads somewhere. Returns whether it does.
    fn follow(
        &mut self,
        lead: Lead,
        rule: &'static Rule,
        span: &Range<usize>,
        message: impl FnOnce() -> String,
    ) -> bool {
        match lead {
            Lead::There => true,
            Lead::Unclear => false,
            Lead::Nowhere(help) => {
                let at = self.file.at(span.clone());
                self.report
                    .push(Diagnostic::new(rule, at, message()).help(help));
                false
            }
        }
    }
}

/// `disconnect:0x904` as space and value; the parser has made sure that it is one.
fn code_of(code: &str) -> Option<(&str, u32)> {
    let (space, value) = code.split_once(':')?;
    let value = match value.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => value.parse().ok()?,
    };
    Some((space, value))
}

/// `schannel/36870` as provider and id; the parser has made sure that it is one.
fn event_of(event: &str) -> Option<(&str, u32)> {
    let (provider, id) = event.split_once('/')?;
    Some((provider, id.parse().ok()?))
}
