//! What data files may hold, told by the code that reads them.

use std::sync::Arc;

use super::{codes, events, flows, names, observations, phrases, settings, source_list};
use crate::diagnostic::{Report, SourceText};
use crate::source::toml::shape::{Shape, noted};

/// Name of each schema, what it is for, and the shape.
pub fn all() -> Vec<(&'static str, &'static str, Shape)> {
    let of_file = |name, path: &str, what, read: &dyn Fn(&Arc<SourceText>, &mut Report)| {
        let file = Arc::new(SourceText {
            path: path.to_owned(),
            text: String::new(),
        });
        let documents = noted(|| read(&file, &mut Report::default()));
        let first = documents.into_iter().next();
        first.map(|(_, shape)| (name, what, shape))
    };
    [
        of_file(
            "codes",
            "codes/disconnect.toml",
            "content/codes/*.toml",
            &|file, report| {
                codes::parse(file, report);
            },
        ),
        of_file(
            "events",
            "events/a.toml",
            "content/events/*.toml",
            &|file, report| {
                events::parse(file, report);
            },
        ),
        of_file(
            "phrases",
            "phrases/a.toml",
            "content/phrases/*.toml",
            &|file, report| {
                phrases::parse(file, report);
            },
        ),
        of_file(
            "flows",
            "flows/a.toml",
            "content/flows/*.toml",
            &|file, report| {
                flows::parse(file, report);
            },
        ),
        of_file(
            "observations",
            "observations.toml",
            "content/observations.toml",
            &|file, report| {
                observations::parse(file, report);
            },
        ),
        of_file(
            "sources",
            "sources.toml",
            "content/sources.toml",
            &|file, report| {
                source_list::parse(file, report);
            },
        ),
        of_file(
            "names",
            "names.toml",
            "content/names.toml",
            &|file, report| {
                names::parse(file, report);
            },
        ),
        of_file("site", "site.toml", "content/site.toml", &|file, report| {
            settings::parse(file, report);
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
