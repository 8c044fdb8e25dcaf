//! Where below its host a site is served: `/`, or `/kb/`.

use std::fmt;
use std::str::FromStr;

/// A path that begins and ends with `/`, of characters that mean nothing to any server's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// The path, such as `/` or `/kb/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the site has its host for itself.
    pub fn is_root(&self) -> bool {
        self.0 == "/"
    }
}

impl Default for Place {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let inner = text
            .strip_prefix('/')
            .ok_or("begins with `/`, such as `/kb/`")?;
        let Some(inner) = inner.strip_suffix('/') else {
            return if inner.is_empty() {
                Ok(Self::default())
            } else {
                Err(format!("ends with `/`: `{text}/`"))
            };
        };
        for part in inner.split('/') {
            let is_name = !part.is_empty() && part != "." && part != "..";
            let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            if !is_name || !part.chars().all(is_plain) {
                return Err(format!(
                    "`{part}` is no part of a path here; use letters, digits, `-`, `_` and `.`"
                ));
            }
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_is_a_path_that_no_configuration_can_misread() {
        for good in ["/", "/kb/", "/a/b/", "/IT-help_2.0/"] {
            assert_eq!(good.parse::<Place>().unwrap().as_str(), good);
        }
        for bad in [
            "", "kb", "kb/", "/kb", "//", "/a//b/", "/../", "/a b/", "/a;/", "/{$X}/", "/a\n/",
        ] {
            assert!(bad.parse::<Place>().is_err(), "{bad:?}");
        }
    }
}
