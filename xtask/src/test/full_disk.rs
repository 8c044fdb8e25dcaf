//! Fills a disk of its own and publishes on it: the old site must stay.

use std::env;
use std::fs;
use std::path::Path;

use crate::run::{Call, Trouble, Voice};
use crate::workspace;

use super::report::Outcome;

/// Ways to a mount that nobody else sees: as root, and where the system lets everybody have one.
const OWN_MOUNTS: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];

pub(super) fn run() -> Result<Outcome, Trouble> {
    let place = workspace::products().join("full-disk");
    fs::create_dir_all(&place).map_err(Trouble::file("create", &place))?;
    let Some(way) = OWN_MOUNTS.into_iter().find(|way| may_mount(way, &place)) else {
        return Ok(Outcome::NotRun {
            why: "a small disk cannot be mounted here".to_owned(),
            remedy: "run it on Linux as root".to_owned(),
        });
    };
    Call::new(workspace::cargo())
        .with(["build", "--package", "generator"])
        .run(Voice::Kept)?;
    let ourselves = env::current_exe().map_err(Trouble::file("find", Path::new("this program")))?;
    let generator = ourselves.with_file_name("reconnect");
    let script = workspace::root().join("xtask/src/test/full_disk.sh");
    Call::new("unshare")
        .with(way)
        .with([
            "sh".as_ref(),
            script.as_os_str(),
            place.as_os_str(),
            generator.as_os_str(),
        ])
        .with(["generator/tests/sites/small", "theme"])
        .run(Voice::Kept)
        .map(|_| Outcome::Passed(String::new()))
}

fn may_mount(way: &[&str], place: &Path) -> bool {
    let try_it = ["sh", "-c", "mount -t tmpfs -o size=64k none \"$1\"", "sh"];
    cfg!(target_os = "linux")
        && Call::new("unshare")
            .with(way)
            .with(try_it)
            .with([place])
            .answer()
            .is_some()
}
