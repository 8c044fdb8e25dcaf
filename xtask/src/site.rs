//! `cargo xtask site`: the browser module, then the generator, then the site.

use crate::run::{Call, Trouble, Voice};
use crate::{wasm, workspace};

/// Builds `dist/` and returns a line that says what to do with it.
pub(crate) fn build(voice: Voice) -> Result<String, Trouble> {
    let module = wasm::build(voice)?;
    if voice == Voice::Aloud {
        println!("{module}");
    }
    generate(voice, &[])?;
    Ok(format!(
        "open {}",
        workspace::dist().join("index.html").display()
    ))
}

/// Runs the generator on the real content. Warnings stop nobody from looking at a page at work.
pub(crate) fn generate(voice: Voice, more: &[&str]) -> Result<String, Trouble> {
    Call::new(workspace::cargo())
        .with(["run", "--package", "generator", "--bin", "reconnect", "--"])
        .with(["build", "--content", "content", "--theme", "theme"])
        .with([
            "--decoder-bundle".as_ref(),
            workspace::decoder_bundle().as_os_str(),
        ])
        .with(["--dist".as_ref(), workspace::dist().as_os_str()])
        .with(more)
        .run(voice)
}
