//! Publishing: what stands in `dist/` after a build, what is never touched, and (in `killed`) what readers see meanwhile.

#![allow(
    clippy::unwrap_used,
    reason = "a helper that finds nothing should fail right there, as a test does"
)]

// Elsewhere the switch goes file by file, and between two kills both generations may stand.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
mod killed;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use generator::Error;
use generator::output::{publish, refuse_unsafe};
use generator::site::Site;
use tempfile::TempDir;
use walkdir::WalkDir;

type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn a_new_site_replaces_the_old_one_completely() {
    let (_scratch, dist) = scratch();
    publish(
        &site(&[("index.html", "old"), ("gone/page.html", "old")]),
        &dist,
    )
    .unwrap();
    publish(
        &site(&[("index.html", "new"), ("a/b/c.html", "new")]),
        &dist,
    )
    .unwrap();
    assert_eq!(
        pages(&dist),
        files(&[("a/b/c.html", "new"), ("index.html", "new")])
    );
}

#[test]
fn folders_that_are_missing_on_the_way_are_made() {
    let (scratch, _) = scratch();
    let dist = scratch.path().join("not/there/yet");
    publish(&site(&[("index.html", "new")]), &dist).unwrap();
    assert_eq!(pages(&dist), files(&[("index.html", "new")]));
}

#[test]
fn a_strangers_folder_is_refused_and_kept() {
    let (_scratch, dist) = scratch();
    fs::create_dir(&dist).unwrap();
    fs::write(dist.join("thesis.txt"), "ten years").unwrap();
    let error = publish(&site(&[("index.html", "new")]), &dist).unwrap_err();
    assert!(
        matches!(&error, Error::NotOurs { path } if path.ends_with("dist")),
        "{error}"
    );
    assert!(
        error.to_string().contains("choose another --dist"),
        "{error}"
    );
    assert_eq!(pages(&dist), files(&[("thesis.txt", "ten years")]));
}

#[test]
fn a_failed_publish_leaves_every_byte_of_the_old_site() {
    let (_scratch, dist) = scratch();
    publish(&site(&[("index.html", "old"), ("x.html", "old")]), &dist).unwrap();
    let before = everything(&dist);
    let folder_and_file_at_once =
        site(&[("a", "file"), ("a/b.html", "new"), ("index.html", "new")]);
    let leaving_the_folder = site(&[("index.html", "new"), ("../x.html", "new")]);
    for impossible in [folder_and_file_at_once, leaving_the_folder] {
        let error = publish(&impossible, &dist).unwrap_err();
        assert!(!error.to_string().is_empty());
        assert_eq!(everything(&dist), before);
        assert_eq!(stages(&dist), 0, "a failed publish cleans up behind itself");
    }
    assert!(!dist.with_file_name("x.html").exists());
}

#[test]
fn a_second_publish_at_the_same_time_says_who_is_busy() {
    let (_scratch, dist) = scratch();
    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    let lock = File::options()
        .write(true)
        .open(private(&dist).join("lock"))
        .unwrap();
    lock.lock().unwrap();
    fs::write(private(&dist).join("holder"), "4711\n").unwrap();
    let error = publish(&site(&[("index.html", "new")]), &dist).unwrap_err();
    assert!(matches!(&error, Error::Busy { .. }), "{error}");
    assert!(error.to_string().contains("process 4711"), "{error}");
    assert_eq!(pages(&dist), files(&[("index.html", "old")]));

    lock.unlock().unwrap();
    publish(&site(&[("index.html", "new")]), &dist).unwrap();
    assert_eq!(pages(&dist), files(&[("index.html", "new")]));
}

#[test]
fn a_tab_opened_before_a_build_keeps_its_assets_for_one_generation() {
    let (_scratch, dist) = scratch();
    let with_style = |address: &str| site(&[("index.html", "page"), (address, "style")]);
    let (first, second, third) = (
        "assets/site-0123456789ab.css",
        "assets/site-ba9876543210.css",
        "assets/site-cafecafecafe.css",
    );
    let present = |dist: &Path| [first, second, third].map(|address| dist.join(address).is_file());
    publish(&with_style(first), &dist).unwrap();
    publish(&with_style(second), &dist).unwrap();
    assert_eq!(present(&dist), [true, true, false]);
    publish(&with_style(second), &dist).unwrap();
    assert_eq!(
        present(&dist),
        [true, true, false],
        "building twice is no new generation"
    );
    publish(&with_style(third), &dist).unwrap();
    assert_eq!(present(&dist), [false, true, true]);
}

#[test]
fn an_asset_without_a_hash_in_its_name_is_not_kept() {
    let (_scratch, dist) = scratch();
    publish(
        &site(&[("index.html", "old"), ("assets/plain.css", "old")]),
        &dist,
    )
    .unwrap();
    publish(&site(&[("index.html", "new")]), &dist).unwrap();
    assert_eq!(pages(&dist), files(&[("index.html", "new")]));
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let (_scratch, dist) = scratch();
    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    let leftover = private(&dist).join("stage-1-abc");
    fs::create_dir(&leftover).unwrap();
    fs::write(leftover.join("half.html"), "<ht").unwrap();
    publish(&site(&[("index.html", "new")]), &dist).unwrap();
    assert_eq!(stages(&dist), 0);
    assert_eq!(pages(&dist), files(&[("index.html", "new")]));
}

#[test]
fn a_site_that_was_taken_away_comes_back_even_when_the_next_build_fails() {
    let (_scratch, dist) = scratch();
    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    let before = everything(&dist);
    let previous = private(&dist).join("prev");
    fs::rename(&dist, &previous).unwrap();
    publish(&site(&[("a", "file"), ("a/b.html", "impossible")]), &dist).unwrap_err();
    assert_eq!(everything(&dist), before);
}

#[test]
fn a_switch_file_by_file_that_was_killed_is_finished_by_the_next_build() {
    let (_scratch, dist) = scratch();
    publish(
        &site(&[("index.html", "old"), ("gone/page.html", "old")]),
        &dist,
    )
    .unwrap();
    // As on a system without an exchange: killed after the plan was written and one file moved.
    let staged = private(&dist).join("stage-1-abc");
    fs::create_dir_all(staged.join("new")).unwrap();
    fs::create_dir(dist.join("new")).unwrap();
    fs::write(dist.join("new/first.html"), "new").unwrap();
    fs::write(staged.join("index.html"), "new").unwrap();
    fs::rename(dist.join(".reconnect"), staged.join(".reconnect")).unwrap();
    let plan = "stage-1-abc\nnew/first.html\nindex.html\n.reconnect";
    fs::write(private(&dist).join("journal"), plan).unwrap();
    publish(&site(&[("a", "file"), ("a/b.html", "impossible")]), &dist).unwrap_err();
    assert_eq!(
        pages(&dist),
        files(&[("index.html", "new"), ("new/first.html", "new")])
    );
    assert!(!private(&dist).join("journal").exists());
}

#[test]
fn places_that_must_not_be_replaced_are_refused_before_any_work() {
    let (scratch, dist) = scratch();
    let content = scratch.path().join("content");
    fs::create_dir_all(content.join("articles")).unwrap();
    let refused = |dist: &Path, because: &str| {
        let error = refuse_unsafe(dist, &[&content]).unwrap_err().to_string();
        assert!(error.contains(because), "{}: {error}", dist.display());
        assert!(error.contains("--dist"), "no remedy: {error}");
    };
    refused(&content, "is what the site is made from");
    refused(&content.join("dist"), "overlaps with");
    refused(scratch.path(), "overlaps with");
    refused(Path::new("/"), "is not a folder that can be replaced");
    refused(&std::env::home_dir().unwrap(), "is your home folder");

    let file = scratch.path().join("file");
    fs::write(&file, "text").unwrap();
    refused(&file, "is a file");

    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    assert!(refuse_unsafe(&dist, &[&content]).is_ok());
    fs::create_dir(dist.join(".git")).unwrap();
    refused(&dist, "holds `.git`");
}

#[test]
fn a_read_only_site_is_refused_and_kept() {
    let (_scratch, dist) = scratch();
    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    let writable = fs::metadata(&dist).unwrap().permissions();
    let mut read_only = writable.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&dist, read_only).unwrap();
    let error = publish(&site(&[("index.html", "new")]), &dist)
        .unwrap_err()
        .to_string();
    fs::set_permissions(&dist, writable).unwrap();
    assert!(error.contains("is read-only; make it writable"), "{error}");
    assert_eq!(pages(&dist), files(&[("index.html", "old")]));
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_and_what_it_leads_to_is_kept() {
    let (scratch, dist) = scratch();
    publish(&site(&[("index.html", "old")]), &dist).unwrap();
    let link = scratch.path().join("link");
    std::os::unix::fs::symlink(&dist, &link).unwrap();
    let error = publish(&site(&[("index.html", "new")]), &link)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("is a symbolic link; name the folder that it leads to"),
        "{error}"
    );
    assert_eq!(pages(&dist), files(&[("index.html", "old")]));
}

fn scratch() -> (TempDir, PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    let dist = scratch.path().join("dist");
    (scratch, dist)
}

fn files(entries: &[(&str, &str)]) -> Files {
    entries
        .iter()
        .map(|&(address, text)| (address.to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn site(entries: &[(&str, &str)]) -> Site {
    Site {
        files: files(entries),
    }
}

fn everything(folder: &Path) -> Files {
    let walk = WalkDir::new(folder).into_iter().map(Result::unwrap);
    walk.filter(|it| it.file_type().is_file())
        .map(|it| {
            let place = it.path().strip_prefix(folder).unwrap();
            let parts: Vec<_> = place.iter().map(|part| part.to_str().unwrap()).collect();
            (parts.join("/"), fs::read(it.path()).unwrap())
        })
        .collect()
}

/// Everything but the note that this program leaves for itself.
fn pages(dist: &Path) -> Files {
    let mut found = everything(dist);
    found.remove(".reconnect");
    found
}

fn private(dist: &Path) -> PathBuf {
    dist.with_file_name("dist.reconnect")
}

fn stages(dist: &Path) -> usize {
    let entries = fs::read_dir(private(dist)).unwrap().flatten();
    entries
        .filter(|it| it.file_name().to_string_lossy().starts_with("stage-"))
        .count()
}
