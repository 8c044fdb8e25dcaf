//! `reconnect decode`: what a paste or an event log means.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use decoder::knowledge::ImportedNames;
use decoder::rdp_file::{self, Settings};
use decoder::report::{Form, report};
use decoder::{Decoder, KnowledgeBase};
use evtx_reader::{Log, WatchList};
use generator::Error;
use jiff::civil::Date;
use serde::Serialize;

use super::decode_certificates::Certificates;
use super::progress::Progress;
use super::{BuiltIn, Console, Ending, Failure, decode_file, decode_redacted, decode_text, inputs};
use crate::options::{DecodeFormat, DecodeOptions};

pub(super) fn run(
    options: &DecodeOptions,
    today: Date,
    built_in: &BuiltIn,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let knowledge = knowledge(options.kb.as_deref(), built_in)?;
    let given: Vec<&OsStr> = options
        .first
        .iter()
        .chain(&options.more)
        .map(OsString::as_os_str)
        .collect();
    let watch = || WatchList::parse(&knowledge.watch_list());
    let inputs = inputs::read(&given, &watch, &mut Progress::on(console))?;
    if options.redact {
        decode_redacted::print(&knowledge, &inputs.text, console)?;
        return Ok(Ending::Clean);
    }
    let decoder = Decoder::new(&knowledge);
    let mut reading = decoder.decode(&inputs.text);
    if reading.wants_names {
        reading = decoder.decode_with(Some(&names(built_in)?), &inputs.text);
    }
    let settings = rdp_settings(built_in)?;
    let file = rdp_file::read(&settings, &inputs.text);
    let is_about_rdp = !reading.explanations.is_empty();
    let certificates = Certificates::of(&inputs, today, is_about_rdp);
    let shown = match options.format {
        DecodeFormat::Text => {
            let answer = decode_text::render(&knowledge, &reading, &inputs.text);
            let file = file.map(|file| decode_file::in_words(&knowledge, &file, &inputs.text));
            let certificates = certificates.in_words(&knowledge);
            let others: Vec<String> = file.into_iter().chain(certificates).collect();
            let is_all = !others.is_empty() && reading.is_empty();
            let answer = (!is_all).then_some(answer);
            let parts: Vec<String> = answer.into_iter().chain(others).collect();
            logs_in_words(&inputs.logs)
                + &parts.join(
                    "
",
                )
        }
        DecodeFormat::Json => {
            let answer = decoder::json::reading_to_json(&reading, &inputs.text);
            let answer = match &file {
                Some(file) => decode_file::with_file(answer, file, &inputs.text),
                None => answer,
            };
            let answer = certificates.added_to(answer);
            with_files(answer, &inputs.logs) + "\n"
        }
        DecodeFormat::Report => report(
            &decoder,
            Some(&names(built_in)?),
            &inputs.text,
            &options.site,
            Form::Plain,
        ),
        DecodeFormat::Markdown => report(
            &decoder,
            Some(&names(built_in)?),
            &inputs.text,
            &options.site,
            Form::Markdown,
        ),
    };
    console.answers.write_all(shown.as_bytes())?;
    Ok(Ending::Clean)
}

/// The built-in names of Windows codes.
pub(super) fn names(built_in: &BuiltIn) -> Result<ImportedNames, Failure> {
    let names = ImportedNames::from_packed(built_in.names).map_err(|cause| Error::Unusable {
        message: format!("cannot use the built-in names: {cause}"),
    })?;
    Ok(names)
}

/// What the built-in table says about connection files.
fn rdp_settings(built_in: &BuiltIn) -> Result<Settings, Failure> {
    let settings =
        Settings::from_packed(built_in.rdp_settings).map_err(|cause| Error::Unusable {
            message: format!("cannot use the built-in settings of connection files: {cause}"),
        })?;
    Ok(settings)
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

/// What was read, a line for each log, so that a wrong file or a damaged one is noticed before its answer is believed.
fn logs_in_words(logs: &[(String, Log)]) -> String {
    let mut lines = String::new();
    for (name, log) in logs {
        writeln!(lines, "{name}: {}. {}", log.counts(), log.note())
            .expect("a string takes every line");
    }
    if !logs.is_empty() {
        lines.push('\n');
    }
    lines
}

/// An event log, as in `docs/decode-json.md`.
#[derive(Serialize)]
struct FileView<'l> {
    name: &'l str,
    records: u64,
    matter: u64,
    kept: u64,
    damaged: u64,
    first: &'l str,
    last: &'l str,
    note: String,
}

/// The answer with one more key, where there was an event log.
fn with_files(mut answer: String, logs: &[(String, Log)]) -> String {
    if logs.is_empty() {
        return answer;
    }
    let files = logs.iter().map(|(name, log)| FileView {
        name,
        records: log.records,
        matter: log.matter,
        kept: log.kept,
        damaged: log.damaged,
        first: &log.first,
        last: &log.last,
        note: log.note(),
    });
    let files: Vec<FileView> = files.collect();
    with_key(&mut answer, "files", &files);
    answer
}

/// An answer with one more key.
pub(super) fn with_key(answer: &mut String, key: &str, value: &impl Serialize) {
    let value = serde_json::to_string(value).expect("strings and numbers always serialize");
    // The answer is one object, written by the decoder for the browser as well.
    let end = answer.pop();
    debug_assert_eq!(end, Some('}'), "an object ends so");
    write!(answer, ",\"{key}\":{value}}}").expect("a string takes it");
}
