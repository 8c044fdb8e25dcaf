//! Turns an answer into elements.
//!
//! The order is the order of need: how sure and which article, what was recognized, pages by words, what to do else.

mod happened;

use decoder::KnowledgeBase;
use web_sys::{Document, Element};

use crate::answer::{Answer, Article, Seen, Slip};
use crate::dom::Builder;
use crate::excerpt::{Piece, split_at_ranges};
use crate::names::Naming;
use crate::page::{ALL_CODES, ALL_EVENTS, class};
use crate::pages::{Page, Pages};
use crate::words;

/// Articles shown at once; the others are folded.
const ARTICLES: usize = 4;
/// Recognized things shown at once; the others are folded.
const SEEN: usize = 12;

/// What stands above an answer.
#[derive(Clone, Copy)]
pub(crate) enum Note<'n> {
    None,
    /// What was not read, and why.
    Said(&'n str),
    /// The text is still being read: how far it is.
    Reading(&'n str),
}

/// Builds the panel.
pub(crate) fn panel(
    document: &Document,
    root: &str,
    knowledge: &KnowledgeBase,
    answer: &Answer<'_>,
    pages: &Pages,
    note: Note<'_>,
) -> Element {
    let panel = Builder::new(document, root, "div", class::ANSWER);
    let recognized =
        !answer.articles.is_empty() || !answer.seen.is_empty() || !answer.slips.is_empty();
    match note {
        Note::None => {}
        Note::Said(text) => _ = panel.text_in("p", class::NOTE, text),
        Note::Reading(progress) => reading_on(&panel, progress),
    }
    if recognized || matches!(pages, Pages::NotWanted) {
        verdict(&panel, answer);
    }
    foreign(&panel, answer);
    articles(&panel, answer.certainty, &answer.articles);
    panel.text_in("p", "", &answer.tells_apart);
    happened::happened(&panel, answer);
    what_was_seen(&panel, answer);
    slips(&panel, &answer.slips);
    found_by_words(&panel, pages, recognized);
    let nothing = matches!(pages, Pages::Found(found) if found.is_empty());
    let may_come = answer.naming == Naming::OnTheWay;
    if !recognized && may_come {
        panel.text_in("p", class::NOTE, "Looking for Windows names …");
    } else if !recognized && answer.naming == Naming::Missing {
        panel.text_in(
            "p",
            class::NOTE,
            "The names of Windows codes could not be loaded.",
        );
    }
    if !recognized
        && !may_come
        && (nothing || matches!(pages, Pages::NotWanted | Pages::Missing(_)))
    {
        what_to_copy(&panel, knowledge);
    }
    panel.child("p", "", |foot| {
        foot.child("button", class::CLEAR, |button| {
            button.attribute("type", "button").text("Clear");
        });
    });
    panel.done()
}

/// What is known so far stands below.
fn reading_on(panel: &Builder<'_>, progress: &str) {
    panel.child("p", class::NOTE, |p| {
        p.text("A long text: this is the answer so far. ")
            .text_in("span", class::PROGRESS, progress)
            .text(" ")
            .child("button", class::HALT, |button| {
                button.attribute("type", "button").text("Stop reading");
            });
    });
}

fn verdict(panel: &Builder<'_>, answer: &Answer<'_>) {
    panel.child("p", class::VERDICT, |verdict| {
        verdict
            .text_in("strong", class::WORD, answer.certainty)
            .text(" ")
            .text(&answer.verdict);
    });
}

/// What the text says in another language.
fn foreign(panel: &Builder<'_>, answer: &Answer<'_>) {
    let Some((what, sentences)) = &answer.foreign else {
        return;
    };
    panel.child("p", class::NOTE, |p| {
        p.text(what);
        for (at, sentence) in sentences.iter().enumerate() {
            p.text(if at == 0 { " " } else { ", " })
                .child("q", "", |quote| {
                    quote.attribute("lang", "en").text(sentence);
                });
        }
        p.text(".");
    });
}

fn articles(panel: &Builder<'_>, certainty: &str, articles: &[Article]) {
    let Some((best, others)) = articles.split_first() else {
        return;
    };
    panel.child("div", class::ARTICLE, |part| {
        part.child("h2", "", |heading| {
            heading
                .text("Read: ")
                .link(&best.link.url, &best.link.title);
        })
        .text_in("p", "", &best.because)
        .text_in("p", "", &best.missing)
        .text_in("p", class::NOTE, &best.note);
    });
    if others.is_empty() {
        return;
    }
    // Where one article stands out, the others would only be in the way.
    let shown = if certainty == words::ONE_OF_SEVERAL {
        others.len().min(ARTICLES - 1)
    } else {
        0
    };
    let (shown, folded) = others.split_at(shown);
    panel.child("section", class::SECTION, |section| {
        if !shown.is_empty() {
            section
                .text_in("h2", "", "It could also be")
                .child("ul", class::LIST, |list| other_articles(list, shown));
        }
        if !folded.is_empty() {
            let title = words::count(folded.len(), "more article");
            fold(section, &title, |list| other_articles(list, folded));
        }
    });
}

fn other_articles(list: &Builder<'_>, articles: &[Article]) {
    for article in articles {
        other_article(list, article);
    }
}

fn other_article(list: &Builder<'_>, article: &Article) {
    list.child("li", "", |item| {
        item.link(&article.link.url, &article.link.title)
            .text(" ")
            .text_in("span", class::KIND, article.confidence)
            .text_in("p", "", &article.because)
            .text_in("p", "", &article.missing);
    });
}

fn what_was_seen(panel: &Builder<'_>, answer: &Answer<'_>) {
    if answer.seen.is_empty() {
        return;
    }
    panel.child("section", class::SECTION, |section| {
        section.text_in("h2", "", "What is in your text");
        if !answer.excerpt.is_empty() {
            paste(section, &answer.excerpt);
        }
        let (shown, folded) = answer.seen.split_at(answer.seen.len().min(SEEN));
        section.child("ol", class::LIST, |list| {
            each_seen(list, shown, 0);
        });
        if !folded.is_empty() {
            section.child("details", "", |details| {
                details
                    .text_in("summary", "", &format!("{} more", folded.len()))
                    .child("ol", class::LIST, |list| {
                        list.attribute("start", &(SEEN + 1).to_string());
                        each_seen(list, folded, SEEN);
                    });
            });
        }
        section.text_in("p", class::NOTE, &answer.ignored);
    });
}

fn paste(section: &Builder<'_>, pieces: &[Piece<'_>]) {
    section.child("pre", class::PASTE, |pre| {
        // It scrolls, so it must be reachable without a mouse.
        pre.attribute("tabindex", "0")
            .attribute("role", "region")
            .attribute("aria-label", "Your text");
        for piece in pieces {
            match piece {
                Piece::Text(text) => pre.text(text),
                Piece::Marked(text, number) => marked(pre, text, *number),
                Piece::Gap(lines) => pre.text_in("span", class::GAP, &gap(*lines)),
            };
        }
    });
}

/// The mark and what explains it have the same number; `theme/js/tools/ties.js` leads from one to the other.
fn marked<'a, 'b>(pre: &'b Builder<'a>, text: &str, number: usize) -> &'b Builder<'a> {
    let number = number.to_string();
    pre.child("mark", "", |mark| {
        mark.attribute("data-n", &number).text(text);
    })
    .child("sup", "", |sup| {
        sup.child("button", class::NUMBER, |button| {
            button
                .attribute("type", "button")
                .attribute("data-n", &number)
                .attribute("aria-label", &["[", &number, "] ", text].concat())
                .text(&["[", &number, "]"].concat());
        });
    })
}

fn gap(lines: usize) -> String {
    match lines {
        0 | 1 => "\n… some text not shown …\n".into(),
        lines => format!("\n… {lines} lines not shown …\n"),
    }
}

fn each_seen(list: &Builder<'_>, each: &[Seen], before: usize) {
    for (at, seen) in each.iter().enumerate() {
        one_seen(list, seen, before + at + 1);
    }
}

fn one_seen(list: &Builder<'_>, seen: &Seen, number: usize) {
    list.child("li", "", |item| {
        item.attribute("data-n", &number.to_string())
            .attribute("tabindex", "-1");
        match &seen.url {
            Some(url) => item.child("span", class::CODE, |code| _ = code.link(url, &seen.title)),
            None => item.text_in("span", class::CODE, &seen.title),
        };
        item.text(" ")
            .text_in("span", class::KIND, &seen.kind)
            .text_in("p", "", &seen.meaning)
            .text_in("p", class::NOTE, &seen.note);
        if let Some(article) = &seen.article {
            item.child("p", "", |p| {
                p.text("Read: ").link(&article.url, &article.title);
            });
        }
        if !seen.others.is_empty() {
            let title = format!("What else {} can be ({})", seen.title, seen.others.len());
            fold(item, &title, |list| {
                for other in &seen.others {
                    list.child("li", "", |item| {
                        if let Some(link) = &other.link {
                            item.link(&link.url, &link.title).text(": ");
                        }
                        item.text(&other.text);
                    });
                }
            });
        }
    });
}

fn fold(parent: &Builder<'_>, title: &str, fill: impl FnOnce(&Builder<'_>)) {
    parent.child("details", "", |details| {
        details
            .text_in("summary", "", title)
            .child("ul", class::LIST, fill);
    });
}

fn slips(panel: &Builder<'_>, slips: &[Slip]) {
    if slips.is_empty() {
        return;
    }
    panel.child("section", class::SECTION, |section| {
        section.text_in("h2", "", "Not a code, but close to one");
        for slip in slips {
            section.child("p", "", |p| {
                p.text(&slip.text);
                for (at, (link, name)) in slip.perhaps.iter().enumerate() {
                    p.text(if at == 0 { " " } else { ", or " })
                        .link(&link.url, &link.title);
                    if !name.is_empty() {
                        p.text(" (").text(name).text(")");
                    }
                }
                p.text(".");
            });
        }
    });
}

fn found_by_words(panel: &Builder<'_>, pages: &Pages, recognized: bool) {
    match pages {
        Pages::NotWanted => {}
        Pages::Loading => _ = panel.text_in("p", class::NOTE, "Looking the words up …"),
        Pages::Missing(why) => {
            panel.child("p", class::NOTE, |p| {
                p.text("Words cannot be looked up now: ")
                    .text(why)
                    .text(". Look in ");
                p.link(ALL_CODES, "all codes")
                    .text(" or ")
                    .link(ALL_EVENTS, "all events")
                    .text(".");
            });
        }
        Pages::Found(found) if found.is_empty() => {}
        Pages::Found(found) => {
            panel.child("section", class::SECTION, |section| {
                let title = if recognized {
                    "Pages with these words"
                } else {
                    "Pages that fit"
                };
                section
                    .text_in("h2", "", title)
                    .child("ul", class::LIST, |list| {
                        for page in found {
                            list.child("li", "", |item| {
                                item.link(&page.link.url, &page.link.title)
                                    .text(" ")
                                    .text_in("span", class::KIND, &page.kind)
                                    .child("p", "", |p| excerpt(p, page));
                            });
                        }
                    });
            });
        }
    }
}

fn excerpt(p: &Builder<'_>, page: &Page) {
    for (text, matched) in split_at_ranges(&page.excerpt, &page.marks) {
        if matched {
            p.text_in("mark", "", text);
        } else {
            p.text(text);
        }
    }
}

/// Never only "nothing found": what to copy instead, and where every code is listed.
fn what_to_copy(panel: &Builder<'_>, knowledge: &KnowledgeBase) {
    panel.child("section", class::SECTION, |section| {
        section
            .text_in("h2", "", "What to copy")
            .child("ul", class::LIST, |list| {
                list.child("li", "", |item| {
                    item.text("In the error window press ")
                        .text_in("kbd", "", "Ctrl+C");
                    item.text(": that copies its whole text, numbers included. Paste it here.");
                });
                for text in [
                    "In Event Viewer choose Copy, then Copy Details as Text.",
                    "A code alone works in any notation: 0x904, 2308, -2146893043.",
                    "Or describe it in two or three words: black screen, certificate, licence.",
                ] {
                    list.text_in("li", "", text);
                }
            })
            .child("p", "", |p| {
                p.text("Or look it up: ")
                    .link(ALL_CODES, "all codes")
                    .text(", ");
                p.link(ALL_EVENTS, "all events");
                for space in knowledge
                    .spaces
                    .iter()
                    .filter(|space| !space.codes.is_empty())
                    .take(4)
                {
                    let url = format!("codes/{}/index.html", space.id.as_str());
                    p.text(", ").link(&url, &space.name);
                }
                p.text(".");
            });
    });
}
