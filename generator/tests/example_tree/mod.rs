//! A miniature content tree: the fences of an explanation, laid over `sites/base/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Files by path; each is bytes, or a symbolic link.
pub(crate) struct ExampleTree {
    files: BTreeMap<String, Content>,
}

#[derive(Clone)]
enum Content {
    Bytes(Vec<u8>),
    Link(String),
}

/// A fence with `file=` in its info string.
struct Fence<'a> {
    words: Vec<&'a str>,
    text: String,
}

impl ExampleTree {
    /// The small complete tree that examples change.
    pub(crate) fn base() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/base");
        let mut files = BTreeMap::new();
        collect(&root, "", &mut files);
        Self { files }
    }

    /// The same tree with the files of these fences.
    pub(crate) fn laid_over(mut self, markdown: &str) -> Self {
        for fence in fences(markdown) {
            let Some(path) = fence.value("file=") else {
                continue;
            };
            let content = self.content_of(path, &fence);
            self.files.insert(path.to_owned(), content);
        }
        self
    }

    /// Writes the tree into a folder that is gone when the result is dropped.
    pub(crate) fn write(&self) -> TempDir {
        let folder = TempDir::new().expect("a temporary folder can be made");
        for (path, content) in &self.files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("every file lies in a folder"))
                .expect("folders can be made");
            match content {
                Content::Bytes(bytes) => fs::write(&path, bytes).expect("files can be written"),
                Content::Link(target) => link(target, &path),
            }
        }
        folder
    }

    fn content_of(&self, path: &str, fence: &Fence<'_>) -> Content {
        let text = &fence.text;
        if fence.says("link") {
            return Content::Link(text.trim().to_owned());
        }
        if fence.says("hex") {
            return Content::Bytes(bytes_of(text));
        }
        if let Some(size) = fence.value("repeat=") {
            let size = size.parse().expect("repeat= is followed by a number");
            let once = if text.starts_with("+++") || !path.starts_with("articles/") {
                text.clone()
            } else {
                self.article(path, fence)
            };
            return Content::Bytes(once.bytes().cycle().take(size).collect());
        }
        let text = if fence.says("add") {
            self.text(path)
                .expect("only a file of the base can be added to")
                + text
        } else if is_markdown(path) && !text.starts_with("+++") && fence.says_language() {
            self.article(path, fence)
        } else {
            text.clone()
        };
        Content::Bytes(text.into_bytes())
    }

    fn article(&self, path: &str, fence: &Fence<'_>) -> String {
        let base = match self.text(path) {
            Some(base) => base,
            None => without_signatures(
                &self
                    .text("articles/key-unreadable.md")
                    .expect("the base has this article"),
            ),
        };
        let (front, body) = split(&base);
        if fence.says("toml") {
            format!("+++\n{}+++\n{body}", with_keys(front, &fence.text))
        } else {
            format!("+++\n{front}+++\n{}", with_parts(body, &fence.text))
        }
    }

    fn text(&self, path: &str) -> Option<String> {
        match self.files.get(path)? {
            Content::Bytes(bytes) => String::from_utf8(bytes.clone()).ok(),
            Content::Link(_) => None,
        }
    }
}

impl Fence<'_> {
    fn says(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn says_language(&self) -> bool {
        self.says("toml") || self.says("markdown")
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(key))
    }
}

fn fences(markdown: &str) -> Vec<Fence<'_>> {
    let mut fences = Vec::new();
    let mut open: Option<(&str, Fence<'_>)> = None;
    for line in markdown.lines() {
        let info = line.trim_start_matches('`');
        let ticks = &line[..line.len() - info.len()];
        match open.take() {
            None if ticks.len() >= 3 => {
                let words = info.split(',').map(str::trim).collect();
                open = Some((
                    ticks,
                    Fence {
                        words,
                        text: String::new(),
                    },
                ));
            }
            None => {}
            Some((start, fence)) if line.trim_end() == start => fences.push(fence),
            Some((start, mut fence)) => {
                fence.text.push_str(line);
                fence.text.push('\n');
                open = Some((start, fence));
            }
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

fn is_markdown(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "md")
}

/// Front matter and body of an article.
fn split(article: &str) -> (&str, &str) {
    let rest = article
        .strip_prefix("+++\n")
        .expect("an article starts with +++");
    rest.split_once("+++\n")
        .expect("a front matter ends with +++")
}

fn without_signatures(article: &str) -> String {
    let (front, body) = split(article);
    let keys = front.split("[[").next().unwrap_or(front);
    format!("+++\n{keys}+++\n{body}")
}

/// The front matter with the keys of `changes` in the place of its own. Works on lines, so
/// that an example may be as broken as it likes.
fn with_keys(front: &str, changes: &str) -> String {
    let (keys, tables) = at_first_table(front);
    let (new_keys, new_tables) = at_first_table(changes);
    let is_replaced = |line: &str| {
        let key = key_of(line);
        !key.is_empty() && new_keys.lines().any(|new| key_of(new) == key)
    };
    let kept: String = keys
        .split_inclusive('\n')
        .filter(|line| !is_replaced(line))
        .collect();
    let tables = if new_tables.is_empty() {
        tables
    } else {
        new_tables
    };
    format!("{}\n{new_keys}\n{tables}", kept.trim_end())
}

fn at_first_table(front: &str) -> (&str, &str) {
    let start = if front.starts_with('[') {
        Some(0)
    } else {
        front.find("\n[").map(|at| at + 1)
    };
    front.split_at(start.unwrap_or(front.len()))
}

fn key_of(line: &str) -> &str {
    match line.split_once('=') {
        Some((key, _)) if !line.starts_with(' ') => key.trim(),
        _ => "",
    }
}

/// The body with the parts of `changes` in the place of its own; a new part goes to the end.
fn with_parts(body: &str, changes: &str) -> String {
    let mut parts = parts(body);
    let mut is_first_cause = true;
    for (heading, text) in self::parts(changes) {
        let is_cause = heading.starts_with("## Cause:");
        if is_cause && is_first_cause {
            is_first_cause = false;
            let first = parts
                .iter()
                .position(|(known, _)| known.starts_with("## Cause:"));
            parts.retain(|(known, _)| !known.starts_with("## Cause:"));
            parts.insert(first.unwrap_or(parts.len()), (heading, text));
        } else if let Some(same) = parts.iter_mut().find(|(known, _)| *known == heading) {
            same.1 = text;
        } else {
            parts.push((heading, text));
        }
    }
    parts.into_iter().map(|(_, text)| text).collect()
}

/// `##` parts of a body, each with its heading; text above the first has an empty one.
fn parts(body: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in body.split_inclusive('\n') {
        if parts.is_empty() || line.starts_with("## ") {
            let heading = if line.starts_with("## ") {
                line.trim_end()
            } else {
                ""
            };
            parts.push((heading.to_owned(), String::new()));
        }
        if let Some((_, text)) = parts.last_mut() {
            text.push_str(line);
        }
    }
    parts
}

fn bytes_of(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u32> = hexadecimal.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("two digits are one byte"))
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Content>) {
    for entry in fs::read_dir(folder).expect("the base tree can be read") {
        let entry = entry.expect("the base tree can be read");
        let name = entry
            .file_name()
            .into_string()
            .expect("names of the base tree are text");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let bytes = fs::read(entry.path()).expect("the base tree can be read");
            files.insert(path, Content::Bytes(bytes));
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("links can be made");
}

#[cfg(windows)]
fn link(target: &str, path: &Path) {
    std::os::windows::fs::symlink_file(target, path).expect("links can be made");
}
