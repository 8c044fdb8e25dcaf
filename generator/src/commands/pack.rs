//! `reconnect pack`: a built site in one zip, with its checksum beside it.

use std::fs;
use std::path::{Path, PathBuf};

use generator::host::{self, Pack, Wish};
use generator::{Error, output, source};

use super::{Console, Ending, Failure};
use crate::options::PackOptions;

pub(super) fn run(options: &PackOptions, console: &mut Console<'_>) -> Result<Ending, Failure> {
    let mut site = source::read_site(&options.dist)?;
    // They are for pages that are open while a server changes sites; a pack has no such readers.
    for asset in output::carried_assets(&options.dist)? {
        site.remove(&asset);
    }
    let wish = Wish {
        place: options.at.clone(),
        precompresses: options.precompress,
    };
    let packed = host::pack(site, &wish)?;

    let zip = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(Pack::usual_name()));
    let Some(name) = zip.file_name() else {
        return Err(Failure::Machine(Error::Unusable {
            message: format!(
                "`{}` is no name for a zip; say --out <file>.zip",
                zip.display()
            ),
        }));
    };
    let name = name.to_string_lossy();
    let checksum = zip.with_file_name(format!("{name}.sha256"));
    write(&zip, &packed.zip)?;
    write(&checksum, packed.checksum(&name).as_bytes())?;
    writeln!(
        console.answers,
        "packed {} files into {}, checksum in {}",
        packed.n_files,
        zip.display(),
        checksum.display()
    )?;
    Ok(Ending::Clean)
}

/// Never half a file under its name: whoever finds the name may take it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    fs::write(&unfinished, bytes).map_err(Error::file("write", &unfinished))?;
    fs::rename(&unfinished, path).map_err(Error::file("write", path))
}
