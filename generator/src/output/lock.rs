//! One publisher at a time. The kernel lets go of the lock when its holder dies, so nothing gets stale.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::PathBuf;

use crate::error::Error;

use super::folder::Places;

/// Held from before the first look at `dist/` until after the switch.
pub(super) struct Lock {
    file: File,
    holder: PathBuf,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(places: &Places) -> Result<Self, Error> {
        let path = places.private.join("lock");
        // Not in the lock file itself: where locks are mandatory nobody else could read it.
        let holder = places.private.join("holder");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Error::file("open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(&holder).unwrap_or_default();
                let holder = match holder.trim() {
                    "" => "process unknown".to_owned(),
                    pid => format!("process {pid}"),
                };
                return Err(Error::Busy {
                    path: places.dist.clone(),
                    holder,
                });
            }
            Err(TryLockError::Error(cause)) => return Err(Error::file("lock", &path)(cause)),
        }
        fs::write(&holder, format!("{}\n", std::process::id()))
            .map_err(Error::file("write", &holder))?;
        Ok(Self { file, holder })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Best effort: a name left behind only makes the next message less exact.
        let _ = fs::remove_file(&self.holder);
        let _ = self.file.unlock();
    }
}
