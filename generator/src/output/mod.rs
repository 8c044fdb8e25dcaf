//! Stage 6: puts a whole [`Site`] in place of the one that stands in `dist/`, or leaves that one as it was.
//!
//! The site is written to a private folder beside `dist/`, brought to the disk, counted, and then
//! switched in with one exchange of two names. Whoever kills this process at any moment leaves the
//! old site or the new one, never a mixture; where a system has no exchange, `piecewise` comes as
//! near as it can.
//!
//! Must not: know what a page is, change a byte of it, or touch a folder that it did not make.

mod address;
mod folder;
mod lock;
mod marker;
mod piecewise;
mod stage;
mod switch;

use std::path::Path;

use crate::error::Error;
use crate::site::Site;

use folder::Places;
use lock::Lock;
use marker::Marker;
use stage::Stage;

/// Replaces what stands at `dist` by `site`, completely or not at all.
///
/// `dist` may be missing, empty, or a site that an earlier call made; anything else is refused:
/// [`Error::NotOurs`] for a stranger's folder, [`Error::Busy`] while another process publishes there,
/// [`Error::Unusable`] for a place that must not be replaced, [`Error::File`] when the disk fails.
/// After every error the old site is what it was.
pub fn publish(site: &Site, dist: &Path) -> Result<(), Error> {
    let places = folder::inspect(dist)?;
    folder::make_private(&places)?;
    let lock = Lock::take(&places)?;
    recover(&places)?;
    folder::must_be_replaceable(&places)?;
    let stage = Stage::write(site, &places)?;
    stage.verify()?;
    stage.bring_to_disk()?;
    switch::switch(stage, &places)?;
    drop(lock);
    Ok(())
}

/// Says whether [`publish`] would refuse `dist`, before any work is spent on a site for it.
///
/// Also refuses a `dist` that is one of the folders in `sources`, holds one or lies in one: the
/// next build would read what this one wrote, or there would be no next build.
pub fn refuse_unsafe(dist: &Path, sources: &[&Path]) -> Result<(), Error> {
    let places = folder::inspect(dist)?;
    folder::must_be_apart(&places, sources)?;
    folder::must_be_replaceable(&places)
}

/// The assets in a built site that only the site before it used.
///
/// [`Error::Unusable`] for a folder that no build has made.
pub fn carried_assets(dist: &Path) -> Result<Vec<String>, Error> {
    match Marker::read(dist)? {
        Some(marker) => Ok(marker.carried),
        None => Err(Error::Unusable {
            message: format!(
                "`{}` holds no built site; run `reconnect build` first, or say --dist <folder>",
                dist.display()
            ),
        }),
    }
}

/// Finishes or clears away what a killed process left. Only under the lock.
fn recover(places: &Places) -> Result<(), Error> {
    piecewise::roll_forward(places)?;
    stage::remove_leftovers(places)?;
    switch::put_back_if_gone(places)
}
