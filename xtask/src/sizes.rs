//! What readers download, compressed as a server would, against the ceilings.
//!
//! A ceiling is a promise to somebody on a bad line, so breaking one fails the tests. Where the
//! design aims lower than we are today, the table says so in every run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::page_load::{PageLoad, attribute};
use crate::run::Trouble;

/// One measured thing.
struct Row {
    what: String,
    measured: usize,
    ceiling: usize,
    /// What the design asks for, where we do not reach it yet.
    aim: Option<usize>,
    unit: &'static str,
}

/// 1 KB is 1,000 bytes: the stricter reading.
const KB: usize = 1_000;

/// The table, or, when something is too large, the table as a failure.
pub(crate) fn measure(dist: &Path) -> Result<String, Trouble> {
    let mut scales = Scales::default();
    let mut rows = decoder(dist, &mut scales)?;
    rows.extend(articles(dist, &mut scales)?);
    let table = show(&rows);
    if rows.iter().any(|row| row.measured > row.ceiling) {
        return Err(Trouble::new(format!(
            "{table}too large for a reader on a bad line; see the ceilings above"
        )));
    }
    Ok(table)
}

/// The module, and everything that the first decode loads over http.
fn decoder(dist: &Path, scales: &mut Scales) -> Result<Vec<Row>, Trouble> {
    let home = dist.join("index.html");
    let load = PageLoad::of(&home)?;
    let Some(boot) = load.boot else {
        return Err(Trouble::new(format!(
            "`{}` has no script with `data-glue`",
            home.display()
        )));
    };
    let named = |name: &str| {
        let file = attribute(&boot, name);
        let missing = || Trouble::new(format!("`{}` does not name `{name}`", home.display()));
        file.map(|file| dist.join("assets").join(file))
            .ok_or_else(missing)
    };
    let script = attribute(&boot, "src")
        .map(|src| dist.join(src))
        .unwrap_or_default();
    let module = scales.weigh(&[named("data-wasm")?, named("data-glue")?])?;
    let data = scales.weigh(&[script, named("data-knowledge")?, named("data-tools")?])?;
    let checks = scales.weigh(&[named("data-checks")?])?;
    let search = scales.weigh(&[named("data-search")?])?;
    let finder = scales.weigh(&[named("data-words")?, named("data-finder")?])?;
    let windows = scales.weigh(&[named("data-names")?])?;
    let hand_over = scales.weigh(&[named("data-hand-over")?, named("data-giver")?])?;
    let event_log = scales.weigh(&[named("data-event-log")?, named("data-files")?])?;
    let row = |what: &str, measured, ceiling, aim| Row {
        what: what.to_owned(),
        measured,
        ceiling,
        aim: Some(aim),
        unit: "bytes",
    };
    Ok(vec![
        row("browser module and its glue", module, 152 * KB, 45 * KB),
        row(
            "everything for the first decode",
            module + data,
            242 * KB,
            120 * KB,
        ),
        row(
            "conditions of checks, loaded when output is pasted",
            checks,
            10 * KB,
            10 * KB,
        ),
        row(
            "decoder and search modules and their glue",
            module + finder,
            192 * KB,
            45 * KB,
        ),
        row(
            "search index, loaded when words are looked up",
            search,
            160 * KB,
            60 * KB,
        ),
        row(
            "Windows names, loaded at the first unknown code",
            windows,
            110 * KB,
            110 * KB,
        ),
        row(
            "reports, links and files, loaded when asked for",
            hand_over,
            220 * KB,
            200 * KB,
        ),
        row(
            "reader of event logs, loaded with the first one",
            event_log,
            200 * KB,
            200 * KB,
        ),
    ])
}

/// The heaviest first view of an article, and the one with the most requests.
fn articles(dist: &Path, scales: &mut Scales) -> Result<Vec<Row>, Trouble> {
    let folder = dist.join("articles");
    let mut heaviest = Row {
        what: String::new(),
        measured: 0,
        ceiling: 30 * KB,
        aim: None,
        unit: "bytes",
    };
    let mut busiest = Row {
        what: String::new(),
        measured: 0,
        ceiling: 4,
        aim: None,
        unit: "requests",
    };
    for entry in fs::read_dir(&folder).map_err(Trouble::file("read", &folder))? {
        let page = entry.map_err(Trouble::file("read", &folder))?.path();
        if page.extension().is_none_or(|it| it != "html") {
            continue;
        }
        let files = PageLoad::of(&page)?.files;
        let name = page.file_stem().unwrap_or_default().to_string_lossy();
        let weight = scales.weigh(&files)?;
        if weight > heaviest.measured {
            heaviest.measured = weight;
            heaviest.what = format!("heaviest first view of an article ({name})");
        }
        if files.len() > busiest.measured {
            busiest.measured = files.len();
            busiest.what = format!("most requests of an article ({name})");
        }
    }
    if busiest.measured == 0 {
        return Err(Trouble::new(format!(
            "there is no article in `{}`",
            folder.display()
        )));
    }
    Ok(vec![heaviest, busiest])
}

/// Compressed lengths; the style sheet that every page has is compressed once.
#[derive(Default)]
struct Scales {
    known: BTreeMap<PathBuf, usize>,
}

impl Scales {
    fn weigh(&mut self, files: &[PathBuf]) -> Result<usize, Trouble> {
        let mut sum = 0;
        for file in files {
            let real = file.canonicalize().map_err(Trouble::file("find", file))?;
            if !self.known.contains_key(&real) {
                let bytes = fs::read(&real).map_err(Trouble::file("read", &real))?;
                self.known.insert(real.clone(), compressed_length(&bytes));
            }
            sum += self.known[&real];
        }
        Ok(sum)
    }
}

fn compressed_length(bytes: &[u8]) -> usize {
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &best).expect("memory takes every byte");
    compressed.len()
}

fn show(rows: &[Row]) -> String {
    let width = rows
        .iter()
        .map(|row| row.what.len())
        .max()
        .unwrap_or_default();
    rows.iter().fold(String::new(), |mut table, row| {
        let Row {
            what,
            measured,
            ceiling,
            aim,
            unit,
        } = row;
        let mark = match aim {
            _ if measured > ceiling => "  TOO LARGE".to_owned(),
            Some(aim) if measured > aim => format!("  falls short of the aim, {aim}"),
            _ => String::new(),
        };
        let _ = writeln!(
            table,
            "{what:width$}  {measured:>7} of {ceiling:>7} {unit}{mark}"
        );
        table
    })
}
