//! Blocks that hold keys and certificates, and values behind words such as "password".

use alloc::string::String;

use super::Kind;
use super::marks::Marks;
use super::ordinary::is_mark;
use crate::Span;

/// What a value is that stands behind a word which ends like this, lower case. Letters and digits only are compared.
const KEYS: [(&str, Kind); 37] = [
    ("password", Kind::Password),
    ("passwort", Kind::Password),
    ("passwd", Kind::Password),
    ("passphrase", Kind::Password),
    ("pwd", Kind::Password),
    ("kennwort", Kind::Password),
    ("motdepasse", Kind::Password),
    ("contraseña", Kind::Password),
    ("senha", Kind::Password),
    ("wachtwoord", Kind::Password),
    ("hasło", Kind::Password),
    ("heslo", Kind::Password),
    ("lösenord", Kind::Password),
    ("jelszó", Kind::Password),
    ("parola", Kind::Password),
    ("пароль", Kind::Password),
    ("密码", Kind::Password),
    ("密碼", Kind::Password),
    ("パスワード", Kind::Password),
    ("암호", Kind::Password),
    ("pin", Kind::Password),
    ("ntlmhash", Kind::Password),
    ("nthash", Kind::Password),
    ("lmhash", Kind::Password),
    ("clientsecret", Kind::Token),
    ("secret", Kind::Token),
    ("token", Kind::Token),
    ("apikey", Kind::Token),
    ("accesskey", Kind::Token),
    ("accountkey", Kind::Token),
    ("privatekey", Kind::PrivateKey),
    ("setcookie", Kind::Token),
    ("authorization", Kind::Token),
    ("arrcookie", Kind::Token),
    ("base64encodedticket", Kind::Ticket),
    ("ticketdata", Kind::Ticket),
    ("encodedticket", Kind::Ticket),
];

/// What is no secret, whatever stands before it.
const HARMLESS: [&str; 24] = [
    "0", "1", "2", "0x0", "0x1", "true", "false", "yes", "no", "ja", "nein", "oui", "non", "none",
    "null", "empty", "never", "required", "expired", "correct", "wrong", "set", "present",
    "missing",
];

/// What stands between the word and a token.
const SCHEMES: [&str; 4] = ["Bearer ", "Basic ", "Negotiate ", "NTLM "];
/// A key is not longer than this with the words before it, in bytes.
const LONGEST_KEY: usize = 60;
/// A label has not more words; what has more is a sentence.
const MOST_WORDS: usize = 4;
/// A line of a block of base64 is at least so long, except the last.
const LONG_LINE: usize = 24;

/// Values behind words such as "password".
pub(super) fn values(marks: &mut Marks<'_>) {
    let text = marks.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(['=', ':', '：', '>', ' ', '\t']) {
            of_line(marks, start, line.trim_end_matches(['\n', '\r']));
        }
        start += line.len();
    }
}

/// `-----BEGIN RSA PRIVATE KEY-----` up to its end, or as far as it goes where the end was cut off.
pub(super) fn blocks(marks: &mut Marks<'_>) {
    const BEGIN: &str = "-----BEGIN ";
    const END: &str = "-----END ";
    let text = marks.text;
    let mut ends = text.match_indices(END).map(|(at, _)| at).peekable();
    let mut free_from = 0;
    for (start, _) in text.match_indices(BEGIN) {
        if start < free_from {
            continue;
        }
        let title_end = start + BEGIN.len();
        let title = text.get(title_end..).unwrap_or("");
        let title = title.get(..title.find("-----").unwrap_or(0)).unwrap_or("");
        while ends.next_if(|end| *end < title_end).is_some() {}
        let body = title_end + title.len();
        let limit = ends.peek().copied().unwrap_or(text.len());
        let another = text
            .get(body..limit)
            .and_then(|body| body.find(BEGIN))
            .map(|at| body + at);
        let end = match (another, ends.peek()) {
            (None, Some(end)) => {
                let last = text.get(end + END.len()..).unwrap_or("");
                let title = last.find("-----").filter(|at| *at < LONGEST_KEY);
                end + END.len() + title.map_or(0, |at| at + 5)
            }
            _ => end_of_base64(text, body),
        };
        let is_public = ["CERTIFICATE", "PUBLIC KEY", "CRL"]
            .iter()
            .any(|word| title.contains(word));
        let kind = if is_public {
            Kind::Certificate
        } else {
            Kind::PrivateKey
        };
        marks.put(kind, Span::new(start, end));
        free_from = end;
    }
    // PuTTY writes a key in its own way.
    for (at, words) in text.match_indices("Private-Lines:") {
        let end = end_of_base64(text, at + words.len());
        marks.put(Kind::PrivateKey, Span::new(at, end));
    }
}

/// Where lines of base64 end that begin behind `from`.
fn end_of_base64(text: &str, from: usize) -> usize {
    let mut end = from;
    let rest = text.get(from..).unwrap_or("");
    for (n, line) in rest.split_inclusive('\n').enumerate() {
        let body = line.trim();
        let is_base64 = body
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+/=-\\".contains(&b));
        let is_header = ["Proc-Type:", "DEK-Info:", "Comment:"]
            .iter()
            .any(|name| body.starts_with(name));
        let is_long = body.len() >= LONG_LINE || body.ends_with('=');
        if n > 0 && !(is_header || is_base64 && is_long) {
            break;
        }
        end += line.trim_end().len();
        if n > 0 && body.len() < LONG_LINE && !is_header {
            break;
        }
        end += line.len() - line.trim_end().len();
    }
    end.min(text.len())
}

fn of_line(marks: &mut Marks<'_>, start: usize, line: &str) {
    for (at, c) in line.char_indices() {
        let behind = at + c.len_utf8();
        let is_sign = match c {
            '=' | ':' | '：' | '>' => true,
            // A registry value, an option of a program, a sentence: `DefaultPassword    REG_SZ    secret`, `--password
            // secret`, "the password is secret".
            ' ' | '\t' => is_told_behind(line, at),
            _ => false,
        };
        if !is_sign {
            continue;
        }
        let Some(kind) = kind_of_key(line, at, c) else {
            continue;
        };
        let rest = line.get(behind..).unwrap_or("");
        let bare = rest.trim_start();
        let behind_scheme = SCHEMES.iter().find_map(|scheme| bare.strip_prefix(scheme));
        if is_mark(behind_scheme.unwrap_or(bare)) {
            continue;
        }
        let Some(value) = value_in(rest, c, line.get(..at).unwrap_or("")) else {
            continue;
        };
        let from = start + behind;
        let span = Span::new(from + value.start, from + value.end);
        if !is_harmless(span.of(marks.text)) {
            marks.put(kind, span);
        }
    }
}

/// Verbs behind which somebody says what a password is.
const VERBS: [&str; 8] = ["is", "was", "ist", "war", "lautet", "est", "es", "é"];

/// Whether a blank can stand between a word and its secret: most blanks cannot.
fn is_told_behind(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or("").bytes().rev().take(LONGEST_KEY);
    let word = before.take_while(|byte| !byte.is_ascii_whitespace()).last();
    let rest = line.get(at..).unwrap_or("").trim_start();
    let next = rest.split(' ').next().unwrap_or("");
    word == Some(b'-') || rest.starts_with("REG_") || VERBS.contains(&next)
}

/// What stands behind the word that ends at `end`.
fn kind_of_key(line: &str, end: usize, separator: char) -> Option<Kind> {
    let before = line.get(..end)?.trim_end();
    // `password 51:b:` is how a connection file says that a value is a password in bytes.
    let before = before
        .strip_suffix(":b")
        .or_else(|| before.strip_suffix(":s"))
        .map_or(before, |it| {
            it.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
        });
    let from = before.len().saturating_sub(LONGEST_KEY);
    let from = (from..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let mut key = before.get(from..)?;
    if separator == '>' {
        // `<Password>` and `<Data Name="Password">`.
        key = key.rsplit('<').next()?;
        key = key.split_once("ame=").map_or(key, |(_, name)| name);
    }
    if separator.is_whitespace() {
        key = key.rsplit(char::is_whitespace).next()?;
    }
    let key = key.trim_end_matches(['"', '\'', ' ', '\t', ']', '*', '`']);
    let last = key
        .rsplit([' ', '\t', ',', ';', '&', '?', '"', '\'', '{', '('])
        .next()?;
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let (last, whole) = (letters(last), letters(key));
    let found = KEYS.iter().find(|(name, _)| {
        last.ends_with(name) && (name.len() > 5 || last == *name || *name == "pwd")
            || name.len() > 9 && whole.ends_with(name)
    });
    found.map(|(_, kind)| *kind)
}

/// Where the value stands in what follows the separator.
fn value_in(rest: &str, separator: char, before: &str) -> Option<core::ops::Range<usize>> {
    let skipped = rest.len() - rest.trim_start().len();
    let mut value = rest.trim_start();
    let mut from = skipped;
    if separator.is_whitespace() {
        let behind_type = value
            .strip_prefix("REG_SZ")
            .or_else(|| value.strip_prefix("REG_BINARY"));
        let is_option = before
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|word| word.starts_with('-'));
        if let Some(behind) = behind_type {
            from += value.len() - behind.trim_start().len();
            value = behind.trim_start();
        } else if !is_option {
            return said_to_be(value).map(|said| from + said.start..from + said.end);
        }
    }
    if separator == '>' {
        let end = value.find('<')?;
        return Some(from..from + end);
    }
    if let Some(quote) = value.chars().next().filter(|c| "\"'".contains(*c)) {
        let inside = value.get(1..)?;
        let end = inside.find(quote).unwrap_or(inside.len());
        return Some(from + 1..from + 1 + end);
    }
    let is_sentence = before.split_whitespace().count() > MOST_WORDS;
    if is_sentence && !may_be_chosen(value.split_whitespace().next().unwrap_or("")) {
        return None;
    }
    // A password may hold blanks, so it goes up to the end of its line, unless it stands in the middle of one.
    let is_at_start = !before
        .trim_start_matches([' ', '\t', '>', '*', '|', '-', '#', '"', '\'', '{'])
        .contains(['=', ':', ';', ',', '&', '?', '/']);
    let is_compact = separator == '=' || !is_at_start || is_sentence;
    let end = if is_compact {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '&' | '"' | '\'' | '<');
        let is_scheme = SCHEMES.iter().find(|scheme| value.starts_with(**scheme));
        let behind = is_scheme.map_or(0, |scheme| scheme.len());
        behind
            + value
                .get(behind..)?
                .find(is_end)
                .unwrap_or(value.len() - behind)
    } else {
        value.trim_end().len()
    };
    (end > 0).then_some(from..from + end)
}

/// "The password is Winter2026": what stands behind the verb, where it has a digit or quotes.
fn said_to_be(rest: &str) -> Option<core::ops::Range<usize>> {
    let mut words = rest.split_whitespace();
    let verb = words.next()?;
    if !VERBS.contains(&verb) {
        return None;
    }
    let word = words.next()?;
    if word.starts_with('[') {
        return None;
    }
    let bare = word.trim_matches(['"', '\'', '“', '”', '„', '.', ',', '!', ';', ')']);
    let is_secret = bare.chars().count() > 3 && may_be_chosen(bare)
        || word.starts_with(['"', '\'', '“', '„']) && bare.len() < word.len() - 1;
    let start = bare.as_ptr() as usize - rest.as_ptr() as usize;
    is_secret.then_some(start..start + bare.len())
}

/// Whether a word of a sentence may be a password: no word of a language is written so.
fn may_be_chosen(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', '!', ';', ')']);
    bare.contains(|c: char| !c.is_alphabetic() && c != '-' && c != '\'' && c != '\u{2019}')
}

fn is_harmless(value: &str) -> bool {
    let bare = value
        .trim()
        .trim_matches(['(', ')', '<', '>', '[', ']', '.']);
    let is_hidden = |c: char| matches!(c, '*' | '•' | '-' | '.' | ' ');
    is_mark(value)
        || bare.chars().all(is_hidden)
        || HARMLESS.contains(&bare.to_lowercase().as_str())
        || bare.starts_with("REG_DWORD")
        || bare.starts_with("System.Security.SecureString")
}
