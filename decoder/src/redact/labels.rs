//! Words that stand before a name, in several languages, and names of fields.

use alloc::string::String;
use alloc::vec::Vec;

use super::Kind;
use crate::knowledge::{KnowledgeBase, LabelKind};

/// Words that people and programs put before a name, lower case.
const WORDS: [(&str, Kind); 75] = [
    ("user", Kind::User),
    ("user name", Kind::User),
    ("account name", Kind::User),
    ("account", Kind::User),
    ("logon name", Kind::User),
    ("full name", Kind::User),
    ("for user", Kind::User),
    ("logged on as", Kind::User),
    ("client", Kind::User),
    ("benutzer", Kind::User),
    ("benutzername", Kind::User),
    ("benutzerkonto", Kind::User),
    ("kontoname", Kind::User),
    ("vollständiger name", Kind::User),
    ("utilisateur", Kind::User),
    ("nom d'utilisateur", Kind::User),
    ("nom du compte", Kind::User),
    ("usuario", Kind::User),
    ("nombre de usuario", Kind::User),
    ("nombre de cuenta", Kind::User),
    ("utente", Kind::User),
    ("nome utente", Kind::User),
    ("nome account", Kind::User),
    ("nome da conta", Kind::User),
    ("nome de usuário", Kind::User),
    ("gebruikersnaam", Kind::User),
    ("accountnaam", Kind::User),
    ("nazwa użytkownika", Kind::User),
    ("nazwa konta", Kind::User),
    ("имя пользователя", Kind::User),
    ("имя учетной записи", Kind::User),
    ("用户名", Kind::User),
    ("帐户名", Kind::User),
    ("账户名", Kind::User),
    ("アカウント名", Kind::User),
    ("ユーザー名", Kind::User),
    ("계정 이름", Kind::User),
    ("computer", Kind::Host),
    ("computer name", Kind::Host),
    ("remote computer", Kind::Host),
    ("remotecomputer", Kind::Host),
    ("host", Kind::Host),
    ("host name", Kind::Host),
    ("hostname", Kind::Host),
    ("server", Kind::Host),
    ("server name", Kind::Host),
    ("workstation", Kind::Host),
    ("workstation name", Kind::Host),
    ("client name", Kind::Host),
    ("machine", Kind::Host),
    ("machine name", Kind::Host),
    ("pc name", Kind::Host),
    ("computername", Kind::Host),
    ("arbeitsstation", Kind::Host),
    ("arbeitsstationsname", Kind::Host),
    ("ordinateur", Kind::Host),
    ("ordinateur distant", Kind::Host),
    ("serveur", Kind::Host),
    ("nom de la station de travail", Kind::Host),
    ("equipo", Kind::Host),
    ("equipo remoto", Kind::Host),
    ("servidor", Kind::Host),
    ("сервер", Kind::Host),
    ("компьютер", Kind::Host),
    ("计算机名", Kind::Host),
    ("服务器", Kind::Host),
    ("サーバー", Kind::Host),
    ("domain", Kind::Domain),
    ("account domain", Kind::Domain),
    ("domäne", Kind::Domain),
    ("kontodomäne", Kind::Domain),
    ("domaine", Kind::Domain),
    ("dominio", Kind::Domain),
    ("домен", Kind::Domain),
    ("域", Kind::Domain),
];

/// How the names of fields and properties end, lower case, letters only.
const FIELDS: [(&str, Kind); 28] = [
    ("username", Kind::User),
    ("accountname", Kind::User),
    ("loginname", Kind::User),
    ("logname", Kind::User),
    ("userprincipalname", Kind::User),
    ("mstshash", Kind::User),
    ("ruser", Kind::User),
    ("owneruser", Kind::User),
    ("computername", Kind::Host),
    ("machinename", Kind::Host),
    ("hostname", Kind::Host),
    ("workstationname", Kind::Host),
    ("workstation", Kind::Host),
    ("servername", Kind::Host),
    ("clientname", Kind::Host),
    ("targetserver", Kind::Host),
    ("csname", Kind::Host),
    ("rhost", Kind::Host),
    ("fulladdress", Kind::Host),
    ("gatewayhostname", Kind::Host),
    ("kdcproxyname", Kind::Host),
    ("connectionbroker", Kind::Host),
    ("domainname", Kind::Domain),
    ("userdomain", Kind::Domain),
    ("dnsdomain", Kind::Domain),
    ("realm", Kind::Domain),
    ("accountdomain", Kind::Domain),
    ("domain", Kind::Domain),
];

/// Fields that are called so and nothing else.
const WHOLE_FIELDS: [(&str, Kind); 6] = [
    ("user", Kind::User),
    ("computer", Kind::Host),
    ("server", Kind::Host),
    ("host", Kind::Host),
    ("param1", Kind::User),
    ("param2", Kind::Domain),
];

/// Labels of every language.
pub(super) struct Labels(Vec<(String, Kind)>);

impl Labels {
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let known = knowledge.labels.iter().filter_map(|label| {
            let kind = match label.kind {
                LabelKind::User => Kind::User,
                LabelKind::Computer => Kind::Host,
                _ => return None,
            };
            Some((label.text.to_lowercase(), kind))
        });
        let own = WORDS
            .iter()
            .map(|(word, kind)| (String::from(*word), *kind));
        Self(known.chain(own).collect())
    }

    /// What stands behind words that end with a label, and how long the label is, in bytes.
    pub(super) fn of_words(&self, before: &str) -> Option<(Kind, usize)> {
        let folded = before.to_lowercase();
        let fits = |word: &str| {
            folded.strip_suffix(word).is_some_and(|rest| {
                let last = rest.chars().next_back();
                !last.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-' || c == '.')
            })
        };
        let known = self.0.iter().filter(|(word, _)| fits(word));
        let longest = known.max_by_key(|(word, _)| word.len())?;
        Some((longest.1, longest.0.len()))
    }
}

/// What the value of a field is, by its name: `TargetUserName`, `PSComputerName`.
pub(super) fn of_field(name: &str) -> Option<Kind> {
    let letters: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let whole = WHOLE_FIELDS.iter().find(|(known, _)| letters == *known);
    let ending = || FIELDS.iter().find(|(known, _)| letters.ends_with(known));
    // Names that end so and hold no name: of programs and of logs.
    let is_other = ["eventlogname", "providername", "productname"].contains(&letters.as_str());
    whole
        .or_else(ending)
        .filter(|_| !is_other)
        .map(|(_, kind)| *kind)
}
