//! A source as pages show it: who, what kind, when read, where.

use serde::Serialize;

use crate::library::Library;
use crate::site::words;
use crate::tables::{RowConfidence, SourceEntry};

/// A source of a page.
#[derive(Debug, Serialize)]
pub(in crate::site) struct SourceView<'a> {
    title: &'a str,
    publisher: &'a str,
    url: &'a str,
    kind: &'static str,
    read: &'a str,
    archived: bool,
}

/// Why a row of a table is to be believed.
#[derive(Debug, Serialize)]
pub(in crate::site) struct SupportView<'a> {
    confidence: &'static str,
    source: Option<SourceView<'a>>,
}

impl<'a> SourceView<'a> {
    pub(in crate::site) fn of(source: &'a SourceEntry) -> Self {
        Self {
            title: &source.title,
            publisher: &source.publisher,
            url: &source.url.value,
            kind: words::source_kind(source.kind),
            read: &source.read,
            archived: source.archived,
        }
    }
}

impl<'a> SupportView<'a> {
    pub(super) fn of(library: &'a Library, source: &str, confidence: RowConfidence) -> Self {
        Self {
            confidence: words::confidence(confidence),
            source: library.source(source).map(SourceView::of),
        }
    }
}
