//! Builds the browser module: `wasm-checker` → `target/decoder-bundle/reconnect.{js,wasm}`.
//!
//! The same sources and the same compiler make the same bytes, in any folder. Nothing is done when
//! neither has changed.

pub(crate) mod debian;
mod glue;
mod stamp;
pub(crate) mod toolchain;
mod twice;

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Trouble, Voice};
use crate::workspace;

use glue::Bundle;
use toolchain::{TARGET, Toolchain};

pub(crate) use twice::build_twice;

/// Builds the module if anything has changed, and returns a line that says what came out.
pub(crate) fn build(voice: Voice) -> Result<String, Trouble> {
    let toolchain = Toolchain::find(voice)?;
    let root = workspace::root();
    let folder = workspace::decoder_bundle();
    let products = [folder.join("reconnect.js"), folder.join("reconnect.wasm")];
    let note = workspace::products().join("decoder-bundle.stamp");

    let inputs = stamp::of_inputs(&root, &toolchain.identity())?;
    let stamped = |outputs: Option<String>| outputs.map(|outputs| format!("{inputs}\n{outputs}\n"));
    let current = stamped(stamp::of_files(&products));
    if current.is_some() && fs::read_to_string(&note).ok() == current {
        return Ok("unchanged: target/decoder-bundle".to_owned());
    }

    let compiled = compile(
        &toolchain,
        &root,
        &workspace::products().join("wasm"),
        voice,
    )?;
    let bundle = Bundle::of(&compiled)?;
    fs::create_dir_all(&folder).map_err(Trouble::file("create", &folder))?;
    write_whole(&products[0], bundle.script.as_bytes())?;
    write_whole(&products[1], &bundle.module)?;
    if let Some(text) = stamped(stamp::of_files(&products)) {
        write_whole(&note, text.as_bytes())?;
    }
    Ok(format!(
        "target/decoder-bundle: module {} bytes, glue {} bytes",
        bundle.module.len(),
        bundle.script.len()
    ))
}

/// Compiles the sources below `root` and returns where the module is, not yet fit for a page.
fn compile(
    toolchain: &Toolchain,
    root: &Path,
    target_folder: &Path,
    voice: Voice,
) -> Result<PathBuf, Trouble> {
    let mut call = toolchain
        .cargo(target_folder)
        .inside(root)
        .env("CARGO_ENCODED_RUSTFLAGS", toolchain.flags(root))
        .with([
            "build",
            "--package",
            "wasm-checker",
            "--lib",
            "--profile",
            "wasm",
            "--target",
            TARGET,
        ]);
    if toolchain.builds_std() {
        call = call.with([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
        ]);
    }
    call.run(voice)?;
    Ok(target_folder
        .join(TARGET)
        .join("wasm")
        .join("wasm_checker.wasm"))
}

/// Never leaves half a file, so that a build that reads it at this moment gets the old or the new one.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    fs::write(&draft, bytes).map_err(Trouble::file("write", &draft))?;
    fs::rename(&draft, path).map_err(Trouble::file("write", path))
}
