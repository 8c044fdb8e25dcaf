//! What readers see while builds are killed: one site or the other, whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use crate::{Files, everything, pages, scratch, stages};

/// The command itself, killed at moments spread over its whole run, while somebody reads.
#[test]
fn nobody_ever_sees_half_a_site_however_often_a_build_is_killed() {
    const KILLS: u32 = 100;
    let (scratch, dist) = scratch();
    let generations = ["Before", "After"].map(|name| Generation::prepare(scratch.path(), name));
    let start = Instant::now();
    assert!(generations[0].build(&dist).wait().unwrap().success());
    let one_build = start.elapsed();

    let is_over = AtomicBool::new(false);
    let mut switched = 0;
    let read = thread::scope(|scope| {
        let reader = scope.spawn(|| read_until(&is_over, &dist, &generations));
        let impatient = scope.spawn(|| reload_until(&is_over, &dist));
        let mut current = 0;
        for round in 0..KILLS {
            let mut build = generations[1 - current].build(&dist);
            thread::sleep(one_build * (round * 7 % KILLS) * 5 / (KILLS * 4));
            build.kill().unwrap();
            build.wait().unwrap();
            let now = generations.iter().position(|it| it.stands_in(&dist));
            let now = now.unwrap_or_else(|| panic!("half a site after kill {round}"));
            switched += usize::from(now != current);
            current = now;
        }
        is_over.store(true, Ordering::Relaxed);
        impatient.join().unwrap();
        reader.join().unwrap()
    });
    assert!(
        read > 100,
        "the reader saw too little to prove anything: {read} pages"
    );
    assert!(switched < KILLS as usize, "no build was killed in time");

    assert!(generations[1].build(&dist).wait().unwrap().success());
    assert!(generations[1].stands_in(&dist));
    assert_eq!(stages(&dist), 0);
}

/// One of two sites that differ in every page and in the style sheet.
struct Generation {
    content: PathBuf,
    theme: PathBuf,
    /// What a build that nobody disturbs makes.
    files: Files,
}

impl Generation {
    fn prepare(scratch: &Path, name: &str) -> Self {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (content, theme) = (
            scratch.join(name).join("content"),
            scratch.join(name).join("theme"),
        );
        copy(&package.join("tests/sites/small"), &content);
        copy(&package.join("../theme"), &theme);
        let site = fs::read_to_string(content.join("site.toml")).unwrap();
        fs::write(
            content.join("site.toml"),
            site.replace("\"Small\"", &format!("\"{name}\"")),
        )
        .unwrap();
        let style = WalkDir::new(theme.join("css"))
            .into_iter()
            .flatten()
            .find(|it| it.file_type().is_file());
        let style = style.unwrap().into_path();
        let rules = fs::read_to_string(&style).unwrap();
        fs::write(&style, format!("{rules}\n.{name} {{ color: red; }}\n")).unwrap();

        let mut generation = Self {
            content,
            theme,
            files: Files::new(),
        };
        let undisturbed = scratch.join(name).join("dist");
        let output = generation.command(&undisturbed).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        generation.files = pages(&undisturbed);
        generation
    }

    fn build(&self, dist: &Path) -> Child {
        let mut command = self.command(dist);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    fn command(&self, dist: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reconnect"));
        command.args(["build", "--today", "2026-11-20"]);
        command.arg("--content").arg(&self.content);
        command.arg("--theme").arg(&self.theme);
        command.arg("--dist").arg(dist);
        command
    }

    fn stands_in(&self, dist: &Path) -> bool {
        self.files
            .iter()
            .all(|(address, bytes)| fs::read(dist.join(address)).is_ok_and(|it| it == *bytes))
    }

    fn assets(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files
            .iter()
            .filter(|(address, _)| address.starts_with("assets/"))
    }
}

/// Opens one page after the other, each with the assets of its generation, and returns how many.
fn read_until(is_over: &AtomicBool, dist: &Path, generations: &[Generation; 2]) -> usize {
    let pages: Vec<&String> = generations[0]
        .files
        .keys()
        .filter(|it| !it.starts_with("assets/"))
        .collect();
    let mut read = 0;
    while !is_over.load(Ordering::Relaxed) {
        let address = pages[read % pages.len()];
        let bytes =
            fs::read(dist.join(address)).unwrap_or_else(|error| panic!("{address}: {error}"));
        let generation = generations.iter().find(|it| it.files[address] == bytes);
        let generation =
            generation.unwrap_or_else(|| panic!("{address} is torn: {} bytes", bytes.len()));
        for (asset, expected) in generation.assets() {
            let found =
                fs::read(dist.join(asset)).unwrap_or_else(|error| panic!("{asset}: {error}"));
            assert!(found == *expected, "{asset} is torn");
        }
        read += 1;
        thread::sleep(Duration::from_micros(200)); // leaves the machine to the build
    }
    read
}

/// Asks for the home page as fast as it can: a gap between two renames is that short.
fn reload_until(is_over: &AtomicBool, dist: &Path) {
    let home = dist.join("index.html");
    while !is_over.load(Ordering::Relaxed) {
        File::open(&home).unwrap_or_else(|error| panic!("for a moment there was no site: {error}"));
    }
}

fn copy(from: &Path, to: &Path) {
    for (address, bytes) in everything(from) {
        let path = to.join(address);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
