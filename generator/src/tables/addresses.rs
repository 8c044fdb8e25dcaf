//! Reads `addresses.txt`: every address that a page of the site has had.

use std::sync::Arc;

use super::{AddressList, duplicates};
use crate::diagnostic::{Placed, Report, SourceText, rules};

/// The addresses, one a line; blank lines and those with `#` in front are left out.
pub(super) fn parse(file: &Arc<SourceText>, report: &mut Report) -> AddressList {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let written = line.trim();
        let place = start + (line.len() - line.trim_start().len());
        start += line.len();
        if written.is_empty() || written.starts_with('#') {
            continue;
        }
        let span = place..place + written.len();
        if is_address(written) {
            rows.push(Placed {
                value: written.to_owned(),
                span,
            });
        } else {
            let message = format!("`{written}` is no address of a page");
            report
                .breach(&rules::BROKEN_TABLE, file.at(span), message)
                .help = Some("write it from the root of the site: `articles/old-name.html`".into());
        }
    }
    duplicates::drop_repeated(&mut rows, file, report, |row: &Placed<String>| {
        (row.value.clone(), row.value.clone(), row.span.clone())
    });
    AddressList {
        file: Arc::clone(file),
        rows,
    }
}

/// Lower case, from the root, and nothing that leads out of it.
fn is_address(written: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
    let mut parts = written.split('/');
    let end = written.rsplit_once('.').map(|(_, end)| end);
    end == Some("html")
        && written.chars().all(is_plain)
        && parts.all(|part| !part.is_empty() && !part.starts_with('.'))
}
