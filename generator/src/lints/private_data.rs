//! A sample, or an example of what a check prints, with an address or a name that may be somebody's own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::{Context, Lint, own_names};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::checks_of;

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
    let say = |word: &str| format!("`{word}` may be somebody's own");
    for (sample, _) in &context.samples {
        let text = &sample.file.text;
        for (span, help) in private_places(text) {
            let message = say(&text[span.clone()]);
            report.push(Diagnostic::new(&LINT.rule, sample.file.at(span), message).help(help));
        }
    }
    for article in context.published() {
        for outcome in checks_of(article).flat_map(|check| &check.outcomes) {
            let example = &outcome.example;
            for (span, help) in private_places(&example.value) {
                // A text in TOML can be written with escapes, so the whole of it is the place.
                let at = article.at(example.span.clone());
                let message = say(&example.value[span]);
                report.push(Diagnostic::new(&LINT.rule, at, message).help(help));
            }
        }
    }
}

const ADDRESSES: &str =
    "use 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32 or a private range";
const MAIL: &str = "use a name at example.com, example.net or example.org";

/// Places in a text, and what to write there instead.
pub(super) type Places = Vec<(Range<usize>, &'static str)>;

fn private_places(text: &str) -> Places {
    let mut places = Vec::new();
    for (span, word) in words(text) {
        if is_mail_address(word) {
            if !is_neutral_host(word.rsplit('@').next().unwrap_or(word)) {
                places.push((span, MAIL));
            }
        } else if let Some((length, address)) = address_at_start(word) {
            if !is_neutral(address) {
                places.push((span.start..span.start + length, ADDRESSES));
            }
        } else if let Some(help) = own_names::private(word) {
            places.push((span, help));
        }
    }
    places.extend(own_names::of_people(text));
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

pub(super) fn is_neutral_host(host: &str) -> bool {
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
        assert_eq!(
            found(
                "rds01.firma.de:3389 DESKTOP-4K2L9QX WIN-7HG2K3LM9PQ 00-1A-2B-3C-4D-5E 3c:22:fb:01:02:03"
            ),
            [
                "rds01.firma.de:3389",
                "DESKTOP-4K2L9QX",
                "WIN-7HG2K3LM9PQ",
                "00-1A-2B-3C-4D-5E",
                "3c:22:fb:01:02:03"
            ]
        );
        assert_eq!(
            found(
                "S-1-5-21-3623811015-3361044348-30300820-1013 FIRMA\\ada.lovelace C:\\Users\\ada.lovelace\\x.rdp"
            ),
            [
                "S-1-5-21-3623811015-3361044348-30300820-1013",
                "ada.lovelace",
                "ada.lovelace"
            ]
        );
    }

    #[test]
    fn documentation_addresses_versions_and_times_are_left_alone() {
        let text = "192.0.2.7:3389 10.0.0.1 255.255.255.0 10.0.26100.1742 12:30:45 \
                    2001:db8::1 fe80::1 ada@example.com ada@host.example C:\\Windows 1:2 \
                    srv01.example.com mstsc.exe System.Net.Sockets schemas.microsoft.com com.freerdp.core \
                    DESKTOP-EXAMPLE S-1-5-21-1111111111-2222222222-3333333333-1104 S-1-5-18 00-00-5E-00-53-01 \
                    EXAMPLE\\kim SYSTEM32\\termsrv.dll C:\\Users\\kim 5E:1A:77:0C:42:90:11:AB:01:02";
        assert_eq!(found(text), Vec::<&str>::new());
    }
}
