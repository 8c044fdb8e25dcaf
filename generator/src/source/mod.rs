//! Stage 1: turns a folder into named texts.
//!
//! Must not: know what a file means.

use std::sync::Arc;

use crate::diagnostic::SourceText;

/// Every file of the content folder, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files; paths are unique and use `/`.
    pub files: Vec<Arc<SourceText>>,
}
