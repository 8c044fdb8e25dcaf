//! Secrets that are known by what they look like: tokens, tickets, hashes, connection strings.

use super::Kind;
use super::marks::Marks;
use super::ordinary::is_mark;
use crate::Span;

/// What tokens of well-known services begin with.
const PREFIXES: [&str; 17] = [
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "AKIA",
    "ASIA",
    "AIza",
    "sk-",
    "npm_",
    "pypi-",
    "ya29.",
    "EwB",
];
/// How the base64 of a Kerberos or NTLM message begins.
const TICKETS: [&str; 8] = ["doI", "YII", "TlRMTVNT", "YIG", "oYI", "oIIF", "boI", "a4I"];
/// Schemes behind which a token stands.
const SCHEMES: [&str; 4] = ["Bearer", "Negotiate", "NTLM", "Basic"];
/// What only a connection string has, lower case.
const CONNECTION: [&str; 14] = [
    "data source",
    "initial catalog",
    "user id",
    "uid",
    "password",
    "pwd",
    "accountkey",
    "accountname",
    "sharedaccesskey",
    "sharedaccesskeyname",
    "sharedaccesssignature",
    "endpoint",
    "defaultendpointsprotocol",
    "integrated security",
];

/// A shorter run of base64 is a word.
const BLOB: usize = 100;
const TOKEN: usize = 16;
/// A prefix needs so many characters behind it.
const BEHIND_PREFIX: usize = 12;
/// What stands in front of `;` in a connection string is not longer.
const LONGEST_PAIR: usize = 400;

pub(super) fn find(marks: &mut Marks<'_>) {
    let text = marks.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        connection_string(marks, start, line);
        start += line.len();
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+/=_-.$%".contains(c);
    let mut before = "";
    for word in text.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if let Some((from, kind)) = token(word, before) {
            marks.put(kind, Span::new(at + from, at + word.len()));
        }
        before = word;
    }
    hashes(marks);
    for (at, _) in text.match_indices("://") {
        credentials_in_address(marks, at + 3);
    }
}

/// Where in the word a token begins, and what it is.
fn token(word: &str, before: &str) -> Option<(usize, Kind)> {
    // `?sig=…` of a shared access signature, `access_token=…`.
    let from = word.find('=').map_or(0, |at| at + 1);
    let bare = word.get(from..).filter(|rest| rest.len() >= TOKEN);
    let (from, bare) = bare.map_or((0, word), |bare| (from, bare));
    let key = word.get(..from).unwrap_or("").trim_end_matches('=');
    if matches!(
        key,
        "sig" | "access_token" | "id_token" | "refresh_token" | "code_challenge"
    ) {
        return Some((from, Kind::Token));
    }
    let is_long = |least: usize| bare.len() >= least;
    if SCHEMES.contains(&before) && is_long(TOKEN) && is_mixed(bare) {
        return Some((from, Kind::Token));
    }
    let is_web_token = bare.starts_with("eyJ") && bare.matches('.').count() == 2 && is_long(40);
    let has_prefix = PREFIXES.iter().any(|prefix| {
        bare.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() >= BEHIND_PREFIX
                && rest
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
                && rest.bytes().any(|b| b.is_ascii_digit())
                && !rest.contains("--")
        })
    });
    if is_web_token || has_prefix {
        return Some((from, Kind::Token));
    }
    if bare.starts_with("$krb5") || bare.starts_with("$6$") && is_long(40) {
        return Some((from, Kind::Ticket));
    }
    let is_base64 = bare
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+/=_-".contains(&b));
    if is_base64 && is_long(40) && TICKETS.iter().any(|t| bare.starts_with(t)) {
        return Some((from, Kind::Ticket));
    }
    (is_base64 && is_long(BLOB) && is_mixed(bare)).then_some((from, Kind::Token))
}

/// Large and small letters and digits, as base64 has them and words do not.
fn is_mixed(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_uppercase())
        && word.bytes().any(|b| b.is_ascii_lowercase())
        && word.bytes().any(|b| b.is_ascii_digit())
}

/// `LM:NT` hashes as tools dump them, product keys, recovery keys.
fn hashes(marks: &mut Marks<'_>) {
    let text = marks.text;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == ':' || c == '-' || c == '$';
    for word in text.split(|c| !is_part(c)).filter(|word| word.len() >= 29) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let is_hash = |part: &str| part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit());
        if word.matches(':').count() >= 1
            && word.split(':').filter(|part| is_hash(part)).count() >= 2
        {
            marks.put(Kind::Password, Span::new(at, at + word.len()));
            continue;
        }
        let groups = || word.split('-');
        let are = |n: usize, len: usize, is_it: fn(&u8) -> bool| {
            groups().count() == n
                && groups().all(|group| group.len() == len && group.as_bytes().iter().all(is_it))
        };
        let is_key = are(5, 5, |b| b.is_ascii_uppercase() || b.is_ascii_digit())
            || are(8, 6, u8::is_ascii_digit);
        if is_key {
            marks.put(Kind::Token, Span::new(at, at + word.len()));
        }
    }
}

/// `https://kim:secret@host`: both go, the user with the password.
fn credentials_in_address(marks: &mut Marks<'_>, from: usize) {
    let text = marks.text;
    let rest = text.get(from..).unwrap_or("");
    let is_end = |c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '<' | '>');
    let host = rest.split(is_end).next().unwrap_or("");
    if let Some((credentials, _)) = host.rsplit_once('@')
        && credentials.contains(':')
        && !is_mark(credentials)
    {
        marks.put(Kind::Password, Span::new(from, from + credentials.len()));
    }
}

/// `Server=…;Database=…;User Id=…;Password=…`, all of it.
fn connection_string(marks: &mut Marks<'_>, start: usize, line: &str) {
    let is_key = |pair: &str| {
        let key = pair.split('=').next().unwrap_or("");
        let from = key.rfind(['"', '\'', '(']).map_or(0, |at| at + 1);
        let key = key.get(from..).unwrap_or("").trim().to_lowercase();
        pair.contains('=')
            && CONNECTION
                .iter()
                .any(|known| key == *known || key.ends_with(known))
    };
    let is_pair = |pair: &str| {
        pair.len() <= LONGEST_PAIR
            && pair.split_once('=').is_some_and(|(key, _)| {
                !key.trim().is_empty()
                    && key.chars().rev().take_while(|c| *c != '"').all(|c| {
                        c.is_alphanumeric() || c == ' ' || c == '_' || c == ':' || c == '\''
                    })
            })
    };
    let mut run: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    let close = |marks: &mut Marks<'_>, run: Option<(usize, usize, usize)>| {
        let Some((from, to, _)) = run.filter(|(.., n_keys)| *n_keys >= 2) else {
            return;
        };
        // Before the first key may stand words: `connection string = "Server=…`.
        let first = line.get(from..to).unwrap_or("");
        let key_end = first.find('=').unwrap_or(0);
        let head = first.get(..key_end).unwrap_or("");
        let skip = head
            .rfind(['"', '\'', ':', '\t'])
            .map_or_else(|| head.len() - head.trim_start().len(), |at| at + 1);
        marks.put(
            Kind::ConnectionString,
            Span::new(start + from + skip, start + to),
        );
    };
    for pair in line.split(';') {
        let bare = pair.trim_end_matches(['\n', '\r', ' ', '"', '\'']);
        if is_pair(bare) && !bare.trim().is_empty() {
            let n = usize::from(is_key(bare));
            run = Some(run.map_or((at, at + bare.len(), n), |(from, _, keys)| {
                (from, at + bare.len(), keys + n)
            }));
        } else {
            close(marks, run.take());
        }
        at += pair.len() + 1;
    }
    close(marks, run);
}
