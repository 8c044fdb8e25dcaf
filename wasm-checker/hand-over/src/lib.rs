//! What somebody gives away of an answer - a report without names, a link with facts only - and the files that they have in
//! their hands: connection files and certificates. A module of its own, because most pastes need none of it:
//! `theme/js/hand-over.js` loads it when it is asked for.
//!
//! Must not: touch the page, send, store or log anything.

mod files;

use std::cell::RefCell;

use decoder::facts::Facts;
use decoder::knowledge::ImportedNames;
use decoder::rdp_file::Settings;
use decoder::redact::{Options, Redactor};
use decoder::report::{Form, of_reading, removed_in_words};
use decoder::{Decoder, KnowledgeBase};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// What everything here is read with.
struct Tools {
    decoder: Decoder<'static>,
    redactor: Redactor,
    settings: Settings,
    names: Option<ImportedNames>,
}

thread_local! {
    static TOOLS: RefCell<Option<Tools>> = const { RefCell::new(None) };
}

/// Takes the packed knowledge base and the table of connection files in. To be called before everything else.
#[wasm_bindgen]
pub fn take(knowledge: &[u8], settings: &[u8]) -> Result<(), JsError> {
    let knowledge =
        KnowledgeBase::from_packed(knowledge).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    let settings =
        Settings::from_packed(settings).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    // It is needed as long as the page is there.
    let knowledge: &'static KnowledgeBase = Box::leak(Box::new(knowledge));
    TOOLS.set(Some(Tools {
        decoder: Decoder::new(knowledge),
        redactor: Redactor::new(knowledge),
        settings,
        names: None,
    }));
    Ok(())
}

/// Takes the packed Windows names in, where the page has them.
#[wasm_bindgen]
pub fn take_names(packed: &[u8]) -> Result<(), JsError> {
    let names =
        ImportedNames::from_packed(packed).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    TOOLS.with_borrow_mut(|tools| {
        if let Some(tools) = tools {
            tools.names = Some(names);
        }
    });
    Ok(())
}

fn with_tools<T>(work: impl FnOnce(&Tools) -> T) -> Result<T, JsError> {
    TOOLS.with_borrow(|tools| {
        let tools = tools.as_ref();
        tools
            .map(work)
            .ok_or_else(|| JsError::new("there is no knowledge base yet"))
    })
}

/// The report on a text for a helpdesk, redacted, as plain text or Markdown. `site` is the address of the site, or empty.
#[wasm_bindgen]
pub fn report(text: &str, site: &str, as_markdown: bool) -> Result<String, JsError> {
    with_tools(|tools| {
        let redacted = tools.redactor.redact(text, Options::default());
        let reading = tools
            .decoder
            .decode_with(tools.names.as_ref(), &redacted.text);
        let form = if as_markdown {
            Form::Markdown
        } else {
            Form::Plain
        };
        of_reading(&reading, &redacted, site, form)
    })
}

/// A text without names and secrets: the text; what was taken out, in words; `secret` where a secret stood in it.
#[wasm_bindgen]
pub fn redact(text: &str) -> Result<Vec<String>, JsError> {
    with_tools(|tools| {
        let redacted = tools.redactor.redact(text, Options::default());
        let secret = if redacted.has_secrets() { "secret" } else { "" };
        let removed = removed_in_words(&redacted.counts());
        vec![redacted.text, removed, secret.into()]
    })
}

/// The facts of a text, as they stand in a link behind `#k=`.
#[wasm_bindgen]
pub fn facts_of(text: &str) -> Result<String, JsError> {
    with_tools(|tools| {
        let reading = tools.decoder.decode_with(tools.names.as_ref(), text);
        Facts::of(&reading).to_string()
    })
}

/// A text that decodes to the facts of a link.
#[wasm_bindgen]
pub fn text_of(facts: &str) -> Result<String, JsError> {
    let facts = Facts::parse(facts).map_err(|wrong| JsError::new(&wrong.to_string()))?;
    with_tools(|tools| facts.to_text(tools.decoder.knowledge(), tools.names.as_ref()))
}

/// What the connection files and certificates of a text say, five texts each: see `files.rs`. The day is today.
#[wasm_bindgen]
pub fn files_in(
    text: &str,
    year: i32,
    month: u32,
    day: u32,
    is_about_rdp: bool,
) -> Result<Vec<String>, JsError> {
    with_tools(|tools| {
        let told = files::Told {
            knowledge: tools.decoder.knowledge(),
            settings: &tools.settings,
            today: decoder::certificate::Day::of(i64::from(year), month, day),
        };
        told.told(text, is_about_rdp)
    })
}
