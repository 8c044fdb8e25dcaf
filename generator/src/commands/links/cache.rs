//! Which addresses were there, and when they were asked. What was not is asked each time.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generator::Error;
use generator::lints::days_between;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Grows when a key goes or changes; what another format wrote is not read.
const FORMAT: u32 = 1;

/// What is remembered between two runs.
pub(super) struct Cache {
    /// `None` where the machine has no folder for such files.
    path: Option<PathBuf>,
    today: String,
    max_age: i64,
    there: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: u32,
    /// Address and the day on which it was there.
    there: BTreeMap<String, String>,
}

impl Cache {
    /// What is stored; nothing where that cannot be understood, which costs time and no truth.
    pub(super) fn open(path: Option<&Path>, today: Date, max_age: u32) -> Result<Self, Error> {
        let path = path.map(Path::to_path_buf).or_else(default_path);
        let mut there = BTreeMap::new();
        if let Some(path) = &path {
            match fs::read(path) {
                Ok(bytes) => {
                    let stored = serde_json::from_slice::<Stored>(&bytes).ok();
                    there = stored
                        .filter(|stored| stored.format == FORMAT)
                        .map(|stored| stored.there)
                        .unwrap_or_default();
                }
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
                Err(cause) => return Err(Error::file("read", path)(cause)),
            }
        }
        let mut cache = Self {
            path,
            today: today.to_string(),
            max_age: i64::from(max_age),
            there,
        };
        // What is too old to count would only make the file grow.
        let (today, max_age) = (cache.today.clone(), cache.max_age);
        cache.there.retain(|_, day| {
            days_between(day, &today).is_some_and(|age| (0..max_age).contains(&age))
        });
        Ok(cache)
    }

    /// Whether the address was there not long ago.
    pub(super) fn knows(&self, address: &str) -> bool {
        self.there.contains_key(address)
    }

    /// The address is there, today or on the day that is remembered.
    pub(super) fn remember(&mut self, address: &str) {
        self.there
            .entry(address.to_owned())
            .or_insert_with(|| self.today.clone());
    }

    /// Writes it, in one step.
    pub(super) fn save(self) -> Result<(), Error> {
        let Some(path) = self.path else { return Ok(()) };
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
        }
        let stored = Stored {
            format: FORMAT,
            there: self.there,
        };
        let bytes = serde_json::to_vec_pretty(&stored).expect("plain strings always serialize");
        let new = path.with_extension("new");
        fs::write(&new, bytes).map_err(Error::file("write", &new))?;
        fs::rename(&new, &path).map_err(Error::file("replace", &path))
    }
}

/// `reconnect/links.json` where the system keeps what can be made again.
fn default_path() -> Option<PathBuf> {
    let folder = |name: &str| {
        let value = env::var_os(name).filter(|value| !value.is_empty())?;
        Some(PathBuf::from(value))
    };
    let caches = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))?;
    Some(caches.join("reconnect").join("links.json"))
}
