//! A sample with an address that may be somebody's own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::{Context, Lint};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L052",
        name: "private-data",
        severity: Severity::Error,
        explanation: include_str!("private_data.md"),
    },
    run: find_private_data,
};

fn find_private_data(context: &Context<'_>, report: &mut Report) {
    for (sample, _) in &context.samples {
        let text = &sample.file.text;
        for (span, help) in private_places(text) {
            let message = format!("`{}` may be somebody's own", &text[span.clone()]);
            report.push(Diagnostic::new(&LINT.rule, sample.file.at(span), message).help(help));
        }
    }
}

const ADDRESSES: &str =
    "use 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32 or a private range";
const MAIL: &str = "use a name at example.com, example.net or example.org";

fn private_places(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut places = Vec::new();
    for (span, word) in words(text) {
        if is_mail_address(word) {
            if !is_neutral_host(word.rsplit('@').next().unwrap_or(word)) {
                places.push((span, MAIL));
            }
        } else if let Some((length, address)) = address_at_start(word)
            && !is_neutral(address)
        {
            places.push((span.start..span.start + length, ADDRESSES));
        }
    }
    places
}

/// Runs of characters that addresses and mail addresses are made of.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '@' | '-' | '_' | '+');
    text.split(move |c| !is_part(c)).map(move |word| {
        let word = word.trim_matches(['.', '-', '_', '+']);
        // Both are slices of `text`, so the distance is the place.
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start..start + word.len(), word)
    })
}

fn is_mail_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn is_neutral_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let last_two: Vec<&str> = host.rsplit('.').take(2).collect();
    match last_two.as_slice() {
        ["example" | "test" | "invalid" | "localhost", ..] => true,
        [_, second] => *second == "example",
        _ => false,
    }
}

/// The address that a word starts with, and its length; a port may follow an IPv4 address.
fn address_at_start(word: &str) -> Option<(usize, IpAddr)> {
    if let Ok(address) = word.trim_end_matches(':').parse::<IpAddr>() {
        return Some((word.trim_end_matches(':').len(), address));
    }
    let (host, _port) = word.split_once(':')?;
    Some((host.len(), IpAddr::V4(host.parse().ok()?)))
}

fn is_neutral(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_neutral_v4(address),
        IpAddr::V6(address) => is_neutral_v6(address),
    }
}

fn is_neutral_v4(address: Ipv4Addr) -> bool {
    address.is_documentation()
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.octets()[0] == 0
        // A network mask is no address.
        || u32::from(address).leading_ones() + u32::from(address).trailing_zeros() == 32
}

fn is_neutral_v6(address: Ipv6Addr) -> bool {
    let first = address.segments();
    matches!(first, [0x2001, 0xdb8, ..])
        || address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.to_ipv4_mapped().is_some_and(is_neutral_v4)
}

#[cfg(test)]
mod tests {
    use super::private_places;

    fn found(text: &str) -> Vec<&str> {
        private_places(text)
            .into_iter()
            .map(|(span, _)| &text[span])
            .collect()
    }

    #[test]
    fn public_addresses_and_real_mail_addresses_are_found() {
        assert_eq!(
            found("from 8.8.8.8:3389, ada@contoso.com and 2a00:1450::1."),
            ["8.8.8.8", "ada@contoso.com", "2a00:1450::1"]
        );
    }

    #[test]
    fn documentation_addresses_versions_and_times_are_left_alone() {
        let text = "192.0.2.7:3389 10.0.0.1 255.255.255.0 10.0.26100.1742 12:30:45 \
                    2001:db8::1 fe80::1 ada@example.com ada@host.example C:\\Windows 1:2";
        assert_eq!(found(text), Vec::<&str>::new());
    }
}
