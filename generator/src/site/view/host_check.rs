//! What `host-check.html` may see: what is looked at, and the line to change for each server.

use serde::Serialize;

use crate::article::Article;
use crate::host::policy;
use crate::host::remedies::{self, Remedy};

/// Everything that is looked at. `theme/js/host-check.js` finds each by its id.
#[derive(Debug, Serialize)]
pub(in crate::site) struct HostCheckView<'a> {
    parts: Vec<PartView>,
    /// Day of the newest review of an article.
    last_review: Option<&'a str>,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct PartView {
    anchor: &'static str,
    title: &'static str,
    checks: Vec<CheckRow>,
}

#[derive(Debug, Serialize)]
struct CheckRow {
    id: &'static str,
    title: &'static str,
    /// Why it matters.
    why: &'static str,
    remedies: Vec<RemedyView>,
}

#[derive(Debug, Serialize)]
struct RemedyView {
    server: &'static str,
    line: String,
}

impl<'a> HostCheckView<'a> {
    pub(in crate::site) fn of(articles: impl Iterator<Item = &'a Article>) -> Self {
        Self {
            parts: vec![
                PartView {
                    anchor: "server",
                    title: "What the server sends",
                    checks: of_the_server(),
                },
                PartView {
                    anchor: "browser",
                    title: "What this browser may do here",
                    checks: of_the_browser(),
                },
                PartView {
                    anchor: "site",
                    title: "Whether the site works",
                    checks: of_the_site(),
                },
            ],
            last_review: articles.map(|it| it.front.reviewed.value.as_str()).max(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

fn of_the_server() -> Vec<CheckRow> {
    let of_type = |id, title, why, extension| row(id, title, why, remedies::of_type(extension));
    vec![
        of_type(
            "html-type",
            "Pages are sent as UTF-8",
            "With another character set, quotation marks and dashes turn into nonsense.",
            "html",
        ),
        of_type(
            "css-type",
            "The style sheet is sent as CSS",
            "Browsers ignore a style sheet of another type.",
            "css",
        ),
        of_type(
            "js-type",
            "Scripts are sent as JavaScript",
            "With the header “nosniff”, browsers do not run a script of another type.",
            "js",
        ),
        of_type(
            "wasm-type",
            "The decoder is sent as WebAssembly",
            "With another type it still works, and starts later. IIS answers 404.3 for a type that it does not know.",
            "wasm",
        ),
        row(
            "policy",
            "The Content-Security-Policy is the one that was shipped",
            "Every page brings its policy along; the header adds who may show the page in a frame. A header that differs can stop the decoder.",
            remedies::of_header("Content-Security-Policy", &policy::for_headers()),
        ),
        row(
            "nosniff",
            "Types are taken as they are sent",
            "Without it a browser may take a text for a page.",
            remedies::of_header("X-Content-Type-Options", "nosniff"),
        ),
        row(
            "compression",
            "Texts are sent compressed",
            "Without it the first paste loads about four times as much.",
            remedies::of_compression(),
        ),
        row(
            "cached-assets",
            "Files that never change are kept by browsers",
            "Their names carry a hash of what is inside, so no reader ever sees an old one.",
            remedies::of_cached_assets(),
        ),
        row(
            "cached-pages",
            "Browsers ask whether a page has changed",
            "Without it they guess, and may show a page for hours that you have replaced.",
            remedies::of_cached_pages(),
        ),
    ]
}

fn of_the_browser() -> Vec<CheckRow> {
    let row = |id, title, why| row(id, title, why, Vec::new());
    vec![
        self::row(
            "wasm-allowed",
            "WebAssembly may run",
            "The decoder is WebAssembly. A policy without 'wasm-unsafe-eval', or a rule of your company for its browsers, forbids it.",
            remedies::of_header("Content-Security-Policy", &policy::for_headers()),
        ),
        row(
            "clipboard",
            "Text can be copied with one click",
            "Browsers give the clipboard to pages over https and from disk only.",
        ),
        row(
            "service-worker",
            "The site could work offline",
            "Only over https. Without it, a copy on disk or on a file share does the same.",
        ),
    ]
}

fn of_the_site() -> Vec<CheckRow> {
    let row = |id, title, why| row(id, title, why, Vec::new());
    vec![
        row(
            "decoder",
            "The decoder reads five known pastes as it should",
            "Loads the decoder as a reader's first paste does.",
        ),
        row(
            "search",
            "The search finds something",
            "Loads the index as a reader's first word does.",
        ),
        row(
            "age",
            "What is here is recent",
            "Compares the newest review of an article with this computer's clock.",
        ),
    ]
}

fn row(
    id: &'static str,
    title: &'static str,
    why: &'static str,
    remedies: Vec<Remedy>,
) -> CheckRow {
    CheckRow {
        id,
        title,
        why,
        remedies: remedies
            .into_iter()
            .map(|(server, line)| RemedyView { server, line })
            .collect(),
    }
}
