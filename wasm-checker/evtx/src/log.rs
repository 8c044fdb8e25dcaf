//! A whole log, fed chunk by chunk: what is kept of it, and what there is to say about the rest.

use std::collections::BTreeMap;

use crate::header::{CHUNK, Header, NotALog};
use crate::kept::{Kept, Kind};
use crate::watch::{Importance, WatchList};
use crate::{Damaged, Record, each_record};

/// Providers that are counted by name; a real log has some dozens.
const PROVIDERS: usize = 1_000;

/// Reads a log.
#[derive(Debug)]
pub struct LogReader {
    header: Header,
    watch: WatchList,
    kept: Kept,
    chunks: u64,
    ends_early: bool,
    records: u64,
    matter: u64,
    damaged: u64,
    first: String,
    last: String,
    providers: BTreeMap<String, Provider>,
}

/// Who wrote records.
#[derive(Clone, Copy, Debug)]
struct Provider {
    records: u64,
    /// Its number in the watch list.
    watched: Option<usize>,
}

/// What a log holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The events that are kept, as XML, a line each, in the order of time. The newest of each kind: at most 1,000
    /// of a failure and 250 of anything else, and fewer where that would be more than a megabyte.
    pub text: String,
    /// Records that could be read.
    pub records: u64,
    /// Those of them that the watch list asks for.
    pub matter: u64,
    /// Those of them that are in `text`.
    pub kept: u64,
    /// Left out because there are newer ones of their kind.
    pub left_out: u64,
    /// Records and chunks that could not be read.
    pub damaged: u64,
    /// Times of the oldest and the newest record in UTC, as in the file; empty without records.
    pub first: String,
    /// See `first`.
    pub last: String,
    /// Who wrote records and how many, most first.
    pub providers: Vec<(String, u64)>,
    /// The file is shorter than its header says.
    pub is_cut_off: bool,
    /// The most that was kept of a kind of failure, and of any other kind.
    pub most: (usize, usize),
}

impl LogReader {
    /// Begins with the first [`Header::LENGTH`] bytes of a file.
    pub fn new(head: &[u8], watch: WatchList) -> Result<Self, NotALog> {
        Ok(Self {
            header: Header::read(head)?,
            watch,
            kept: Kept::default(),
            chunks: 0,
            ends_early: false,
            records: 0,
            matter: 0,
            damaged: 0,
            first: String::new(),
            last: String::new(),
            providers: BTreeMap::new(),
        })
    }

    /// Reads the next [`CHUNK`] bytes; at the end of the file there may be fewer.
    pub fn read_chunk(&mut self, bytes: &[u8]) {
        self.chunks += 1;
        self.ends_early |= bytes.len() < CHUNK;
        self.read_contained(bytes);
    }

    /// Passes over a chunk that cannot be read because reading it does not come to an end.
    pub fn skip_chunk(&mut self) {
        self.chunks += 1;
        self.damaged += 1;
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn read_contained(&mut self, bytes: &[u8]) {
        // No such chunk is known. Should there be one, it must not cost the others.
        let read = std::panic::AssertUnwindSafe(|| each_record(bytes, |record| self.see(record)));
        if std::panic::catch_unwind(read).is_err() {
            self.damaged += 1;
        }
    }

    /// In the browser a panic ends the module; the page starts another one and skips the chunk.
    #[cfg(target_arch = "wasm32")]
    fn read_contained(&mut self, bytes: &[u8]) {
        each_record(bytes, |record| self.see(record));
    }

    fn see(&mut self, record: Result<Record<'_>, Damaged>) {
        let Ok(record) = record else {
            self.damaged += 1;
            return;
        };
        self.records += 1;
        let time = record.time();
        if !time.is_empty() {
            if self.first.is_empty() || time < self.first.as_str() {
                time.clone_into(&mut self.first);
            }
            if time > self.last.as_str() {
                time.clone_into(&mut self.last);
            }
        }
        if let Some(provider) = self.provider(&record) {
            self.keep(record, provider);
        }
    }

    /// Counts who wrote a record, and returns the number in the watch list.
    fn provider(&mut self, record: &Record<'_>) -> Option<usize> {
        let name = record.provider();
        if let Some(known) = self.providers.get_mut(name) {
            known.records += 1;
            return known.watched;
        }
        let watched = self.watch.provider(name);
        let watched = watched.or_else(|| self.watch.provider(record.old_provider()));
        if self.providers.len() < PROVIDERS {
            self.providers.insert(
                name.to_owned(),
                Provider {
                    records: 1,
                    watched,
                },
            );
        }
        watched
    }

    fn keep(&mut self, record: Record<'_>, provider: usize) {
        let Some((id, importance)) = record
            .event_id()
            .and_then(|id| Some((id, self.watch.importance(provider, id, record.level())?)))
        else {
            return;
        };
        self.matter += 1;
        let kind = Kind {
            importance,
            provider,
            id: if importance == Importance::Unlisted {
                0
            } else {
                id
            },
        };
        let moment = (
            record.time().to_owned(),
            record.record_id().unwrap_or_default(),
        );
        self.kept.add(kind, moment, || record.to_line());
    }

    /// What was read so far, as if the file ended here.
    pub fn finish(self) -> Log {
        let kept = self.kept.into_text();
        let providers = self.providers.into_iter();
        let mut providers: Vec<(String, u64)> =
            providers.map(|(name, it)| (name, it.records)).collect();
        providers.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
        Log {
            text: kept.text,
            records: self.records,
            matter: self.matter,
            kept: kept.events,
            left_out: kept.left_out,
            damaged: self.damaged,
            first: self.first,
            last: self.last,
            providers,
            is_cut_off: self.ends_early || self.chunks < self.header.chunks,
            most: kept.most,
        }
    }
}
