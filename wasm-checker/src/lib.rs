//! The decoder and the search in the reader's browser: one box, its answers, nothing else.
//!
//! `theme/js/boot.js` loads this module at the reader's first touch of the box and calls [`start`].
//!
//! Must not: write HTML, send, store or log anything that the reader pastes.

mod answer;
mod dom;
mod excerpt;
mod find_box;
mod listening;
mod page;
mod panel;
mod words;

use std::cell::Cell;

use decoder::KnowledgeBase;
use search::Index;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use find_box::FindBox;

thread_local! {
    static THE_BOX: Cell<Option<&'static FindBox>> = const { Cell::new(None) };
}

#[wasm_bindgen(js_namespace = reconnect)]
extern "C" {
    /// Asks the page to load the index of words; [`search_is_here`] or [`search_is_missing`] follows.
    #[wasm_bindgen(js_name = wantSearch)]
    fn want_search();
}

/// Wakes the box of this page. `knowledge` is a packed knowledge base, `root` leads from this page to the root
/// of the site and is empty or ends in `/`.
#[wasm_bindgen]
pub fn start(knowledge: &[u8], root: String) -> Result<(), JsError> {
    let knowledge =
        KnowledgeBase::from_packed(knowledge).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    // The box lives as long as the page, and so does what it knows.
    let knowledge: &'static KnowledgeBase = Box::leak(Box::new(knowledge));
    let Some(found) = FindBox::on_this_page(knowledge, root) else {
        return Err(JsError::new("this page has no box to paste into"));
    };
    let the_box: &'static FindBox = Box::leak(Box::new(found));
    THE_BOX.set(Some(the_box));
    the_box.wake();
    Ok(())
}

/// The index of words, packed.
#[wasm_bindgen]
pub fn search_is_here(packed: &[u8]) {
    if let Some(the_box) = THE_BOX.get() {
        the_box.index_is_here(Index::from_packed(packed).map_err(|wrong| wrong.to_string()));
    }
}

/// The index of words could not be loaded.
#[wasm_bindgen]
pub fn search_is_missing(file: String) {
    if let Some(the_box) = THE_BOX.get() {
        the_box.index_is_here(Err(file));
    }
}
