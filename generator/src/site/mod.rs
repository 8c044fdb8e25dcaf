//! Stage 5: turns a library and a theme into pages.

use std::collections::BTreeMap;

/// Every file of the site, complete, in memory.
#[derive(Debug, Default)]
pub struct Site {
    /// Address from the root, with `/`, lower case, and the bytes of the file.
    pub files: BTreeMap<String, Vec<u8>>,
}
