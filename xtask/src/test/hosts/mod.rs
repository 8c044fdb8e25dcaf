//! Runs nginx, Caddy and Apache with the files of a pack, as shipped, and looks at what they send: at the root of a host
//! and in a folder of it. On the loopback, on free ports, and not longer than it takes.

mod answers;
mod servers;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::run::{Call, Trouble, Voice};
use crate::wasm::debian;
use crate::workspace;

use super::report::Outcome;

use answers::Site;
use servers::Server;

/// nginx sends what is compressed with Brotli only with a module; Apache's program is all we need of it.
const PACKAGES: [&str; 4] = [
    "nginx",
    "libnginx-mod-http-brotli-static",
    "caddy",
    "apache2-bin",
];

/// Where the packed site is served.
const PLACES: [&str; 2] = ["/", "/a/b/"];

/// What stands in for the browser modules: large enough to be worth compressing, which the real ones take long for.
const MODULES: [&str; 8] = [
    "reconnect.js",
    "reconnect.wasm",
    "words.js",
    "words.wasm",
    "hand-over.js",
    "hand-over.wasm",
    "event-log.js",
    "event-log.wasm",
];

pub(super) fn run() -> Result<Outcome, Trouble> {
    if !debian::is_here() {
        return Ok(Outcome::NotRun {
            why: "only Debian's packages of nginx, Caddy and Apache are known to this step"
                .to_owned(),
            remedy: "run it on Debian as root, in a container for example".to_owned(),
        });
    }
    install()?;
    let folder = workspace::products().join("hosts");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Trouble::file("remove", &folder))?;
    }
    fs::create_dir_all(&folder).map_err(Trouble::file("create", &folder))?;
    let dist = build(&folder)?;
    let mut n_answers = 0;
    for place in PLACES {
        let packed = pack(&folder, &dist, place)?;
        let site = Site::read(&packed.join("site"), place)?;
        for server in Server::ALL {
            let work = packed.join(server.name());
            fs::create_dir_all(&work).map_err(Trouble::file("create", &work))?;
            let mut running = server.start(&packed, place, &work)?;
            n_answers += site.compare(&mut running, server)?;
        }
    }
    Ok(Outcome::Passed(format!(
        "{n_answers} answers of {} servers at {} places",
        Server::ALL.len(),
        PLACES.len()
    )))
}

/// Debian starts a server when it is installed, for everybody: not on a machine that runs services.
fn install() -> Result<(), Trouble> {
    let runs_services = Path::new("/run/systemd/system").exists();
    let missing: Vec<&str> = PACKAGES
        .into_iter()
        .filter(|it| !debian::is_installed(it))
        .collect();
    if runs_services && !missing.is_empty() {
        return Err(Trouble::new(format!(
            "Debian packages are missing: {}; install them yourself, because on this machine they start servers, or run \
             this in a container",
            missing.join(", ")
        )));
    }
    debian::install(&PACKAGES, Voice::Kept)
}

/// A small site with one of everything.
fn build(folder: &Path) -> Result<PathBuf, Trouble> {
    let modules = folder.join("modules");
    fs::create_dir_all(&modules).map_err(Trouble::file("create", &modules))?;
    for name in MODULES {
        let file = modules.join(name);
        fs::write(&file, format!("// {name}\n").repeat(200))
            .map_err(Trouble::file("write", &file))?;
    }
    let dist = folder.join("dist");
    reconnect()
        .with(["build", "--content", "generator/tests/sites/small"])
        .with(["--theme", "theme", "--today", "2026-11-20", "--dist"])
        .with([&dist])
        .with(["--decoder-bundle".as_ref(), modules.as_os_str()])
        .run(Voice::Kept)?;
    Ok(dist)
}

/// Packs the site for a place, and unpacks it as a host would.
fn pack(folder: &Path, dist: &Path, place: &str) -> Result<PathBuf, Trouble> {
    let name = format!("for{}", place.replace('/', "-"));
    let zip = folder.join(format!("{name}.zip"));
    reconnect()
        .with(["pack", "--precompress", "--at", place, "--dist"])
        .with([dist])
        .with(["--out".as_ref(), zip.as_os_str()])
        .run(Voice::Kept)?;
    let unpacked = folder.join(name);
    let file = File::open(&zip).map_err(Trouble::file("open", &zip))?;
    ZipArchive::new(file)
        .and_then(|mut archive| {
            archive.extract_unwrapped_root_dir(&unpacked, zip::read::root_dir_common_filter)
        })
        .map_err(|cause| Trouble::new(format!("cannot unpack `{}`: {cause}", zip.display())))?;
    Ok(unpacked)
}

fn reconnect() -> Call {
    Call::new(workspace::cargo()).with([
        "run",
        "--quiet",
        "--package",
        "generator",
        "--bin",
        "reconnect",
        "--",
    ])
}
