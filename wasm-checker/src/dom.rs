//! Makes elements out of text. Nothing in this crate writes HTML, so nothing pasted can become any.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

use crate::page::STOP;

/// An element that is being filled.
pub(crate) struct Builder<'a> {
    document: &'a Document,
    root: &'a str,
    element: Element,
}

impl<'a> Builder<'a> {
    /// A new element. `root` leads from this page to the root of the site.
    pub(crate) fn new(document: &'a Document, root: &'a str, tag: &str, class: &str) -> Self {
        let element = document
            .create_element(tag)
            .expect("tags are constants and valid names");
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Self {
            document,
            root,
            element,
        }
    }

    /// Adds a child and fills it.
    pub(crate) fn child(&self, tag: &str, class: &str, fill: impl FnOnce(&Self)) -> &Self {
        let child = Builder::new(self.document, self.root, tag, class);
        fill(&child);
        append(&self.element, &child.element);
        self
    }

    /// Adds a child that holds this text; adds nothing for an empty text.
    pub(crate) fn text_in(&self, tag: &str, class: &str, text: &str) -> &Self {
        if text.is_empty() {
            self
        } else {
            self.child(tag, class, |child| _ = child.text(text))
        }
    }

    /// Adds text.
    pub(crate) fn text(&self, text: &str) -> &Self {
        append(&self.element, &self.document.create_text_node(text));
        self
    }

    /// Adds a link to a page of the site; the arrow keys stop at it.
    pub(crate) fn link(&self, url: &str, text: &str) -> &Self {
        self.child("a", "", |link| {
            link.attribute("href", &[self.root, url].concat())
                .attribute(STOP, "")
                .text(text);
        })
    }

    /// Sets an attribute.
    pub(crate) fn attribute(&self, name: &str, value: &str) -> &Self {
        self.element
            .set_attribute(name, value)
            .expect("names of attributes are constants and valid");
        self
    }

    /// The element, filled.
    pub(crate) fn done(self) -> Element {
        self.element
    }
}

fn append(parent: &Element, child: &web_sys::Node) {
    parent
        .append_child(child)
        .expect("a new node can stand in any element");
}

/// The element with this id, as the type it must have; `None` where the page has none.
pub(crate) fn by_id<T: wasm_bindgen::JsCast>(document: &Document, id: &str) -> Option<T> {
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus.
pub(crate) fn focus(element: &HtmlElement) {
    // Fails only for elements that are gone; then there is nothing to move to.
    _ = element.focus();
}

/// The links in `within` that the arrow keys stop at, in the order of the page.
pub(crate) fn stops(within: &Element) -> Vec<HtmlElement> {
    let selector = ["[", STOP, "]"].concat();
    let Ok(found) = within.query_selector_all(&selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}
