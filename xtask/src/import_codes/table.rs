//! A table of names as text: where it comes from in line 1, then a value and a name a line.

use std::fmt::Write as _;

use super::sieve::{Code, Space};

/// Where the names come from.
pub(super) struct Origin {
    /// Name and version.
    pub(super) package: String,
    /// SPDX expression of the package, which holds for the file, too.
    pub(super) licence: String,
    /// Path inside the package.
    pub(super) file: &'static str,
    /// BLAKE3 of the file.
    pub(super) hash: String,
}

/// The text of one table; the same for the same rows.
pub(super) fn text<'c>(
    origin: &Origin,
    space: Space,
    codes: impl Iterator<Item = &'c Code>,
) -> String {
    let mut rows = String::new();
    let mut n_rows = 0;
    for code in codes {
        let _ = writeln!(rows, "0x{:08X}\t{}", code.value, code.name);
        n_rows += 1;
    }
    let Origin {
        package,
        licence,
        file,
        hash,
    } = origin;
    let kind = match space {
        Space::Hresult => "HRESULT",
        Space::Ntstatus => "NTSTATUS",
        Space::Win32 => "Win32 error",
    };
    format!(
        "# {n_rows} {kind} names; from {package} ({licence}), {file}, blake3 {hash}; rows blake3 {}; \
         written by `cargo xtask import-codes`, not by hand\n{rows}",
        blake3::hash(rows.as_bytes()).to_hex()
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workspace;

    #[test]
    fn a_table_says_where_it_comes_from_and_how_much_it_holds() {
        let origin = Origin {
            package: "some-package 1.2.3".into(),
            licence: "MIT".into(),
            file: "some.winmd",
            hash: "0123".into(),
        };
        let code = Code {
            space: Space::Win32,
            value: 5,
            name: "ERROR_ACCESS_DENIED".into(),
        };
        let text = text(&origin, Space::Win32, [code].iter());
        let (first, rows) = text.split_once('\n').unwrap();
        assert!(
            first.starts_with(
                "# 1 Win32 error names; from some-package 1.2.3 (MIT), some.winmd, blake3 0123;"
            ),
            "{first}"
        );
        assert_eq!(rows, "0x00000005\tERROR_ACCESS_DENIED\n");
    }

    /// Cheap, and without the metadata; `cargo xtask test` also writes them anew and compares.
    #[test]
    fn nobody_edited_the_committed_tables() {
        for space in Space::ALL {
            let folder = workspace::root().join("content/codes/imported");
            let text = fs::read_to_string(folder.join(space.file_name())).unwrap();
            let (first, rows) = text.split_once('\n').unwrap();
            let hash = blake3::hash(rows.as_bytes()).to_hex();
            assert!(
                first.contains(&format!("; rows blake3 {hash};")),
                "{space:?}: rows changed"
            );
            let n_rows = rows.lines().count();
            assert!(
                first.starts_with(&format!("# {n_rows} ")),
                "{space:?}: {n_rows} rows"
            );
            let mut seen: Vec<(&str, &str)> = rows
                .lines()
                .map(|row| row.split_once('\t').unwrap())
                .collect();
            assert!(
                seen.is_sorted_by_key(|(value, _)| *value),
                "{space:?}: not sorted"
            );
            seen.sort_unstable();
            assert!(
                seen.windows(2).all(|pair| pair[0] != pair[1]),
                "{space:?}: a row twice"
            );
        }
    }
}
