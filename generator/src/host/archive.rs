//! The zip: the same files give the same bytes, whoever packs them, wherever and whenever.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use sha2::{Digest as _, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files in order of their names, all of 1980, readable by everybody. What is compressed already is not compressed
/// again.
pub(super) fn zip(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let is_compressed = [".br", ".gz"].iter().any(|it| name.ends_with(it));
        let method = if is_compressed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!is_compressed).then_some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// `SHA256SUMS`, as `sha256sum -c` reads it.
pub(super) fn sums(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut lines = String::new();
    for (name, bytes) in files {
        lines.push_str(&sum(name, bytes));
    }
    lines
}

/// One line of it.
pub(super) fn sum(name: &str, bytes: &[u8]) -> String {
    let mut line = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(line, "{byte:02x}");
    }
    line + "  " + name + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_what_sha256sum_prints() {
        assert_eq!(
            sum("empty", b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty\n"
        );
    }
}
