//! Checks that the workspace compiles for Windows and macOS, without either.
//!
//! Compiles and does not link: finds the unix-only call and the crate that wants a C compiler.

use crate::run::{Trouble, Voice};
use crate::wasm::toolchain::{Rung, Toolchain};
use crate::workspace;

use super::report::Outcome;

pub(super) fn windows() -> Result<Outcome, Trouble> {
    check("x86_64-pc-windows-msvc")
}

pub(super) fn macos() -> Result<Outcome, Trouble> {
    check("aarch64-apple-darwin")
}

fn check(target: &str) -> Result<Outcome, Trouble> {
    let toolchain = Toolchain::find(Voice::Kept)?;
    if toolchain.rung != Rung::Debian {
        return Ok(Outcome::NotRun {
            why: "only Debian's compiler brings the sources of every system's standard library"
                .to_owned(),
            remedy: "on Debian as root: XTASK_WASM=debian cargo xtask test".to_owned(),
        });
    }
    toolchain
        .cargo(&workspace::products().join("other-systems"))
        .with(["check", "--workspace", "--tests", "--target", target])
        .with(["-Zbuild-std=std,panic_unwind,test"])
        .run(Voice::Kept)
        .map(|_| Outcome::Passed(String::new()))
}
