//! Turns the address of a file, `codes/disconnect/0x904.html`, into a path below a folder.
//!
//! Must not: let an address lead out of that folder, whatever a marker file on the disk says.

use std::path::{Path, PathBuf};

/// The path of `address` below `root`, or nothing when the address would leave it or be another
/// file on another system.
pub(super) fn below(root: &Path, address: &str) -> Option<PathBuf> {
    let is_safe = |part: &str| {
        let is_name = !part.is_empty() && part != "." && part != "..";
        is_name && !part.contains(['\\', ':', '\0'])
    };
    let mut path = root.to_path_buf();
    for part in address.split('/') {
        if !is_safe(part) {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

/// Whether the name carries a hash of the bytes, as in `assets/site-3f9a1c0b2d4e.css`: such a file
/// may outlive its generation, because no other bytes can ever have its name.
pub(super) fn is_hashed_asset(address: &str) -> bool {
    let Some(name) = address.strip_prefix("assets/") else {
        return false;
    };
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8
            && hash
                .bytes()
                .all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_leaves_its_folder() {
        let root = Path::new("site");
        assert_eq!(
            below(root, "a/b.html"),
            Some(Path::new("site").join("a").join("b.html"))
        );
        for leading_out in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a\\..\\b",
            "c:x",
            "a/.",
        ] {
            assert_eq!(below(root, leading_out), None, "{leading_out}");
        }
    }

    #[test]
    fn only_names_with_a_hash_outlive_their_generation() {
        assert!(is_hashed_asset("assets/site-3f9a1c0b2d4e.css"));
        assert!(is_hashed_asset("assets/reconnect-3f9a1c0b.wasm.br"));
        assert!(!is_hashed_asset("assets/icon.svg"));
        assert!(!is_hashed_asset("assets/find-box.css"));
        assert!(!is_hashed_asset("articles/a-3f9a1c0b2d4e.html"));
    }
}
