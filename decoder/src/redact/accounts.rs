//! `DOMAIN\user`, and the folder of a user in a path.

use super::Kind;
use super::fields::is_file;
use super::marks::Marks;
use crate::Span;

/// Folders that hold one folder for each user.
const HOMES: [&str; 8] = [
    "\\Users\\",
    "\\\\Users\\\\",
    "/Users/",
    "/home/",
    "\\Documents and Settings\\",
    "\\Benutzer\\",
    "\\Utilisateurs\\",
    "/media/",
];
/// What stands before a backslash and is no domain, lower case.
const ROOTS: [&str; 14] = [
    "localmachine",
    "currentuser",
    "hklm",
    "hkcu",
    "hkcr",
    "hku",
    "hkey_local_machine",
    "hkey_current_user",
    "hkey_users",
    "software",
    "currentcontrolset",
    "cert",
    "winstations",
    "wds",
];

pub(super) fn find(marks: &mut Marks<'_>) {
    let text = marks.text;
    for home in HOMES {
        for (at, _) in text.match_indices(home) {
            folder(marks, at + home.len());
        }
    }
    let mut free_from = 0;
    for (at, _) in text.match_indices('\\') {
        if at >= free_from {
            free_from = account(marks, at);
        }
    }
    principals(marks);
}

/// The folder of a user, up to the next separator.
fn folder(marks: &mut Marks<'_>, from: usize) {
    let rest = marks.text.get(from..).unwrap_or("");
    let is_end = |c: char| {
        matches!(
            c,
            '\\' | '/'
                | '"'
                | '\''
                | '<'
                | '>'
                | '|'
                | ':'
                | '*'
                | '\n'
                | '\r'
                | '\t'
                | ';'
                | ','
                | ')'
        )
    };
    let whole = rest.split(is_end).next().unwrap_or("");
    let goes_on = rest
        .get(whole.len()..)
        .is_some_and(|rest| rest.starts_with(['\\', '/']));
    // A blank belongs to the name only where the path goes on behind it.
    let name = if goes_on && whole.len() < 64 {
        whole
    } else {
        whole.split(' ').next().unwrap_or("")
    };
    marks.name(
        Kind::User,
        Span::new(from, from + name.trim_end_matches('.').len()),
    );
}

/// `DOMAIN\user` around a backslash. Says up to where the text was looked at.
fn account(marks: &mut Marks<'_>, at: usize) -> usize {
    let text = marks.text;
    let signs = text
        .get(at..)
        .unwrap_or("")
        .bytes()
        .take_while(|b| *b == b'\\')
        .count();
    let behind = at + signs;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let before = text.get(..at).unwrap_or("");
    let left = before.get(start_of_last(before, is_part)..).unwrap_or("");
    let rest = text.get(behind..).unwrap_or("");
    let right = rest
        .split(|c: char| !(is_part(c) || c == '$'))
        .next()
        .unwrap_or("")
        .trim_end_matches('.');
    let end = behind + right.len();
    if left.is_empty() {
        // `\\srv01\share`, where nothing stands before.
        let before = before.chars().next_back();
        let is_start = before.is_none_or(|c| c.is_whitespace() || "\"'=(,;<>".contains(c));
        if signs == 2 && is_start && right.len() > 1 {
            super::hosts::take_word(marks, Span::new(behind, end));
        }
        return behind;
    }
    let outer = before
        .get(..before.len() - left.len())
        .unwrap_or("")
        .chars()
        .next_back();
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    let folded = left.to_lowercase();
    let is_path = outer.is_some_and(|c| matches!(c, '\\' | '/' | '%' | ']' | '}'))
        || next == Some('\\') && !text.get(end..).unwrap_or("").starts_with("\\n")
        || is_file(right)
        || signs > 2
        || ROOTS.contains(&folded.as_str());
    if is_path {
        // The rest of a path holds no account.
        let is_far = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '|');
        let path = rest.split(is_far).next().unwrap_or("");
        return behind + path.len();
    }
    // `EXAMPLE\kim`: a domain that nobody has, and a user all the same.
    let is_plain_domain = left.len() > 2
        && !left.contains(char::is_lowercase)
        && right.starts_with(char::is_lowercase)
        && signs < 3
        && !is_escape(marks, right, signs);
    if is_plain_domain && !marks.is_name(left) {
        marks.name(Kind::User, Span::new(behind, end));
        return end;
    }
    if right.is_empty()
        || !marks.is_name(left)
        || is_escape(marks, right, signs)
        || looks_like_escape_before(left)
    {
        return behind;
    }
    let left_span = Span::new(at - left.len(), at);
    if left.contains('.') {
        // `Microsoft.PowerShell.Core\Registry` is a provider, `example.com\kim` an account.
        if left.contains(char::is_uppercase) && left.contains(char::is_lowercase) {
            return behind;
        }
        super::hosts::take(marks, left_span);
    } else {
        marks.name(Kind::Domain, left_span);
    }
    match right.strip_suffix('$') {
        Some(name) => marks.name(Kind::Host, Span::new(behind, behind + name.len())),
        None => marks.name(Kind::User, Span::new(behind, end)),
    }
    end
}

/// Where the last run of such characters begins; at most as far back as a name is long.
pub(super) fn start_of_last(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    let run = text.chars().rev().take(64).take_while(|c| is_part(*c));
    text.len() - run.map(char::len_utf8).sum::<usize>()
}

/// `SRV01\nError`: a line break that a program wrote as two characters.
fn is_escape(marks: &Marks<'_>, right: &str, signs: usize) -> bool {
    let Some(rest) = right
        .strip_prefix(['n', 'r', 't', 'u'])
        .filter(|_| signs == 1)
    else {
        return false;
    };
    let word = rest.split(['-', '_', '.']).next().unwrap_or("");
    rest.is_empty()
        || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || marks.ordinary.has(word)
}

/// A single letter is a drive, not a domain.
fn looks_like_escape_before(left: &str) -> bool {
    left.len() < 2
        || left
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// `Client: kim @ CONTOSO.COM` of `klist`, and `TERMSRV/srv01`.
fn principals(marks: &mut Marks<'_>) {
    const SERVICES: [&str; 10] = [
        "TERMSRV/",
        "HOST/",
        "host/",
        "cifs/",
        "ldap/",
        "LDAP/",
        "RestrictedKrbHost/",
        "termsrv/",
        "krbtgt/",
        "HTTP/",
    ];
    let text = marks.text;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '$');
    for (at, sign) in text.match_indices(" @ ") {
        let before = text.get(..at).unwrap_or("");
        let start = start_of_last(before, is_part);
        let is_service = before.get(..start).is_some_and(|it| it.ends_with('/'));
        if !is_service {
            marks.name(Kind::User, Span::new(start, at));
        }
        let behind = at + sign.len();
        let realm = text
            .get(behind..)
            .unwrap_or("")
            .split(|c| !is_part(c))
            .next()
            .unwrap_or("");
        if realm.contains('.') || super::fields::looks_like_a_name(realm) {
            marks.name(Kind::Domain, Span::new(behind, behind + realm.len()));
        }
    }
    for service in SERVICES {
        for (at, _) in text.match_indices(service) {
            let from = at + service.len();
            let name = text
                .get(from..)
                .unwrap_or("")
                .split(|c| !is_part(c))
                .next()
                .unwrap_or("");
            let name = name.trim_end_matches(['.', '$']);
            // `HTTP/1.1` is no computer.
            if !name.starts_with(char::is_alphabetic) {
                continue;
            }
            let span = Span::new(from, from + name.len());
            if service == "krbtgt/" {
                marks.name(Kind::Domain, span);
            } else {
                super::hosts::take_word(marks, span);
            }
        }
    }
}
