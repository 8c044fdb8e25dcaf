//! What `script.html` may see, and how a list of scripts is shown.

use serde::Serialize;

use crate::library::address as own_address;
use crate::tables::scripts::{Script, ScriptKind};

/// A script, explained.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ScriptView<'a> {
    name: &'a str,
    download: String,
    shell: &'static str,
    n_lines: usize,
    about: Vec<AboutView<'a>>,
    whole: &'a str,
    parts: Vec<PartView<'a>>,
}

/// A line of the comment at the top: words, or words and a command.
#[derive(Debug, Serialize)]
struct AboutView<'a> {
    words: &'a str,
    command: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PartView<'a> {
    explains: &'a str,
    code: &'a str,
    first_line: usize,
    last_line: usize,
}

/// A script as it stands in a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ScriptLinkView<'a> {
    name: &'a str,
    about: &'a str,
    address: String,
    download: String,
    n_lines: usize,
}

impl<'a> ScriptView<'a> {
    pub(in crate::site) fn of(script: &'a Script) -> Self {
        let text = &script.file.text;
        let line_of = |offset: usize| {
            text.get(..offset)
                .map_or(0, |before| before.matches('\n').count())
                + 1
        };
        Self {
            name: &script.name,
            download: own_address::of_script(&script.name),
            shell: shell(script.kind),
            n_lines: text.lines().count(),
            about: script
                .about
                .iter()
                .map(|line| AboutView::of(line))
                .collect(),
            whole: text,
            parts: script
                .parts
                .iter()
                .map(|part| PartView {
                    explains: &part.explains,
                    code: &part.code,
                    first_line: line_of(part.span.start),
                    last_line: line_of(part.span.end),
                })
                .collect(),
        }
    }
}

impl<'a> AboutView<'a> {
    /// `Then collect:   powershell -File …`: what stands behind the colon and two blanks is typed.
    fn of(line: &'a str) -> Self {
        match line.split_once(":  ") {
            Some((words, command)) => Self {
                words,
                command: Some(command.trim()),
            },
            None => Self {
                words: line,
                command: None,
            },
        }
    }
}

impl<'a> ScriptLinkView<'a> {
    pub(in crate::site) fn of(script: &'a Script) -> Self {
        Self {
            name: &script.name,
            about: script.about.first().map_or("", String::as_str),
            address: own_address::of_script_page(&script.name),
            download: own_address::of_script(&script.name),
            n_lines: script.file.text.lines().count(),
        }
    }
}

const fn shell(kind: ScriptKind) -> &'static str {
    match kind {
        ScriptKind::PowerShell => "Windows PowerShell",
        ScriptKind::Cmd => "the command prompt",
    }
}

/// The file as Windows wants it: the command prompt loses labels in files with bare line feeds.
pub(in crate::site) fn file_for_windows(script: &Script) -> Vec<u8> {
    script.file.text.replace('\n', "\r\n").into_bytes()
}
