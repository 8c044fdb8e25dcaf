//! Logs that were damaged on purpose: reading ends, nothing panics, and what is whole is still read.

use std::fs;
use std::path::Path;

use evtx_reader::{CHUNK, Header, LogReader, WatchList, each_record};

/// A small log with one chunk, kept beside the repository.
fn small_log() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/events/evtx/03-rdpcorets-131-168-68.evtx");
    fs::read(&path).unwrap_or_else(|cause| {
        panic!(
            "cannot read `{}`: {cause}; put the folder `shared` with its logs beside the repository",
            path.display()
        )
    })
}

/// Records and damages of the first chunk. Not contained: a panic fails the test.
fn count(chunk: &[u8]) -> (usize, usize) {
    let (mut records, mut damaged) = (0, 0);
    each_record(chunk, |record| match record {
        Ok(_) => records += 1,
        Err(_) => damaged += 1,
    });
    (records, damaged)
}

/// The same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("it is below `end`")
    }
}

#[test]
fn bits_that_flip_cost_records_and_nothing_else() {
    let log = small_log();
    let whole = &log[Header::LENGTH..];
    let (all, none) = count(whole);
    assert_eq!((all, none), (40, 0));
    let mut numbers = Numbers(0x5EED);
    for _ in 0..400 {
        let mut chunk = whole.to_vec();
        for _ in 0..=numbers.below(20) {
            let at = numbers.below(30_000);
            chunk[at] ^= 1 << numbers.below(8);
        }
        let (records, damaged) = count(&chunk);
        assert!(
            records + damaged <= 2 * all,
            "{records} and {damaged} of {all}"
        );
    }
}

#[test]
fn a_log_can_end_anywhere() {
    let log = small_log();
    let mut last = 0;
    for end in (Header::LENGTH..log.len()).step_by(997) {
        let mut reader = LogReader::new(&log, WatchList::default()).expect("its header is whole");
        for chunk in log[Header::LENGTH..end].chunks(CHUNK) {
            reader.read_chunk(chunk);
        }
        let read = reader.finish();
        assert!(read.is_cut_off, "at {end}");
        assert!(read.records >= last, "more bytes, fewer records, at {end}");
        last = read.records;
    }
    assert_eq!(last, 40);
    for end in 0..Header::LENGTH {
        assert!(
            LogReader::new(&log[..end], WatchList::default()).is_err(),
            "at {end}"
        );
    }
}
