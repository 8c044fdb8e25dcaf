//! The house rules that a compiler cannot see: who may use whom, who may touch the outside
//! world, how long a file may get, and what no file may be called.
//!
//! Reads text, not syntax: it guards against accidents, not against sabotage.

mod rust_sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rust_sources::RustFile;

/// Rows may use columns. Every stage may use itself and `error`.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("diagnostic", &[]),
    ("host", &[]),
    ("lens", &[]),
    ("source", &["diagnostic"]),
    ("article", &["diagnostic", "source"]),
    ("tables", &["diagnostic", "source"]),
    ("library", &["diagnostic", "article", "tables"]),
    (
        "lints",
        &["diagnostic", "lens", "article", "tables", "library"],
    ),
    (
        "site",
        &[
            "diagnostic",
            "host",
            "source",
            "lens",
            "article",
            "tables",
            "library",
            "lints",
        ],
    ),
    ("output", &["site"]),
    ("schema", &["source", "article", "tables"]),
    ("scaffold", &["diagnostic", "article", "tables", "library"]),
];

/// What of the outside world only some stages may touch.
const ONLY_IN: [(&str, &[&str]); 22] = [
    ("annotate_snippets", &["diagnostic"]),
    ("walkdir", &["source"]),
    ("toml", &["source", "article", "tables", "host"]),
    ("zip", &["host"]),
    ("sha2", &["host"]),
    ("brotli", &["host"]),
    ("flate2", &["host"]),
    ("pulldown_cmark", &["article", "site"]),
    ("search", &["library", "commands"]),
    ("evtx_reader", &["commands"]),
    (
        "jiff",
        &["lints", "commands", "options", "author_options", "main"],
    ),
    ("tera", &["site"]),
    ("rayon", &["site", "host"]),
    ("blake3", &["site", "output"]),
    ("rustix", &["source", "output"]),
    ("clap", &["commands", "options", "author_options", "main"]),
    ("std::fs", &["source", "output", "commands"]),
    ("std::env", &["output", "commands", "main"]),
    ("std::time", &["output", "commands"]),
    ("std::thread", &["output", "commands"]),
    ("ureq", &["commands"]),
    ("std::process", &["output", "commands", "main"]),
];

const MAX_LINES: usize = 400;
const NAMES_THAT_SAY_NOTHING: [&str; 6] = ["utils", "util", "common", "helpers", "helper", "misc"];

#[test]
fn a_stage_looks_upstream_only() {
    let stages: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for file in rust_sources::all() {
        let Some((stage, allowed)) = file.stage().and_then(|stage| stages.get_key_value(stage))
        else {
            continue;
        };
        for (line, used) in uses_of_own_crate(&file) {
            let is_stage = stages.contains_key(used.as_str());
            if is_stage && used != *stage && !allowed.contains(&used.as_str()) {
                wrong.push(format!(
                    "{}:{line}: `{stage}` may not use `{used}`",
                    file.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_outside_world_is_touched_where_the_table_says() {
    let mut wrong = Vec::new();
    for file in rust_sources::all() {
        let Some(stage) = file.stage() else { continue };
        for (line, code) in file.lines_of_code() {
            for (outside, allowed) in ONLY_IN {
                if names(code, outside) && !allowed.contains(&stage) {
                    wrong.push(format!(
                        "{}:{line}: `{stage}` may not use `{outside}`",
                        file.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_xtask_starts_a_process() {
    let wrong = lines_with(|file, code| {
        !file.path.starts_with("xtask/")
            && !file.path.contains("/tests/")
            && (code.contains("process::Command") || code.contains("Command::new("))
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_command_speaks() {
    let may_speak = |path: &str| {
        path.starts_with("xtask/")
            || path.starts_with("generator/src/commands/")
            || path == "generator/src/main.rs"
            || path == "generator/build.rs"
            || path.contains("/benches/")
            || path.contains("/tests/")
    };
    let wrong = lines_with(|file, code| {
        let is_speech = ["println!(", "print!(", "eprintln!(", "eprint!(", "dbg!("]
            .iter()
            .any(|word| code.contains(word));
        is_speech && !may_speak(&file.path)
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_is_short_says_what_it_does_and_has_a_telling_name() {
    let mut wrong = Vec::new();
    for file in rust_sources::all() {
        let path = &file.path;
        let n_lines = file.text.lines().count();
        if n_lines > MAX_LINES {
            wrong.push(format!(
                "{path}:{n_lines}: a file has at most {MAX_LINES} lines"
            ));
        }
        if !file.text.starts_with("//!") {
            wrong.push(format!(
                "{path}:1: a file starts with `//!`, saying what it does"
            ));
        }
        let names = path
            .split('/')
            .map(|name| name.strip_suffix(".rs").unwrap_or(name));
        for name in names.filter(|name| NAMES_THAT_SAY_NOTHING.contains(name)) {
            wrong.push(format!(
                "{path}:1: `{name}` says nothing about what is inside"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn crates_depend_on_what_they_may() {
    // The last one only where certificates are read as files, which the first module of the page does not.
    assert_eq!(
        dependencies("decoder"),
        set(&["postcard", "serde", "serde_json", "x509-cert"])
    );
    assert_eq!(
        dependencies("search"),
        set(&["postcard", "rust-stemmers", "serde", "serde_json"])
    );
    // It reads logs for whoever asks and knows nothing of ours.
    assert_eq!(
        dependencies("wasm-checker/evtx"),
        set(&["evtx", "getrandom", "wasm-bindgen"])
    );
    for name in ["decoder", "search", "wasm-checker", "xtask"] {
        assert!(
            !dependencies(name).contains("evtx-reader"),
            "{name} depends on evtx-reader"
        );
    }
    assert!(!dependencies("wasm-checker").contains("generator"));
    assert!(!dependencies("generator").contains("wasm-checker"));
    for name in ["decoder", "search", "generator", "wasm-checker"] {
        assert!(
            !dependencies(name).contains("xtask"),
            "{name} depends on xtask"
        );
    }
}

#[test]
fn the_pure_crates_cannot_reach_the_machine() {
    for name in ["decoder", "search"] {
        let path = rust_sources::root().join(name).join("src/lib.rs");
        let text = fs::read_to_string(path).expect("every crate has a lib.rs");
        // Unit tests may use the standard library; what is built may not.
        let no_std = ["#![no_std]", "#![cfg_attr(not(test), no_std)]"];
        assert!(
            no_std.iter().any(|attribute| text.contains(attribute)),
            "{name}/src/lib.rs is not {}",
            no_std[0]
        );
        assert!(
            text.contains("#![forbid(unsafe_code)]"),
            "{name}/src/lib.rs allows unsafe code"
        );
    }
}

/// The modules of its own crate that a file names, with the line.
fn uses_of_own_crate(file: &RustFile) -> Vec<(usize, String)> {
    let mut uses = Vec::new();
    let mut is_inside_braces = false;
    for (line, code) in file.lines_of_code() {
        if is_inside_braces {
            uses.extend(first_names(code).into_iter().map(|name| (line, name)));
            is_inside_braces = !code.contains(';');
            continue;
        }
        for (place, _) in code.match_indices("crate::") {
            let rest = &code[place + "crate::".len()..];
            if let Some(list) = rest.strip_prefix('{') {
                uses.extend(first_names(list).into_iter().map(|name| (line, name)));
                is_inside_braces = !list.contains(';');
            } else {
                uses.push((line, first_word(rest)));
            }
        }
    }
    uses
}

/// `article::Article, tables::{Tables, Sample}};` → `article`, `tables`, and harmlessly the rest.
fn first_names(list: &str) -> Vec<String> {
    list.split([',', '{', '}'])
        .map(|item| first_word(item.trim()))
        .collect()
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether a line of code names a crate or a module of the standard library.
fn names(code: &str, outside: &str) -> bool {
    code.match_indices(outside).any(|(place, _)| {
        let before = code[..place].chars().next_back();
        let after = &code[place + outside.len()..];
        let is_start = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
        let is_import = code
            .trim_start()
            .trim_start_matches("pub ")
            .starts_with("use ");
        is_start && (after.starts_with("::") || (is_import && after.starts_with(';')))
    })
}

fn lines_with(is_wrong: impl Fn(&RustFile, &str) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in rust_sources::all() {
        for (line, code) in file.lines_of_code() {
            if is_wrong(&file, code) {
                wrong.push(format!("{}:{line}: {}", file.path, code.trim()));
            }
        }
    }
    wrong
}

/// What a crate depends on when it runs, on any system.
fn dependencies(name: &str) -> BTreeSet<String> {
    let path = rust_sources::root().join(name).join("Cargo.toml");
    let text = fs::read_to_string(path).expect("every crate has a manifest");
    let manifest: toml::Table = text.parse().expect("cargo reads it too");
    let for_all = manifest.get("dependencies");
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let for_some = targets.into_iter().flat_map(|targets| targets.values());
    let for_some = for_some.filter_map(|target| target.get("dependencies"));
    for_all
        .into_iter()
        .chain(for_some)
        .filter_map(toml::Value::as_table)
        .flat_map(|table| table.keys().cloned())
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
