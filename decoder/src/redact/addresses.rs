//! Addresses and identifiers that are known by their shape: IP, network card, SID, mail, thumbprint.

use alloc::string::{String, ToString};
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::marks::Marks;
use super::{Kind, Options};
use crate::Span;

/// Words before a number with dots that is a version.
const VERSIONS: [&str; 12] = [
    "version",
    "versions",
    "ver",
    "v",
    "build",
    "productversion",
    "fileversion",
    "release",
    "update",
    "freerdp",
    "xrdp",
    "mstsc.exe",
];

pub(super) fn find(marks: &mut Marks<'_>, options: Options) {
    let text = marks.text;
    let is_part =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '@' | '-' | '_' | '+' | '%' | '$');
    let mut before = "";
    for word in text.split(|c| !is_part(c)) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_matches(['.', '-', '_', '+', '%']);
        if bare.is_empty() {
            continue;
        }
        let from = at + (bare.as_ptr() as usize - word.as_ptr() as usize);
        one(marks, from, bare, before, options);
        before = word;
    }
    if options.certificates {
        spaced_thumbprints(marks);
    }
}

fn one(marks: &mut Marks<'_>, at: usize, word: &str, before: &str, options: Options) {
    let span = |from: usize, to: usize| Span::new(at + from, at + to);
    if let Some(sid) = sid_in(word) {
        marks.put(Kind::Sid, span(sid.start, sid.end));
        return;
    }
    if let Some((name, host)) = word.split_once('@') {
        let label_ends = name.rfind([':', '=']).map_or(0, |at| at + 1);
        let host = host
            .split([':', '@', '%'])
            .next()
            .unwrap_or("")
            .trim_end_matches(['.', '-', '_']);
        mail(
            marks,
            at + label_ends,
            name.get(label_ends..).unwrap_or(""),
            host,
        );
        return;
    }
    if let Some((from, to)) = address_in(word, before) {
        marks.put(Kind::Ip, span(from, to));
        return;
    }
    let digits = word.trim_end_matches(':');
    if is_bytes(digits, 6) {
        if digits.bytes().any(|b| b != b'0' && b != b'-' && b != b':') {
            marks.put(Kind::Mac, span(0, digits.len()));
        }
        return;
    }
    if options.certificates {
        let is_hash =
            matches!(digits.len(), 40 | 64) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        if is_hash || is_bytes(digits, 20) || is_bytes(digits, 32) {
            marks.put(Kind::Thumbprint, span(0, digits.len()));
        }
    }
}

/// `S-1-5-21-…` and `S-1-12-1-…` are accounts of somebody; `S-1-5-18` is in every Windows.
fn sid_in(word: &str) -> Option<core::ops::Range<usize>> {
    let at = word.find("S-1-5-21-").or_else(|| word.find("S-1-12-1-"))?;
    let rest = word.get(at..)?;
    let end = rest
        .get(1..)?
        .find(|c: char| !(c.is_ascii_digit() || c == '-'))
        .map_or(rest.len(), |end| end + 1);
    Some(at..at + rest.get(..end)?.trim_end_matches('-').len())
}

/// A mail address; `kim@srv01` without a dot is a user and a computer.
fn mail(marks: &mut Marks<'_>, at: usize, name: &str, host: &str) {
    if name.is_empty() || host.is_empty() || !host.starts_with(char::is_alphabetic) {
        return;
    }
    let host_at = at + name.len() + 1;
    let host_span = Span::new(host_at, host_at + host.len());
    if !host.contains('.') {
        if name.contains('.') || name.len() > 32 {
            return;
        }
        marks.name(Kind::User, Span::new(at, at + name.len()));
        marks.name(Kind::Host, host_span);
        return;
    }
    let is_unit = [".service", ".socket", ".target", ".slice", ".scope"]
        .iter()
        .any(|unit| host.ends_with(unit));
    let span = Span::new(at, host_span.end);
    if is_unit || !marks.is_free(span) {
        return;
    }
    marks.put(Kind::Mail, span);
    marks.look_for(Kind::User, name);
    marks.look_for(Kind::Domain, host);
}

/// Where in a word an address stands that is somebody's.
fn address_in(word: &str, before: &str) -> Option<(usize, usize)> {
    let last = before
        .rsplit([':', '.'])
        .next()
        .unwrap_or(before)
        .to_lowercase();
    if VERSIONS.contains(&last.as_str())
        || VERSIONS.contains(&before.trim_end_matches(':').to_lowercase().as_str())
    {
        return None;
    }
    let colons = word.matches(':').count();
    // `host:192.0.2.7`, `192.0.2.7:3389`, `TCP-192.0.2.7`.
    let v4_at = |from: usize| {
        let rest = word.get(from..)?;
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(rest.len());
        let digits = rest.get(..end)?.trim_end_matches('.');
        let address: Ipv4Addr = digits.parse().ok()?;
        (!is_everybodys(IpAddr::V4(address))).then_some((from, from + digits.len()))
    };
    if colons >= 2 {
        let bare = word.trim_end_matches(':').split('%').next().unwrap_or(word);
        if let Ok(address) = bare.parse::<Ipv6Addr>() {
            return (!is_everybodys(IpAddr::V6(address))).then_some((0, bare.len()));
        }
    }
    // Four numbers in the middle of more of them are no address.
    let starts = core::iter::once(0).chain(
        word.match_indices([':', '-', '_', '+', '@'])
            .map(|(at, sign)| at + sign.len()),
    );
    starts.take(6).find_map(v4_at)
}

/// Of the computer itself, of all, of nobody: they say nothing about anybody, and they tell causes apart.
fn is_everybodys(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let bits = u32::from(address);
            let is_mask = bits.leading_ones() + bits.trailing_zeros() == 32;
            // What ends with two zeros is a version or the whole of a network.
            let is_whole = address.octets().ends_with(&[0, 0]);
            address.is_loopback() || address.octets().starts_with(&[0]) || is_mask || is_whole
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_everybodys(IpAddr::V4(mapped)),
            None => address.is_loopback() || address.is_unspecified(),
        },
    }
}

/// One spelling of an address: `::ffff:192.0.2.7` is `192.0.2.7`.
pub(super) fn plain_address(value: &str) -> String {
    match value.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => address
            .to_ipv4_mapped()
            .map_or_else(|| address.to_string(), |mapped| mapped.to_string()),
        Ok(address) => address.to_string(),
        Err(_) => value.to_lowercase(),
    }
}

/// So many pairs of hexadecimal digits with one sign between them.
fn is_bytes(word: &str, n: usize) -> bool {
    let is_pair = |pair: &str| pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit());
    [':', '-'].iter().any(|sign| {
        word.len() == 3 * n - 1 && word.split(*sign).count() == n && word.split(*sign).all(is_pair)
    })
}

/// `a9 4a 8f …`: twenty pairs with blanks, as the certificate window shows them.
fn spaced_thumbprints(marks: &mut Marks<'_>) {
    let text = marks.text;
    let mut run: Option<(usize, usize, usize)> = None;
    let close = |marks: &mut Marks<'_>, run: Option<(usize, usize, usize)>| {
        if let Some((from, to, 20 | 32)) = run {
            marks.put(Kind::Thumbprint, Span::new(from, to));
        }
    };
    for word in text.split([' ', '\n', '\r', '\t']) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if word.len() == 2 && word.bytes().all(|b| b.is_ascii_hexdigit()) {
            run = Some(run.map_or((at, at + 2, 1), |(from, _, n)| (from, at + 2, n + 1)));
        } else {
            close(marks, run.take());
        }
    }
    close(marks, run);
}
