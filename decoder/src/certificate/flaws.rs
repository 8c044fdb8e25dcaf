//! What makes a certificate unfit for Remote Desktop, with the article that fits.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Certificate, Day};
use crate::Span;
use crate::reading::Confidence;

/// Something that can stop Remote Desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Which certificate: index into the list that was given.
    pub certificate: usize,
    /// What.
    pub kind: FlawKind,
    /// The line that shows it.
    pub span: Span,
    /// A sentence.
    pub says: String,
    /// Id of the article; none where none of ours is about it.
    pub article: Option<&'static str>,
    /// [`Confidence::Likely`] where the text is about the certificate of Remote Desktop, else [`Confidence::Possible`]: a
    /// certificate of anybody's can have expired.
    pub confidence: Confidence,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlawKind {
    /// Its last day is over.
    Expired,
    /// Its first day is still to come.
    NotYetValid,
    /// The computer does not have its private key.
    NoPrivateKey,
    /// It may not be used for servers.
    NotForServers,
    /// Its key may be used for nothing that TLS does.
    WrongKeyUsage,
    /// Whoever it names has made it, so that nobody else vouches for it.
    SelfSigned,
    /// A program could not follow it to an issuer that it trusts.
    NotTrusted,
    /// Its RSA key is short.
    ShortKey,
    /// It is signed with SHA-1.
    Sha1,
}

impl FlawKind {
    /// The article about it.
    const fn article(self) -> Option<&'static str> {
        match self {
            Self::Expired | Self::NotYetValid => Some("certificate-expired-not-renewed"),
            Self::NoPrivateKey | Self::NotForServers | Self::WrongKeyUsage => {
                Some("certificate-missing-or-wrong")
            }
            Self::SelfSigned | Self::NotTrusted => Some("certificate-not-trusted"),
            Self::ShortKey | Self::Sha1 => None,
        }
    }
}

/// Server Authentication.
const FOR_SERVERS: &str = "1.3.6.1.5.5.7.3.1";
/// Remote Desktop Authentication, which Windows takes as well.
const FOR_REMOTE_DESKTOP: &str = "1.3.6.1.4.1.311.54.1.2";
/// Any use.
const FOR_ANYTHING: &str = "2.5.29.37.0";
/// Digital signature, key encipherment, key agreement: one of them TLS needs.
const TLS_USES: u8 = 0x80 | 0x20 | 0x08;
/// A shorter RSA key is short.
const SHORT: u32 = 2048;

/// Everything that is wrong with the certificates, in their order. `today` decides about dates; without it nothing is said of
/// them, except what a program said. `is_about_rdp`: the text is about the certificate of Remote Desktop.
pub fn flaws(certificates: &[Certificate], today: Option<Day>, is_about_rdp: bool) -> Vec<Flaw> {
    let confidence = if is_about_rdp {
        Confidence::Likely
    } else {
        Confidence::Possible
    };
    let mut flaws = Vec::new();
    for (at, certificate) in certificates.iter().enumerate() {
        for (kind, span, says) in of_one(certificate, today) {
            // Windows' own certificate is self-signed: on a first connection that is ordinary.
            let confidence = if kind == FlawKind::SelfSigned {
                Confidence::Possible
            } else {
                confidence
            };
            flaws.push(Flaw {
                certificate: at,
                kind,
                span,
                says,
                article: kind.article(),
                confidence,
            });
        }
    }
    flaws
}

fn of_one(it: &Certificate, today: Option<Day>) -> Vec<(FlawKind, Span, String)> {
    let mut found = Vec::new();
    found.extend(dates(it, today));
    if let Some(key) = it.has_key.as_ref().filter(|key| !key.value) {
        found.push((
            FlawKind::NoPrivateKey,
            key.span,
            "The private key is not there, so no server can use the certificate.".into(),
        ));
    }
    if let Some(uses) = &it.uses {
        let fits =
            |id: &String| [FOR_SERVERS, FOR_REMOTE_DESKTOP, FOR_ANYTHING].contains(&id.as_str());
        if !uses.value.is_empty() && !uses.value.iter().any(fits) {
            let says = format!(
                "It may be used for {} and not for Server Authentication ({FOR_SERVERS}).",
                uses.value.join(", ")
            );
            found.push((FlawKind::NotForServers, uses.span, says));
        }
    }
    if let Some(usage) = it
        .key_usage
        .as_ref()
        .filter(|usage| usage.value & TLS_USES == 0)
    {
        found.push((
            FlawKind::WrongKeyUsage,
            usage.span,
            "Its key may neither sign nor take part in an exchange of keys, so TLS cannot use it."
                .into(),
        ));
    }
    let is_self_signed = !it.subject.is_empty() && it.subject == it.issuer;
    if is_self_signed {
        found.push((FlawKind::SelfSigned, it.span, "It is self-signed, as the one that Windows makes for Remote Desktop: a client that does not know it asks first, or refuses.".into()));
    }
    if let Some(bits) = it.rsa_bits.as_ref().filter(|bits| bits.value < SHORT) {
        found.push((
            FlawKind::ShortKey,
            bits.span,
            format!("Its RSA key has only {} bits.", bits.value),
        ));
    }
    if let Some(sha1) = &it.is_sha1 {
        found.push((FlawKind::Sha1, sha1.span, "It is signed with SHA-1.".into()));
    }
    if let Some(number) = &it.verified {
        let said = match number.value {
            9 => Some((
                FlawKind::NotYetValid,
                "A program found that it is not valid yet.",
            )),
            10 => Some((FlawKind::Expired, "A program found that it has expired.")),
            18..=21 | 27 => Some((
                FlawKind::NotTrusted,
                "A program could not follow it to an issuer that it trusts.",
            )),
            _ => None,
        };
        let is_new = |kind: FlawKind| found.iter().all(|(known, ..)| *known != kind);
        if let Some((kind, says)) = said
            .filter(|(kind, _)| is_new(*kind) && !(is_self_signed && *kind == FlawKind::NotTrusted))
        {
            found.push((kind, number.span, says.into()));
        }
    }
    found
}

/// Expired where even the later of two possible days is over.
fn dates(it: &Certificate, today: Option<Day>) -> Option<(FlawKind, Span, String)> {
    let today = today?;
    if let Some(last) = it
        .not_after
        .as_ref()
        .filter(|last| last.value.latest < today.earliest)
    {
        let says = format!("It expired on {}.", last.value.in_words());
        return Some((FlawKind::Expired, last.span, says));
    }
    let first = it.not_before.as_ref();
    let first = first.filter(|first| first.value.earliest > today.latest)?;
    let says = format!("It is valid from {} on, not yet.", first.value.in_words());
    Some((FlawKind::NotYetValid, first.span, says))
}
