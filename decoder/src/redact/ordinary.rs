//! Words that are nobody's name: what programs and tables say, accounts that every Windows has, and pseudonyms.

use alloc::collections::BTreeSet;
use alloc::string::String;

use super::Kind;
use crate::knowledge::KnowledgeBase;

/// Words that stand where a name would and name nobody.
const WORDS: &str = "administrator administrators administrateur admin root guest gast guests system local service network \
    anonymous logon nt authority builtin autorité nt-autorität localhost localdomain workgroup arbeitsgruppe default public all users everyone jeder \
    defaultuser0 wdagutilityaccount dwm umfd font driver host iis apppool krbtgt null sid self none empty n a \
    user username benutzer benutzername account konto name computer computername client server servername hostname host1 \
    pc vm ip port tcp udp rdp rdp-tcp tls ssl http https https rpc dns unknown unbekannt inconnu yes no true false on off \
    test demo example beispiel my mein your the a an is it in to of and or not with for from at by der die das ein eine \
    le la les un une el los las il lo was ist hat sind be been has had will would can could may this that then there here \
    before after again failed fails error session sessions console services desktop remote windows linux ubuntu debian mac macos \
    netzwerkdienst lokaler dienst lokal réseau autorite servicio de red servizio di rete usługa sieciowa администратор система sistema système systeem rendszer systém сеть гость \
    administrador administratör rendszergazda beheerder amministratore usuarios utilisateurs benutzer \
    www ftp mail smtp gateway router vpn proxy azure aws avd wvd rdweb broker microsoft freerdp xrdp mstsc git \
    c d e get set net new tmp temp log logs data files program profile";

/// What Windows counts: sessions and the accounts of a session.
const COUNTED: [&str; 5] = ["rdp-tcp", "rdp-sxs", "dwm-", "umfd-", "console"];
/// Prefixes of pseudonyms that the collector scripts write besides ours.
const COLLECTORS: [&str; 2] = ["ADDRESS", "TEXT"];
/// The collector scripts make pseudonyms of so many letters.
const LETTERS: usize = 6;

/// Ordinary words, lower case.
pub(super) struct Ordinary(BTreeSet<String>);

impl Ordinary {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let mut words: BTreeSet<String> = WORDS.split_whitespace().map(String::from).collect();
        let phrases = knowledge.phrases.iter().flat_map(|phrase| &phrase.texts);
        let says = || {
            let events = knowledge.providers.iter().flat_map(|it| &it.events);
            events.flat_map(|event| &event.says).map(String::as_str)
        };
        let names = knowledge
            .providers
            .iter()
            .flat_map(|it| core::iter::once(&it.name).chain(&it.also).chain(&it.logs));
        let shown = knowledge.phrases.iter().flat_map(|phrase| &phrase.shown);
        let texts = phrases
            .map(|text| text.text.as_str())
            .chain(knowledge.labels.iter().map(|label| label.text.as_str()))
            .chain(says())
            .chain(names.map(String::as_str))
            .chain(shown.flat_map(|shown| [shown.subject.as_str(), shown.value.as_str()]));
        for text in texts {
            words.insert(text.to_lowercase());
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                words.insert(word.to_lowercase());
            }
        }
        Self(words)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }

    /// Whether a value is made of ordinary words and nothing else: `NT AUTHORITY`, `rdp-gateway`. With a number
    /// it is a name, `CLIENT-7`, except where Windows counts its own: `DWM-3`, `RDP-Tcp#12`.
    pub(super) fn has_all(&self, value: &str) -> bool {
        if self.has(value) {
            return true;
        }
        let is_counted = COUNTED.iter().any(|known| {
            value
                .get(..known.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(known))
        });
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let words = value.split(|c: char| !c.is_alphanumeric());
        let mut words = words.filter(|word| !word.is_empty());
        words.all(|word| {
            if is_number(word) {
                is_counted
            } else {
                self.has(word)
            }
        })
    }
}

/// Whether a pseudonym stands in a value - `HOST-1`, `USER-qkzvbd` of a collector script, `www.DOMAIN-1` - or
/// the mark of something removed.
pub(super) fn has_pseudonym(value: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut parts = value.split(|c| !is_part(c));
    parts.any(|part| number_of(part).is_some() || is_collected(part)) || is_mark(value)
}

/// Whether a text begins with a mark: `[password removed]`.
pub(super) fn is_mark(text: &str) -> bool {
    let Some(inside) = text.trim_start().strip_prefix('[') else {
        return false;
    };
    Kind::MARKS.into_iter().any(|kind| {
        inside
            .strip_prefix(kind.in_words())
            .is_some_and(|rest| rest.starts_with(" removed]"))
    })
}

/// `HOST-12` is the twelfth host.
pub(super) fn number_of(word: &str) -> Option<(Kind, u32)> {
    let (prefix, number) = word.split_once('-')?;
    let kind = Kind::PSEUDONYMS
        .into_iter()
        .find(|kind| kind.prefix() == Some(prefix))?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    Some((kind, number.parse().ok().filter(|_| is_number)?))
}

fn is_collected(word: &str) -> bool {
    let Some((prefix, letters)) = word.split_once('-') else {
        return false;
    };
    let is_known = COLLECTORS.contains(&prefix)
        || Kind::PSEUDONYMS
            .into_iter()
            .any(|kind| kind.prefix() == Some(prefix));
    is_known && letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_lowercase())
}
