//! The decoder in the reader's browser: one box, its answers, nothing else.
//!
//! `theme/js/boot.js` loads this module at the reader's first touch of the box and calls [`start`].
//!
//! Must not: write HTML, send, store or log anything that the reader pastes.

mod answer;
mod attached;
mod dom;
mod excerpt;
mod find_box;
mod judging;
mod listening;
mod long_text;
mod names;
mod page;
mod pages;
mod panel;
mod suggest;
mod words;

use std::cell::Cell;

use decoder::knowledge::ImportedNames;
use decoder::{Decoder, FileKind, KnowledgeBase};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use find_box::FindBox;

thread_local! {
    static DECODER: Cell<Option<&'static Decoder<'static>>> = const { Cell::new(None) };
    static THE_BOX: Cell<Option<&'static FindBox>> = const { Cell::new(None) };
}

#[wasm_bindgen(js_namespace = reconnect)]
extern "C" {
    /// Asks the page to load what looks words up; [`search_is_here`] or [`search_is_missing`] follows.
    #[wasm_bindgen(js_name = wantSearch)]
    fn want_search();

    /// Looks words up, once the search is here: see `wasm-checker/words`.
    #[wasm_bindgen(js_name = findWords)]
    fn find_words(query: &str, most: u32) -> Vec<String>;

    /// Asks the page to load the Windows names; [`learn_names`] or [`names_are_missing`] follows.
    #[wasm_bindgen(js_name = wantNames)]
    fn want_names();

    /// Tells the page that the reader cleared the box, files too.
    #[wasm_bindgen(js_name = dropFiles)]
    fn drop_files();
}

/// Takes a packed knowledge base in. To be called before everything else.
#[wasm_bindgen]
pub fn learn(knowledge: &[u8]) -> Result<(), JsError> {
    let knowledge =
        KnowledgeBase::from_packed(knowledge).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    // It is needed as long as the page is there.
    let knowledge: &'static KnowledgeBase = Box::leak(Box::new(knowledge));
    DECODER.set(Some(Box::leak(Box::new(Decoder::new(knowledge)))));
    Ok(())
}

fn decoder() -> Result<&'static Decoder<'static>, JsError> {
    DECODER
        .get()
        .ok_or_else(|| JsError::new("there is no knowledge base yet"))
}

/// What a text means, as `reconnect decode --format json` prints it: `docs/decode-json.md`. The command has the
/// Windows names at hand; here they count once they are [learnt](learn_names).
#[wasm_bindgen]
pub fn decode(text: &str) -> Result<String, JsError> {
    Ok(decoder::json::reading_to_json(
        &names::read(decoder()?, text),
        text,
    ))
}

/// Takes the packed conditions of all checks in, for [`judge`].
#[wasm_bindgen]
pub fn learn_checks(packed: &[u8]) -> Result<(), JsError> {
    judging::learn(packed).map_err(|wrong| JsError::new(&wrong.to_string()))
}

/// What the output of an article's check shows: `outcome:` and its place, from 0; `other:` and the id of another check
/// of the article, whose output it is; `empty`; or `unknown`.
#[wasm_bindgen]
pub fn judge(article: &str, check: &str, output: &str) -> Result<String, JsError> {
    judging::verdict_of(decoder()?, article, check, output)
        .ok_or_else(|| JsError::new("this check is not among those that can be judged"))
}

/// What the search box offers for a line of text, five texts each: see `suggest.rs`.
#[wasm_bindgen]
pub fn suggest(text: &str) -> Result<Vec<String>, JsError> {
    let decoder = decoder()?;
    let reading = names::read(decoder, text);
    let naming = names::see_to(&reading);
    Ok(suggest::suggestions(
        decoder.knowledge(),
        text,
        &reading,
        naming,
    ))
}

/// Wakes the box of this page. `root` leads from this page to the root of the site and is empty or ends in `/`.
#[wasm_bindgen]
pub fn start(root: String) -> Result<(), JsError> {
    let Some(found) = FindBox::on_this_page(decoder()?, root) else {
        return Err(JsError::new("this page has no box to paste into"));
    };
    let the_box: &'static FindBox = Box::leak(Box::new(found));
    THE_BOX.set(Some(the_box));
    the_box.wake();
    Ok(())
}

/// Takes packed Windows names in: codes that no table has are named from now on.
#[wasm_bindgen]
pub fn learn_names(packed: &[u8]) -> Result<(), JsError> {
    let names =
        ImportedNames::from_packed(packed).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    names::are_here(names);
    names_changed();
    Ok(())
}

/// The Windows names could not be loaded, or the site has none.
#[wasm_bindgen]
pub fn names_are_missing(site_has_some: bool) {
    names::will_not_come(site_has_some);
    names_changed();
}

fn names_changed() {
    if let Some(the_box) = THE_BOX.get() {
        the_box.names_changed();
    }
}

/// From now on words can be looked up.
#[wasm_bindgen]
pub fn search_is_here() {
    if let Some(the_box) = THE_BOX.get() {
        the_box.search_is_here(Ok(()));
    }
}

/// What looks words up could not be loaded: why.
#[wasm_bindgen]
pub fn search_is_missing(why: String) {
    if let Some(the_box) = THE_BOX.get() {
        the_box.search_is_here(Err(why));
    }
}

/// What a file is, by its first 4096 bytes: `text`, `log`, or what it is instead and what to do.
#[wasm_bindgen]
pub fn kind_of(head: &[u8]) -> String {
    let kind = FileKind::of(head);
    let can_be_read = if kind == FileKind::EventLog {
        "log"
    } else {
        "text"
    };
    kind.remedy().unwrap_or(can_be_read).into()
}

/// Which events of a log are worth reading, for the reader of event logs.
#[wasm_bindgen]
pub fn watch_list() -> Result<String, JsError> {
    Ok(decoder()?.knowledge().watch_list())
}

/// Takes a file in that is text, whatever its encoding, under a number of the page's own.
#[wasm_bindgen]
pub fn attach_file(key: u32, bytes: Vec<u8>) {
    attach(key, decoder::text_from(bytes));
}

/// Takes the text of a file in, as [`attach_file`].
#[wasm_bindgen]
pub fn attach(key: u32, text: String) {
    if let Some(the_box) = THE_BOX.get() {
        the_box.files.put(key, text);
    }
}

/// Takes a file out.
#[wasm_bindgen]
pub fn detach(key: u32) {
    if let Some(the_box) = THE_BOX.get() {
        the_box.files.remove(key);
    }
}

/// The text that is answered: what stands in the box, and behind it the files.
#[wasm_bindgen]
pub fn answered_text() -> String {
    THE_BOX.get().map(FindBox::read_text).unwrap_or_default()
}

/// Answers what stands in the box and the files that are there now.
#[wasm_bindgen]
pub fn answer_files() {
    if let Some(the_box) = THE_BOX.get() {
        the_box.files_changed();
    }
}
