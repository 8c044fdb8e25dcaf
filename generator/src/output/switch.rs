//! Makes the stage the site: one exchange of two names where the system has it.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::Error;

use super::folder::Places;
use super::piecewise;
use super::stage::{self, Stage};

/// The old generation, kept for whoever has it open.
const PREVIOUS: &str = "prev";

/// Switches the stage in. After an error the old site stands.
pub(super) fn switch(stage: Stage, places: &Places) -> Result<(), Error> {
    if !places.dist.exists() {
        fs::rename(&stage.path, &places.dist).map_err(|it| cannot_switch(places, it))?;
        stage.give_away();
        return bring_names_to_disk(places);
    }
    match exchange(&stage.path, &places.dist) {
        Ok(()) => {
            let old = stage.path.clone();
            stage.give_away();
            bring_names_to_disk(places)?;
            keep_as_previous(&old, places)
        }
        Err(cause) if stage::is_missing_feature(&cause) => piecewise::switch(stage, places),
        Err(cause) => Err(cannot_switch(places, cause)),
    }
}

/// Brings the old site back if a process died between taking it away and bringing the new one.
pub(super) fn put_back_if_gone(places: &Places) -> Result<(), Error> {
    let previous = places.private.join(PREVIOUS);
    if places.dist.exists() || !previous.exists() {
        return Ok(());
    }
    fs::rename(&previous, &places.dist).map_err(|it| cannot_switch(places, it))
}

/// Keeps one old generation; the one before it has had a whole generation's time to be closed.
fn keep_as_previous(old: &Path, places: &Places) -> Result<(), Error> {
    let previous = places.private.join(PREVIOUS);
    if previous.exists() {
        let outdated = stage::fresh_path(&places.private);
        fs::rename(&previous, &outdated).map_err(Error::file("rename", &previous))?;
        fs::rename(old, &previous).map_err(Error::file("rename", old))?;
        return fs::remove_dir_all(&outdated).map_err(Error::file("remove", &outdated));
    }
    fs::rename(old, &previous).map_err(Error::file("rename", old))
}

fn cannot_switch(places: &Places, cause: io::Error) -> Error {
    if matches!(
        cause.kind(),
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy
    ) {
        // The private folder beside a mount point lies on another file system.
        let dist = places.dist.display();
        return Error::Unusable {
            message: format!(
                "`{dist}` is a mount point and cannot be exchanged: {cause}; \
                 choose a folder inside it, such as --dist `{dist}/site`"
            ),
        };
    }
    Error::file("switch to the new site in", &places.dist)(cause)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Returns when a power cut could no longer undo the exchange.
fn bring_names_to_disk(places: &Places) -> Result<(), Error> {
    #[cfg(unix)]
    for folder in [Some(places.private.as_path()), places.dist.parent()]
        .into_iter()
        .flatten()
    {
        fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::file("sync", folder))?;
    }
    #[cfg(not(unix))]
    let _ = places; // elsewhere a folder cannot be opened as a file; names are journaled by the system
    Ok(())
}
