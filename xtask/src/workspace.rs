//! Where things lie.

use std::path::PathBuf;

/// The folder of the root `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // Cargo says it at run time; what it said at build time may be another clone with the same target folder.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let manifest = manifest.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    manifest.parent().map_or(manifest.clone(), PathBuf::from)
}

/// Where this crate's own products go: always `target/`, even when cargo's go elsewhere.
pub(crate) fn products() -> PathBuf {
    root().join("target")
}

/// The browser module and its glue, as the generator takes them.
pub(crate) fn decoder_bundle() -> PathBuf {
    products().join("decoder-bundle")
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}
