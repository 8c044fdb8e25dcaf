//! Reads the Markdown once and notes what the other parts need: headings, fences, links, words.
//!
//! Reports what no page can show: HTML, images.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fences::Fence;
use super::{Link, Target, hidden};
use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};

/// What stands in the body of a file. All places are places in the file.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Headings at the left margin, of every level.
    pub(super) headings: Vec<Heading>,
    /// Code blocks of every kind.
    pub(super) fences: Vec<Fence>,
    /// Links.
    pub(super) links: Vec<Link>,
    /// Prose without Markdown, headings included.
    pub(super) prose: String,
    /// Prose and the content of fences other than `check` and `cause`.
    pub(super) words: String,
}

/// A heading at the left margin.
#[derive(Debug)]
pub(super) struct Heading {
    /// 1 to 6.
    pub(super) level: usize,
    /// Its text.
    pub(super) title: Placed<String>,
    /// The whole line.
    pub(super) span: Range<usize>,
    /// Offsets into the prose: where the heading starts and ends there.
    pub(super) prose: Range<usize>,
}

/// Reads the body, which starts at `start`.
pub(super) fn read(file: &Arc<SourceText>, start: usize, report: &mut Report) -> Outline {
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let mut walk = Walk {
        file,
        report,
        outline: Outline::default(),
        depth: 0,
        fence: None,
    };
    for (event, range) in Parser::new_ext(&file.text[start..], options).into_offset_iter() {
        walk.take(event, range.start + start..range.end + start);
    }
    walk.outline
}

struct Walk<'w> {
    file: &'w Arc<SourceText>,
    report: &'w mut Report,
    outline: Outline,
    /// How many lists, quotes and tables are open.
    depth: usize,
    /// The code block that is open.
    fence: Option<Fence>,
}

impl Walk<'_> {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => match &mut self.fence {
                Some(fence) => fence.push(&text, span),
                None => self.say(&text),
            },
            Event::Code(text) => {
                hidden::look_at_command(self.file, span.clone(), self.report);
                self.say(&text);
            }
            Event::InlineHtml(_) => self.refuse_html(span),
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.pause(),
            // HTML blocks are refused where they start; the others are switched off.
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } if self.depth == 0 => {
                let prose = self.outline.prose.len();
                self.outline.headings.push(Heading {
                    level: number(level),
                    title: Placed {
                        value: String::new(),
                        span: span.start..span.start,
                    },
                    span,
                    prose: prose..prose,
                });
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(info.to_string()),
                    CodeBlockKind::Indented => None,
                };
                self.fence = Some(Fence::new(info, span, self.depth == 0));
            }
            Tag::Link { dest_url, .. } => {
                self.outline.links.push(Link {
                    target: Target::parse(&dest_url),
                    span,
                });
            }
            Tag::Image { .. } => {
                let at = self.file.at(span);
                self.report.push(
                    Diagnostic::new(
                        &rules::UNSUPPORTED_IMAGE,
                        at,
                        "no page can show an image yet",
                    )
                    .help("say in words what it shows; a screenshot of text is better as text"),
                );
            }
            Tag::HtmlBlock => self.refuse_html(span),
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::Table(_) => self.depth += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Range<usize>) {
        match tag {
            TagEnd::Heading(_) if self.depth == 0 => {
                let end = self.outline.prose.len();
                if let Some(heading) = self.outline.headings.last_mut() {
                    heading.prose.end = end;
                    let title = &self.outline.prose[heading.prose.clone()];
                    title.trim().clone_into(&mut heading.title.value);
                    heading.title.span = title_place(&self.file.text, &heading.span);
                }
                self.pause();
            }
            TagEnd::CodeBlock => {
                if let Some(mut fence) = self.fence.take() {
                    fence.end_at(span.end);
                    fence.inspect(self.file, self.report);
                    if !fence.is_ours() {
                        self.outline.words.push_str(&fence.content);
                        self.outline.words.push(' ');
                    }
                    self.outline.fences.push(fence);
                }
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Heading(_) => self.pause(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => {
                self.depth -= 1;
                self.pause();
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.outline.prose.push_str(text);
        self.outline.words.push_str(text);
    }

    fn pause(&mut self) {
        for text in [&mut self.outline.prose, &mut self.outline.words] {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
    }

    fn refuse_html(&mut self, span: Range<usize>) {
        let end = span.start + self.file.text[span.clone()].trim_end().len();
        let at = self.file.at(span.start..end);
        self.report.push(
            Diagnostic::new(
                &rules::RAW_HTML,
                at,
                "this is HTML, and a page shows it as it is written",
            )
            .help("put names like `<server>` in backticks, and write the rest as Markdown"),
        );
    }
}

fn number(level: HeadingLevel) -> usize {
    level as usize
}

/// The text of a heading in its line: without the `#`s, without what surrounds it.
fn title_place(text: &str, line: &Range<usize>) -> Range<usize> {
    let written = text[line.clone()].lines().next().unwrap_or("");
    let inner = written.trim_start_matches([' ', '#']);
    let start = line.start + (written.len() - inner.len());
    start..start + inner.trim_end_matches([' ', '#']).len()
}
