//! What can be wrong before files are joined: while reading and parsing.
//!
//! Each rule has an explanation beside it in `rules/`, which the terminal, the site and the
//! tests share. Its headings *Rejected* and *Accepted* hold miniature content trees: fences
//! with an info string like `toml,file=codes/disconnect.toml`. Further words of the info string
//! say what a text cannot hold:
//!
//! * `hex`: the fence holds the bytes of the file in hexadecimal;
//! * `link`: the file is a symbolic link, and the fence names its target;
//! * `repeat=3000000`: the fence is repeated until the file has that many bytes.

/// Something that must hold.
#[derive(Debug)]
pub struct Rule {
    /// `L020`. Never reused.
    pub code: &'static str,
    /// `dead-link`. Reads well after "allow".
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Markdown with the headings What it finds, Why it matters, Rejected, Accepted.
    pub explanation: &'static str,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Shown; the site is published.
    Warning,
    /// The site is not published.
    Error,
}

impl Severity {
    /// The word that stands before a finding.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $constant:ident = $code:literal $name:literal $severity:ident $file:literal;)+) => {
        $(
            $(#[$doc])*
            pub static $constant: Rule = Rule {
                code: $code,
                name: $name,
                severity: Severity::$severity,
                explanation: include_str!($file),
            };
        )+

        /// The rules of this file, by code.
        pub static ALL: &[&Rule] = &[$(&$constant),+];
    };
}

rules! {
    /// A file is not text.
    NOT_UTF8 = "L001" "not-utf8" Error "rules/not_utf8.md";
    /// A file or a front matter is larger than anything an author writes.
    TOO_LARGE = "L002" "too-large" Error "rules/too_large.md";
    /// A front matter is missing, or something in it is wrong.
    BROKEN_FRONT_MATTER = "L003" "broken-front-matter" Error "rules/broken_front_matter.md";
    /// Something in a data file is wrong.
    BROKEN_TABLE = "L004" "broken-table" Error "rules/broken_table.md";
    /// Something in a check block is wrong.
    BROKEN_CHECK = "L005" "broken-check" Error "rules/broken_check.md";
    /// Something in a signature is wrong.
    BROKEN_CLUE = "L006" "broken-clue" Error "rules/broken_clue.md";
    /// A link, a pipe, a device or a file that cannot be read.
    NOT_A_FILE = "L007" "not-a-file" Error "rules/not_a_file.md";
    /// A name that some system cannot hold, or that is no id.
    BAD_NAME = "L008" "bad-name" Error "rules/bad_name.md";
    /// A heading or a part of an article is missing, unknown or in the wrong place.
    BROKEN_PART = "L009" "broken-part" Error "rules/broken_part.md";
    /// HTML in the Markdown.
    RAW_HTML = "L010" "raw-html" Error "rules/raw_html.md";
    /// A file that belongs nowhere.
    MISPLACED_FILE = "L011" "misplaced-file" Error "rules/misplaced_file.md";
    /// The same value, event or key twice in one table.
    DUPLICATE_CODE = "L012" "duplicate-code" Error "rules/duplicate_code.md";
    /// A fence of a kind that nobody knows.
    UNKNOWN_FENCE = "L013" "unknown-fence" Error "rules/unknown_fence.md";
    /// Something in a cause block is wrong.
    BROKEN_CAUSE = "L014" "broken-cause" Error "rules/broken_cause.md";
    /// An image, which no page can show yet.
    UNSUPPORTED_IMAGE = "L015" "unsupported-image" Error "rules/unsupported_image.md";
    /// Something in a figure is wrong.
    BROKEN_FIGURE = "L017" "broken-figure" Error "rules/broken_figure.md";
    /// A character in a command that does not look like what it is.
    HIDDEN_CHARACTER = "L054" "hidden-character" Error "rules/hidden_character.md";
    /// An `allow` that allows nothing.
    NEEDLESS_ALLOW = "L090" "needless-allow" Warning "rules/needless_allow.md";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_explanation_has_the_four_headings_in_order() {
        for rule in ALL {
            let places: Vec<Option<usize>> =
                ["What it finds", "Why it matters", "Rejected", "Accepted"]
                    .map(|heading| rule.explanation.find(&format!("## {heading}\n")))
                    .to_vec();
            assert!(
                places.iter().all(Option::is_some),
                "{} {}",
                rule.code,
                rule.name
            );
            assert!(places.is_sorted(), "{} {}", rule.code, rule.name);
        }
    }

    #[test]
    fn codes_and_names_are_unique() {
        for (place, rule) in ALL.iter().enumerate() {
            for other in &ALL[place + 1..] {
                assert_ne!(rule.code, other.code);
                assert_ne!(rule.name, other.name);
            }
        }
    }
}
