//! Decides whether a folder may be replaced, before anything is written.
//!
//! Must not: change anything; only [`make_private`] creates the folder beside `dist/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

use super::marker::Marker;

/// Where things lie. All on one file system, or nothing could be switched.
#[derive(Debug)]
pub(super) struct Places {
    /// The site that is served; its folder's own path is free of links.
    pub(super) dist: PathBuf,
    /// `<dist>.reconnect`, beside it, because whatever lay inside would be served.
    pub(super) private: PathBuf,
}

/// Entries that a site never has and a project or a checkout does. Exchanging such a folder away
/// would take somebody's work with it, even if a site of ours lies there too.
const NEVER_IN_A_SITE: [&str; 6] = [
    ".git",
    ".hg",
    ".svn",
    "Cargo.toml",
    "package.json",
    "site.toml",
];

/// Finds the places for `dist`, and refuses what is no folder of its own.
pub(super) fn inspect(dist: &Path) -> Result<Places, Error> {
    let absolute = std::path::absolute(dist).map_err(Error::file("find", dist))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(unusable(
            dist,
            "is not a folder that can be replaced",
            "name a folder of its own",
        ));
    };
    let parent = match parent.canonicalize() {
        Ok(parent) => parent,
        // Made together with the private folder; there is nothing in it that could be harmed.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => parent.to_path_buf(),
        Err(cause) => return Err(Error::file("find", parent)(cause)),
    };
    let dist = parent.join(name);
    let mut private_name = name.to_os_string();
    private_name.push(".reconnect");
    let private = parent.join(private_name);

    must_be_plain_folder(&dist)?;
    must_be_plain_folder(&private)?;
    if std::env::home_dir()
        .and_then(|home| home.canonicalize().ok())
        .as_ref()
        == Some(&dist)
    {
        return Err(unusable(
            &dist,
            "is your home folder",
            "name a folder inside it",
        ));
    }
    Ok(Places { dist, private })
}

/// Refuses a `dist` that is one of `sources`, holds one, or lies in one.
pub(super) fn must_be_apart(places: &Places, sources: &[&Path]) -> Result<(), Error> {
    for source in sources {
        let Ok(source) = source.canonicalize() else {
            continue; // the stage that reads it says so better
        };
        if source.starts_with(&places.dist) || places.dist.starts_with(&source) {
            let what = if source == places.dist {
                "is what the site is made from".to_owned()
            } else {
                format!(
                    "overlaps with `{}`, which the site is made from",
                    source.display()
                )
            };
            return Err(unusable(&places.dist, &what, "name a folder outside it"));
        }
    }
    Ok(())
}

/// Refuses a folder that this program did not make, or that cannot be replaced.
pub(super) fn must_be_replaceable(places: &Places) -> Result<(), Error> {
    let dist = &places.dist;
    let mut entries = match fs::read_dir(dist) {
        Ok(entries) => entries.peekable(),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::file("read", dist)(cause)),
    };
    let metadata = fs::metadata(dist).map_err(Error::file("read", dist))?;
    if metadata.permissions().readonly() {
        return Err(unusable(dist, "is read-only", "make it writable"));
    }
    if entries.peek().is_none() {
        return Ok(());
    }
    if Marker::read(dist)?.is_none() {
        return Err(Error::NotOurs { path: dist.clone() });
    }
    match NEVER_IN_A_SITE.iter().find(|name| dist.join(name).exists()) {
        Some(name) => {
            let what = format!("holds `{name}`, which a build would take away with the old site");
            Err(unusable(dist, &what, "move it elsewhere"))
        }
        None => Ok(()),
    }
}

/// The error for a place that must not be replaced, with its remedy.
fn unusable(path: &Path, what: &str, remedy: &str) -> Error {
    Error::Unusable {
        message: format!(
            "`{}` {what}; {remedy} or choose another --dist",
            path.display()
        ),
    }
}

/// Makes the private folder, and those above it that are missing.
pub(super) fn make_private(places: &Places) -> Result<(), Error> {
    fs::create_dir_all(&places.private).map_err(|cause| cannot_create(&places.private, &cause))
}

fn cannot_create(path: &Path, cause: &io::Error) -> Error {
    let remedy = match cause.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; make the folder above it writable or choose another --dist"
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "; a file stands where a folder must be, choose another --dist"
        }
        _ => "",
    };
    Error::Unusable {
        message: format!("cannot create `{}`: {cause}{remedy}", path.display()),
    }
}

fn must_be_plain_folder(path: &Path) -> Result<(), Error> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::file("read", path)(cause)),
    };
    if metadata.is_symlink() {
        // Following it would replace a folder whose name nobody typed.
        return Err(unusable(
            path,
            "is a symbolic link",
            "name the folder that it leads to",
        ));
    }
    if !metadata.is_dir() {
        return Err(unusable(path, "is a file", "name a folder"));
    }
    Ok(())
}
