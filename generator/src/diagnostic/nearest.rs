//! Finds what somebody probably meant.

/// The name most like `written`, if one is like it at all.
///
/// Letter case, `_` and spaces are forgiven: `Applies_To` is `applies-to`.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = spelled_alike(written);
    // One slip in a short name, one in three letters of a longer one.
    let tolerance = (wanted.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::osa_distance(&wanted, &spelled_alike(name)), name))
        .filter(|(distance, name)| *distance <= tolerance && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A help line: "did you mean `x`?", if a name is like what was written.
pub fn did_you_mean<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    nearest(written, names).map(|name| format!("did you mean `{name}`?"))
}

/// Names as a sentence lists them: "`a`, `b` or `c`".
pub fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

fn spelled_alike(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_the_name() {
        let keys = ["title", "applies-to", "audience"];
        assert_eq!(nearest("applies_to", keys), Some("applies-to"));
        assert_eq!(nearest("audeince", keys), Some("audience"));
    }

    #[test]
    fn a_different_word_finds_nothing() {
        assert_eq!(nearest("colour", ["title", "stage"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list(["a"]), "`a`");
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
