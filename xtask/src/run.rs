//! Starts other programs and says what went wrong with them.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// Whether a program may speak while it runs, or is quoted only when it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Straight to the terminal.
    Aloud,
    /// Kept, and shown in full when the step fails.
    Kept,
}

/// Why a step failed.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// In our words, with the remedy.
    Said(String),
    /// A program ended badly.
    Program {
        /// What was typed, so to speak.
        line: String,
        /// How it ended.
        status: ExitStatus,
        /// What it printed, if it was kept.
        output: String,
    },
}

impl Trouble {
    /// A failure in our words.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Said(message.into())
    }

    /// Makes a closure for `map_err`: `cannot <act> <path>: …`.
    pub(crate) fn file(act: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let what = format!("cannot {act} `{}`", path.display());
        move |cause| Self::Said(format!("{what}: {cause}"))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(message) => f.write_str(message),
            Self::Program {
                line,
                status,
                output,
            } => {
                let output = output.trim_end();
                let gap = if output.is_empty() { "" } else { "\n" };
                write!(f, "{output}{gap}`{line}` ended with {status}")
            }
        }
    }
}

/// A program that runs beside us, and not longer than this lives.
pub(crate) struct Running {
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// What it has printed so far.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended before; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One call of a program.
pub(crate) struct Call {
    command: Command,
}

impl Call {
    /// A call of `program`, in the root of the workspace.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command
            .current_dir(crate::workspace::root())
            .stdin(Stdio::null());
        Self { command }
    }

    /// Adds arguments.
    pub(crate) fn with<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable for this call only.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes inherited variables away.
    pub(crate) fn without_env(mut self, names: &[&str]) -> Self {
        for name in names {
            self.command.env_remove(name);
        }
        self
    }

    /// Runs in another folder.
    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs to the end. What was printed comes back if it was kept.
    pub(crate) fn run(mut self, voice: Voice) -> Result<String, Trouble> {
        let line = self.line();
        let not_started = |cause| Trouble::new(format!("cannot start `{line}`: {cause}"));
        let mut output = Vec::new();
        let status = if voice == Voice::Aloud {
            self.command.status().map_err(not_started)?
        } else {
            // One pipe for both streams, so that an error stands where it happened.
            let (mut reader, writer) = io::pipe().map_err(not_started)?;
            let second = writer.try_clone().map_err(not_started)?;
            let mut child = self
                .command
                .stdout(writer)
                .stderr(second)
                .spawn()
                .map_err(not_started)?;
            drop(self.command); // holds the writing ends; the reader would wait for them for ever
            reader
                .read_to_end(&mut output)
                .map_err(Trouble::file("read from", Path::new(&line)))?;
            child
                .wait()
                .map_err(Trouble::file("wait for", Path::new(&line)))?
        };
        let output = String::from_utf8_lossy(&output).into_owned();
        if status.success() {
            Ok(output)
        } else {
            Err(Trouble::Program {
                line,
                status,
                output,
            })
        }
    }

    /// Starts and goes on. The program ends with what comes back; what it prints is kept in a file.
    pub(crate) fn start(mut self, log: &Path) -> Result<Running, Trouble> {
        let line = self.line();
        let file = File::create(log).map_err(Trouble::file("create", log))?;
        let second = file.try_clone().map_err(Trouble::file("create", log))?;
        let child = self.command.stdout(file).stderr(second).spawn();
        let child =
            child.map_err(|cause| Trouble::new(format!("cannot start `{line}`: {cause}")))?;
        Ok(Running {
            child,
            log: log.to_path_buf(),
        })
    }

    /// The standard output alone, without the line end; nothing when it failed or is not there.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim_end().to_owned())
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        words
            .map(|word| word.to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }
}
