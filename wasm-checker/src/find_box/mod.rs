//! The one box: reads what stands in it while the reader types or pastes, and shows the answer below it.
//!
//! The box is a text area and its answers are links: text of many lines needs the former, and a screen reader knows
//! both without any role. Arrow Down goes from the text to the links, Arrow Up comes back, Escape goes back at once.
//!
//! State lies in cells, never in a borrow that lasts: moving the focus or clicking a link runs other handlers at once.

mod long;

use core::cell::{Cell, OnceCell, RefCell};

use decoder::{Decoder, Reading};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement, KeyboardEvent, Window};

use crate::answer::{self, Answer};
use crate::attached::Attached;
use crate::listening::{Timer, element_of, listen};
use crate::long_text::{AT_ONCE, LongText};
use crate::names::Naming;
use crate::pages::{Page, Pages, found_pages};
use crate::panel::{Note, panel};
use crate::{dom, find_words, names, page, want_search, words};

/// Typing is answered when it rests for this long; a paste at once.
const REST_MS: i32 = 150;
/// Screen readers are told when typing rests for this long, so that they do not talk over it.
const TELL_MS: i32 = 500;
/// Bytes of a text that are looked up as words.
const WORDS: usize = 300;
/// Pages found by words, at most.
const PAGES: u32 = 8;
/// Rows the text grows to: the answer must stay in sight.
const ROWS: u32 = 7;

/// The box and what it knows. One lives as long as the page.
pub(crate) struct FindBox {
    window: Window,
    document: Document,
    root: String,
    decoder: &'static Decoder<'static>,
    frame: Element,
    text: HtmlTextAreaElement,
    status: Element,
    results: HtmlElement,
    fewest_rows: u32,
    search: OnceCell<Result<(), String>>,
    search_is_wanted: Cell<bool>,
    /// The panel says that words are being looked up.
    waits_for_index: Cell<bool>,
    /// The panel says that Windows names are being loaded.
    waits_for_names: Cell<bool>,
    /// Enter was pressed before there was a link to open.
    open_when_found: Cell<bool>,
    length: Cell<usize>,
    pub(crate) files: Attached,
    to_tell: RefCell<String>,
    /// The text that is answered, if it is not a long one.
    shown: RefCell<String>,
    /// Until it is read.
    long_text: RefCell<Option<LongText>>,
    show_later: Timer,
    tell_later: Timer,
    read_on: Timer,
}

impl FindBox {
    /// Looks for the box on this page; `None` where there is none.
    pub(crate) fn on_this_page(decoder: &'static Decoder<'static>, root: String) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let frame: Element = dom::by_id(&document, page::BOX)?;
        let text: HtmlTextAreaElement = dom::by_id(&document, page::TEXT)?;
        Some(Self {
            fewest_rows: text.rows(),
            status: dom::by_id(&document, page::STATUS)?,
            results: dom::by_id(&document, page::RESULTS)?,
            search: OnceCell::new(),
            search_is_wanted: Cell::new(false),
            waits_for_index: Cell::new(false),
            waits_for_names: Cell::new(false),
            open_when_found: Cell::new(false),
            length: Cell::new(0),
            files: Attached::default(),
            to_tell: RefCell::default(),
            shown: RefCell::default(),
            long_text: RefCell::default(),
            show_later: Timer::default(),
            tell_later: Timer::default(),
            read_on: Timer::default(),
            window,
            document,
            root,
            decoder,
            frame,
            text,
        })
    }

    /// Listens to the reader, and answers what already stands in the box.
    pub(crate) fn wake(&'static self) {
        self.show_later.set_action(move || self.show());
        self.tell_later.set_action(move || self.tell());
        self.read_on.set_action(move || self.read_on());
        listen(&self.text, "input", move |_| self.text_changed());
        listen(&self.frame, "keydown", move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                self.key_pressed(event);
            }
        });
        listen(&self.frame, "click", move |event| {
            if element_of(event).is_some_and(|target| target.class_name() == page::class::CLEAR) {
                self.files.drop_all();
                self.clear();
                dom::focus(&self.text);
            }
            if element_of(event).is_some_and(|target| target.class_name() == page::class::HALT) {
                self.halt();
            }
        });
        self.status.set_text_content(None);
        self.show();
        self.tell();
    }

    /// What looks words up arrived, or could not.
    pub(crate) fn search_is_here(&self, search: Result<(), String>) {
        // It is asked for once, so the cell is empty.
        _ = self.search.set(search);
        if self.waits_for_index.get() {
            self.show();
        }
    }

    /// The Windows names arrived, or could not.
    pub(crate) fn names_changed(&self) {
        if self.waits_for_names.get() {
            self.show();
            self.tell_later.start(&self.window, TELL_MS);
        }
    }

    /// Files were given or taken away.
    pub(crate) fn files_changed(&self) {
        self.show();
        self.tell();
    }

    fn text_changed(&self) {
        let text = self.text.value();
        // Some ways of putting text in say so once for each line, and links that are rebuilt lose a click.
        if !text.is_empty() && *self.shown.borrow() == text {
            return;
        }
        self.open_when_found.set(false);
        // One more character is typing; more at once is a paste.
        let typed = text.len() <= self.length.replace(text.len()) + 4;
        if typed && !text.is_empty() {
            self.show_later.start(&self.window, REST_MS);
        } else {
            self.show();
        }
        self.tell_later.start(&self.window, TELL_MS);
    }

    /// Shows the answer to what stands in the box now.
    fn show(&self) {
        self.show_later.stop(&self.window);
        self.read_on.stop(&self.window);
        self.long_text.take();
        let text = self.text.value();
        self.length.set(text.len());
        let is_short = text.len() <= AT_ONCE;
        self.shown.replace(if is_short {
            text.clone()
        } else {
            String::new()
        });
        self.text.set_rows(rows(&text, self.fewest_rows, ROWS));
        let text = self.files.behind(&text);
        if text.trim().is_empty() {
            self.results.set_hidden(true);
            self.results.set_text_content(None);
            self.to_tell.take();
            return;
        }
        if text.len() > AT_ONCE {
            self.begin_long_text(text.into_owned());
        } else {
            self.present(&text, &names::read(self.decoder, &text), Note::None);
        }
    }

    /// Shows what a text means.
    fn present(&self, read: &str, reading: &Reading, note: Note<'_>) {
        let naming = names::see_to(reading);
        self.waits_for_names.set(naming == Naming::OnTheWay);
        let answer = answer::prepare(self.decoder.knowledge(), read, reading, naming);
        let wanted = self.files.is_empty()
            && answer.articles.is_empty()
            && !reading.normal
            && (answer.seen.is_empty() || answer::is_question(read));
        let pages = if wanted {
            self.pages(read, &answer.seen)
        } else {
            Pages::NotWanted
        };
        let found_something = !answer.articles.is_empty()
            || !answer.seen.is_empty()
            || matches!(&pages, Pages::Found(found) if !found.is_empty());
        self.waits_for_index.set(matches!(pages, Pages::Loading));
        self.to_tell.replace(status(&answer, &pages));
        let panel = panel(
            &self.document,
            &self.root,
            self.decoder.knowledge(),
            &answer,
            &pages,
            note,
        );
        let focused = self.focused_stop();
        let had_focus = self
            .results
            .contains(self.document.active_element().as_deref());
        self.results.set_text_content(None);
        _ = self.results.append_child(&panel);
        self.results.set_hidden(false);
        if let Some(at) = focused {
            // The link that had the focus is gone; the one in its place, or the text, takes it.
            dom::focus(dom::stops(&self.results).get(at).unwrap_or(&self.text));
        } else if had_focus {
            dom::focus(&self.text);
        }
        if found_something && self.open_when_found.take() {
            // Cloned out of the list first: a click runs other handlers at once.
            dom::stops(&self.results)
                .first()
                .inspect(|link| link.click());
        }
    }

    /// Pages with the words of the text, without those that are linked already.
    fn pages(&self, text: &str, seen: &[answer::Seen]) -> Pages {
        match self.search.get() {
            None => {
                if !self.search_is_wanted.replace(true) {
                    want_search();
                }
                Pages::Loading
            }
            Some(Err(why)) => Pages::Missing(why.clone()),
            Some(Ok(())) => {
                let words = &text[..text.floor_char_boundary(WORDS)];
                let is_new = |page: &Page| {
                    seen.iter()
                        .all(|seen| seen.url.as_ref() != Some(&page.link.url))
                };
                let found = found_pages(find_words(words, PAGES));
                Pages::Found(found.into_iter().filter(is_new).collect())
            }
        }
    }

    fn tell(&self) {
        self.tell_later.stop(&self.window);
        self.status.set_text_content(Some(&self.to_tell.borrow()));
    }

    fn key_pressed(&self, event: &KeyboardEvent) {
        let in_text = element_of(event).is_some_and(|target| target.id() == page::TEXT);
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "Escape" => self.escape(in_text),
            "Enter" if in_text && !event.shift_key() && answer::is_question(&self.text.value()) => {
                self.open_when_found.set(true);
                self.show();
            }
            "ArrowDown" if in_text && self.caret_is_in_last_line() => {
                if self.show_later.is_running() {
                    self.show();
                }
                let Some(first) = dom::stops(&self.results).into_iter().next() else {
                    return;
                };
                self.results.set_hidden(false);
                dom::focus(&first);
            }
            "ArrowDown" if !in_text => self.step(1),
            "ArrowUp" if !in_text => self.step(-1),
            _ => return,
        }
        event.prevent_default();
    }

    fn escape(&self, in_text: bool) {
        if !in_text {
            dom::focus(&self.text);
        } else if self.text.value().is_empty() {
            self.results.set_hidden(true);
            _ = self.text.blur();
        } else {
            self.clear();
        }
    }

    fn clear(&self) {
        self.text.set_value("");
        self.text_changed();
        self.tell();
    }

    /// Moves the focus by so many links; up from the first one is the text.
    fn step(&self, by: isize) {
        let next = match self.focused_stop() {
            Some(at) => at.checked_add_signed(by),
            None => Some(0),
        };
        match next {
            Some(next) => _ = dom::stops(&self.results).get(next).map(dom::focus),
            None => dom::focus(&self.text),
        }
    }

    /// Which of the links has the focus.
    fn focused_stop(&self) -> Option<usize> {
        let focused = self.document.active_element()?;
        dom::stops(&self.results)
            .iter()
            .position(|stop| stop.is_same_node(Some(&focused)))
    }

    fn caret_is_in_last_line(&self) -> bool {
        let caret = self.text.selection_end().ok().flatten().unwrap_or(0) as usize;
        // The caret counts UTF-16 units.
        !self
            .text
            .value()
            .encode_utf16()
            .skip(caret)
            .any(|unit| unit == u16::from(b'\n'))
    }
}

/// Rows that a text needs, between the fewest and the most.
fn rows(text: &str, fewest: u32, most: u32) -> u32 {
    let most = most.max(fewest);
    let needed = text.split('\n').take(most as usize).count();
    u32::try_from(needed).unwrap_or(most).clamp(fewest, most)
}

fn status(answer: &Answer<'_>, pages: &Pages) -> String {
    match pages {
        Pages::Found(found) if answer.seen.is_empty() && found.is_empty() => {
            "Nothing found.".into()
        }
        Pages::Found(found) if answer.seen.is_empty() => {
            format!("Found {}.", words::count(found.len(), "page"))
        }
        _ => answer.status.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_makes_the_box_grow_but_not_without_end() {
        assert_eq!(rows("one line", 1, 7), 1);
        assert_eq!(rows("one line", 5, 3), 5);
        assert_eq!(rows("a\nb\nc", 1, 7), 3);
        assert_eq!(rows(&"a\n".repeat(9_999), 1, 7), 7);
    }
}
