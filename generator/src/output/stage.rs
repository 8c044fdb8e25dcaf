//! The next site, written out of sight: complete and on the disk before anybody can see it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Error;
use crate::site::Site;

use super::address;
use super::folder::Places;
use super::marker::{self, Marker};

const PREFIX: &str = "stage-";

/// A complete site in the private folder. Removes itself unless it was switched in.
pub(super) struct Stage {
    /// The folder.
    pub(super) path: PathBuf,
    /// Every file in it, and its length in bytes.
    pub(super) lengths: BTreeMap<String, u64>,
    switched: bool,
}

impl Stage {
    /// Writes every file of `site`, the marker, and the previous generation's assets.
    pub(super) fn write(site: &Site, places: &Places) -> Result<Self, Error> {
        let path = fresh_path(&places.private);
        fs::create_dir(&path).map_err(Error::file("create", &path))?;
        let mut stage = Self {
            path,
            lengths: BTreeMap::new(),
            switched: false,
        };
        for (address, bytes) in &site.files {
            stage.add(address, bytes)?;
        }
        let own: Vec<String> = site
            .files
            .keys()
            .filter(|it| address::is_hashed_asset(it))
            .cloned()
            .collect();
        let carried = match Marker::read(&places.dist)? {
            Some(previous) => stage.carry_over(&Marker::to_carry(&previous, &own), &places.dist)?,
            None => Vec::new(),
        };
        stage.add(marker::NAME, Marker { own, carried }.text().as_bytes())?;
        Ok(stage)
    }

    fn add(&mut self, address: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path_for(address)?;
        fs::write(&path, bytes).map_err(Error::file("write", &path))?;
        self.lengths.insert(address.to_owned(), bytes.len() as u64);
        Ok(())
    }

    /// Takes over the `assets` that still stand in the old site, and returns which did.
    fn carry_over(&mut self, assets: &[String], dist: &Path) -> Result<Vec<String>, Error> {
        let mut carried = Vec::new();
        for asset in assets {
            let Some(old) = address::below(dist, asset) else {
                continue; // a marker that somebody edited
            };
            let Ok(metadata) = fs::symlink_metadata(&old) else {
                continue; // somebody removed it: then no open tab can miss it
            };
            if !metadata.is_file() || !address::is_hashed_asset(asset) {
                continue;
            }
            let path = self.path_for(asset)?;
            // A link costs no space, but not every file system has them.
            if fs::hard_link(&old, &path).is_err() {
                fs::copy(&old, &path).map_err(Error::file("write", &path))?;
            }
            self.lengths.insert(asset.clone(), metadata.len());
            carried.push(asset.clone());
        }
        Ok(carried)
    }

    /// The path of `address` in the stage, with the folders above it.
    fn path_for(&self, address: &str) -> Result<PathBuf, Error> {
        let Some(path) = address::below(&self.path, address) else {
            return Err(Error::Unusable {
                message: format!("`{address}` cannot be the address of a file; rename its source"),
            });
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
        }
        Ok(path)
    }

    /// Reads the stage back and compares: exactly these files, each as long as it should be.
    pub(super) fn verify(&self) -> Result<(), Error> {
        let mut found = BTreeMap::new();
        list_files(&self.path, "", &mut found)?;
        if found == self.lengths {
            return Ok(());
        }
        let differing = self
            .lengths
            .iter()
            .find(|&(address, length)| found.get(address) != Some(length));
        let which = differing.map_or("files that nobody wrote".to_owned(), |(it, _)| {
            format!("`{it}`")
        });
        Err(Error::Unusable {
            message: format!(
                "the new site differs on disk from what was written: {which}; \
                 the old site was kept, check the disk and build again"
            ),
        })
    }

    /// Returns when a power cut could no longer tear the files.
    pub(super) fn bring_to_disk(&self) -> Result<(), Error> {
        #[cfg(target_os = "linux")]
        {
            let folder = File::open(&self.path).map_err(Error::file("open", &self.path))?;
            rustix::fs::syncfs(&folder).map_err(|it| Error::file("sync", &self.path)(it.into()))
        }
        #[cfg(not(target_os = "linux"))]
        {
            for address in self.lengths.keys() {
                let path = self.path_for(address)?;
                File::options()
                    .write(true)
                    .open(&path)
                    .and_then(|file| file.sync_all())
                    .map_err(Error::file("sync", &path))?;
            }
            Ok(())
        }
    }

    /// Says that the stage is no longer its own: it stands in `dist/`, or a journal speaks of it.
    pub(super) fn give_away(mut self) {
        self.switched = true;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.switched {
            // Best effort: what stays is removed by the next run.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Removes the stages of processes that died.
pub(super) fn remove_leftovers(places: &Places) -> Result<(), Error> {
    let entries = fs::read_dir(&places.private).map_err(Error::file("read", &places.private))?;
    for entry in entries {
        let entry = entry.map_err(Error::file("read", &places.private))?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(Error::file("remove", &path))?;
        }
    }
    Ok(())
}

/// A name that no other run has: the process, and the moment for a process number used again.
pub(super) fn fresh_path(private: &Path) -> PathBuf {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    private.join(format!(
        "{PREFIX}{}-{:x}",
        std::process::id(),
        now.as_nanos()
    ))
}

/// Adds every file below `folder` to `found`, by address.
pub(super) fn list_files(
    folder: &Path,
    above: &str,
    found: &mut BTreeMap<String, u64>,
) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let entry = entry.map_err(Error::file("read", folder))?;
        let path = entry.path();
        let metadata = fs::symlink_metadata(&path).map_err(Error::file("read", &path))?;
        let address = format!("{above}{}", entry.file_name().to_string_lossy());
        if metadata.is_dir() {
            list_files(&path, &format!("{address}/"), found)?;
        } else {
            found.insert(address, metadata.len());
        }
    }
    Ok(())
}

/// Whether `cause` says that the file system has no such operation.
pub(super) fn is_missing_feature(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}
