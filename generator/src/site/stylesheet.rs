//! Turns `theme/css/*.css` into the one style sheet of the site: joined, without comments and
//! needless space. Never changes what a rule means.

use super::assets::missing;
use crate::error::Error;
use crate::source::Theme;

/// Comes first, because it declares the order of the cascade layers; after it the order of files no longer matters.
const FIRST: &str = "css/layers.css";

pub(super) fn join(theme: &Theme) -> Result<String, Error> {
    let mut sheet = String::new();
    let sheets = theme
        .files
        .iter()
        .filter(|(path, _)| is_stylesheet(path) && *path != FIRST);
    for (path, bytes) in theme.files.get_key_value(FIRST).into_iter().chain(sheets) {
        let text = str::from_utf8(bytes).map_err(|cause| Error::Template {
            message: format!("the theme's `{path}` is not UTF-8: {cause}; save it as UTF-8"),
        })?;
        squeeze(text, &mut sheet);
    }
    if sheet.is_empty() {
        return Err(missing(FIRST));
    }
    Ok(sheet)
}

fn is_stylesheet(path: &str) -> bool {
    path.starts_with("css/") && path.strip_suffix(".css").is_some()
}

/// Drops comments, and white space where CSS gives it no meaning: at line ends and around `{ } ; ,`.
/// White space elsewhere can carry meaning (`a :hover`, `1px + 2px`) and stays as one space.
fn squeeze(css: &str, out: &mut String) {
    let mut letters = css.chars().peekable();
    let mut is_space_pending = false;
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'*') => {
                letters.next();
                let mut before = ' ';
                for inner in letters.by_ref() {
                    if before == '*' && inner == '/' {
                        break;
                    }
                    before = inner;
                }
                is_space_pending = true;
            }
            '"' | '\'' => {
                flush_space(out, &mut is_space_pending);
                out.push(letter);
                let mut is_escaped = false;
                for inner in letters.by_ref() {
                    out.push(inner);
                    if inner == letter && !is_escaped {
                        break;
                    }
                    is_escaped = inner == '\\' && !is_escaped;
                }
            }
            _ if letter.is_whitespace() => is_space_pending = true,
            '{' | '}' | ';' | ',' => {
                is_space_pending = false;
                if letter == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(letter);
            }
            _ => {
                flush_space(out, &mut is_space_pending);
                out.push(letter);
            }
        }
    }
    if !out.is_empty() && !out.ends_with('}') {
        out.push('\n');
    }
}

fn flush_space(out: &mut String, is_pending: &mut bool) {
    if *is_pending && !out.is_empty() && !out.ends_with(['{', '}', ';', ',', '\n']) {
        out.push(' ');
    }
    *is_pending = false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_goes_where_it_means_nothing_and_stays_where_it_means_something() {
        let mut out = String::new();
        squeeze(
            "/* c */ a :hover,\n b > c { width: calc(1px + 2px) ; content: \"a  /* b */ ;\" ; }\n",
            &mut out,
        );
        assert_eq!(
            out,
            "a :hover,b > c{width: calc(1px + 2px);content: \"a  /* b */ ;\"}"
        );
    }
}
