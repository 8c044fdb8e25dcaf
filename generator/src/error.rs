//! The machine's troubles, each naming its path. An author's troubles are findings.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What stops a run at once: a disk, a permission, a template of ours.
#[derive(Debug)]
pub enum Error {
    /// A file or folder did not do what it should.
    File {
        /// What was being done: `read`, `write`, `create`.
        act: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The output folder holds something that this program did not write.
    NotOurs {
        /// Which folder.
        path: PathBuf,
    },
    /// Another run is publishing to the same folder.
    Busy {
        /// The folder.
        path: PathBuf,
        /// What the lock file says about the holder.
        holder: String,
    },
    /// The options contradict each other or the machine.
    Unusable {
        /// What is wrong, and what to do instead.
        message: String,
    },
    /// A template of the theme is wrong.
    Template {
        /// What the template engine says, with file, line and column.
        message: String,
    },
}

impl Error {
    /// Makes a closure for `map_err`: `cannot <act> <path>: …`.
    pub fn file(act: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |cause| Self::File { act, path, cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { act, path, cause } => {
                write!(f, "cannot {act} `{}`: {cause}", path.display())
            }
            Self::NotOurs { path } => write!(
                f,
                "`{}` was not written by this program; empty it or choose another --dist",
                path.display()
            ),
            Self::Busy { path, holder } => write!(
                f,
                "another build is publishing to `{}` ({holder}); wait for it or choose another --dist",
                path.display()
            ),
            Self::Unusable { message } | Self::Template { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
