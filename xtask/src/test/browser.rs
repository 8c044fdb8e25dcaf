//! Finds browsers: one of the Chromium family, and Firefox.

use std::path::{Path, PathBuf};

use crate::run::{Trouble, Voice};
use crate::wasm::debian;

/// Browsers that are one to the tests.
pub(super) struct Family {
    /// Names the program file, for who has it elsewhere.
    pub(super) variable: &'static str,
    /// Names on the search path, the freest first.
    names: &'static [&'static str],
    on_macos: &'static [&'static str],
    /// Below the folders that these variables name.
    on_windows: &'static [(&'static str, &'static str)],
    /// Debian's package.
    package: &'static str,
    /// What to do where there is none.
    remedy: &'static str,
}

pub(super) const CHROMIUM: Family = Family {
    variable: "BROWSER_BIN",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "brave-browser",
    ],
    on_macos: &[
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    on_windows: &[
        ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
        ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
        ("LOCALAPPDATA", r"Google\Chrome\Application\chrome.exe"),
        ("ProgramFiles", r"Microsoft\Edge\Application\msedge.exe"),
        (
            "ProgramFiles(x86)",
            r"Microsoft\Edge\Application\msedge.exe",
        ),
    ],
    package: "chromium",
    remedy: "there is no browser of the Chromium family; install Chromium, Chrome or Edge, \
             or set BROWSER_BIN to where one is",
};

pub(super) const FIREFOX: Family = Family {
    variable: "FIREFOX_BIN",
    names: &["firefox-esr", "firefox"],
    on_macos: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    on_windows: &[
        ("ProgramFiles", r"Mozilla Firefox\firefox.exe"),
        ("ProgramFiles(x86)", r"Mozilla Firefox\firefox.exe"),
    ],
    package: "firefox-esr",
    remedy: "there is no Firefox; install it, or set FIREFOX_BIN to where it is",
};

impl Family {
    /// What the variable names, an installed browser, Debian's, or an error that says what to do.
    pub(super) fn find(&self) -> Result<PathBuf, Trouble> {
        if let Some(named) = std::env::var_os(self.variable).map(PathBuf::from) {
            let missing = || {
                Trouble::new(format!(
                    "{} is `{}`, which is no file",
                    self.variable,
                    named.display()
                ))
            };
            return named.is_file().then_some(named.clone()).ok_or_else(missing);
        }
        if let Some(browser) = self.installed() {
            return Ok(browser);
        }
        if debian::may_install() {
            debian::install(&[self.package], Voice::Kept)?;
            if let Some(browser) = self.installed() {
                return Ok(browser);
            }
        }
        Err(Trouble::new(self.remedy))
    }

    fn installed(&self) -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let on_path = self
            .names
            .iter()
            .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
        let on_windows = self
            .on_windows
            .iter()
            .filter_map(|(folder, below)| Some(Path::new(&std::env::var_os(folder)?).join(below)));
        on_path
            .chain(self.on_macos.iter().map(PathBuf::from))
            .chain(on_windows)
            .find(|it| it.is_file())
    }
}
