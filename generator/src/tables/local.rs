//! Reads `local/`: who runs this site, what they want to say to everybody, and what to readers of one article.
//!
//! Plain text, whatever it looks like: nothing here is Markdown, and nothing becomes HTML.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Placed, Report, SourceText, rules};
use crate::source::Sources;
use crate::source::toml::Reader;

const ORGANISATION: &str = "local/org.toml";
const BANNER: &str = "local/banner.txt";

/// What the organisation that runs a site adds to it.
#[derive(Clone, Debug, Default)]
pub struct Local {
    /// Its name, for "Note from …".
    pub name: String,
    /// Where readers get help: an address of a page, or of mail.
    pub helpdesk: String,
    /// What a ticket should say; `{title}` and `{address}` are those of the page.
    pub ticket: String,
    /// Whether browsers may keep the site, to show it without a network.
    pub offline: bool,
    /// For everybody, on every page.
    pub banner: String,
    /// For readers of one article.
    pub notes: Vec<Note>,
}

/// A note on one article.
#[derive(Clone, Debug)]
pub struct Note {
    /// The file; its stem is the id of the article.
    pub file: Arc<SourceText>,
    /// The id of the article.
    pub article: Placed<String>,
}

/// Nothing where there is no such folder.
pub(super) fn parse(sources: &Sources, report: &mut Report) -> Option<Local> {
    let mut local = Local::default();
    let mut has_any = false;
    if let Some(file) = sources.file(ORGANISATION) {
        has_any = true;
        organisation(file, &mut local, report);
    }
    if let Some(file) = sources.file(BANNER) {
        has_any = true;
        file.text.trim().clone_into(&mut local.banner);
    }
    for file in sources.in_folder("local/notes", "txt") {
        has_any = true;
        let stem = file
            .path
            .rsplit('/')
            .next()
            .and_then(|it| it.strip_suffix(".txt"));
        local.notes.push(Note {
            file: Arc::clone(file),
            article: Placed {
                value: stem.unwrap_or_default().to_owned(),
                span: 0..0,
            },
        });
    }
    let files = sources.in_folder("local", "txt");
    for file in files.chain(sources.in_folder("local", "toml")) {
        let is_read = [ORGANISATION, BANNER].contains(&file.path.as_str())
            || file.path.starts_with("local/notes/");
        if !is_read {
            let message = "`local` does not hold such a file";
            report.push(
                Diagnostic::new(&rules::MISPLACED_FILE, file.at(0..0), message).help(format!(
                    "what belongs here is `{ORGANISATION}`, `{BANNER}` or `local/notes/<article>.txt`"
                )),
            );
        }
    }
    has_any.then_some(local)
}

fn organisation(file: &Arc<SourceText>, local: &mut Local, report: &mut Report) {
    let mut reader = Reader::new(file, 0, &rules::BROKEN_TABLE, report);
    let reader = &mut reader;
    let document = reader.parse(&file.text);
    let mut keys = document.keys(0..0, ORGANISATION);
    let name = keys.required(reader, "name", Reader::plain_text);
    let helpdesk = keys.optional(reader, "helpdesk", Reader::plain_text);
    let ticket = keys.optional(reader, "ticket", Reader::plain_text);
    let offline = keys.optional(reader, "offline", Reader::flag);
    keys.finish(reader);
    local.offline = offline.unwrap_or(false);
    local.name = name.unwrap_or_default();
    local.helpdesk = helpdesk.unwrap_or_default();
    local.ticket = ticket.unwrap_or_default();
}
