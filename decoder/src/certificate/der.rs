//! A certificate as a file: DER, or PEM in a text.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use x509_cert::der::asn1::BitStringRef;
use x509_cert::der::{Decode, DecodePem, Encode, Reader, SliceReader};
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage};

use super::{Certificate, Day, Seen};
use crate::Span;
use crate::time::DAY;

/// Bytes that are no certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoCertificate(String);

impl core::fmt::Display for NoCertificate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "this is no certificate, or it is damaged: {}", self.0)
    }
}

impl core::error::Error for NoCertificate {}

/// The certificate of a file, DER or PEM. Its places are the whole file.
pub fn of_der(bytes: &[u8]) -> Result<Certificate, NoCertificate> {
    let wrong = |cause: x509_cert::der::Error| NoCertificate(cause.to_string());
    let read = if bytes.starts_with(b"-----") {
        x509_cert::Certificate::from_pem(bytes).map_err(wrong)?
    } else {
        let length = whole(bytes).map_err(wrong)?;
        x509_cert::Certificate::from_der(bytes.get(..length).unwrap_or(bytes)).map_err(wrong)?
    };
    let span = Span::new(0, bytes.len());
    let certificate = &read.tbs_certificate;
    let day = |seconds: u64| {
        let days = i64::try_from(seconds).unwrap_or(i64::MAX) / DAY;
        let value = Day {
            earliest: days,
            latest: days,
        };
        Some(Seen { value, span })
    };
    let validity = &certificate.validity;
    let signature = read.signature_algorithm.oid.to_string();
    let uses = certificate.get::<ExtendedKeyUsage>().ok().flatten();
    let usage = certificate.get::<KeyUsage>().ok().flatten();
    Ok(Certificate {
        span,
        subject: certificate.subject.to_string(),
        issuer: certificate.issuer.to_string(),
        not_before: day(validity.not_before.to_unix_duration().as_secs()),
        not_after: day(validity.not_after.to_unix_duration().as_secs()),
        has_key: None,
        uses: uses.map(|(_, uses)| Seen {
            value: uses.0.iter().map(ToString::to_string).collect(),
            span,
        }),
        key_usage: usage.map(|(_, usage)| Seen {
            value: first_byte(usage),
            span,
        }),
        rsa_bits: rsa_bits(&certificate.subject_public_key_info).map(|value| Seen { value, span }),
        is_sha1: SHA1
            .contains(&signature.as_str())
            .then_some(Seen { value: (), span }),
        verified: None,
    })
}

/// Every certificate that stands in a text as PEM, and its place. What is damaged is passed over.
pub fn of_pem(text: &str) -> Vec<Certificate> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let mut found = vec![];
    let mut ends = text
        .match_indices(END)
        .map(|(at, _)| at + END.len())
        .peekable();
    for (start, _) in text.match_indices(BEGIN) {
        while ends.next_if(|end| *end <= start).is_some() {}
        let Some(end) = ends.peek().copied() else {
            break;
        };
        let block = text.get(start..end).unwrap_or("");
        // Nested in a mail or a log, its lines begin with blanks or marks.
        let lines = block
            .lines()
            .map(|line| line.trim_matches([' ', '\t', '>', '|']));
        let clean = lines.fold(String::new(), |clean, line| clean + line + "\n");
        let Ok(certificate) = of_der(clean.as_bytes()) else {
            continue;
        };
        found.push(moved(certificate, Span::new(start, end)));
    }
    found
}

/// Signatures with SHA-1: RSA and elliptic curves.
const SHA1: [&str; 2] = ["1.2.840.113549.1.1.5", "1.2.840.10045.4.1"];
/// RSA keys.
const RSA: &str = "1.2.840.113549.1.1.1";

/// The place of a certificate and of all that it says.
fn moved(mut it: Certificate, span: Span) -> Certificate {
    it.span = span;
    let places = [
        it.not_before.as_mut().map(|seen| &mut seen.span),
        it.not_after.as_mut().map(|seen| &mut seen.span),
        it.uses.as_mut().map(|seen| &mut seen.span),
        it.key_usage.as_mut().map(|seen| &mut seen.span),
        it.rsa_bits.as_mut().map(|seen| &mut seen.span),
        it.is_sha1.as_mut().map(|seen| &mut seen.span),
    ];
    for place in places.into_iter().flatten() {
        *place = span;
    }
    it
}

/// How long the first value is: a file can have line breaks behind it.
fn whole(bytes: &[u8]) -> Result<usize, x509_cert::der::Error> {
    let header = SliceReader::new(bytes)?.peek_header()?;
    let length = (header.encoded_len()? + header.length)?;
    usize::try_from(length)
}

/// Bits as they stand in the certificate, the first one highest.
fn first_byte(usage: KeyUsage) -> u8 {
    let named = [
        (usage.digital_signature(), 0x80),
        (usage.non_repudiation(), 0x40),
        (usage.key_encipherment(), 0x20),
        (usage.data_encipherment(), 0x10),
        (usage.key_agreement(), 0x08),
        (usage.key_cert_sign(), 0x04),
        (usage.crl_sign(), 0x02),
    ];
    let set = named.into_iter().filter(|(is_set, _)| *is_set);
    set.map(|(_, bit)| bit).fold(0, |all, bit| all | bit)
}

/// The length of an RSA key: of its first number, without the zero that keeps it positive.
fn rsa_bits(key: &x509_cert::spki::SubjectPublicKeyInfoOwned) -> Option<u32> {
    if key.algorithm.oid.to_string() != RSA {
        return None;
    }
    let bits = BitStringRef::from(&key.subject_public_key);
    let bytes = bits.as_bytes()?;
    let mut reader = SliceReader::new(bytes).ok()?;
    let modulus = reader
        .sequence(|inside| {
            let modulus = x509_cert::der::asn1::UintRef::decode(inside)?;
            x509_cert::der::asn1::UintRef::decode(inside)?;
            Ok(modulus.as_bytes())
        })
        .ok()?;
    let first = modulus.first()?;
    let bytes = u32::try_from(modulus.len()).ok()?;
    Some(bytes * 8 - first.leading_zeros())
}
