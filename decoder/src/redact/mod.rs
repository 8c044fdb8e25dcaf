//! A text → the same text without what says who somebody is, and without what nobody else may see.
//!
//! Names, addresses and identifiers become pseudonyms, the same one wherever they stand: `HOST-1`, `USER-1`. Passwords,
//! keys, tickets and tokens never come out; a mark says what stood there. Codes, events, times and sentences stay, so the text
//! decodes to what it decoded to before.
//!
//! It goes by shapes and by the labels that programs print. A name that only a person would know for one stays.
//!
//! Must not: remember anything from one text to the next.

mod accounts;
mod addresses;
mod again;
mod fields;
mod hosts;
mod labels;
mod logs;
mod marks;
mod ordinary;
mod secrets;
mod sweep;
mod tokens;
mod writing;

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::KnowledgeBase;
use labels::Labels;
use marks::Marks;
use ordinary::Ordinary;

/// Takes out names and secrets. Prepared once, for any number of texts.
pub struct Redactor {
    ordinary: Ordinary,
    labels: Labels,
}

/// What is taken out besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Thumbprints and serial numbers of certificates, too. They are public, and they tell certificates apart.
    pub certificates: bool,
}

/// A text without names and secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// The text.
    pub text: String,
    /// Every place that was changed, in order, not overlapping.
    pub removals: Vec<Removal>,
}

/// One place that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Where in the text as it was given: UTF-8 byte offsets.
    pub span: Span,
    /// What stood there.
    pub kind: Kind,
    /// What stands there now: `HOST-1`, `HOST-1.DOMAIN-1`, `[password removed]`.
    pub instead: String,
}

/// What was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A private key, or the lines of one.
    PrivateKey,
    /// A password, or the hash of one.
    Password,
    /// A Kerberos ticket or another proof of who somebody is.
    Ticket,
    /// A token, a key of an interface, a product key, a recovery key.
    Token,
    /// A connection string.
    ConnectionString,
    /// A certificate or a signature, which holds the names of its owner.
    Certificate,
    /// The name of a computer.
    Host,
    /// A domain, of Windows or of DNS.
    Domain,
    /// An account or the name of a person.
    User,
    /// A mail address or a user principal name.
    Mail,
    /// An IP address.
    Ip,
    /// The address of a network card.
    Mac,
    /// The security identifier of an account.
    Sid,
    /// The thumbprint of a certificate.
    Thumbprint,
    /// The serial number of a certificate.
    Serial,
}

/// A change can let something be seen that stood too close to it before; after so many times everything is seen.
const MOST_TIMES: usize = 6;

impl Redactor {
    /// Prepares the labels and the ordinary words of a knowledge base: no name is an ordinary word.
    pub fn new(knowledge: &KnowledgeBase) -> Self {
        Self {
            ordinary: Ordinary::of(knowledge),
            labels: Labels::of(knowledge),
        }
    }

    /// The text without names and secrets. Cannot fail; takes time linear in its length.
    ///
    /// What belongs together is given together, the client's paste and the server's as one text: then a
    /// computer has one pseudonym in both.
    pub fn redact(&self, text: &str, options: Options) -> Redacted {
        let mut redacted = self.once(text, options);
        for _ in 0..MOST_TIMES {
            let more = self.once(&redacted.text, options);
            if more.removals.is_empty() {
                break;
            }
            redacted = again::joined(text, &redacted, more);
        }
        redacted
    }

    fn once(&self, text: &str, options: Options) -> Redacted {
        let mut marks = Marks::new(text, &self.ordinary);
        secrets::blocks(&mut marks);
        tokens::find(&mut marks);
        secrets::values(&mut marks);
        addresses::find(&mut marks, options);
        fields::find(&mut marks, &self.labels, options);
        logs::find(&mut marks);
        accounts::find(&mut marks);
        hosts::find(&mut marks);
        let found = sweep::with_every_place(marks);
        writing::write(text, &self.ordinary, found)
    }
}

impl Redacted {
    /// How many places were changed, by kind: secrets first.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let mut kinds: Vec<Kind> = self.removals.iter().map(|one| one.kind).collect();
        kinds.sort_unstable();
        let same = kinds.chunk_by(|a, b| a == b);
        same.filter_map(|chunk| Some((*chunk.first()?, chunk.len())))
            .collect()
    }

    /// Whether a secret stood in the text. It has been seen by everybody who saw the text.
    pub fn has_secrets(&self) -> bool {
        self.removals.iter().any(|one| one.kind.is_secret())
    }
}

impl Kind {
    /// Whether nobody else may see it, under whatever name.
    pub const fn is_secret(self) -> bool {
        matches!(
            self,
            Self::PrivateKey | Self::Password | Self::Ticket | Self::Token | Self::ConnectionString
        )
    }

    /// In words, for one of them: "computer name".
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::PrivateKey => "private key",
            Self::Password => "password",
            Self::Ticket => "ticket",
            Self::Token => "token or key",
            Self::ConnectionString => "connection string",
            Self::Certificate => "certificate or signature",
            Self::Host => "computer name",
            Self::Domain => "domain",
            Self::User => "user name",
            Self::Mail => "mail address",
            Self::Ip => "IP address",
            Self::Mac => "network card address",
            Self::Sid => "SID",
            Self::Thumbprint => "certificate thumbprint",
            Self::Serial => "certificate serial number",
        }
    }

    /// What a pseudonym begins with; none where a mark stands instead.
    const fn prefix(self) -> Option<&'static str> {
        Some(match self {
            Self::Host => "HOST",
            Self::Domain => "DOMAIN",
            Self::User => "USER",
            Self::Mail => "MAIL",
            Self::Ip => "IP",
            Self::Mac => "MAC",
            Self::Sid => "SID",
            Self::Thumbprint => "THUMBPRINT",
            Self::Serial => "SERIAL",
            Self::PrivateKey
            | Self::Password
            | Self::Ticket
            | Self::Token
            | Self::ConnectionString
            | Self::Certificate => return None,
        })
    }

    const MARKS: [Self; 6] = [
        Self::PrivateKey,
        Self::Password,
        Self::Ticket,
        Self::Token,
        Self::ConnectionString,
        Self::Certificate,
    ];

    const PSEUDONYMS: [Self; 9] = [
        Self::Host,
        Self::Domain,
        Self::User,
        Self::Mail,
        Self::Ip,
        Self::Mac,
        Self::Sid,
        Self::Thumbprint,
        Self::Serial,
    ];
}
