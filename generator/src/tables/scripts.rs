//! Scripts that collect what the decoder wants to read, cut into parts: a comment at the start of
//! a line, and the code that it explains. What readers are told about a line is what stands in it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::source::Sources;

/// A script of `collect/`.
#[derive(Clone, Debug)]
pub struct Script {
    /// The name of its file: `client.ps1`.
    pub name: String,
    /// What runs it.
    pub kind: ScriptKind,
    /// The comment at its top, line by line: what it is and how it is run.
    pub about: Vec<String>,
    /// The rest, in order.
    pub parts: Vec<ScriptPart>,
    /// The file.
    pub file: Arc<SourceText>,
}

/// What runs a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptKind {
    /// Windows PowerShell 5.1.
    PowerShell,
    /// The command prompt.
    Cmd,
}

/// Lines of a script that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptPart {
    /// What they do, from the comment above them; empty where nobody says.
    pub explains: String,
    /// The lines, without the comment, and without empty lines around them.
    pub code: String,
    /// Where the code stands, as UTF-8 byte offsets into the file.
    pub span: Range<usize>,
}

impl ScriptKind {
    /// The text of a line that is a comment from its start.
    fn comment(self, line: &str) -> Option<&str> {
        let markers: &[&str] = match self {
            Self::PowerShell => &["#"],
            Self::Cmd => &["@rem ", "rem "],
        };
        markers
            .iter()
            .find_map(|marker| line.strip_prefix(marker))
            .map(str::trim)
    }
}

/// Cuts every script of the content.
pub(super) fn parse_all(sources: &Sources) -> Vec<Script> {
    let of_kind = |extension, kind| {
        sources
            .in_folder("collect", extension)
            .map(move |file| parse(file, kind))
    };
    let mut scripts: Vec<Script> = of_kind("ps1", ScriptKind::PowerShell)
        .chain(of_kind("cmd", ScriptKind::Cmd))
        .collect();
    scripts.sort_by(|a, b| a.name.cmp(&b.name));
    scripts
}

fn parse(file: &Arc<SourceText>, kind: ScriptKind) -> Script {
    let mut about = Vec::new();
    let mut parts: Vec<ScriptPart> = Vec::new();
    let mut comment: Vec<&str> = Vec::new();
    let mut is_at_top = true;
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let text = line.trim_end();
        let end = start + text.len();
        match (kind.comment(text), parts.last_mut()) {
            (Some(words), _) if is_at_top => about.push(words.to_owned()),
            (Some(words), _) => comment.push(words),
            // An empty line ends the comment at the top; elsewhere it only parts the code.
            (None, _) if text.is_empty() => is_at_top = false,
            (None, Some(part)) if comment.is_empty() => part.span.end = end,
            (None, _) => {
                is_at_top = false;
                parts.push(ScriptPart {
                    explains: comment.join(" "),
                    code: String::new(),
                    span: start..end,
                });
                comment.clear();
            }
        }
        start += line.len();
    }
    for part in &mut parts {
        let code = file.text.get(part.span.clone()).unwrap_or_default();
        part.code.push_str(code);
    }
    Script {
        name: file.path.rsplit('/').next().unwrap_or_default().to_owned(),
        kind,
        about,
        parts,
        file: Arc::clone(file),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Script, ScriptKind, parse};
    use crate::diagnostic::SourceText;

    fn script(text: &str, kind: ScriptKind) -> Script {
        let file = SourceText {
            path: "collect/x.ps1".into(),
            text: text.into(),
        };
        parse(&Arc::new(file), kind)
    }

    fn parts(script: &Script) -> Vec<(&str, &str)> {
        script
            .parts
            .iter()
            .map(|part| (part.explains.as_str(), part.code.as_str()))
            .collect()
    }

    #[test]
    fn each_comment_at_the_start_of_a_line_explains_what_follows() {
        let text = "# What it is.\n# How to run it.\n\n# The one,\n# in two lines.\nA\n\n    # inside\nB\n# The other.\nC\n";
        let script = script(text, ScriptKind::PowerShell);
        assert_eq!(script.about, ["What it is.", "How to run it."]);
        assert_eq!(
            parts(&script),
            [
                ("The one, in two lines.", "A\n\n    # inside\nB"),
                ("The other.", "C")
            ]
        );
    }

    #[test]
    fn code_without_a_comment_is_a_part_that_nobody_explains() {
        let script = script("@rem It.\n\n@echo off\nrem Reads.\nver", ScriptKind::Cmd);
        assert_eq!(parts(&script), [("", "@echo off"), ("Reads.", "ver")]);
    }
}
