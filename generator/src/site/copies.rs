//! Articles in other forms than pages: a Markdown copy of each, for tickets and wikis, and
//! `articles.json`, for the search of an intranet.

use std::fmt::Write as _;

use decoder::knowledge::Condition;
use serde::Serialize;

use super::links::Linker;
use super::{address, figure, words};
use crate::article::figure::KIND as FIGURE_FENCE;
use crate::article::{
    Article, Block, CauseFacts, CheckBlock, ClueSpecKind, Kind, Shell, Status, Target,
};
use crate::library::Library;

/// What `articles.json` holds. New keys may appear; `format` grows when one goes or changes.
#[derive(Debug, Serialize)]
struct Catalogue<'a> {
    format: u32,
    name: &'a str,
    articles: Vec<Entry<'a>>,
}

/// One article, as other programs list it.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    summary: &'a str,
    /// From the root of the site.
    url: String,
    markdown: String,
    stage: Option<&'static str>,
    who: &'static str,
    risk: &'static str,
    minutes: Option<u32>,
    applies_to: &'a [String],
    evidence: &'static str,
    reviewed: &'a str,
    /// Codes and events by which it is recognized: `disconnect:0x904`, `schannel/36870`.
    clues: Vec<String>,
    sources: Vec<&'a str>,
}

/// The files, by address.
pub(super) fn of(library: &Library) -> Vec<(String, Vec<u8>)> {
    let current: Vec<&Article> = library
        .articles
        .iter()
        .filter(|article| article.front.status == Status::Published)
        .collect();
    let catalogue = Catalogue {
        format: 1,
        name: &library.tables.site.name,
        articles: current
            .iter()
            .map(|article| entry(library, article))
            .collect(),
    };
    let json = serde_json::to_vec_pretty(&catalogue).expect("plain strings always serialize");
    let mut files = vec![(address::ARTICLES_JSON.to_owned(), json)];
    for article in current {
        files.push((
            address::of_markdown(&article.id),
            markdown(library, article).into_bytes(),
        ));
    }
    files
}

fn entry<'a>(library: &'a Library, article: &'a Article) -> Entry<'a> {
    let front = &article.front;
    let mut clues: Vec<String> = Vec::new();
    for clue in front
        .signatures
        .iter()
        .flat_map(|it| it.all.iter().chain(&it.any))
    {
        let written = match &clue.kind {
            ClueSpecKind::Code(space, value) => format!("{space}:{value:#x}"),
            ClueSpecKind::Event(provider, id) => format!("{provider}/{id}"),
            ClueSpecKind::Phrase(_) | ClueSpecKind::Sequence => continue,
        };
        if !clues.contains(&written) {
            clues.push(written);
        }
    }
    Entry {
        id: &article.id,
        kind: if front.kind == Kind::Hub {
            "hub"
        } else {
            "article"
        },
        title: &front.title.value,
        summary: &front.summary.value,
        url: address::of(article),
        markdown: address::of_markdown(&article.id),
        stage: front.stage.map(decoder::knowledge::Stage::as_str),
        who: words::audience(front.audience),
        risk: words::risk(front.risk),
        minutes: front.minutes,
        applies_to: &front.applies_to,
        evidence: words::evidence(front.evidence),
        reviewed: &front.reviewed.value,
        clues,
        sources: library
            .cited_sources(article)
            .into_iter()
            .map(|source| source.url.value.as_str())
            .collect(),
    }
}

/// The whole article as plain Markdown: no block of ours, every link an address.
fn markdown(library: &Library, article: &Article) -> String {
    let linker = Linker::for_article(library, "../", article);
    let front = &article.front;
    let mut text = format!("# {}\n\n{}\n\n", front.title.value, front.summary.value);
    let _ = writeln!(
        text,
        "Who can fix it: {}. Risk: {}. Restarts: {}. Evidence: {}. Reviewed {}.\n",
        words::audience(front.audience),
        words::risk(front.risk),
        words::restart(front.restart),
        words::evidence(front.evidence),
        front.reviewed.value,
    );
    for section in &article.body.sections {
        let _ = writeln!(text, "## {}\n", section.title.value);
        if let Some(facts) = &section.cause {
            cause(&mut text, facts, &linker);
        }
        prose(&mut text, &section.markdown.value, &linker);
        for part in &section.parts {
            let _ = writeln!(text, "### {}\n", part.title.value);
            for block in &part.blocks {
                match block {
                    Block::Markdown(run) => prose(&mut text, &run.value, &linker),
                    Block::Check(check) => checked(&mut text, check, &linker),
                }
            }
        }
    }
    if !linker.cited().is_empty() {
        text.push_str("## Sources\n\n");
        for (at, source) in linker.cited().iter().enumerate() {
            let _ = writeln!(
                text,
                "{}. [{}]({}), {}: {}, read {}",
                at + 1,
                source.title,
                source.url.value,
                source.publisher,
                words::source_kind(source.kind),
                source.read
            );
        }
        text.push('\n');
    }
    let _ = writeln!(text, "From {}. Text: CC BY 4.0.", library.tables.site.name);
    text
}

fn cause(text: &mut String, facts: &CauseFacts, linker: &Linker<'_>) {
    let _ = write!(text, "Evidence: {}", words::evidence(facts.evidence));
    for number in facts
        .sources
        .iter()
        .filter_map(|id| linker.number_of_source(&id.value))
    {
        let _ = write!(text, " [{number}]");
    }
    let _ = writeln!(
        text,
        ". Fixed by: {}. Risk: {}. Restarts: {}.\n",
        words::audience(facts.who),
        words::risk(facts.risk),
        words::restart(facts.restart)
    );
}

fn checked(text: &mut String, check: &CheckBlock, linker: &Linker<'_>) {
    let _ = writeln!(
        text,
        "{}, in {}:\n",
        words::place(check.place),
        words::shell(check.shell)
    );
    fenced(text, language(check.shell), &check.run.value);
    if let Some(looks) = &check.looks {
        text.push_str("When all is well it prints:\n\n");
        fenced(text, "text", looks);
    }
    for outcome in &check.outcomes {
        let seen: Vec<String> = outcome.when.iter().map(|it| in_words(it, linker)).collect();
        let _ = write!(
            text,
            "- If {}: {}{}",
            seen.join(" and "),
            if outcome.good { "(healthy) " } else { "" },
            relinked(&outcome.means, linker)
        );
        if let Some(href) = outcome.then.as_ref().and_then(|it| linker.href(&it.value)) {
            let _ = write!(text, " [Go on from here]({href})");
        }
        text.push('\n');
    }
    text.push('\n');
}

fn in_words(condition: &Condition, linker: &Linker<'_>) -> String {
    let is_clue = matches!(condition, Condition::Code(_) | Condition::Event(_));
    let pieces = words::condition(condition)
        .into_iter()
        .map(|(words, literal)| {
            let name = is_clue.then(|| linker.name_of_clue(&literal)).flatten();
            let shown = name.unwrap_or_else(|| format!("`{literal}`"));
            if words.is_empty() {
                shown
            } else {
                format!("{words} {shown}")
            }
        });
    pieces.collect::<Vec<_>>().join(" ")
}

fn fenced(text: &mut String, language: &str, code: &str) {
    let _ = writeln!(text, "```{language}\n{}\n```\n", code.trim_end());
}

const fn language(shell: Shell) -> &'static str {
    match shell {
        Shell::PowerShell | Shell::PowerShellAdmin => "powershell",
        Shell::Cmd | Shell::CmdAdmin => "bat",
        Shell::Sh => "sh",
    }
}

fn prose(text: &mut String, markdown: &str, linker: &Linker<'_>) {
    let markdown = markdown.trim();
    if !markdown.is_empty() {
        text.push_str(&relinked(&with_figures_in_words(markdown, linker), linker));
        text.push_str("\n\n");
    }
}

/// The same Markdown with the text of each figure in the place of its stand-in.
fn with_figures_in_words(markdown: &str, linker: &Linker<'_>) -> String {
    let opening = format!("```{FIGURE_FENCE}\n");
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find(&opening) {
        let (before, from) = rest.split_at(at);
        let inside = &from[opening.len()..];
        let end = inside.find("```").unwrap_or(inside.len());
        text.push_str(before);
        match linker.figure(&inside[..end]) {
            Some((_, figure)) => text.push_str(&figure::in_words(figure)),
            None => text.push_str(&from[..opening.len() + end]),
        }
        rest = inside[end..].strip_prefix("```").unwrap_or("");
    }
    text.push_str(rest);
    text
}

/// The same Markdown with addresses in the place of our own link targets.
fn relinked(markdown: &str, linker: &Linker<'_>) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find("](") {
        let (before, from) = rest.split_at(at + 2);
        text.push_str(before);
        let end = from.find(')').unwrap_or(from.len());
        let (target, after) = from.split_at(end);
        match Target::parse(target) {
            Target::Source(id) => match linker.library().source(&id) {
                Some(source) => text.push_str(&source.url.value),
                None => text.push_str(target),
            },
            _ => text.push_str(&linker.href(target).unwrap_or_else(|| target.to_owned())),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
