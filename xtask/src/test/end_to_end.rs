//! Runs `e2e/*.test.mjs` on the built site: the only step that needs Node.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Call, Trouble, Voice};
use crate::workspace;

use super::browser::{CHROMIUM, FIREFOX, Family};
use super::report::Outcome;

/// What a reader does with the box and the decoder. The other files ask for what only a browser of the Chromium family lets a
/// program do (colours and scripts switched from outside), for no browser at all, or were never tried in Firefox.
const IN_FIREFOX: [&str; 8] = [
    "everywhere",
    "files",
    "find",
    "hostile",
    "injection",
    "keyboard",
    "privacy",
    "search-box",
];

/// Every file, in a browser of the Chromium family.
pub(super) fn in_chromium() -> Result<Outcome, Trouble> {
    run(&CHROMIUM, "chromium", |_| true)
}

/// What a reader does, in Firefox.
pub(super) fn in_firefox() -> Result<Outcome, Trouble> {
    run(&FIREFOX, "firefox", |file| {
        IN_FIREFOX
            .iter()
            .any(|name| file.ends_with(format!("{name}.test.mjs")))
    })
}

/// Installs the packages if their list has changed, finds the browser, runs the files.
fn run(family: &Family, name: &str, is_wanted: fn(&Path) -> bool) -> Result<Outcome, Trouble> {
    let folder = workspace::root().join("e2e");
    let version = Call::new("node").with(["--version"]).answer();
    let version =
        version.ok_or_else(|| Trouble::new("`node` does not run; install Node.js 20 or later"))?;
    let browser = family.find()?;
    if !has_packages(&folder) {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Call::new(npm)
            .inside(&folder)
            .with(["ci", "--no-audit", "--no-fund"])
            .run(Voice::Kept)?;
    }
    let output = Call::new("node")
        .without_env(&["FORCE_COLOR"])
        .env("NO_COLOR", "1") // the counts below are read, too
        .env("SITE_DIR", workspace::dist())
        .env("E2E_BROWSER", name)
        .env(family.variable, &browser)
        .with(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .with(["--test-timeout=900000"]) // a test that hangs is a failure with a name
        .with(
            test_files(&folder)?
                .into_iter()
                .filter(|file| is_wanted(file)),
        )
        .run(Voice::Kept)?;
    let count = |what: &str| {
        let line = output
            .lines()
            .find_map(|line| line.trim_start_matches('ℹ').trim().strip_prefix(what));
        line.and_then(|number| number.trim().parse::<u32>().ok())
            .unwrap_or_default()
    };
    let (passed, skipped) = (count("pass "), count("skipped ") + count("todo "));
    if passed == 0 || skipped > 0 {
        return Err(Trouble::new(format!(
            "{output}{passed} tests ran and {skipped} were skipped"
        )));
    }
    Ok(Outcome::Passed(format!(
        "{passed} tests, node {version}, {}",
        browser.display()
    )))
}

/// Named one by one: versions of Node differ in what they make of a folder.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Trouble::file("read", folder))? {
        let path = entry.map_err(Trouble::file("read", folder))?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Trouble::new(format!(
            "there is no `*.test.mjs` in `{}`",
            folder.display()
        )));
    }
    Ok(files)
}

/// Whether what is installed is at least as new as the list of what should be.
fn has_packages(folder: &Path) -> bool {
    let changed = |path: PathBuf| fs::metadata(path).and_then(|it| it.modified()).ok();
    let installed = changed(folder.join("node_modules").join(".package-lock.json"));
    installed >= changed(folder.join("package-lock.json")) && installed.is_some()
}
