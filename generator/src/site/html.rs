//! Turns the Markdown of an article into HTML.
//!
//! Markdown's raw HTML is shown, never passed on; a link that leads nowhere becomes its text.

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd,
};
use serde::Serialize;

use super::links::Linker;
use super::{command, figure, words};
use crate::article::figure::KIND as FIGURE_FENCE;
use crate::lens::Language;

/// HTML that may stand in a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Html(String);

impl Html {
    /// Takes what was written with [`escape`] and [`push_all`].
    pub(super) fn from_markup(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Renders a run of Markdown that stands on one page.
pub(super) fn render(markdown: &str, linker: &Linker<'_>) -> Html {
    let mut writer = Writer {
        linker,
        out: String::with_capacity(markdown.len() * 2),
        code: None,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let mut is_link_open = Vec::new();
    let mut is_in_table_head = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                is_link_open.push(writer.open_link(&dest_url));
            }
            Event::End(TagEnd::Link) => {
                if is_link_open.pop() == Some(true) {
                    writer.out.push_str("</a>");
                }
            }
            Event::Start(Tag::TableHead) => {
                is_in_table_head = true;
                writer.out.push_str("<thead><tr>");
            }
            Event::End(TagEnd::TableHead) => {
                is_in_table_head = false;
                writer.out.push_str("</tr></thead><tbody>");
            }
            Event::Start(Tag::TableCell) => {
                writer.out.push_str(if is_in_table_head {
                    "<th scope=\"col\">"
                } else {
                    "<td>"
                });
            }
            Event::End(TagEnd::TableCell) => {
                writer
                    .out
                    .push_str(if is_in_table_head { "</th>" } else { "</td>" });
            }
            Event::Start(tag) => writer.start(&tag),
            Event::End(tag) => writer.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => writer.text(&text),
            Event::Code(code) => {
                writer.out.push_str("<code translate=\"no\">");
                escape(&mut writer.out, &code);
                writer.out.push_str("</code>");
            }
            Event::SoftBreak => writer.text("\n"),
            Event::HardBreak => writer.out.push_str("<br>\n"),
            Event::Rule => writer.out.push_str("<hr>\n"),
            // Behind options that are not set above.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }
    Html(writer.out)
}

/// One line of Markdown without its paragraph: for cells and labels.
pub(super) fn render_line(markdown: &str, linker: &Linker<'_>) -> Html {
    let Html(html) = render(markdown, linker);
    let line = html.trim_end();
    let inner = line
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => Html(inner.to_owned()),
        _ => Html(html),
    }
}

/// The letters of one line of Markdown, without any markup.
pub(super) fn plain_line(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// A code block that is open: what kind, and its text so far.
struct OpenCode {
    language: String,
    text: String,
}

struct Writer<'w, 'a> {
    linker: &'w Linker<'a>,
    out: String,
    code: Option<OpenCode>,
}

impl Writer<'_, '_> {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => {
                push_all(&mut self.out, &["<", name_of(*level), ">"]);
            }
            Tag::BlockQuote(kind) => self.open_quote(*kind),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some(OpenCode {
                    language,
                    text: String::new(),
                });
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                push_all(
                    &mut self.out,
                    &["<ol start=\"", &first.to_string(), "\">\n"],
                );
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(_) => self.out.push_str(
                "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>",
            ),
            Tag::TableRow => self.out.push_str("<tr>"),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<s>"),
            // The text inside is all that is left of these.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => push_all(&mut self.out, &["</", name_of(level), ">\n"]),
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</div>\n"),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</s>"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.text.push_str(text),
            None => escape(&mut self.out, text),
        }
    }

    fn open_link(&mut self, written: &str) -> bool {
        let Some(address) = self.linker.href(written) else {
            return false;
        };
        self.out.push_str("<a href=\"");
        escape(&mut self.out, &address);
        self.out.push_str("\">");
        true
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.out.push_str("<blockquote>\n");
            return;
        };
        let (class, label) = match kind {
            BlockQuoteKind::Caution => ("caution", "Lowers security"),
            BlockQuoteKind::Warning => ("warning", "Before you do this"),
            BlockQuoteKind::Important => ("warning", "Important"),
            BlockQuoteKind::Note => ("note", "Note"),
            BlockQuoteKind::Tip => ("note", "Tip"),
        };
        push_all(
            &mut self.out,
            &[
                "<div class=\"alert ",
                class,
                "\" role=\"note\"><p class=\"label\">",
                label,
                "</p>\n",
            ],
        );
    }

    fn close_code(&mut self) {
        let Some(OpenCode { language, text }) = self.code.take() else {
            return;
        };
        let language = language.split([',', ' ']).next().unwrap_or_default();
        if language == FIGURE_FENCE
            && let Some((place, figure)) = self.linker.figure(&text)
        {
            figure::draw(&mut self.out, figure, place);
            return;
        }
        self.push_code_block(words::fence(language), language, &text);
    }

    /// A command or what one prints, in a region that scrolls by itself and can be focused.
    fn push_code_block(&mut self, caption: Option<&str>, language: &str, text: &str) {
        let out = &mut self.out;
        let tag = if language == "output" { "samp" } else { "code" };
        out.push_str("<figure class=\"code\">");
        if let Some(caption) = caption {
            push_all(out, &["<figcaption>", caption, "</figcaption>"]);
        }
        let label = caption.unwrap_or("Text");
        push_all(
            out,
            &[
                "<pre tabindex=\"0\" role=\"group\" aria-label=\"",
                label,
                "\"><",
                tag,
                " translate=\"no\">",
            ],
        );
        let text = text.trim_end_matches('\n');
        let read_as = Language::of_fence(language);
        match read_as {
            Some(_) => out.push_str(command::marked(text, self.linker).as_str()),
            None => escape(out, text),
        }
        push_all(out, &["</", tag, "></pre>"]);
        if let Some(language) = read_as {
            let effect = command::effect(language, text, self.linker);
            push_all(out, &["<p class=\"effect\">", effect.as_str(), "</p>"]);
        }
        out.push_str("</figure>\n");
    }
}

const fn name_of(level: HeadingLevel) -> &'static str {
    match level {
        // A page has one `h1`, its title.
        HeadingLevel::H1 | HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// Markup only: nothing here is escaped.
pub(super) fn push_all(out: &mut String, pieces: &[&str]) {
    out.extend(pieces.iter().copied());
}

pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}
