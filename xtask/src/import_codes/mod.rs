//! `cargo xtask import-codes`: the names of Windows codes, out of Microsoft's own metadata into
//! `content/codes/imported/`. Nobody types them, so nobody mistypes them.
//!
//! The metadata ships inside a package on crates.io. Cargo fetches and verifies that package as
//! it does every other; nothing here compiles it, and nothing else is downloaded.

mod metadata;
mod sieve;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::run::{Call, Trouble};
use crate::workspace;

use metadata::constants_in;
use sieve::{Space, all_codes};
use table::Origin;

/// The package, and the file inside it.
const PACKAGE: &str = "windows-bindgen";
const METADATA: &str = "default/Windows.Win32.winmd";

/// Writes the tables and returns a line that says what came out.
pub(crate) fn write() -> Result<String, Trouble> {
    let tables = tables()?;
    for (path, text) in &tables {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Trouble::file("create", folder))?;
        }
        fs::write(path, text).map_err(Trouble::file("write", path))?;
    }
    Ok(summary(&tables))
}

/// Holds the committed tables against what [`write()`] would write.
pub(crate) fn check() -> Result<String, Trouble> {
    let tables = tables()?;
    for (path, text) in &tables {
        let committed = fs::read_to_string(path).map_err(Trouble::file("read", path))?;
        if committed != *text {
            return Err(Trouble::new(format!(
                "`{}` is not what the metadata says; run `cargo xtask import-codes`",
                path.display()
            )));
        }
    }
    Ok(summary(&tables))
}

fn summary(tables: &BTreeMap<PathBuf, String>) -> String {
    let n_names: usize = tables.values().map(|text| text.lines().count() - 1).sum();
    format!("content/codes/imported: {n_names} names")
}

/// Path and text of every table.
fn tables() -> Result<BTreeMap<PathBuf, String>, Trouble> {
    let (origin, bytes) = metadata_of_package()?;
    let constants = constants_in(bytes)
        .ok_or_else(|| Trouble::new(format!("`{METADATA}` of {PACKAGE} is no metadata")))?;
    let codes = all_codes(constants);
    let folder = workspace::root().join("content/codes/imported");
    let tables = Space::ALL.into_iter().map(|space| {
        let rows = codes.iter().filter(|code| code.space == space);
        let path = folder.join(space.file_name());
        (path, table::text(&origin, space, rows))
    });
    Ok(tables.collect())
}

/// Asks cargo where the package is, which makes it fetch the package if it is not there yet.
fn metadata_of_package() -> Result<(Origin, Vec<u8>), Trouble> {
    let answer = Call::new(workspace::cargo())
        .with(["metadata", "--format-version", "1", "--locked"])
        .answer();
    let answer: Value = answer
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or_else(|| Trouble::new("`cargo metadata` does not answer"))?;
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let package = answer["packages"]
        .as_array()
        .and_then(|all| all.iter().find(|package| package["name"] == PACKAGE))
        .ok_or_else(|| Trouble::new(format!("Cargo.lock does not name {PACKAGE}")))?;
    let path = PathBuf::from(text(package, "manifest_path")).with_file_name(METADATA);
    let bytes = fs::read(&path).map_err(Trouble::file("read", &path))?;
    let origin = Origin {
        package: format!("{PACKAGE} {}", text(package, "version")),
        licence: text(package, "license"),
        file: METADATA,
        hash: blake3::hash(&bytes).to_hex().to_string(),
    };
    Ok((origin, bytes))
}
