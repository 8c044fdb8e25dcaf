//! Finds a Rust that can build for the browser: the ladder of [`Rung`]s.
//!
//! Must not: leave `RUSTC_BOOTSTRAP` where another call could see it; build scripts of other
//! crates look at it and take other ways.

use std::path::{Path, PathBuf};

use crate::run::{Call, Trouble, Voice};
use crate::workspace;

use super::debian;

/// The target of the browser module.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where the wasm target comes from, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rung {
    /// The Rust in use has it.
    Installed,
    /// `rustup` fetches it.
    Rustup,
    /// Debian's compiler for the web builds the standard library, too.
    Debian,
}

/// What every call of the compiler needs: where the seed of hash maps comes from, see `wasm-checker/evtx`.
pub(crate) const FOR_EVERY_BUILD: [&str; 2] = ["--cfg", "getrandom_backend=\"custom\""];

/// A cargo and a rustc that can build for [`TARGET`].
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// How it was found.
    pub(crate) rung: Rung,
    cargo: PathBuf,
    rustc: PathBuf,
    sysroot: PathBuf,
}

/// What `cargo run` and people's shells set, and what would change or break another toolchain.
const FOREIGN: [&str; 9] = [
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "LD_LIBRARY_PATH",
    "RUSTC",
    "RUSTC_BOOTSTRAP",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
    "RUSTUP_TOOLCHAIN",
];

impl Toolchain {
    /// Climbs the ladder, or only the rung that `XTASK_WASM` names.
    pub(crate) fn find(voice: Voice) -> Result<Self, Trouble> {
        let wanted = std::env::var("XTASK_WASM").unwrap_or_default();
        match wanted.as_str() {
            "installed" => {
                Self::installed().ok_or_else(|| no_rung("the Rust in use has no such target"))
            }
            "rustup" => {
                Self::from_rustup(voice)?.ok_or_else(|| no_rung("`rustup` could not add it"))
            }
            "debian" => debian::toolchain(voice),
            "" => Self::first_that_works(voice),
            other => Err(Trouble::new(format!(
                "XTASK_WASM is `{other}`; it can be `installed`, `rustup` or `debian`"
            ))),
        }
    }

    fn first_that_works(voice: Voice) -> Result<Self, Trouble> {
        if let Some(toolchain) = Self::installed() {
            return Ok(toolchain);
        }
        if let Some(toolchain) = Self::from_rustup(voice)? {
            return Ok(toolchain);
        }
        if debian::is_here() {
            return debian::toolchain(voice);
        }
        Err(no_rung(
            "the Rust in use has no such target and `rustup` could not add it",
        ))
    }

    /// Asks the compiler, not `rustup`: distributions have none.
    fn installed() -> Option<Self> {
        let rustc = std::env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
        let sysroot = PathBuf::from(Call::new(&rustc).with(["--print", "sysroot"]).answer()?);
        let has_target = sysroot
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir();
        let cargo = workspace::cargo();
        has_target.then_some(Self {
            rung: Rung::Installed,
            cargo,
            rustc,
            sysroot,
        })
    }

    fn from_rustup(voice: Voice) -> Result<Option<Self>, Trouble> {
        if Call::new("rustup").with(["--version"]).answer().is_none() {
            return Ok(None);
        }
        eprintln!("adding the target {TARGET} with rustup");
        match Call::new("rustup")
            .with(["target", "add", TARGET])
            .run(voice)
        {
            Ok(_) => Ok(Self::installed().map(|it| Self {
                rung: Rung::Rustup,
                ..it
            })),
            // Offline, or a toolchain that is not rustup's: the next rung may do.
            Err(Trouble::Program { .. }) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// The compiler and cargo at these places, known to be Debian's.
    pub(super) fn of_debian(cargo: &str, rustc: &str) -> Result<Self, Trouble> {
        let (cargo, rustc) = (PathBuf::from(cargo), PathBuf::from(rustc));
        let sysroot = Call::new(&rustc)
            .without_env(&FOREIGN)
            .with(["--print", "sysroot"])
            .answer();
        let sysroot = sysroot
            .map(PathBuf::from)
            .ok_or_else(|| no_rung("Debian's rustc does not run"))?;
        Ok(Self {
            rung: Rung::Debian,
            cargo,
            rustc,
            sysroot,
        })
    }

    /// A call of this cargo that neither sees nor leaves anything of the one that runs us.
    pub(crate) fn cargo(&self, target_folder: &Path) -> Call {
        self.call(&self.cargo, target_folder)
    }

    /// The same for clippy, up to its own options.
    pub(crate) fn clippy(&self, target_folder: &Path) -> Call {
        if self.rung == Rung::Debian {
            // `cargo clippy` would take another one out of the home folder, if there is one.
            let call = self.call(Path::new(debian::CLIPPY), target_folder);
            return call.env("CARGO", &self.cargo).with(["clippy"]);
        }
        self.cargo(target_folder).with(["clippy"])
    }

    fn call(&self, program: &Path, target_folder: &Path) -> Call {
        let call = Call::new(program)
            .without_env(&FOREIGN)
            .env("RUSTC", &self.rustc)
            .env("CARGO_TARGET_DIR", target_folder);
        if self.rung == Rung::Debian {
            // Both from /usr/bin: another cargo's plug-ins and proxies must not get between them.
            return call
                .env("PATH", "/usr/bin:/bin")
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", debian::LINKER);
        }
        call
    }

    /// The standard library has to be built, too.
    pub(crate) fn builds_std(&self) -> bool {
        self.rung == Rung::Debian
    }

    /// Flags for the compiler that make the module small, and the same from any folder.
    ///
    /// Joined by `0x1f`, as `CARGO_ENCODED_RUSTFLAGS` wants it: folders may have spaces.
    pub(super) fn flags(&self, workspace: &Path) -> String {
        let mut flags = FOR_EVERY_BUILD.map(String::from).to_vec();
        if self.rung == Rung::Debian {
            // A third smaller: no text of panics, which the page would not show anyway.
            flags.extend(
                [
                    "-Zunstable-options",
                    "-Cpanic=immediate-abort",
                    "-Zlocation-detail=none",
                ]
                .map(String::from),
            );
        }
        let sources = self.sysroot.join("lib/rustlib/src/rust");
        let mut remap = |from: &Path, to: &str| {
            flags.push(format!("--remap-path-prefix={}={to}", from.display()));
        };
        for (folder, name) in [
            (cargo_home(), "/cargo"),
            (sources, "/rust"),
            (workspace.to_owned(), "/reconnect"),
        ] {
            remap(&folder, name);
            if let Ok(real) = folder.canonicalize()
                && real != folder
            {
                remap(&real, name);
            }
        }
        flags.join("\x1f")
    }

    /// What two builds must share to be comparable.
    pub(super) fn identity(&self) -> String {
        let version = Call::new(&self.rustc)
            .without_env(&FOREIGN)
            .with(["-vV"])
            .answer();
        format!("{:?}\n{}", self.rung, version.unwrap_or_default())
    }
}

fn cargo_home() -> PathBuf {
    let from_home = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(from_home, PathBuf::from)
}

/// The error that names every way, so that nobody has to look for one.
pub(super) fn no_rung(why: &str) -> Trouble {
    Trouble::new(format!(
        "cannot build for `{TARGET}`: {why}\n\
         do one of these, then run this again:\n\
         \x20 rustup target add {TARGET}\n\
         \x20 install your distribution's wasm target for Rust (Fedora: rust-std-static-{TARGET}; Arch: rust-wasm)\n\
         \x20 {}",
        debian::install_line()
    ))
}
