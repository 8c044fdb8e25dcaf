//! The Rust files of the workspace, as text, for the tests that hold them to its rules.

use std::fs;
use std::path::{Path, PathBuf};

/// One Rust file.
pub(crate) struct RustFile {
    /// From the root of the workspace, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

/// Folders that hold what people write; the others are made by programs.
const CRATES: [&str; 5] = ["decoder", "generator", "search", "wasm-checker", "xtask"];
const NOT_OURS: [&str; 3] = ["target", "node_modules", "corpus"];

impl RustFile {
    /// Lines that are code, with their numbers: not comments, and not what stands behind
    /// `#[cfg(test)]`, which ends every file that has it.
    pub(crate) fn lines_of_code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .take_while(|line| line.trim() != "#[cfg(test)]")
            .enumerate()
            .map(|(place, line)| (place + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The folder below `generator/src/` that it lies in, or its own name there.
    pub(crate) fn stage(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("generator/src/")?;
        let stage = inside.split('/').next()?;
        Some(stage.strip_suffix(".rs").unwrap_or(stage))
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file that somebody wrote, sorted by path.
pub(crate) fn all() -> Vec<RustFile> {
    let mut files = Vec::new();
    for name in CRATES {
        collect(&root().join(name), name, &mut files);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<RustFile>) {
    for entry in fs::read_dir(folder).expect("the workspace can be read") {
        let entry = entry.expect("the workspace can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}/{name}");
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.as_str()) && !name.starts_with('.') {
                collect(&entry.path(), &path, files);
            }
        } else if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            let text = fs::read_to_string(entry.path()).expect("Rust files are UTF-8");
            files.push(RustFile { path, text });
        }
    }
}
