//! What tests of rendered sites need: files of a folder, and a look at HTML that this project wrote.

pub(crate) mod html;

use std::fs;
use std::path::Path;

/// Every file below a folder, as path with `/` and bytes, sorted.
pub(crate) fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    collect(folder, "", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("the folder of a fixture can be read") {
        let entry = entry.expect("its entries can be read");
        let name = format!(
            "{prefix}{}",
            entry
                .file_name()
                .to_str()
                .expect("fixtures have plain names")
        );
        if entry
            .file_type()
            .expect("the kind of an entry is known")
            .is_dir()
        {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push((name, fs::read(entry.path()).expect("its files can be read")));
        }
    }
}
