//! What `article.html` may see: articles, hubs and pages.

use decoder::knowledge::SpaceId;
use serde::Serialize;

use super::check::{CheckView, StandInView};
use super::flow::{self, FlowLinkView};
use super::script::ScriptLinkView;
use super::source::SourceView;
use super::{ArticleLinkView, LinkView, link_to_article, link_to_stage};
use crate::article::{
    Article, Block, CauseFacts, ClueSpecKind, Kind, Risk, Section, Status, Surrounding,
};
use crate::library::Library;
use crate::library::address as own_address;
use crate::lints;
use crate::site::html::{self, Html};
use crate::site::links::Linker;
use crate::site::{address, words};

/// An article, hub or page.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ArticleView<'a> {
    /// By which it is named on paper.
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    /// Shown for an article that another one replaces, or that is out of date.
    is_retired: bool,
    replaced_by: Option<LinkView>,
    /// The codes and events that the problem shows.
    chips: Vec<LinkView>,
    answer: Option<SectionView<'a>>,
    /// What stands before the first section; only pages have it.
    intro: Option<Html>,
    facts: Option<FactsView<'a>>,
    /// The names in its commands that a reader replaces by their own.
    names: Vec<StandInView<'a>>,
    before: Vec<SectionView<'a>>,
    /// What a reader may not have, and some causes need.
    surroundings: Vec<SurroundingView>,
    causes: Vec<CauseView<'a>>,
    after: Vec<SectionView<'a>>,
    /// Where its Markdown copy is.
    markdown_copy: Option<String>,
    /// The scripts that this page says how to run.
    scripts: Vec<ScriptLinkView<'a>>,
    /// Guided flows that start from this page.
    offers: Vec<FlowLinkView<'a>>,
    /// The questions of guided flows that ask for a check of this page.
    asked_by: Vec<LinkView>,
    /// Other guided flows that end here.
    led_here_by: Vec<LinkView>,
    related: Vec<ArticleLinkView<'a>>,
    reviewed: &'a str,
    changes: Vec<ChangeView<'a>>,
    sources: Vec<SourceView<'a>>,
}

/// Something that changed in the advice.
#[derive(Debug, Serialize)]
struct ChangeView<'a> {
    on: &'a str,
    what: &'a str,
}

/// The facts strip, in words.
#[derive(Debug, Serialize)]
struct FactsView<'a> {
    who: &'static str,
    minutes: Option<u32>,
    risk: &'static str,
    restart: &'static str,
    stage: Option<LinkView>,
    applies_to: String,
    evidence: &'static str,
    reviewed: &'a str,
}

/// A `##` section.
#[derive(Debug, Serialize)]
struct SectionView<'a> {
    anchor: &'a str,
    title: &'a str,
    /// Shown closed: nobody needs it to get going again.
    is_folded: bool,
    html: Html,
    parts: Vec<PartView<'a>>,
}

/// A `###` part.
#[derive(Debug, Serialize)]
struct PartView<'a> {
    anchor: &'a str,
    title: &'a str,
    blocks: Vec<BlockView<'a>>,
}

/// Prose or a check: one of the two.
#[derive(Debug, Serialize)]
struct BlockView<'a> {
    html: Option<Html>,
    check: Option<CheckView<'a>>,
}

/// A part of an environment that a cause needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SurroundingView {
    id: &'static str,
    /// What a reader ticks who does not have it.
    without: &'static str,
    name: &'static str,
}

/// A cause card.
#[derive(Debug, Serialize)]
struct CauseView<'a> {
    number: usize,
    anchor: &'a str,
    title: &'a str,
    is_open: bool,
    evidence: &'static str,
    /// Numbers in the list of sources.
    sources: Vec<usize>,
    who: &'static str,
    risk: &'static str,
    restart: &'static str,
    /// Without what it cannot be the cause.
    only_with: Option<SurroundingView>,
    /// What is lowered while its fix is not undone.
    lowers: Option<&'static str>,
    section: SectionView<'a>,
}

impl<'a> ArticleView<'a> {
    pub(in crate::site) fn of(library: &'a Library, article: &'a Article, root: &'a str) -> Self {
        let linker = Linker::for_article(library, root, article);
        let mut answer = None;
        let mut before = Vec::new();
        let mut causes = Vec::new();
        let mut after = Vec::new();
        for section in &article.body.sections {
            let view = SectionView::of(article, section, &linker);
            match &section.cause {
                Some(facts) => {
                    causes.push(CauseView::of(
                        causes.len() + 1,
                        article,
                        section,
                        facts,
                        view,
                        &linker,
                    ));
                }
                None if section.title.value == "Answer" => answer = Some(view),
                None if comes_after_the_causes(&section.title.value) => after.push(view),
                None => before.push(view),
            }
        }
        let front = &article.front;
        Self {
            id: &article.id,
            title: &front.title.value,
            summary: &front.summary.value,
            is_retired: matches!(front.status, Status::Retired { .. }),
            replaced_by: match &front.status {
                Status::Retired {
                    replaced_by: Some(id),
                } => link_to_article(library, &id.value),
                _ => None,
            },
            chips: chips(&linker, article),
            answer,
            intro: article
                .body
                .intro
                .as_ref()
                .map(|intro| html::render(&intro.value, &linker)),
            facts: (front.kind != Kind::Page).then(|| FactsView::of(article)),
            names: StandInView::of_page(&linker),
            before,
            surroundings: SurroundingView::of_page(&causes),
            causes,
            after,
            markdown_copy: (front.kind != Kind::Page && front.status == Status::Published)
                .then(|| address::of_markdown(&article.id)),
            scripts: scripts_of(library, article),
            offers: FlowLinkView::offered_by(library, &article.id),
            asked_by: flow::asking(library, &article.id),
            led_here_by: flow::leading_to(library, &article.id),
            related: ArticleLinkView::of_ids(library, library.related_to(&article.id)),
            reviewed: &front.reviewed.value,
            changes: front
                .changes
                .iter()
                .map(|change| ChangeView {
                    on: &change.on.value,
                    what: &change.what,
                })
                .collect(),
            sources: linker
                .cited()
                .iter()
                .map(|source| SourceView::of(source))
                .collect(),
        }
    }
}

fn comes_after_the_causes(title: &str) -> bool {
    matches!(title, "Still failing?" | "Why this happens")
}

impl<'a> FactsView<'a> {
    fn of(article: &'a Article) -> Self {
        let front = &article.front;
        Self {
            who: words::audience(front.audience),
            minutes: front.minutes,
            risk: words::risk(front.risk),
            restart: words::restart(front.restart),
            // A hub begins somewhere, but its causes break in many places.
            stage: front
                .stage
                .filter(|_| front.kind != Kind::Hub)
                .map(link_to_stage),
            applies_to: front.applies_to.join(", "),
            evidence: words::evidence(front.evidence),
            reviewed: &front.reviewed.value,
        }
    }
}

impl<'a> SectionView<'a> {
    fn of(article: &'a Article, section: &'a Section, linker: &Linker<'_>) -> Self {
        let blocks = |blocks: &'a [Block]| {
            blocks
                .iter()
                .map(|block| BlockView::of(article, block, linker))
                .collect()
        };
        Self {
            anchor: &section.anchor,
            title: &section.title.value,
            is_folded: article.front.kind != Kind::Page
                && section.title.value == "Why this happens",
            html: html::render(&section.markdown.value, linker),
            parts: section
                .parts
                .iter()
                .map(|part| PartView {
                    anchor: &part.anchor,
                    title: &part.title.value,
                    blocks: blocks(&part.blocks),
                })
                .collect(),
        }
    }
}

impl<'a> BlockView<'a> {
    fn of(article: &'a Article, block: &'a Block, linker: &Linker<'_>) -> Self {
        match block {
            Block::Markdown(markdown) => Self {
                html: Some(html::render(&markdown.value, linker)),
                check: None,
            },
            Block::Check(check) => Self {
                html: None,
                check: Some(CheckView::of(&article.id, check, linker)),
            },
        }
    }
}

impl SurroundingView {
    const fn of(surrounding: Surrounding) -> Self {
        let (id, without, name) = words::surrounding(surrounding);
        Self { id, without, name }
    }

    /// Those that causes of a page need, each once.
    fn of_page(causes: &[CauseView<'_>]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for needed in causes.iter().filter_map(|it| it.only_with.as_ref()) {
            if !all.contains(needed) {
                all.push(needed.clone());
            }
        }
        all
    }
}

impl<'a> CauseView<'a> {
    fn of(
        number: usize,
        article: &Article,
        section: &'a Section,
        facts: &CauseFacts,
        view: SectionView<'a>,
        linker: &Linker<'_>,
    ) -> Self {
        let title = &section.title.value;
        Self {
            number,
            anchor: &section.anchor,
            title: title.strip_prefix("Cause:").unwrap_or(title).trim(),
            is_open: number == 1,
            evidence: words::evidence(facts.evidence),
            sources: facts
                .sources
                .iter()
                .filter_map(|id| linker.number_of_source(&id.value))
                .collect(),
            who: words::audience(facts.who),
            risk: words::risk(facts.risk),
            restart: words::restart(facts.restart),
            lowers: lints::lowered_by_fix(article, section).or_else(|| {
                (facts.risk == Risk::WeakensSecurity)
                    .then_some("security is lowered, as its text says")
            }),
            only_with: facts
                .only_with
                .as_ref()
                .map(|it| SurroundingView::of(it.value)),
            section: view,
        }
    }
}

/// What the problem shows: the codes and events of its signatures, each once, in order.
fn chips(linker: &Linker<'_>, article: &Article) -> Vec<LinkView> {
    let mut chips: Vec<LinkView> = Vec::new();
    for signature in &article.front.signatures {
        for clue in signature.all.iter().chain(&signature.any) {
            let Some(chip) = chip(linker, &clue.kind) else {
                continue;
            };
            if chips.iter().all(|known| known.address != chip.address) {
                chips.push(chip);
            }
        }
    }
    chips
}

fn chip(linker: &Linker<'_>, clue: &ClueSpecKind) -> Option<LinkView> {
    match clue {
        ClueSpecKind::Code(space, value) => {
            let space = SpaceId::from_id(space)?;
            linker.library().code(space, *value)?;
            Some(LinkView {
                text: linker.name_of_code(space, *value),
                address: own_address::of_code(space, *value),
            })
        }
        ClueSpecKind::Event(provider, id) => {
            let table = linker.library().provider(provider)?;
            linker.library().event(provider, *id)?;
            Some(LinkView {
                text: format!("{} event {id}", super::short_name(table)),
                address: own_address::of_event(provider, *id),
            })
        }
        ClueSpecKind::Phrase(_) | ClueSpecKind::Sequence => None,
    }
}

/// The page on collecting lists the scripts; see the lint `careless-script`.
fn scripts_of<'a>(library: &'a Library, article: &Article) -> Vec<ScriptLinkView<'a>> {
    let is_list = article.front.kind == Kind::Page && article.id == "collect";
    let scripts = library.tables.scripts.iter().filter(|_| is_list);
    scripts.map(ScriptLinkView::of).collect()
}
