//! The file in `dist/` that says who made it and which hashed assets belong to which generation.
//!
//! Plain lines, so that a person who finds it understands it.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::Error;

/// Where the marker lies below `dist/`.
pub(super) const NAME: &str = ".reconnect";

const FIRST_LINE: &str = "made by reconnect; every build replaces this folder";

/// What a generation says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// Hashed assets that its pages use, sorted.
    pub(super) own: Vec<String>,
    /// Hashed assets that only the generation before it used, sorted.
    pub(super) carried: Vec<String>,
}

impl Marker {
    /// Reads the marker of the site at `dist`; nothing when there is none or it is a stranger's file.
    pub(super) fn read(dist: &Path) -> Result<Option<Self>, Error> {
        let path = dist.join(NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(Error::file("read", &path)(cause)),
        };
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let mut marker = Self::default();
        for line in lines {
            if let Some(address) = line.strip_prefix("own ") {
                marker.own.push(address.to_owned());
            } else if let Some(address) = line.strip_prefix("carried ") {
                marker.carried.push(address.to_owned());
            }
        }
        Some(marker)
    }

    /// The bytes of the file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        let own = self.own.iter().map(|address| format!("own {address}\n"));
        let carried = self
            .carried
            .iter()
            .map(|address| format!("carried {address}\n"));
        text.extend(own.chain(carried));
        text
    }

    /// Which assets of the previous generation a site with the assets `own` keeps.
    ///
    /// Building twice without a change is no new generation: a tab that was opened before the
    /// first of the two builds is as open as it was.
    pub(super) fn to_carry(previous: &Self, own: &[String]) -> Vec<String> {
        let candidates = if previous.own == own {
            &previous.carried
        } else {
            &previous.own
        };
        candidates
            .iter()
            .filter(|address| !own.contains(address))
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(addresses: &[&str]) -> Vec<String> {
        addresses
            .iter()
            .map(|&address| address.to_owned())
            .collect()
    }

    #[test]
    fn a_marker_reads_back_as_it_was_written() {
        let marker = Marker {
            own: list(&["assets/a-1", "assets/b-2"]),
            carried: list(&["assets/c-3"]),
        };
        assert_eq!(Marker::parse(&marker.text()), Some(marker));
        assert_eq!(Marker::parse("somebody else's file\n"), None);
    }

    #[test]
    fn an_unchanged_build_carries_what_the_one_before_carried() {
        let previous = Marker {
            own: list(&["new"]),
            carried: list(&["old"]),
        };
        assert_eq!(Marker::to_carry(&previous, &list(&["new"])), list(&["old"]));
        assert_eq!(
            Marker::to_carry(&previous, &list(&["newer"])),
            list(&["new"])
        );
    }
}
