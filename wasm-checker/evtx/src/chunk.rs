//! One chunk: 64 KiB that stand for themselves, so that a damaged one takes nothing with it.

use std::sync::Arc;

use evtx::{EvtxChunkData, ParserSettings};

use crate::record::Record;

/// A record or a chunk that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// Calls `see` for every record of a chunk, in the order of the chunk; a chunk that cannot be read at all is one
/// damage. `bytes` may be less than a whole chunk, as at the end of a file that was cut off.
pub fn each_record(bytes: &[u8], mut see: impl FnMut(Result<Record<'_>, Damaged>)) {
    // Windows makes room in advance.
    if bytes.iter().all(|byte| *byte == 0) {
        return;
    }
    let mut whole = bytes.to_vec();
    whole.resize(crate::CHUNK, 0);
    let settings = Arc::new(ParserSettings::new().indent(false));
    let Ok(mut data) = EvtxChunkData::new(whole, false) else {
        return see(Err(Damaged));
    };
    let Ok(mut chunk) = data.parse(settings) else {
        return see(Err(Damaged));
    };
    for record in chunk.iter() {
        let xml = record.and_then(evtx::EvtxRecord::into_xml_bytes);
        match xml.as_ref().map(|xml| str::from_utf8(&xml.data)) {
            Ok(Ok(xml)) => see(Ok(Record::new(xml))),
            _ => see(Err(Damaged)),
        }
    }
}
