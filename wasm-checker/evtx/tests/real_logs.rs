//! The same records as the `evtx` crate's own dump, for every log that is kept beside the repository.

use std::fs;
use std::path::{Path, PathBuf};

use evtx::{EvtxParser, ParserSettings};
use evtx_reader::{CHUNK, Header, LogReader, WatchList, each_record};

/// Provider, id and time of a record.
type Tuple = (String, u32, String);

fn logs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/events/evtx");
    let entries = fs::read_dir(&folder).unwrap_or_else(|cause| {
        panic!(
            "cannot read `{}`: {cause}; put the folder `shared` with its logs beside the repository",
            folder.display()
        )
    });
    let mut logs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "evtx"))
        .collect();
    logs.sort();
    assert!(!logs.is_empty(), "`{}` holds no log", folder.display());
    logs
}

/// By the crate's own iterator, as JSON: another way through it than ours.
fn dumped(bytes: &[u8]) -> (Vec<Tuple>, usize) {
    let mut parser = EvtxParser::from_buffer(bytes.to_vec())
        .expect("it is a log")
        .with_configuration(ParserSettings::new().separate_json_attributes(true));
    let (mut tuples, mut errors) = (Vec::new(), 0);
    for record in parser.records_json_value() {
        let Ok(record) = record else {
            errors += 1;
            continue;
        };
        let system = &record.data["Event"]["System"];
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        tuples.push((
            text(&system["Provider_attributes"]["Name"]),
            // Collected logs hold it as text.
            system["EventID"]
                .to_string()
                .trim_matches('"')
                .parse()
                .expect("an id"),
            text(&system["TimeCreated_attributes"]["SystemTime"]),
        ));
    }
    tuples.sort();
    (tuples, errors)
}

#[test]
fn every_record_is_read_that_the_crate_itself_dumps() {
    for path in logs() {
        let bytes = fs::read(&path).expect("the log can be read");
        let (mut tuples, mut errors) = (Vec::new(), 0);
        for chunk in bytes[Header::LENGTH..].chunks(CHUNK) {
            each_record(chunk, |record| match record {
                Ok(record) => tuples.push((
                    record.provider().to_owned(),
                    record.event_id().expect("an id"),
                    record.time().to_owned(),
                )),
                Err(_) => errors += 1,
            });
        }
        tuples.sort();
        assert_eq!((tuples, errors), dumped(&bytes), "{}", path.display());
    }
}

#[test]
fn a_log_is_counted_whole_and_kept_in_part() {
    for path in logs() {
        let bytes = fs::read(&path).expect("the log can be read");
        let (tuples, errors) = dumped(&bytes);
        let (provider, id, _) = &tuples[0];
        let watch = WatchList::parse(&format!("{provider}\t{id}\t"));
        let mut reader = LogReader::new(&bytes, watch).expect("it is a log");
        for chunk in bytes[Header::LENGTH..].chunks(CHUNK) {
            reader.read_chunk(chunk);
        }
        let log = reader.finish();
        assert_eq!(log.records, tuples.len() as u64, "{}", path.display());
        assert_eq!(log.damaged, errors as u64, "{}", path.display());
        assert!(!log.is_cut_off, "{}", path.display());
        assert_eq!(log.text.lines().count() as u64, log.kept);
        assert!(log.kept > 0 && log.text.contains(&format!("<EventID>{id}</EventID>")));
    }
}
