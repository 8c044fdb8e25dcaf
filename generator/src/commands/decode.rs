//! `reconnect decode`: what a paste means.

use std::fs;
use std::path::Path;

use decoder::{Decoder, KnowledgeBase};
use generator::Error;

use super::{BuiltIn, Console, Ending, Failure, decode_text, paste};
use crate::options::{AnswerFormat, DecodeOptions};

pub(super) fn run(
    options: &DecodeOptions,
    built_in: &BuiltIn,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let knowledge = knowledge(options.kb.as_deref(), built_in)?;
    let paste = paste::read(options.paste.as_deref())?;
    let reading = Decoder::new(&knowledge).decode(&paste);
    let shown = match options.format {
        AnswerFormat::Text => decode_text::render(&knowledge, &reading, &paste),
        AnswerFormat::Json => decoder::json::reading_to_json(&reading, &paste) + "\n",
    };
    console.answers.write_all(shown.as_bytes())?;
    Ok(Ending::Clean)
}

/// The knowledge base of a file, or the built-in one.
pub(super) fn knowledge(file: Option<&Path>, built_in: &BuiltIn) -> Result<KnowledgeBase, Failure> {
    let Some(file) = file else {
        return KnowledgeBase::from_packed(built_in.knowledge)
            .map_err(|cause| Failure::Knowledge("the built-in knowledge base".into(), cause));
    };
    let json = fs::read_to_string(file).map_err(Error::file("read", file))?;
    KnowledgeBase::from_json(&json)
        .map_err(|cause| Failure::Knowledge(format!("`{}`", file.display()), cause))
}
