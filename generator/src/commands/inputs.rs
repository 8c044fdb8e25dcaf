//! What is given to decode - texts, files, event logs, standard input - → one text.
//!
//! Anything is text: what is none is read as well as it can be. Only what somebody can mend is refused: a file that is
//! not there, a zip, a picture.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use decoder::certificate::{Certificate, NoCertificate, of_der};
use decoder::{FileKind, text_of};
use evtx_reader::{CHUNK, Header, Log, LogReader, NotALog, WatchList};
use generator::Error;

use super::progress::Progress;

/// How a file is called that somebody saved a log or an event in.
const FILE_EXTENSIONS: [&str; 11] = [
    "txt", "log", "xml", "json", "csv", "evtx", "evt", "rdp", "cer", "crt", "pem",
];

/// How a certificate begins as DER: a sequence with two bytes of length.
const DER: &[u8] = &[0x30, 0x82];
/// No certificate is larger, in bytes.
const LARGEST_CERTIFICATE: usize = 0x1_0000;

/// Everything that is to be decoded.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// All texts, one behind the other, each beginning a line.
    pub(super) text: String,
    /// The event logs among them, by the names they were given with; their text is in `text`.
    pub(super) logs: Vec<(String, Log)>,
    /// The certificates among them that are no text, by the names they were given with.
    pub(super) certificates: Vec<(String, Certificate)>,
}

/// Reads what is given. An argument that is an existing file is read; none at all and `-` are standard input; anything
/// else is the text itself. Of event logs, what `watch` asks for.
///
/// Fails for what cannot be read, and for the name of a file that does not exist: as text it would
/// be answered with "nothing is known", and nobody would look for the mistyped name.
pub(super) fn read(
    arguments: &[&OsStr],
    watch: &dyn Fn() -> WatchList,
    progress: &mut Progress<'_, '_>,
) -> Result<Inputs, Error> {
    let mut inputs = Inputs::default();
    let standard_input = [OsStr::new("-")];
    for &argument in if arguments.is_empty() {
        &standard_input
    } else {
        arguments
    } {
        let path = Path::new(argument);
        if argument == "-" {
            let path = Path::new("standard input");
            inputs.take(path, None, io::stdin().lock(), watch, progress)?;
        } else if path.is_file() || names_a_file(argument) {
            let file = File::open(path).map_err(Error::file("read", path))?;
            let size = file.metadata().map(|about| about.len()).ok();
            inputs.take(path, size, file, watch, progress)?;
        } else {
            inputs.add(&argument.to_string_lossy());
        }
    }
    Ok(inputs)
}

impl Inputs {
    fn take(
        &mut self,
        path: &Path,
        size: Option<u64>,
        mut source: impl Read,
        watch: &dyn Fn() -> WatchList,
        progress: &mut Progress<'_, '_>,
    ) -> Result<(), Error> {
        let failed = |cause| Error::file("read", path)(cause);
        let mut bytes = Vec::new();
        let head = const {
            if Header::LENGTH > FileKind::HEAD {
                Header::LENGTH
            } else {
                FileKind::HEAD
            }
        };
        read_up_to(&mut source, head, &mut bytes).map_err(failed)?;
        let kind = FileKind::of(&bytes);
        if kind == FileKind::EventLog {
            let refused = |why: NotALog| Error::Unusable {
                message: format!("`{}` {}", path.display(), why.remedy()),
            };
            let mut reader = LogReader::new(&bytes, watch()).map_err(refused)?;
            let mut done = bytes.len() as u64;
            progress.begin(path, size);
            loop {
                bytes.clear();
                read_up_to(&mut source, CHUNK, &mut bytes).map_err(failed)?;
                if bytes.is_empty() {
                    break;
                }
                reader.read_chunk(&bytes);
                done += bytes.len() as u64;
                progress.reached(done);
            }
            progress.end();
            let mut log = reader.finish();
            self.add(&std::mem::take(&mut log.text));
            self.logs.push((path.display().to_string(), log));
            return Ok(());
        }
        if bytes.starts_with(DER)
            && let Ok(certificate) = whole_certificate(&mut bytes, &mut source).map_err(failed)?
        {
            let name = path.display().to_string();
            self.certificates.push((name, certificate));
            return Ok(());
        }
        // Nothing and noise are texts that say nothing, unless somebody meant a log.
        let is_text = match kind {
            FileKind::Empty | FileKind::Binary => !is_called_log(path),
            _ => false,
        };
        if let Some(remedy) = kind.remedy().filter(|_| !is_text) {
            return Err(Error::Unusable {
                message: format!("`{}` {remedy}", path.display()),
            });
        }
        source.read_to_end(&mut bytes).map_err(failed)?;
        self.add(&text_of(&bytes));
        Ok(())
    }

    fn add(&mut self, text: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}

/// A certificate file that is no text, if that is what it is. What was read stays in `bytes`.
fn whole_certificate(
    bytes: &mut Vec<u8>,
    source: &mut impl Read,
) -> io::Result<Result<Certificate, NoCertificate>> {
    read_up_to(source, LARGEST_CERTIFICATE, bytes)?;
    Ok(of_der(bytes))
}

fn read_up_to(source: &mut impl Read, most: usize, bytes: &mut Vec<u8>) -> io::Result<usize> {
    source.by_ref().take(most as u64).read_to_end(bytes)
}

/// Whether text can be nothing but the name of a file, such as `logs/event.txt`.
fn names_a_file(argument: &OsStr) -> bool {
    let is_one_word = !argument.to_string_lossy().contains(char::is_whitespace);
    let extension = Path::new(argument).extension().unwrap_or_default();
    is_one_word
        && FILE_EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
}

fn is_called_log(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("evtx") || extension.eq_ignore_ascii_case("evt")
}
