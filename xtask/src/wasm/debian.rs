//! The rung that needs no `rustup`: Debian's packages for building browsers, with the sources of the
//! standard library.
//!
//! Installs them where this may be done (root), and says the exact line elsewhere.

use std::path::Path;

use crate::run::{Call, Trouble, Voice};

use super::toolchain::{Toolchain, no_rung};

const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-19",
];

/// What links; the name that the compiler looks for is not always there.
pub(super) const LINKER: &str = "wasm-ld-19";

/// Where the package `rust-web-clippy` puts it.
pub(super) const CLIPPY: &str = "/usr/bin/cargo-clippy";

/// Whether this is a Debian.
pub(crate) fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && Path::new("/usr/bin/apt-get").exists()
}

/// Whether packages may be installed without asking anybody.
pub(crate) fn may_install() -> bool {
    is_here() && Call::new("id").with(["-u"]).answer().as_deref() == Some("0")
}

/// Debian's compiler, installed first where it is missing and may be.
pub(super) fn toolchain(voice: Voice) -> Result<Toolchain, Trouble> {
    if !is_here() {
        return Err(no_rung("this is not a Debian"));
    }
    install(&PACKAGES, voice)?;
    Toolchain::of_debian("/usr/bin/cargo", "/usr/bin/rustc")
}

/// Installs those of `packages` that are missing.
pub(crate) fn install(packages: &[&str], voice: Voice) -> Result<(), Trouble> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|it| !is_installed(it))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!(
        "apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    if !may_install() {
        return Err(Trouble::new(format!(
            "Debian packages are missing: {}; run `sudo apt-get update && sudo {line}`",
            missing.join(", ")
        )));
    }
    eprintln!("running {line}");
    let apt = || Call::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt().with(["update"]).run(voice)?;
    apt()
        .with(["install", "-y", "--no-install-recommends"])
        .with(&missing)
        .run(voice)?;
    Ok(())
}

/// Whether a package is there.
pub(crate) fn is_installed(package: &str) -> bool {
    let status = Call::new("dpkg-query")
        .with(["-W", "-f=${db:Status-Status}", package])
        .answer();
    status.as_deref() == Some("installed")
}

/// What a person types to get there.
pub(super) fn install_line() -> String {
    format!(
        "on Debian: apt-get update && apt-get install --no-install-recommends {}",
        PACKAGES.join(" ")
    )
}
