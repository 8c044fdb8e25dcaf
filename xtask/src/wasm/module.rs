//! The modules of the page: which package each is, what it is made from, and where it goes.

use std::path::PathBuf;

use crate::workspace;

/// One module.
pub(super) struct Module {
    /// The package that it is compiled from.
    pub(super) package: &'static str,
    /// What it is called in the bundle.
    pub(super) name: &'static str,
    /// What it is made from, below the root of the workspace. Tests are not part of it.
    pub(super) inputs: &'static [&'static str],
}

/// Every module, in the order in which they are built.
pub(super) const MODULES: [Module; 4] = [
    Module {
        package: "wasm-checker",
        name: "reconnect",
        inputs: &[
            "Cargo.lock",
            "Cargo.toml",
            "decoder/Cargo.toml",
            "decoder/src",
            "wasm-checker/Cargo.toml",
            "wasm-checker/src",
        ],
    },
    Module {
        package: "word-finder",
        name: "words",
        inputs: &[
            "Cargo.lock",
            "Cargo.toml",
            "search/Cargo.toml",
            "search/src",
            "wasm-checker/words/Cargo.toml",
            "wasm-checker/words/src",
        ],
    },
    Module {
        package: "hand-over",
        name: "hand-over",
        inputs: &[
            "Cargo.lock",
            "Cargo.toml",
            "decoder/Cargo.toml",
            "decoder/src",
            "wasm-checker/hand-over/Cargo.toml",
            "wasm-checker/hand-over/src",
        ],
    },
    Module {
        package: "evtx-reader",
        name: "event-log",
        inputs: &[
            "Cargo.lock",
            "Cargo.toml",
            "wasm-checker/evtx/Cargo.toml",
            "wasm-checker/evtx/ansi",
            "wasm-checker/evtx/src",
        ],
    },
];

impl Module {
    /// The script and the module, as the generator takes them.
    pub(super) fn products(&self) -> [PathBuf; 2] {
        let folder = workspace::decoder_bundle();
        ["js", "wasm"].map(|extension| folder.join(format!("{}.{extension}", self.name)))
    }

    /// Where stands what the products were made from.
    pub(super) fn note(&self) -> PathBuf {
        workspace::products().join(format!("{}.stamp", self.name))
    }

    /// What cargo calls the compiled package.
    pub(super) fn file(&self) -> String {
        format!("{}.wasm", self.package.replace('-', "_"))
    }
}
