//! Certificates in a text - `certutil`, PowerShell, OpenSSL - → what they say, and what makes them unfit for Remote Desktop.
//!
//! Headings are translated, so the text is read by its structure: distinguished names, dates, identifiers with dots. What is
//! not shown is not known, and nothing is concluded from it.

#[cfg(feature = "x509")]
mod der;
mod flaws;
mod text;

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;

#[cfg(feature = "x509")]
pub use der::{NoCertificate, of_der, of_pem};
pub use flaws::{Flaw, FlawKind, flaws};
pub use text::{has_context, read};

/// What is known of one certificate. A place is the line that shows it; without one it stood in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The lines of the certificate.
    pub span: Span,
    /// Whose it is, as printed: `CN=SRV01.example.com`; empty where it is not shown.
    pub subject: String,
    /// Who made it; empty where it is not shown.
    pub issuer: String,
    /// Since when it is valid.
    pub not_before: Option<Seen<Day>>,
    /// Until when it is valid.
    pub not_after: Option<Seen<Day>>,
    /// Whether its private key is there.
    pub has_key: Option<Seen<bool>>,
    /// What it may be used for, as identifiers such as `1.3.6.1.5.5.7.3.1`. Empty: for anything.
    pub uses: Option<Seen<Vec<String>>>,
    /// What its key may be used for: the first byte of the key usage, `0x80` digital signature, `0x20` key encipherment.
    pub key_usage: Option<Seen<u8>>,
    /// Length of an RSA key, in bits.
    pub rsa_bits: Option<Seen<u32>>,
    /// It is signed with SHA-1.
    pub is_sha1: Option<Seen<()>>,
    /// What a program found when it checked the certificate: the number of OpenSSL.
    pub verified: Option<Seen<u32>>,
}

/// Something, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen<T> {
    /// What.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A day, counted from 1970-01-01. Where day and month could change places, it is one of two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The earlier day that can be meant.
    pub earliest: i64,
    /// The later one; the same where only one can be meant.
    pub latest: i64,
}

impl Day {
    /// A day of the calendar; `month` is 1 to 12, `day` 1 to 31.
    pub const fn of(year: i64, month: u32, day: u32) -> Self {
        let days = crate::time::days(year, month, day);
        Self {
            earliest: days,
            latest: days,
        }
    }

    /// `2026-11-20`, with the other day where there are two.
    pub fn in_words(self) -> String {
        let date = |days: i64| crate::time::date_of(days);
        if self.earliest == self.latest {
            return date(self.earliest);
        }
        alloc::format!("{} or {}", date(self.earliest), date(self.latest))
    }
}
