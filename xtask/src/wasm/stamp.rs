//! Says whether a module is still the one that its sources make.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::run::Trouble;

/// A hash over the sources and the toolchain.
pub(super) fn of_inputs(root: &Path, inputs: &[&str], toolchain: &str) -> Result<String, Trouble> {
    let mut hasher = blake3::Hasher::new();
    add(&mut hasher, "toolchain", toolchain.as_bytes());
    for input in inputs {
        for file in files_below(&root.join(input))? {
            let name = file
                .strip_prefix(root)
                .unwrap_or(&file)
                .to_string_lossy()
                .into_owned();
            let bytes = fs::read(&file).map_err(Trouble::file("read", &file))?;
            add(&mut hasher, &name, &bytes);
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// A hash over the products, or nothing when one is missing.
pub(super) fn of_files(files: &[PathBuf]) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        add(
            &mut hasher,
            &file.file_name()?.to_string_lossy(),
            &fs::read(file).ok()?,
        );
    }
    Some(hasher.finalize().to_hex().to_string())
}

/// Name and length first, so that no two lists of files run into the same bytes.
fn add(hasher: &mut blake3::Hasher, name: &str, bytes: &[u8]) {
    hasher.update(format!("{name}\0{}\0", bytes.len()).as_bytes());
    hasher.update(bytes);
}

/// Every file below `path`, or `path` itself, in an order that does not depend on the disk.
fn files_below(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry =
            entry.map_err(|cause| Trouble::new(format!("cannot read the sources: {cause}")))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
