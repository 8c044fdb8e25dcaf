//! The steps that are cargo's: format, lint, documentation, tests.

use crate::run::{Call, Trouble, Voice};
use crate::wasm::toolchain::{FOR_EVERY_BUILD, Rung, TARGET, Toolchain};
use crate::{wasm, workspace};

use super::report::Outcome;

pub(super) fn format() -> Result<Outcome, Trouble> {
    quiet(cargo().with(["fmt", "--all", "--", "--check"]))
}

pub(super) fn lint() -> Result<Outcome, Trouble> {
    quiet(cargo().with([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

pub(super) fn document() -> Result<Outcome, Trouble> {
    quiet(
        cargo()
            .env("RUSTDOCFLAGS", "-D warnings")
            .with(["doc", "--workspace", "--no-deps"]),
    )
}

/// Says how many tests there were: a run of none would pass, too.
pub(super) fn test() -> Result<Outcome, Trouble> {
    let output = cargo()
        .with(["test", "--workspace", "--no-fail-fast"])
        .run(Voice::Kept)?;
    let counts = output.lines().filter_map(|line| {
        line.strip_prefix("test result: ok. ")?
            .split_once(" passed")?
            .0
            .parse::<u32>()
            .ok()
    });
    match counts.sum::<u32>() {
        0 => Err(Trouble::new("`cargo test` ran no test")),
        count => Ok(Outcome::Passed(format!("{count} tests"))),
    }
}

/// The crates of the module once more, as the browser will have them.
pub(super) fn lint_for_the_browser() -> Result<Outcome, Trouble> {
    let toolchain = Toolchain::find(Voice::Kept)?;
    if toolchain.rung == Rung::Debian {
        wasm::debian::install(&["rust-web-clippy"], Voice::Kept)?;
    }
    let mut call = toolchain
        .clippy(&workspace::products().join("wasm"))
        .env("CARGO_ENCODED_RUSTFLAGS", FOR_EVERY_BUILD.join("\x1f"))
        .with(["--target", TARGET]);
    for package in ["decoder", "search", "wasm-checker", "evtx-reader"] {
        call = call.with(["--package", package]);
    }
    if toolchain.builds_std() {
        call = call.with(["-Zbuild-std=std,panic_abort"]);
    }
    quiet(call.with(["--", "-D", "warnings"]))
}

fn cargo() -> Call {
    Call::new(workspace::cargo())
}

fn quiet(call: Call) -> Result<Outcome, Trouble> {
    call.run(Voice::Kept)
        .map(|_| Outcome::Passed(String::new()))
}
