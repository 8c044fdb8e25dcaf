//! Every command of an article, with where it stands. Not a lint; what several lints look at.

use std::ops::Range;

use crate::article::{Article, Block, CheckBlock, Section, Shell};
use crate::lens::{Language, Lens};

/// A command that readers are given.
pub(super) struct Command<'a> {
    /// The article, read.
    pub(super) lens: Lens,
    /// Its place in the file, as UTF-8 byte offsets.
    pub(super) span: Range<usize>,
    /// The `##` section that it stands in.
    pub(super) section: &'a Section,
    /// Title of the `###` part; empty before the first.
    pub(super) part: &'a str,
    /// The Markdown around it; empty for the command of a check.
    pub(super) around: &'a str,
    /// The check that it belongs to.
    pub(super) check: Option<&'a CheckBlock>,
}

/// Reads every command of an article, in order.
pub(super) fn of(article: &Article) -> Vec<Command<'_>> {
    let mut found = Vec::new();
    for section in &article.body.sections {
        let of_prose = |text: &str, start: usize, part| {
            fences(text)
                .into_iter()
                .map(move |(language, code, line)| Command {
                    lens: Lens::read(language, &code),
                    span: start + line.start..start + line.end,
                    section,
                    part,
                    around: "",
                    check: None,
                })
        };
        let prose = &section.markdown;
        found.extend(
            of_prose(&prose.value, prose.span.start, "").map(|it| Command {
                around: &prose.value,
                ..it
            }),
        );
        for part in &section.parts {
            for block in &part.blocks {
                match block {
                    Block::Markdown(run) => {
                        let commands =
                            of_prose(&run.value, run.span.start, part.title.value.as_str());
                        found.extend(commands.map(|it| Command {
                            around: &run.value,
                            ..it
                        }));
                    }
                    Block::Check(check) => found.push(Command {
                        lens: Lens::read(language_of(check.shell), &check.run.value),
                        span: check.run.span.clone(),
                        section,
                        part: &part.title.value,
                        around: "",
                        check: Some(check),
                    }),
                }
            }
        }
    }
    found
}

impl Command<'_> {
    /// An option of a client holds for one call; everything else stays until it is undone.
    pub(super) fn is_stored(&self, at: usize) -> bool {
        let statements = self.lens.statements.iter();
        let mut there = statements.filter(|statement| statement.span.start == at);
        !there.any(|statement| statement.name.contains("freerdp"))
    }
}

/// What the fix of a cause lowers until it is undone.
pub(crate) fn lowered_by_fix(article: &Article, cause: &Section) -> Option<&'static str> {
    let commands = of(article).into_iter();
    let mut fixes = commands.filter(|it| it.part == "Fix" && it.section.anchor == cause.anchor);
    fixes.find_map(|command| {
        let weakenings = command.lens.weakenings().into_iter();
        let mut stored = weakenings.filter(|(place, _)| command.is_stored(place.start));
        stored.next().map(|(_, what)| what)
    })
}

/// The language of a shell.
pub(crate) const fn language_of(shell: Shell) -> Language {
    match shell {
        Shell::PowerShell | Shell::PowerShellAdmin => Language::PowerShell,
        Shell::Cmd | Shell::CmdAdmin => Language::Cmd,
        Shell::Sh => Language::Sh,
    }
}

/// The code of every fence that holds a command, without the indentation of a list, and where its
/// first line stands.
fn fences(markdown: &str) -> Vec<(Language, String, Range<usize>)> {
    struct Open {
        language: Option<Language>,
        indent: usize,
        code: String,
        first_line: Option<Range<usize>>,
    }
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        match (text.strip_prefix("```"), open.take()) {
            (Some(info), None) => {
                open = Some(Open {
                    language: Language::of_fence(info),
                    indent,
                    code: String::new(),
                    first_line: None,
                });
            }
            (Some(_), Some(fence)) => {
                if let (Some(language), Some(place)) = (fence.language, fence.first_line) {
                    found.push((language, fence.code, place));
                }
            }
            (None, Some(mut fence)) => {
                let end = start + line.trim_end().len();
                fence
                    .first_line
                    .get_or_insert(start + indent.min(line.len())..end);
                fence
                    .code
                    .push_str(line.get(fence.indent.min(indent)..).unwrap_or(line));
                open = Some(fence);
            }
            (None, None) => {}
        }
        start += line.len();
    }
    found
}
