//! Finds a browser of the Chromium family.

use std::path::{Path, PathBuf};

use crate::run::{Trouble, Voice};
use crate::wasm::debian;

/// Names on the search path, the freest first.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
];

const ON_MACOS: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Below the folders that these variables name.
const ON_WINDOWS: [(&str, &str); 5] = [
    ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
    ("LOCALAPPDATA", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles", r"Microsoft\Edge\Application\msedge.exe"),
    (
        "ProgramFiles(x86)",
        r"Microsoft\Edge\Application\msedge.exe",
    ),
];

/// `$BROWSER_BIN`, an installed browser, Debian's Chromium, or an error that says what to do.
pub(super) fn find() -> Result<PathBuf, Trouble> {
    if let Some(named) = std::env::var_os("BROWSER_BIN").map(PathBuf::from) {
        let missing = || {
            Trouble::new(format!(
                "BROWSER_BIN is `{}`, which is no file",
                named.display()
            ))
        };
        return named.is_file().then_some(named.clone()).ok_or_else(missing);
    }
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    if debian::may_install() {
        debian::install(&["chromium"], Voice::Kept)?;
        if let Some(browser) = installed() {
            return Ok(browser);
        }
    }
    Err(Trouble::new(
        "there is no browser of the Chromium family; install Chromium, Chrome or Edge, \
         or set BROWSER_BIN to where one is",
    ))
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = NAMES
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    let on_windows = ON_WINDOWS
        .iter()
        .filter_map(|(folder, below)| Some(Path::new(&std::env::var_os(folder)?).join(below)));
    on_path
        .chain(ON_MACOS.map(PathBuf::from))
        .chain(on_windows)
        .find(|it| it.is_file())
}
