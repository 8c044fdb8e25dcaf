//! Names behind a label: `Computer: SRV01`, `<Data Name="TargetUserName">kim</Data>`, `full address:s:srv01`.

use super::labels::{Labels, of_field};
use super::marks::Marks;
use super::{Kind, Options};
use crate::Span;

/// Labels are not longer, in bytes.
const LONGEST_LABEL: usize = 40;
/// Names are not longer, in bytes.
const LONGEST_NAME: usize = 120;

pub(super) fn find(marks: &mut Marks<'_>, labels: &Labels, options: Options) {
    let text = marks.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let line_only = line.trim_end_matches(['\n', '\r']);
        let mut reader = Reader {
            marks,
            labels,
            options,
            line: line_only,
            start,
        };
        reader.read();
        start += line.len();
    }
}

struct Reader<'m, 't> {
    marks: &'m mut Marks<'t>,
    labels: &'m Labels,
    options: Options,
    line: &'t str,
    start: usize,
}

/// Where a label stands, and what follows it.
struct Place<'t> {
    kind: Kind,
    /// What is behind the sign, and where that starts in the line.
    rest: &'t str,
    from: usize,
    /// Nothing stands before the label but marks of mail and lists.
    is_at_start: bool,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) {
        for (at, c) in self.line.char_indices() {
            match c {
                '>' => self.element(at),
                ':' | '=' | '：' => self.value(at, c),
                '(' | '"' | '“' | '„' | '\'' | '«' => self.quoted(at, c),
                _ => {}
            }
        }
    }

    /// What stands before a sign, as far as a label can reach.
    fn before(&self, at: usize) -> &'t str {
        let before = self.line.get(..at).unwrap_or("");
        let from = before.len().saturating_sub(LONGEST_LABEL);
        let from = (from..=before.len()).find(|at| before.is_char_boundary(*at));
        before.get(from.unwrap_or(0)..).unwrap_or("")
    }

    /// `<Computer>SRV01</Computer>`.
    fn element(&mut self, at: usize) {
        let behind = self.line.get(at + 1..).unwrap_or("");
        let Some(value) = behind.split('<').next().filter(|value| !value.is_empty()) else {
            return;
        };
        if value.len() == behind.len() || value.len() > LONGEST_NAME {
            return;
        }
        let Some(tag) = self.before(at).rsplit('<').next() else {
            return;
        };
        let name = tag.split_once("ame=").map_or(tag, |(_, name)| name);
        // In `<Data Name="param1">` a service has its name, not a user.
        let is_numbered = name != tag && name.contains("aram");
        if let Some(kind) = of_field(name).filter(|_| !is_numbered) {
            self.take(kind, value, at + 1);
        }
    }

    /// `Computer: SRV01`, `user=kim`, `"MachineName": "SRV01"`.
    fn value(&mut self, at: usize, sign: char) {
        let behind = at + sign.len_utf8();
        let rest = self.line.get(behind..).unwrap_or("");
        // `full address:s:srv01` of a connection file.
        if let Some(value) = rest.strip_prefix("s:") {
            self.setting(at, value.trim_end(), behind + 2);
            return;
        }
        let before = self.before(at);
        let bare = before.trim_end_matches([' ', '\t', '"', '\'', '*', ']', '`']);
        let last = bare
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
            .next()
            .unwrap_or("");
        if sign == '=' && matches!(last, "CN" | "DC" | "O" | "OU") && self.line.contains("CN") {
            self.attribute(last, rest, behind);
            return;
        }
        let Some((kind, length)) = of_field(last)
            .map(|kind| (kind, last.len()))
            .or_else(|| self.labels.of_words(bare))
        else {
            self.serial(bare, rest, behind);
            return;
        };
        let value = rest.trim_start();
        let from = behind + (rest.len() - value.len());
        let whole = self.line.get(..at).unwrap_or("");
        let label_start = whole
            .trim_end_matches([' ', '\t', '"', '\'', '*', ']', '`'])
            .len()
            .saturating_sub(length);
        let head = whole.get(..label_start).unwrap_or("x");
        let is_behind_a_stop = [", ", "; ", ". ", "  ", "\t", "(", "|"]
            .iter()
            .any(|stop| head.ends_with(stop));
        let is_at_start = is_behind_a_stop || !head.contains(char::is_alphanumeric);
        if sign == ':' && value.starts_with(':') {
            return;
        }
        self.labelled(&Place {
            kind,
            rest: value,
            from,
            is_at_start: is_at_start || sign == '=',
        });
    }

    fn labelled(&mut self, place: &Place<'t>) {
        let value = place.rest;
        if let Some(quote) = value.chars().next().filter(|c| "\"'".contains(*c)) {
            let inside = value.get(1..).unwrap_or("");
            if let Some(end) = inside.find(quote).filter(|end| *end <= LONGEST_NAME) {
                self.take(place.kind, inside.get(..end).unwrap_or(""), place.from + 1);
            }
            return;
        }
        let end = value
            .find([' ', '\t', ',', ';', '(', ')', '<', '"', ']', '&'])
            .unwrap_or(value.len());
        let word = value.get(..end).unwrap_or("").trim_end_matches(['.', ':']);
        let behind = value.get(end..).unwrap_or("");
        let is_alone = behind.trim().is_empty()
            || behind.starts_with(['\t', ',', ';', '(', ')', '<', '"', ']', '&'])
            || behind.starts_with("  ");
        let whole = value.trim_end();
        // `User: Kim Example`: words of a name begin with a capital.
        let is_full_name = place.kind == Kind::User
            && whole.split(' ').count() <= 3
            && whole.split(' ').all(|part| {
                part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic)
            })
            && whole.split(' ').all(|part| !self.marks.ordinary.has(part));
        if is_full_name && place.is_at_start {
            self.take(place.kind, whole, place.from);
        } else if is_alone && place.is_at_start || looks_like_a_name(word) {
            self.take(place.kind, word, place.from);
        }
    }

    /// The server (SRV01), the computer "SRV01".
    fn quoted(&mut self, at: usize, sign: char) {
        let before = self.before(at).trim_end();
        let Some((kind, _)) = self.labels.of_words(before) else {
            return;
        };
        let from = at + sign.len_utf8();
        let rest = self.line.get(from..).unwrap_or("");
        let Some(end) = rest
            .find([')', '"', '”', '“', '\'', '»'])
            .filter(|end| *end <= LONGEST_NAME)
        else {
            return;
        };
        let value = rest.get(..end).unwrap_or("");
        let is_word = !value.contains(char::is_whitespace) && !value.contains(['=', ':', '(']);
        let is_told = sign != '(' || looks_like_a_name(value) || self.line.contains("ActiveX");
        if is_word && is_told {
            self.take(kind, value, from);
        }
    }

    /// A line of a connection file.
    fn setting(&mut self, at: usize, value: &'t str, from: usize) {
        let name = self.before(at).trim().to_lowercase();
        match name.as_str() {
            "signature" | "pcb" => {
                let span = Span::new(self.start + from, self.start + from + value.len());
                self.marks.put(Kind::Certificate, span);
            }
            "alternate full address" | "gatewaybrokeringtype" => self.take(Kind::Host, value, from),
            _ => {
                if let Some(kind) = of_field(&name) {
                    let value = value.split([':', ';']).next().unwrap_or(value);
                    self.take(kind, value, from);
                }
            }
        }
    }

    /// `CN=SRV01, O=Contoso, DC=contoso` of a distinguished name. Public issuers have names of several words.
    fn attribute(&mut self, key: &str, rest: &str, behind: usize) {
        const OF_ISSUERS: [&str; 8] = [
            "CA",
            "Root",
            "Authority",
            "Global",
            "TLS",
            "RSA",
            "ECC",
            "G2",
        ];
        let value = rest.trim_start();
        let from = behind + (rest.len() - value.len());
        let end = value
            .find([',', '/', '+', '"', ';', '<'])
            .unwrap_or(value.len());
        let value = value.get(..end).unwrap_or("").trim_end();
        let is_issuer =
            value.contains(' ') && value.split(' ').any(|word| OF_ISSUERS.contains(&word));
        let kind = if key == "CN" {
            Kind::Host
        } else {
            Kind::Domain
        };
        if !is_issuer && !value.is_empty() {
            self.take(kind, value, from);
        }
    }

    /// The serial number of a certificate, in the languages of `certutil` and of OpenSSL.
    fn serial(&mut self, label: &str, rest: &'t str, behind: usize) {
        let folded = label.to_lowercase();
        let is_serial = [
            "serial number",
            "serialnumber",
            "seriennummer",
            "numéro de série",
            "número de serie",
        ]
        .iter()
        .any(|known| folded.ends_with(known));
        let value = rest.trim();
        let is_digits =
            value.len() >= 8 && value.bytes().all(|b| b.is_ascii_hexdigit() || b == b':');
        if self.options.certificates && is_serial && is_digits {
            let from = self.start + behind + (rest.len() - rest.trim_start().len());
            self.marks
                .put(Kind::Serial, Span::new(from, from + value.len()));
        }
    }

    /// A value that is a name, or `DOMAIN\user`, or an address, which others find.
    fn take(&mut self, kind: Kind, value: &str, from: usize) {
        let bare = value.trim();
        let from = from + (value.len() - value.trim_start().len());
        // `.\kim` is an account of the computer itself.
        if let Some(name) = bare.strip_prefix(".\\").filter(|_| kind == Kind::User) {
            let from = self.start + from + 2;
            self.marks.name(kind, Span::new(from, from + name.len()));
            return;
        }
        let is_other = bare.contains(['\\', '@', '/', '<', '{', '[', '%', '*', '='])
            || bare.starts_with("S-1-")
            || bare.parse::<core::net::IpAddr>().is_ok();
        if bare.is_empty() || bare.len() > LONGEST_NAME || is_other {
            return;
        }
        // A computer's account has a dollar behind the computer's name.
        let (kind, name) = match bare.strip_suffix('$') {
            Some(name) => (Kind::Host, name),
            None => (kind, bare),
        };
        let is_number = name.bytes().all(|b| b.is_ascii_digit());
        let is_code = name.starts_with("0x") || is_number && kind != Kind::User;
        if is_code || is_file(name) {
            return;
        }
        let from = self.start + from;
        if kind == Kind::Host && name.contains('.') {
            super::hosts::take(self.marks, Span::new(from, from + name.len()));
            return;
        }
        self.marks.name(kind, Span::new(from, from + name.len()));
    }
}

/// `SRV01`, `kim-pc`, `CONTOSO`: no word of a sentence is written so.
pub(super) fn looks_like_a_name(word: &str) -> bool {
    let has = |is_it: fn(char) -> bool| word.chars().any(is_it);
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    n_letters > 1
        && !word.starts_with("0x")
        && (has(|c| c.is_ascii_digit())
            || word.trim_matches('-').contains(['-', '_'])
            || n_letters > 2 && !has(char::is_lowercase) && has(char::is_uppercase))
}

/// Programs and files are called so.
pub(super) fn is_file(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    [
        "exe", "dll", "sys", "log", "txt", "rdp", "xml", "json", "conf", "ini", "cfg", "ps1",
        "cmd", "bat", "c", "h", "cpp", "cs", "py", "js", "rs", "go", "pem", "cer", "crt", "key",
        "pfx", "evtx", "evt", "md", "html", "msc", "cpl", "drv", "mui", "service", "socket",
        "sock", "so", "zip", "png", "csv", "yml", "yaml", "toml", "pcap",
    ]
    .iter()
    .any(|known| extension.eq_ignore_ascii_case(known))
}
