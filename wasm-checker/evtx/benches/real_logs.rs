//! How fast logs are read, in megabytes a second: `cargo bench -p evtx-reader`.
//!
//! The logs lie beside the repository, or are named as arguments. The best of many passes, on one thread; the same in
//! the browser's module: `e2e/event-log.bench.mjs`.
#![allow(
    clippy::print_stdout,
    reason = "a benchmark is for the person at the terminal"
)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use evtx_reader::{CHUNK, Header, Log, LogReader, WatchList};

/// What is looked for: as in a knowledge base, all of what these logs are about.
const WATCH: &str = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS\t140 226 227 142\t131 65 98 145\n\
                     Microsoft-Windows-TerminalServices-RemoteConnectionManager\t\t261 1149\n\
                     Microsoft-Windows-CAPI2\t11 30 41\t10 40 90\n";
/// Passes over one log take about this long together.
const FOR_EACH: Duration = Duration::from_secs(2);

fn main() {
    let named: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .map(PathBuf::from)
        .collect();
    let logs = if named.is_empty() {
        beside_the_repository()
    } else {
        named
    };
    for path in logs {
        let bytes = fs::read(&path).expect("the log can be read");
        let begun = Instant::now();
        let mut best = Duration::MAX;
        let mut log = Log::default();
        while begun.elapsed() < FOR_EACH {
            let pass = Instant::now();
            log = black_box(read(black_box(&bytes)));
            best = best.min(pass.elapsed());
        }
        #[allow(clippy::cast_precision_loss, reason = "a speed is rounded anyway")]
        let speed = bytes.len() as f64 / 1e6 / best.as_secs_f64();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{speed:6.0} MB/s  {name}: {}", log.counts());
    }
}

fn read(bytes: &[u8]) -> Log {
    let mut reader = LogReader::new(bytes, WatchList::parse(WATCH)).expect("it is a log");
    bytes[Header::LENGTH..]
        .chunks(CHUNK)
        .for_each(|chunk| reader.read_chunk(chunk));
    reader.finish()
}

/// The large ones: a small log says more about the clock than about the reader.
fn beside_the_repository() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/events/evtx");
    let entries = fs::read_dir(&folder).expect(
        "logs lie in `shared/events/evtx` beside the repository, or are named as arguments",
    );
    let mut logs: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.metadata().is_ok_and(|about| about.len() > 1_000_000))
        .collect();
    logs.sort();
    logs
}
