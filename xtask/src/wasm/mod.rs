//! Builds the modules of the page: `wasm-checker` → `target/decoder-bundle/reconnect.{js,wasm}`, and beside it
//! `wasm-checker/words` → `words.{js,wasm}`, `wasm-checker/hand-over` → `hand-over.{js,wasm}` and `wasm-checker/evtx` → `event-log.{js,wasm}`.
//!
//! The same sources and the same compiler make the same bytes, in any folder. Nothing is done when
//! nothing has changed. All are built with the same flags, so that they share one standard library.

pub(crate) mod debian;
mod glue;
mod module;
mod stamp;
pub(crate) mod toolchain;
mod twice;

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Trouble, Voice};
use crate::workspace;

use glue::Bundle;
use module::{MODULES, Module};
use toolchain::{TARGET, Toolchain};

pub(crate) use twice::build_twice;

/// Builds the modules of which anything has changed, and returns lines that say what came out.
pub(crate) fn build(voice: Voice) -> Result<String, Trouble> {
    let toolchain = Toolchain::find(voice)?;
    let lines = MODULES
        .iter()
        .map(|module| build_one(module, &toolchain, voice));
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

fn build_one(module: &Module, toolchain: &Toolchain, voice: Voice) -> Result<String, Trouble> {
    let root = workspace::root();
    let products = module.products();
    let inputs = stamp::of_inputs(&root, module.inputs, &toolchain.identity())?;
    let stamped = |outputs: Option<String>| outputs.map(|outputs| format!("{inputs}\n{outputs}\n"));
    let current = stamped(stamp::of_files(&products));
    if current.is_some() && fs::read_to_string(module.note()).ok() == current {
        return Ok(format!("unchanged: {}", module.name));
    }

    let target_folder = workspace::products().join("wasm");
    let bundle = Bundle::of(&compile(module, toolchain, &root, &target_folder, voice)?)?;
    let folder = workspace::decoder_bundle();
    fs::create_dir_all(&folder).map_err(Trouble::file("create", &folder))?;
    write_whole(&products[0], bundle.script.as_bytes())?;
    write_whole(&products[1], &bundle.module)?;
    if let Some(text) = stamped(stamp::of_files(&products)) {
        write_whole(&module.note(), text.as_bytes())?;
    }
    Ok(format!(
        "{}: module {} bytes, glue {} bytes",
        module.name,
        bundle.module.len(),
        bundle.script.len()
    ))
}

/// Compiles the sources below `root` and returns where the module is, not yet fit for a page.
fn compile(
    module: &Module,
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
            module.package,
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
    Ok(target_folder.join(TARGET).join("wasm").join(module.file()))
}

/// Never leaves half a file, so that a build that reads it at this moment gets the old or the new one.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    fs::write(&draft, bytes).map_err(Trouble::file("write", &draft))?;
    fs::rename(&draft, path).map_err(Trouble::file("write", path))
}
