//! The switch for systems without an exchange of two folders: file by file, each whole.
//!
//! Promise: no reader meets a torn or a missing page, nor a page without its assets; until the end
//! pages of two generations stand side by side. The plan lies in a journal before the first move,
//! so a run that was killed is finished by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::error::Error;

use super::folder::Places;
use super::stage::{self, Stage};
use super::{address, marker};

/// Writes the journal, then carries it out.
pub(super) fn switch(stage: Stage, places: &Places) -> Result<(), Error> {
    let name = stage
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut order: Vec<&String> = stage.lengths.keys().collect();
    order.sort_by_key(|it| turn(it));
    let plan = order
        .into_iter()
        .fold(name, |plan, address| plan + "\n" + address);

    let journal = journal_path(places);
    let draft = journal.with_extension("draft");
    fs::write(&draft, plan)
        .and_then(|()| fs::File::options().write(true).open(&draft)?.sync_all())
        .map_err(Error::file("write", &draft))?;
    fs::rename(&draft, &journal).map_err(Error::file("write", &journal))?;
    stage.give_away();
    roll_forward(places)
}

/// Finishes what a journal says, if there is one. Every step may be done again.
pub(super) fn roll_forward(places: &Places) -> Result<(), Error> {
    let journal = journal_path(places);
    let text = match fs::read_to_string(&journal) {
        Ok(text) => text,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::file("read", &journal)(cause)),
    };
    let mut lines = text.lines();
    let staged = lines
        .next()
        .and_then(|name| address::below(&places.private, name));
    let Some(staged) = staged.filter(|it| it != &places.private) else {
        return Err(unreadable(&journal));
    };
    let planned: Vec<&str> = lines.collect();
    for &address in &planned {
        let from = address::below(&staged, address).ok_or_else(|| unreadable(&journal))?;
        let to = address::below(&places.dist, address).ok_or_else(|| unreadable(&journal))?;
        if from.exists() {
            move_over(&from, &to)?;
        }
    }
    remove_others(&places.dist, &planned.into_iter().collect())?;
    if staged.exists() {
        fs::remove_dir_all(&staged).map_err(Error::file("remove", &staged))?;
    }
    fs::remove_file(&journal).map_err(Error::file("remove", &journal))
}

/// Assets before the pages that name them, the home page and the marker after everything they lead to.
fn turn(address: &str) -> u8 {
    match address {
        marker::NAME => 3,
        "index.html" => 2,
        it if it.starts_with("assets/") => 0,
        _ => 1,
    }
}

fn journal_path(places: &Places) -> PathBuf {
    places.private.join("journal")
}

fn unreadable(journal: &Path) -> Error {
    Error::Unusable {
        message: format!(
            "`{}` is not a journal of this program; remove it and build again",
            journal.display()
        ),
    }
}

/// One rename. Somebody who reads the old file at this moment may hold it, so it is tried again.
fn move_over(from: &Path, to: &Path) -> Result<(), Error> {
    if let Some(folder) = to.parent() {
        if folder.is_file() {
            fs::remove_file(folder).map_err(Error::file("replace", folder))?;
        }
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    if to.is_dir() {
        fs::remove_dir_all(to).map_err(Error::file("replace", to))?;
    }
    for wait in [10, 20, 50, 100, 200, 300, 400, 500] {
        match fs::rename(from, to) {
            Err(cause) if cause.kind() == io::ErrorKind::PermissionDenied => {
                thread::sleep(Duration::from_millis(wait));
            }
            done => return done.map_err(Error::file("replace", to)),
        }
    }
    fs::rename(from, to).map_err(Error::file("replace", to))
}

/// Removes files of older generations, and the folders that they leave empty.
fn remove_others(dist: &Path, planned: &BTreeSet<&str>) -> Result<(), Error> {
    let mut found = BTreeMap::new();
    stage::list_files(dist, "", &mut found)?;
    for address in found.keys().filter(|it| !planned.contains(it.as_str())) {
        let Some(path) = address::below(dist, address) else {
            continue;
        };
        fs::remove_file(&path).map_err(Error::file("remove", &path))?;
        let mut above = path.parent();
        while let Some(folder) = above.filter(|&it| it != dist) {
            if fs::remove_dir(folder).is_err() {
                break; // not empty
            }
            above = folder.parent();
        }
    }
    Ok(())
}
