//! Names that somebody's computer, network card, account or person has. Not a lint; what `private_data` looks for.

use super::private_data::{Places, is_neutral_host};

/// Top-level domains under which companies and people have their names.
const DOMAINS: [&str; 32] = [
    "at", "au", "be", "br", "ca", "ch", "cloud", "cn", "co", "com", "cz", "de", "dk", "edu", "es",
    "eu", "fi", "fr", "gov", "in", "io", "it", "jp", "kr", "nl", "no", "online", "pl", "ru", "se",
    "uk", "us",
];

/// Makers whose addresses programs print by themselves.
const MAKERS: [&str; 9] = [
    "microsoft.com",
    "azure.com",
    "windows.net",
    "windows.com",
    "w3.org",
    "github.com",
    "freerdp.com",
    "curl.se",
    "example",
];

const HOST: &str = "use a name below example.com, example.net or example.org";
const COMPUTER: &str = "use a plain name such as SRV01 or CLIENT-7";
const CARD: &str = "use an address of 00-00-5E-00-53-00 to 00-00-5E-00-53-FF";
const SID: &str = "use S-1-5-21-1111111111-2222222222-3333333333-1104";
const PERSON: &str = "use a name such as kim or user1";

/// What to write instead of a word that is a name of somebody's own.
pub(super) fn private(word: &str) -> Option<&'static str> {
    if is_generated_name(word) {
        Some(COMPUTER)
    } else if is_card(word) {
        Some(CARD)
    } else if is_account(word) {
        Some(SID)
    } else {
        is_host(word.split(':').next().unwrap_or(word)).then_some(HOST)
    }
}

/// `DESKTOP-4K2L9QX`: what Windows calls a computer that nobody named.
fn is_generated_name(word: &str) -> bool {
    let generated = [("DESKTOP-", 7), ("LAPTOP-", 8), ("WIN-", 11)];
    generated.iter().any(|(prefix, length)| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            let is_mixed = rest.contains(|c: char| c.is_ascii_digit());
            rest.len() == *length
                && is_mixed
                && rest
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        })
    })
}

/// Six pairs of hexadecimal digits; more of them are a fingerprint.
fn is_card(word: &str) -> bool {
    let pairs: Vec<&str> = word.split(['-', ':']).collect();
    let is_pair = |pair: &&str| pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_hexdigit());
    let documentation = ["00", "00", "5e", "00", "53"];
    let is_free = pairs
        .iter()
        .zip(documentation)
        .all(|(pair, free)| pair.eq_ignore_ascii_case(free));
    pairs.len() == 6 && pairs.iter().all(is_pair) && !is_free
}

/// The security identifier of a domain or computer that exists: its three numbers are no repeated digit.
fn is_account(word: &str) -> bool {
    let Some(rest) = word.strip_prefix("S-1-5-21-") else {
        return false;
    };
    let numbers: Vec<&str> = rest.split('-').take(3).collect();
    let is_made_up = |number: &&str| {
        let first = number.bytes().next();
        number.bytes().all(|byte| Some(byte) == first)
    };
    numbers.len() == 3 && !numbers.iter().all(is_made_up)
}

/// A host with a domain that can be registered. `System.Net` has a capital, `mstsc.exe` no such domain.
fn is_host(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let labels: Vec<&str> = word.split('.').collect();
    let [.., second, last] = labels.as_slice() else {
        return false;
    };
    let is_label = |label: &&str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    // All in capitals a whole name is written as well: SRV01.FIRMA.DE.
    let is_domain = DOMAINS.contains(last)
        || word == word.to_ascii_uppercase()
            && DOMAINS.contains(&lower.rsplit('.').next().unwrap_or(""));
    is_domain
        && labels.iter().all(is_label)
        && second.len() > 1
        && labels.iter().any(|label| label.len() > 2)
        && !is_neutral_host(&lower)
        && !MAKERS
            .iter()
            .any(|maker| lower == *maker || lower.ends_with(&format!(".{maker}")))
}

/// `FIRMA\\ada.lovelace`, `C:\\Users\\ada.lovelace`: first and last name of a person.
pub(super) fn of_people(text: &str) -> Places {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let before = text.get(..at).unwrap_or("");
        let folder = before
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '-'))
            .next()
            .unwrap_or("");
        let is_domain = folder.len() > 1
            && folder
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        let rest = text.get(at + 1..).unwrap_or("");
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '.'))
            .unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("").trim_end_matches('.');
        let is_person = name.split_once('.').is_some_and(|(first, last)| {
            let is_name = |it: &str| it.len() > 1 && it.chars().all(char::is_alphabetic);
            is_name(first) && last.len() > 3 && is_name(last)
        });
        if (is_domain || folder == "Users") && is_person {
            found.push((at + 1..at + 1 + name.len(), PERSON));
        }
    }
    found
}
