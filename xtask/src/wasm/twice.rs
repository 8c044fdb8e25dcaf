//! Proves that the modules do not depend on where or when they were built: from another folder, into
//! another folder, from nothing, and every byte must be the same.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::run::{Trouble, Voice};
use crate::workspace;

use super::compile;
use super::glue::Bundle;
use super::module::MODULES;
use super::toolchain::Toolchain;

/// What cargo has to see of the workspace to build one member of it.
const NEEDED: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "decoder",
    "search",
    "wasm-checker",
    "generator",
    "xtask",
];

/// Builds once in place and once in a copy elsewhere, and compares.
pub(crate) fn build_twice(voice: Voice) -> Result<String, Trouble> {
    let first = super::build(voice)?;
    let toolchain = Toolchain::find(voice)?;
    let elsewhere = workspace::products().join("built again elsewhere");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere).map_err(Trouble::file("remove", &elsewhere))?;
    }
    let copy = elsewhere.join("sources");
    for needed in NEEDED {
        copy_below(&workspace::root().join(needed), &copy.join(needed))?;
    }
    let is_same = |path: &Path, bytes: &[u8]| fs::read(path).is_ok_and(|it| it == bytes);
    for module in &MODULES {
        let compiled = compile(module, &toolchain, &copy, &elsewhere.join("target"), voice)?;
        let again = Bundle::of(&compiled)?;
        let [script, wasm] = module.products();
        if !is_same(&script, again.script.as_bytes()) || !is_same(&wasm, &again.module) {
            return Err(Trouble::new(format!(
                "two builds of `{}` differ; compare `{}` with `{}`",
                module.name,
                wasm.display(),
                compiled.display()
            )));
        }
    }
    fs::remove_dir_all(&elsewhere).map_err(Trouble::file("remove", &elsewhere))?;
    Ok(format!("{first}; built again elsewhere: the same bytes"))
}

fn copy_below(from: &Path, to: &Path) -> Result<(), Trouble> {
    for entry in WalkDir::new(from) {
        let entry =
            entry.map_err(|cause| Trouble::new(format!("cannot copy the sources: {cause}")))?;
        let place = entry.path().strip_prefix(from).unwrap_or(entry.path());
        let target = if place.as_os_str().is_empty() {
            to.to_owned()
        } else {
            to.join(place)
        };
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).map_err(Trouble::file("create", &target))?;
        } else if entry.file_type().is_file() {
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder).map_err(Trouble::file("create", folder))?;
            }
            fs::copy(entry.path(), &target).map_err(Trouble::file("copy", entry.path()))?;
        }
    }
    Ok(())
}
