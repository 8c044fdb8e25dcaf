//! Compresses files once, so that no server has to do it for every reader.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

/// Smaller files fit into one packet anyway.
const WORTH_IT: usize = 1024;

/// `x.br` and `x.gz` for every file that gets smaller by it.
pub(super) fn copies(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let large: Vec<(&String, &Vec<u8>)> = files
        .iter()
        .filter(|(_, bytes)| bytes.len() >= WORTH_IT)
        .collect();
    large
        .into_par_iter()
        .flat_map_iter(|(address, bytes)| {
            [("br", brotli(bytes)), ("gz", gzip(bytes))]
                .into_iter()
                .filter(|(_, smaller)| smaller.len() < bytes.len())
                .map(move |(ending, smaller)| (format!("{address}.{ending}"), smaller))
        })
        .collect()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut out, &best)
        .expect("reading and writing memory cannot fail");
    out
}

/// Without a name and a time in it: the same bytes every time.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("writing to memory cannot fail")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn a_copy_is_smaller_and_holds_the_same() {
        let page = b"Remote Desktop ".repeat(200);
        let noise: Vec<u8> = (0_u8..64).flat_map(|it| Sha256::digest([it])).collect();
        let files = BTreeMap::from([
            ("a.html".to_owned(), page.clone()),
            ("b.html".to_owned(), b"short".to_vec()),
            ("c.wasm".to_owned(), noise),
        ]);
        let copies = copies(&files);
        assert_eq!(
            copies.keys().collect::<Vec<_>>(),
            ["a.html.br", "a.html.gz"]
        );
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(copies["a.html.gz"].as_slice())
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, page);
        back.clear();
        brotli::BrotliDecompress(&mut copies["a.html.br"].as_slice(), &mut back).unwrap();
        assert_eq!(back, page);
    }
}
