//! A check block, at the end of the checks of an article's first cause.

use std::fmt::Write as _;

use super::{Refusal, Scaffold, end_of_line, must_be_id, with};
use crate::article::{Block, Kind};
use crate::diagnostic::did_you_mean;
use crate::library::{Library, checks_of};

pub(super) fn new(library: &Library, article: &str, id: &str) -> Result<Scaffold, Refusal> {
    must_be_id(id)?;
    let all = || library.articles.iter().chain(&library.drafts);
    let Some(found) = all().find(|known| known.id == article) else {
        let ids = all().map(|known| known.id.as_str());
        let help = did_you_mean(article, ids)
            .unwrap_or_else(|| format!("`reconnect new article {article}` begins it"));
        return Err(Refusal::new(
            format!("there is no article `{article}`"),
            help,
        ));
    };
    if checks_of(found).any(|check| check.id.value == id) {
        return Err(Refusal::new(
            format!("`{article}` has a check `{id}` already"),
            "give this one another id",
        ));
    }
    let cause = found
        .body
        .sections
        .iter()
        .find(|section| section.cause.is_some());
    let part = cause.and_then(|cause| cause.parts.iter().find(|part| part.title.value == "Check"));
    let (Some(cause), Some(part)) = (cause, part) else {
        let help = if found.front.kind == Kind::Hub {
            "a hub has no causes of its own: put the check into the article of a cause"
        } else {
            "give it a `## Cause: …` with a `### Check` first"
        };
        return Err(Refusal::new(
            format!("`{article}` has no place for a check"),
            help,
        ));
    };
    let last = part.blocks.iter().rev().find_map(|block| match block {
        Block::Check(check) => Some(check.span.end),
        Block::Markdown(_) => None,
    });
    let text = &found.file.text;
    // The span of a fence may or may not hold its last newline.
    let end = last.unwrap_or(part.title.span.end);
    let is_line_end = text.get(..end).is_some_and(|before| before.ends_with('\n'));
    let place = if is_line_end {
        end
    } else {
        end_of_line(text, end)
    };
    let block = block(id, &cause.anchor);
    Ok(Scaffold {
        changed: vec![with(&found.file, place, &format!("\n{block}"))],
        next: vec![
            format!(
                "write the command and what its output can show into content/{}, under `{}`",
                found.file.path, cause.title.value
            ),
            "move it where it belongs if it is about another cause".into(),
        ],
        ..Scaffold::default()
    })
}

/// The fence, with a newline at its end. `anchor` is the cause that the first outcome leads to.
pub(super) fn block(id: &str, anchor: &str) -> String {
    let mut text = format!(
        "```check\n\
         id    = \"{id}\"\n\
         where = \"remote-computer\"         # this-computer | remote-computer | gateway | network\n\
         shell = \"powershell\"              # powershell | powershell-admin | cmd | cmd-admin | sh\n\
         risk  = \"read-only\"\n\
         run   = \"TODO: a command that only looks\"\n"
    );
    let outcomes = [
        ("TODO bad", "TODO: what this output means", Some(anchor)),
        (
            "TODO good",
            "TODO: what this output means, and where to go on",
            None,
        ),
    ];
    for (example, means, then) in outcomes {
        let then = then.map_or_else(
            || "good    = true\n".to_owned(),
            |anchor| format!("then    = \"#{anchor}\"\n"),
        );
        let _ = write!(
            text,
            "\n[[outcome]]\n\
             when    = {{ contains = \"{example}\" }}\n\
             means   = \"{means}\"\n\
             {then}\
             example = \"{example}\"\n"
        );
    }
    text.push_str("```\n");
    text
}
