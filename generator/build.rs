//! Compiles `content/` into the knowledge base and the search index that the program carries.
//!
//! The first three stages of the pipeline are included here as they are, so that what is
//! built in cannot differ from what a site is built of. Findings do not stop a build of the
//! program: `reconnect lint` shows them.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "only a part of the stages is used here"
)]

#[path = "src/article/mod.rs"]
mod article;
#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/error.rs"]
mod error;
#[path = "src/library/mod.rs"]
mod library;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/tables/mod.rs"]
mod tables;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use error::Error;

use decoder::KnowledgeBase;
use diagnostic::{Report, Severity};
use library::{Library, search_documents};

fn main() -> Result<(), Error> {
    let content = folder_of("CARGO_MANIFEST_DIR").join("../content");
    println!("cargo::rerun-if-changed={}", content.display());

    let library = library_of(&content)?;
    let out = folder_of("OUT_DIR");
    write(&out.join("knowledge.bin"), &library.knowledge.to_packed())?;
    let names = library.knowledge.imported.clone().unwrap_or_default();
    write(&out.join("names.bin"), &names.to_packed())?;
    write(
        &out.join("rdp-settings.bin"),
        &library.rdp_settings.to_packed(),
    )?;
    write(
        &out.join("search-index.bin"),
        &search_documents::packed_index(&library),
    )
}

fn folder_of(variable: &str) -> PathBuf {
    PathBuf::from(env::var_os(variable).expect("cargo sets it for every build script"))
}

/// What can be made of the content; nothing, where there is none beside the package.
fn library_of(content: &Path) -> Result<Library, Error> {
    if !content.is_dir() {
        let mut empty = Library::default();
        empty.knowledge.format = KnowledgeBase::FORMAT;
        return Ok(empty);
    }
    let mut report = Report::default();
    let sources = source::read(content, &mut report)?;
    let articles = article::parse_all(&sources, &mut report);
    let tables = tables::parse_all(&sources, &mut report);
    let library = library::link(articles, tables, &mut report);
    let n_errors = report.count(Severity::Error);
    if n_errors > 0 {
        println!(
            "cargo::warning=content/ has {n_errors} errors, and what they are about is not built in; \
             `reconnect lint` shows them"
        );
    }
    Ok(library)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(Error::file("write", path))
}
