//! How long the decoder takes, by text: `cargo bench -p decoder`, or with a name to see that text alone.
//!
//! `cargo bench -p decoder -- --write FOLDER` writes the ordinary texts as files, for `e2e/decoder.bench.mjs`, which reads
//! them with the browser's module.
//!
//! The best of several runs is shown, because a machine has other things to do, too. Of every text that could
//! make the decoder slow, a megabyte and eight are read: eight may cost nine times as much.
#![allow(clippy::print_stdout, reason = "its output is a table")]

mod corpus;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use decoder::{Decoder, KnowledgeBase};

const MEGABYTE: usize = 1 << 20;
/// So long one text is read again and again.
const PATIENCE: Duration = Duration::from_millis(500);

fn main() {
    let texts = [
        ("dialog", corpus::DIALOG.to_owned()),
        ("client log, 50 KB", (corpus::LOG.1)(50_000)),
        ("client log, 1 MB", (corpus::LOG.1)(MEGABYTE)),
        ("mixed paste, 1 MB", (corpus::MIXED.1)(MEGABYTE)),
    ];
    let mut arguments = env::args().skip_while(|it| it != "--write").skip(1);
    if let Some(folder) = arguments.next() {
        for (name, text) in &texts {
            let file = Path::new(&folder).join(format!("{name}.txt"));
            fs::write(&file, text).expect("the folder is there and takes files");
        }
        return;
    }
    let wanted = env::args().skip(1).find(|it| !it.starts_with("--"));
    let is_wanted = |name: &str| wanted.as_ref().is_none_or(|wanted| name.contains(wanted));
    let packed = fs::read(knowledge_file()).expect("the file was just found");
    let knowledge = KnowledgeBase::from_packed(&packed).expect("built from these sources");
    let decoder = Decoder::new(&knowledge);
    println!("{:28} {:>10} {:>10} {:>8}", "text", "bytes", "ms", "MB/s");
    for (name, text) in texts.iter().filter(|(name, _)| is_wanted(name)) {
        show(name, text, best(&decoder, text));
    }
    for (name, make) in corpus::ADVERSARIAL {
        if is_wanted(name) {
            let [one, eight] = [1, 8].map(|n| {
                let text = make(n * MEGABYTE);
                let time = best(&decoder, &text);
                show(name, &text, time);
                time
            });
            println!("{:50} x {:.1}", "", eight.as_secs_f64() / one.as_secs_f64());
        }
    }
}

fn best(decoder: &Decoder<'_>, text: &str) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    while best == Duration::MAX || begin.elapsed() < PATIENCE {
        let run = Instant::now();
        std::hint::black_box(decoder.decode(std::hint::black_box(text)));
        best = best.min(run.elapsed());
    }
    best
}

fn show(name: &str, text: &str, time: Duration) {
    let seconds = time.as_secs_f64();
    let (bytes, ms) = (text.len(), seconds * 1e3);
    #[expect(clippy::cast_precision_loss, reason = "a table shows three digits")]
    let speed = bytes as f64 / seconds / 1e6;
    println!("{name:28} {bytes:>10} {ms:>10.3} {speed:>8.1}");
}

/// The newest packed knowledge base that a build of the command has left.
fn knowledge_file() -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let target = env::var_os("CARGO_TARGET_DIR").map_or(target, PathBuf::from);
    let builds = ["debug", "release"].map(|profile| target.join(profile).join("build"));
    let files = builds.iter().filter_map(|folder| fs::read_dir(folder).ok());
    let files = files
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("out/knowledge.bin")));
    let changed = |file: &PathBuf| fs::metadata(file).and_then(|about| about.modified()).ok();
    files
        .filter(|file| file.is_file())
        .max_by_key(changed)
        .expect("no knowledge base: run `cargo build -p generator` first")
}
