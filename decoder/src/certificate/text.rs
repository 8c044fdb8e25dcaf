//! What `certutil`, PowerShell and OpenSSL print of certificates.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::{Certificate, Day, Seen};
use crate::Span;
use crate::time::day_in;

/// What shows that a text is about the certificate of Remote Desktop: its store, its own use, its port.
const CONTEXT: [&str; 6] = [
    "LocalMachine\\Remote Desktop",
    "\"Remote Desktop\"",
    "1.3.6.1.4.1.311.54.1.2",
    ":3389",
    "Win32_TSGeneralSetting",
    "RDP-Tcp",
];
/// Uses that OpenSSL names in words.
const NAMED_USES: [(&str, &str); 2] = [
    ("TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
    ("TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
];
/// How a certificate says that it is signed with SHA-1.
const SHA1: [&str; 5] = [
    "sha1WithRSAEncryption",
    "1.2.840.113549.1.1.5",
    "sha1RSA",
    "RSA-SHA1",
    "ecdsa-with-SHA1",
];
/// Longer lines are no output of these programs.
const LONGEST: usize = 2_000;

/// Whether the text is about the certificate of Remote Desktop.
pub fn has_context(text: &str) -> bool {
    CONTEXT.iter().any(|word| text.contains(word))
}

/// Every certificate that the text shows. Takes time linear in its length.
pub fn read(text: &str) -> Vec<Certificate> {
    let mut reader = Reader::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let clean = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        if !clean.is_empty() && clean.len() <= LONGEST {
            reader.line(clean, Span::new(from, from + clean.len()));
        }
    }
    reader.end();
    reader.done
}

/// What the lines before this one were about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    None,
    Uses,
    KeyUsage,
    Issuer,
    Subject,
}

#[derive(Debug, Default)]
struct Reader {
    done: Vec<Certificate>,
    now: Certificate,
    /// A heading of `certutil` began it: its labels are translated, and their order is known.
    is_by_order: bool,
    section: Section,
    is_elliptic: bool,
}

impl Reader {
    fn line(&mut self, line: &str, span: Span) {
        let is_heading = line.starts_with("====")
            || line == "Certificate:"
            || line.starts_with("-----BEGIN CERT");
        if is_heading {
            self.end();
            self.is_by_order = line.starts_with("====");
            self.now.span = span;
        }
        let (label, value) = pair(line);
        let label = label.to_lowercase().replace(' ', "");
        // ` 0 s:CN = …` and `   i:CN = …` of a chain.
        let label = match label.trim_start_matches(|c: char| c.is_ascii_digit()) {
            "s" => "subject".into(),
            "i" => "issuer".into(),
            _ => label,
        };
        self.properties(&label, value, span);
        self.names(&label, value);
        self.dates(&label, line, value, span);
        self.uses(&label, line, span);
        self.key(line, span);
        self.verified(line, span);
        if self.now != Certificate::default() {
            self.now.span = if self.now.span == Span::default() {
                span
            } else {
                self.now.span.join(span)
            };
        }
    }

    /// A certificate is one where it shows a date, or whose it is and whether the key is there.
    fn end(&mut self) {
        let done = core::mem::take(&mut self.now);
        let is_whole = done.not_after.is_some()
            || done.verified.is_some()
            || !done.subject.is_empty() && (done.has_key.is_some() || done.uses.is_some());
        if is_whole {
            self.done.push(done);
        }
        *self = Self {
            done: core::mem::take(&mut self.done),
            ..Self::default()
        };
    }

    /// What is said of a certificate once. Where it stands again, the next certificate has begun.
    fn properties(&mut self, label: &str, value: &str, span: Span) {
        let repeats = match label {
            "subject" => !self.now.subject.is_empty(),
            "notafter" => self.now.not_after.is_some(),
            "hasprivatekey" => self.now.has_key.is_some(),
            _ => false,
        };
        if repeats && !self.is_by_order {
            self.end();
        }
        if label == "hasprivatekey" {
            let value = value.eq_ignore_ascii_case("true");
            self.now.has_key = Some(Seen { value, span });
        }
    }

    /// `Issuer: CN=…`; where labels are translated, the issuer stands before the subject.
    fn names(&mut self, label: &str, value: &str) {
        let is_name = |text: &str| {
            ["CN=", "CN =", "O=", "O =", "C=", "C =", "OU=", "E=", "DC="]
                .iter()
                .any(|key| text.starts_with(key))
        };
        match label {
            "issuer" if is_name(value) => set(&mut self.now.issuer, value),
            "subject" if is_name(value) => set(&mut self.now.subject, value),
            "issuer" if value.is_empty() => self.section = Section::Issuer,
            "subject" if value.is_empty() => self.section = Section::Subject,
            "cn" if self.section == Section::Issuer => {
                set(&mut self.now.issuer, &alloc::format!("CN={value}"));
            }
            "cn" if self.section == Section::Subject => {
                set(&mut self.now.subject, &alloc::format!("CN={value}"));
            }
            _ if self.is_by_order && is_name(value) => {
                if self.now.issuer.is_empty() {
                    set(&mut self.now.issuer, value);
                } else {
                    set(&mut self.now.subject, value);
                }
            }
            _ => {}
        }
    }

    fn dates(&mut self, label: &str, line: &str, value: &str, span: Span) {
        let seen = |text: &str| {
            let (earliest, latest) = day_in(text)?;
            Some(Seen {
                value: Day { earliest, latest },
                span,
            })
        };
        // `v:NotBefore: Nov 20 … GMT; NotAfter: …` of `openssl s_client`.
        let behind = |word: &str| {
            let at = line.find(word)? + word.len();
            seen(line.get(at..)?.trim_start_matches([' ', ':', '=']))
        };
        if line.contains("NotBefore") || line.contains("Not Before") {
            let found = behind("NotBefore").or_else(|| behind("Not Before"));
            self.now.not_before = self.now.not_before.take().or(found);
        }
        if line.contains("NotAfter") || line.contains("Not After") {
            let found = behind("NotAfter").or_else(|| behind("Not After"));
            self.now.not_after = self.now.not_after.take().or(found);
            return;
        }
        let is_translated = self.is_by_order && !matches!(label, "notbefore" | "notafter");
        if let Some(date) = seen(value).filter(|_| is_translated && starts_as_a_date(value)) {
            if self.now.not_before.is_none() {
                self.now.not_before = Some(date);
            } else if self.now.not_after.is_none() {
                self.now.not_after = Some(date);
            }
        }
    }

    fn uses(&mut self, label: &str, line: &str, span: Span) {
        if line.starts_with("2.5.29.")
            || line.starts_with("X509v3")
            || line.starts_with("1.3.6.1.4.1.")
        {
            self.section = Section::None;
        }
        if line.starts_with("2.5.29.37") || line.starts_with("X509v3 Extended Key Usage") {
            self.section = Section::Uses;
            self.now.uses.get_or_insert(Seen {
                value: vec![],
                span,
            });
            return;
        }
        if line.starts_with("2.5.29.15") || line.starts_with("X509v3 Key Usage") {
            self.section = Section::KeyUsage;
            return;
        }
        if self.section == Section::Uses || label == "enhancedkeyusagelist" {
            let found = self.now.uses.get_or_insert(Seen {
                value: vec![],
                span,
            });
            let named = NAMED_USES.iter().filter(|(name, _)| line.contains(name));
            found.value.extend(named.map(|(_, id)| (*id).to_string()));
            let words = line.split(|c: char| !(c.is_ascii_digit() || c == '.'));
            let ids = words.filter(|word| word.starts_with("1.3.6.1.") || *word == "2.5.29.37.0");
            found.value.extend(ids.map(String::from));
            found.span = span;
        }
        if self.section == Section::KeyUsage && self.now.key_usage.is_none() {
            let bits = key_usage(line);
            self.now.key_usage = bits.map(|value| Seen { value, span });
        }
    }

    fn key(&mut self, line: &str, span: Span) {
        let lower = line.to_lowercase();
        self.is_elliptic |= ["ecpublickey", "1.2.840.10045.2.1", "ed25519", "nist curve"]
            .iter()
            .any(|word| lower.contains(word));
        let is_key = lower.contains("public-key:")
            || lower.contains("pkey:")
            || self.is_by_order && pair(line).1.ends_with(['s', 't']);
        if let Some(value) = bits_in(&lower).filter(|_| is_key && !self.is_elliptic) {
            self.now.rsa_bits.get_or_insert(Seen { value, span });
        }
        if SHA1.iter().any(|word| line.contains(word)) && self.now != Certificate::default() {
            self.now.is_sha1.get_or_insert(Seen { value: (), span });
        }
        if lower.contains("0x80090016")
            || lower.contains("nte_bad_keyset")
            || lower.contains("missing stored keyset")
        {
            self.now.has_key.get_or_insert(Seen { value: false, span });
        }
    }

    /// `verify error:num=10:certificate has expired`, `Verify return code: 18 (self-signed certificate)`.
    fn verified(&mut self, line: &str, span: Span) {
        let number = [
            "verify error:num=",
            "Verify return code: ",
            "Verification error: ",
        ]
        .iter()
        .find_map(|words| line.split_once(words))
        .map(|(_, rest)| rest);
        // `openssl s_client` says it for the first certificate, at the start and at the end.
        let is_said = self.done.iter().any(|done| done.verified.is_some());
        let Some(rest) = number.filter(|_| !is_said) else {
            return;
        };
        let digits = rest
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap_or("");
        if let Ok(value) = digits.parse() {
            self.now.verified.get_or_insert(Seen { value, span });
        }
    }
}

/// A label and its value, at the first `:` or `=`.
fn pair(line: &str) -> (&str, &str) {
    let (label, value) = line.split_once([':', '=']).unwrap_or(("", line));
    (label.trim(), value.trim())
}

fn set(name: &mut String, value: &str) {
    if name.is_empty() {
        *name = value.into();
    }
}

fn starts_as_a_date(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['/', '.', '-', '年'])
}

/// `Digital Signature, Key Encipherment (a0)` of `certutil`, or the names alone, of OpenSSL.
fn key_usage(line: &str) -> Option<u8> {
    const NAMES: [(&str, u8); 7] = [
        ("Digital Signature", 0x80),
        ("Non Repudiation", 0x40),
        ("Key Encipherment", 0x20),
        ("Data Encipherment", 0x10),
        ("Key Agreement", 0x08),
        ("Certificate Sign", 0x04),
        ("CRL Sign", 0x02),
    ];
    let inside = line
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.split(')').next());
    let hexadecimal = inside.and_then(|inside| inside.split_whitespace().next());
    if let Some(bits) = hexadecimal.and_then(|word| u8::from_str_radix(word, 16).ok()) {
        return Some(bits);
    }
    let named = NAMES.iter().filter(|(name, _)| line.contains(name));
    named.map(|(_, bit)| *bit).reduce(|all, bit| all | bit)
}

/// The number before "bit": `(2048 bit)`, `2048 Bits`, `rsaEncryption, 2048 (bit)`.
fn bits_in(lower: &str) -> Option<u32> {
    let before = lower.split_once("bit")?.0.trim_end_matches([' ', '(']);
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits
        .parse()
        .ok()
        .filter(|bits| (256..=16_384).contains(bits))
}
