//! Turns the Markdown of a file into sections, parts, checks and links.

use std::ops::Range;
use std::sync::Arc;

use super::anchor::{self, Anchors};
use super::fences::Fence;
use super::outline::{self, Heading, Outline};
use super::{Block, Body, CauseFacts, CheckBlock, Figure, Kind, Part, Section};
use super::{cause_block, check_block, figure, figure_block, skeleton};
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};

/// Understands the body, which starts at `start`.
pub(super) fn parse(file: &Arc<SourceText>, start: usize, kind: Kind, report: &mut Report) -> Body {
    let outline = outline::read(file, start, report);
    let mut reading = Reading {
        file,
        kind,
        outline: &outline,
        anchors: Anchors::default(),
        figures: Vec::new(),
        report,
    };
    reading.read_figures();
    reading.check_loose_headings();
    let intro = reading.intro(start);
    let sections = reading.sections();
    let anchors = reading.anchors.into_list();
    let figures = reading.figures;
    skeleton::inspect(file, kind, &sections, report);
    let words = all_words(&outline, &sections, &figures);
    Body {
        intro,
        sections,
        figures,
        anchors,
        words,
        links: outline.links,
    }
}

struct Reading<'r> {
    file: &'r Arc<SourceText>,
    kind: Kind,
    outline: &'r Outline,
    anchors: Anchors,
    figures: Vec<Figure>,
    report: &'r mut Report,
}

impl Reading<'_> {
    fn read_figures(&mut self) {
        let outline = self.outline;
        let fences = outline.fences.iter().filter(|it| it.is(figure::KIND));
        for fence in fences {
            let figure = figure_block::parse(self.file, fence, self.report);
            self.figures.extend(figure);
        }
    }

    /// Headings that no section or part can be made of.
    fn check_loose_headings(&mut self) {
        let first_section = self
            .outline
            .headings
            .iter()
            .position(|heading| heading.level == 2);
        for (place, heading) in self.outline.headings.iter().enumerate() {
            let at = heading.title.span.clone();
            if heading.level == 1 {
                self.complain(at, "the title of a page comes from its front matter")
                    .help = Some("write `## …`, or take the heading out".into());
            } else if heading.level > 2 && first_section.is_none_or(|first| place < first) {
                self.complain(at, "this heading stands in no section").help =
                    Some("put a `## …` before it".into());
            } else if heading.title.value.is_empty() {
                self.complain(heading.span.clone(), "this heading is empty")
                    .help = Some("give it a text, or take it out".into());
            }
        }
    }

    /// What stands before the first section. Articles have nothing there.
    fn intro(&mut self, start: usize) -> Option<Placed<String>> {
        let first = self
            .outline
            .headings
            .iter()
            .find(|heading| heading.level == 2);
        let end = first.map_or(self.file.text.len(), |heading| heading.span.start);
        let intro = self.markdown(start..end);
        if intro.value.is_empty() {
            return None;
        }
        if self.kind == Kind::Page {
            self.refuse_own_fences(&intro.span);
            return Some(intro);
        }
        let line = self.file.text[intro.span.clone()]
            .lines()
            .next()
            .unwrap_or("")
            .len();
        let at = intro.span.start..intro.span.start + line;
        self.complain(at, "this text stands in no section").help =
            Some("an article starts with `## Answer`".into());
        None
    }

    fn sections(&mut self) -> Vec<Section> {
        let outline = self.outline;
        let headings: Vec<&Heading> = outline
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .collect();
        let anchors: Vec<String> = headings
            .iter()
            .map(|heading| self.anchors.take(anchor::of(&heading.title.value)))
            .collect();
        let mut sections = Vec::new();
        for (place, (heading, anchor)) in headings.iter().zip(anchors).enumerate() {
            let next = headings.get(place + 1);
            let region = heading.span.end..next.map_or(self.file.text.len(), |n| n.span.start);
            let prose_end = next.map_or(outline.prose.len(), |next| next.prose.start);
            let n_words = count_words(&outline.prose[heading.prose.end..prose_end]);
            sections.push(self.section(heading, anchor, n_words, region));
        }
        sections
    }

    fn section(
        &mut self,
        heading: &Heading,
        anchor: String,
        n_words: usize,
        region: Range<usize>,
    ) -> Section {
        let outline = self.outline;
        let headings: Vec<&Heading> = headings_in(outline, &region)
            .iter()
            .filter(|heading| heading.level == 3)
            .collect();
        let intro_end = headings
            .first()
            .map_or(region.end, |heading| heading.span.start);
        let intro = region.start..intro_end;
        let is_cause = skeleton::is_cause(&heading.title.value);
        let cause = if is_cause {
            self.cause(heading, &intro)
        } else {
            self.refuse_fences("cause", &intro);
            None
        };
        self.refuse_fences("check", &intro);
        let mut parts = Vec::new();
        for (place, part) in headings.iter().enumerate() {
            let end = headings
                .get(place + 1)
                .map_or(region.end, |next| next.span.start);
            let plain = anchor::of(&part.title.value);
            // Every cause has a Check: the anchor says whose it is, and stays when another
            // cause is added.
            let wanted = if is_cause || self.anchors.has(&plain) {
                format!("{anchor}--{plain}")
            } else {
                plain
            };
            let title = part.title.clone();
            let blocks = self.blocks(part.span.end..end);
            parts.push(Part {
                title,
                anchor: self.anchors.take(wanted),
                blocks,
            });
        }
        let title = heading.title.clone();
        Section {
            title,
            anchor,
            n_words,
            markdown: self.markdown(intro),
            cause,
            parts,
        }
    }

    /// The block that opens a cause.
    fn cause(&mut self, heading: &Heading, intro: &Range<usize>) -> Option<CauseFacts> {
        let outline = self.outline;
        let fences: Vec<&Fence> = fences_in(outline, intro)
            .iter()
            .filter(|fence| fence.is("cause"))
            .collect();
        let Some((first, others)) = fences.split_first() else {
            self.complain(heading.title.span.clone(), "this cause has no cause block")
                .help = Some(
                "put a fence ```cause below it, with `evidence`, `sources`, `risk` and `who`"
                    .into(),
            );
            return None;
        };
        let before = &self.file.text[intro.start..first.span.start];
        if !before.trim().is_empty() {
            let at = first.first_line(self.file);
            self.complain(at, "a cause block stands right below its heading")
                .help = Some("move it up, before the text".into());
        }
        for other in others {
            let at = other.first_line(self.file);
            self.complain(at, "this cause has two cause blocks").help =
                Some("keep one of them".into());
        }
        cause_block::parse(self.file, first, self.report)
    }

    /// Markdown and checks in turn.
    fn blocks(&mut self, region: Range<usize>) -> Vec<Block> {
        self.refuse_fences("cause", &region);
        if self.kind == Kind::Page {
            self.refuse_fences("check", &region);
        }
        let outline = self.outline;
        let mut blocks = Vec::new();
        let mut from = region.start;
        let checks = fences_in(outline, &region)
            .iter()
            .filter(|fence| fence.is("check"));
        for fence in checks {
            if fence.is_at_margin {
                blocks.extend(self.markdown_block(from..fence.span.start));
                from = fence.span.end;
            }
            let check = check_block::parse(self.file, fence, self.report);
            blocks.extend(check.map(|check| Block::Check(Box::new(check))));
        }
        blocks.extend(self.markdown_block(from..region.end));
        blocks
    }

    fn markdown_block(&self, region: Range<usize>) -> Option<Block> {
        let markdown = self.markdown(region);
        (!markdown.value.is_empty()).then_some(Block::Markdown(markdown))
    }

    /// The Markdown of a region, without the fences that we read ourselves.
    fn markdown(&self, region: Range<usize>) -> Placed<String> {
        let mut value = String::new();
        let mut from = region.start;
        for fence in fences_in(self.outline, &region) {
            if !fence.is_ours() || !fence.is_at_margin {
                continue;
            }
            value.push_str(&self.file.text[from..fence.span.start]);
            let figure = self.figures.iter().position(|it| it.span == fence.span);
            value.extend(figure.map(Figure::stand_in));
            from = fence.span.end.min(region.end);
        }
        value.push_str(&self.file.text[from..region.end]);
        Placed {
            value: without_blank_ends(&value).to_owned(),
            span: trimmed(self.file, region),
        }
    }

    fn refuse_own_fences(&mut self, region: &Range<usize>) {
        self.refuse_fences("cause", region);
        self.refuse_fences("check", region);
    }

    fn refuse_fences(&mut self, kind: &'static str, region: &Range<usize>) {
        let outline = self.outline;
        let refused = fences_in(outline, region)
            .iter()
            .filter(|fence| fence.is(kind));
        for fence in refused {
            let at = fence.first_line(self.file);
            let (message, help) = match kind {
                "cause" => (
                    "a cause block stands here",
                    "it belongs right below a `## Cause: …` heading",
                ),
                _ if self.kind == Kind::Page => (
                    "a page has no checks",
                    "put it into an article, and link to that",
                ),
                _ => (
                    "a check stands in no part",
                    "put a heading `### Check` before it",
                ),
            };
            self.complain(at, message).help = Some(help.into());
        }
    }

    fn complain(&mut self, span: Range<usize>, message: &str) -> &mut Diagnostic {
        let at = self.file.at(span);
        self.report.breach(&rules::BROKEN_PART, at, message)
    }
}

/// The headings of a region. They are in the order of the file, so that a page of many
/// sections is not searched whole for each.
fn headings_in<'o>(outline: &'o Outline, region: &Range<usize>) -> &'o [Heading] {
    let all = &outline.headings;
    let start = all.partition_point(|heading| heading.span.start < region.start);
    let end = all.partition_point(|heading| heading.span.start < region.end);
    &all[start..end.max(start)]
}

/// The fences of a region, for the same reason.
fn fences_in<'o>(outline: &'o Outline, region: &Range<usize>) -> &'o [Fence] {
    let all = &outline.fences;
    let start = all.partition_point(|fence| fence.span.start < region.start);
    let end = all.partition_point(|fence| fence.span.start < region.end);
    &all[start..end.max(start)]
}

fn count_words(prose: &str) -> usize {
    prose
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

fn all_words(outline: &Outline, sections: &[Section], figures: &[Figure]) -> String {
    let mut words = outline.words.clone();
    for figure in figures {
        let reasons = figure.marks.iter().filter_map(|mark| mark.because.as_ref());
        for text in [&figure.caption].into_iter().chain(reasons) {
            words.push_str(text);
            words.push(' ');
        }
    }
    let parts = sections.iter().flat_map(|section| &section.parts);
    for block in parts.flat_map(|part| &part.blocks) {
        if let Block::Check(check) = block {
            add_check_words(&mut words, check);
        }
    }
    words.truncate(words.trim_end().len());
    words
}

fn add_check_words(words: &mut String, check: &CheckBlock) {
    words.push_str(&check.run.value);
    for outcome in &check.outcomes {
        words.push(' ');
        words.push_str(&outcome.means);
    }
    words.push(' ');
}

/// Without blank lines before and after; the indentation of the first line stays.
fn without_blank_ends(markdown: &str) -> &str {
    let end = markdown.trim_end();
    let first = end.len() - end.trim_start().len();
    let line_start = end[..first].rfind('\n').map_or(0, |newline| newline + 1);
    &end[line_start..]
}

fn trimmed(file: &SourceText, region: Range<usize>) -> Range<usize> {
    let kept = without_blank_ends(&file.text[region.clone()]);
    let start = file.text[region.clone()].trim_end().len() - kept.len() + region.start;
    start..start + kept.len()
}
