//! The prose of an article, passage by passage: a heading, a paragraph, an item of a list, a row of a table. For
//! lints that care for words beside each other. Fences are kept apart: what a command or its output says
//! is no prose.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Article, Target};

/// What an article says.
#[derive(Debug, Default)]
pub struct Prose {
    /// In order.
    pub passages: Vec<Passage>,
    /// What all its fences hold, checks included.
    pub fences: String,
}

/// One passage, without Markdown.
#[derive(Debug, Default)]
pub struct Passage {
    /// How many `##` headings stand before its end.
    pub section: usize,
    /// What it says.
    pub text: String,
    /// What a reader has just read: the sentence that leads to the list, the head of the table.
    pub lead: String,
    /// Its links: where in the text, where in the file, and where they point.
    pub links: Vec<PassageLink>,
    /// What stands between backticks, as places in the text.
    pub code: Vec<Range<usize>>,
    /// Pieces of the text: where they start in it, and where in the file.
    pieces: Vec<(usize, usize)>,
}

/// A link in a passage.
#[derive(Debug)]
pub struct PassageLink {
    /// UTF-8 byte offsets into the passage.
    pub text: Range<usize>,
    /// UTF-8 byte offsets into the file.
    pub span: Range<usize>,
    /// Where it points.
    pub target: Target,
}

impl Passage {
    /// The place in the file of a place in the text.
    pub fn place(&self, text: Range<usize>) -> Range<usize> {
        let after = self
            .pieces
            .partition_point(|(start, _)| *start <= text.start);
        let (from, place) = self
            .pieces
            .get(after.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        let start = place + text.start.saturating_sub(from);
        start..start + text.len()
    }
}

/// Reads all of it.
pub fn of(article: &Article) -> Prose {
    let body = &article.body;
    let intro = body.intro.as_ref().map(|intro| intro.span.start);
    let title = body
        .sections
        .first()
        .map(|section| section.title.span.start);
    let Some(inside) = intro.or(title) else {
        return Prose::default();
    };
    let text = &article.file.text;
    let before = text.get(..inside).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let mut walk = Walk::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let markdown = text.get(start..).unwrap_or("");
    for (event, span) in Parser::new_ext(markdown, options).into_offset_iter() {
        walk.take(event, span.start + start..span.end + start);
    }
    walk.close();
    walk.prose
}

#[derive(Default)]
struct Walk {
    prose: Prose,
    open: Passage,
    section: usize,
    is_fence: bool,
    /// What led to each list that is open.
    leads: Vec<String>,
    /// What the head of the open table says.
    head: String,
}

impl Walk {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Text(text) if self.is_fence => self.prose.fences.push_str(&text),
            Event::Text(text) => self.say(&text, span.start),
            Event::Code(text) => {
                let quote = span.len().saturating_sub(text.len()) / 2;
                let start = self.open.text.len();
                self.open.code.push(start..start + text.len());
                self.say(&text, span.start + quote);
            }
            Event::SoftBreak | Event::HardBreak => self.say(" ", span.start),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                self.section += usize::from(level == HeadingLevel::H2);
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.is_fence = true;
            }
            Tag::List(_) => {
                let inside = self.leads.last().cloned().unwrap_or_default();
                let last = self.last_text();
                self.leads.push(format!("{inside} {last}"));
            }
            Tag::Table(_) => {
                let last = self.last_text();
                self.leads.push(last);
            }
            Tag::Link { dest_url, .. } => {
                let at = self.open.text.len();
                self.open.links.push(PassageLink {
                    text: at..at,
                    span,
                    target: Target::parse(&dest_url),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => self.is_fence = false,
            TagEnd::List(_) | TagEnd::Table => {
                self.close();
                self.leads.pop();
                self.head.clear();
            }
            TagEnd::TableHead => {
                self.head.clone_from(&self.open.text);
                self.close();
            }
            TagEnd::TableCell => self.say(" ", 0),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::Link => {
                let at = self.open.text.len();
                if let Some(link) = self.open.links.last_mut() {
                    link.text.end = at;
                }
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str, place: usize) {
        self.open.pieces.push((self.open.text.len(), place));
        self.open.text.push_str(text);
    }

    /// What a list or table that begins now follows: the open passage, or else the one before.
    fn last_text(&mut self) -> String {
        self.close();
        let last = self.prose.passages.last();
        last.map(|it| it.text.clone()).unwrap_or_default()
    }

    fn close(&mut self) {
        if self.open.text.trim().is_empty() {
            self.open = Passage::default();
            return;
        }
        let mut passage = std::mem::take(&mut self.open);
        passage.section = self.section;
        passage.lead = self.leads.last().cloned().unwrap_or_default();
        passage.lead.push(' ');
        passage.lead.push_str(&self.head);
        self.prose.passages.push(passage);
    }
}
