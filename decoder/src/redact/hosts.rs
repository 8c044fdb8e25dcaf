//! Names of computers that are known by how they look: with a domain, with the port behind, as Windows makes them up.

use super::Kind;
use super::fields::{is_file, looks_like_a_name};
use super::marks::Marks;
use crate::Span;

/// Top-level domains under which companies and people have names, public and of their own.
const DOMAINS: &str = " local lan internal corp intra intranet home priv private loc arpa localnet fritz.box box \
    com net org edu gov mil info biz name pro dev app cloud online site tech group company gmbh xyz eu \
    ad ae ar at au az ba be bg br by ca ch cl cn co cz de dk ee es fi fr gr hk hr hu id ie il in io ir is it jp ke kr kz \
    lt lu lv ma me mx my ng nl no nz pe ph pk pl pt ro rs ru sa se sg si sk th tr tw ua uk us vn za example test invalid ";
/// Of these, words that follow a full stop without a blank in hurried writing, and ends of file names.
const WORDS: &str = " at be by in io is it me my no us so to name pl pro rs info test example app local home private ";
/// Makers and public sites whose addresses stand in messages and in links.
const PUBLIC: [&str; 27] = [
    "microsoft.com",
    "azure.com",
    "windows.net",
    "windows.com",
    "windowsazure.com",
    "aka.ms",
    "msftconnecttest.com",
    "office.com",
    "microsoftonline.com",
    "w3.org",
    "github.com",
    "githubusercontent.com",
    "freerdp.com",
    "xrdp.org",
    "curl.se",
    "stackoverflow.com",
    "serverfault.com",
    "superuser.com",
    "stackexchange.com",
    "reddit.com",
    "ubuntu.com",
    "debian.org",
    "kernel.org",
    "freedesktop.org",
    "gnome.org",
    "kde.org",
    "digicert.com",
];
/// What Windows and Azure call a computer that nobody named.
const MADE_UP: [&str; 5] = ["DESKTOP-", "LAPTOP-", "WIN-", "PC-", "VM-"];

pub(super) fn find(marks: &mut Marks<'_>) {
    let text = marks.text;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    for word in text.split(|c| !is_part(c)) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_matches(['.', '-', '_']);
        let from = at + (word.len() - word.trim_start_matches(['.', '-', '_']).len());
        if bare.is_empty() {
            continue;
        }
        let span = Span::new(from, from + bare.len());
        let behind = text.get(span.end..).unwrap_or("");
        if behind.starts_with('$') && is_account(bare, behind) {
            marks.name(Kind::Host, span);
        } else if is_made_up(bare) || behind.starts_with(":3389") && !bare.contains('.') {
            take_word(marks, span);
        } else if bare.contains('.') && is_host(bare, behind) {
            take(marks, span);
        } else if behind.starts_with(" [") && is_address_in(behind) {
            take_word(marks, span);
        }
    }
    commands(marks);
}

/// `srv01.example.com`: its first word and its domain are looked for everywhere.
pub(super) fn take(marks: &mut Marks<'_>, span: Span) {
    let name = span.of(marks.text);
    let folded = name.to_lowercase();
    let is_public = PUBLIC.iter().any(|known| {
        folded == *known
            || folded
                .strip_suffix(known)
                .is_some_and(|rest| rest.ends_with('.'))
    });
    if is_public || is_file(name) || !marks.is_free(span) || super::ordinary::has_pseudonym(name) {
        return;
    }
    let Some((first, rest)) = name.split_once('.') else {
        marks.name(Kind::Host, span);
        return;
    };
    marks.put(Kind::Host, span);
    if rest.contains('.') || first.contains(|c: char| c.is_ascii_digit()) {
        marks.look_for(Kind::Host, first);
        marks.look_for(Kind::Domain, rest);
    } else {
        marks.look_for(Kind::Domain, name);
    }
}

/// A name with or without a domain.
pub(super) fn take_word(marks: &mut Marks<'_>, span: Span) {
    let word = span.of(marks.text);
    let is_code = word.starts_with("0x") || word.bytes().all(|b| b.is_ascii_digit());
    if is_code || word.parse::<core::net::IpAddr>().is_ok() {
        return;
    }
    take(marks, span);
}

/// `srv02$`: the account of a computer; `C$` and `ADMIN$` are shares of every Windows.
fn is_account(word: &str, behind: &str) -> bool {
    let next = behind.chars().nth(1);
    let is_share = ["ADMIN", "IPC", "PRINT", "NETLOGON"].contains(&word);
    looks_like_a_name(word)
        && !is_share
        && !next.is_some_and(|c| c.is_alphanumeric() || "_{(".contains(c))
}

fn is_made_up(word: &str) -> bool {
    MADE_UP.iter().any(|prefix| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() > 3
                && rest
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        })
    })
}

/// Whether a word with dots is the name of a computer. `System.Net` has a capital, `mstsc.exe` no such domain.
fn is_host(word: &str, behind: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let last = word.rsplit('.').next().unwrap_or("");
    let is_upper = !word.contains(char::is_lowercase);
    let is_cased = !last.contains(char::is_uppercase)
        || is_upper
        || last.len() > 3 && looks_like_a_name(word.split('.').next().unwrap_or(""));
    let of = |list: &str| {
        let wanted = alloc::format!(" {} ", last.to_lowercase());
        list.contains(&wanted)
    };
    let n_labels = word.split('.').count();
    // `IMAN.IE` is a register of a device.
    let is_short = is_upper && n_labels == 2 && last.len() < 3;
    let is_told = n_labels > 2 || looks_like_a_name(word) || behind.starts_with([':', '/', '\\']);
    of(DOMAINS)
        && is_cased
        && !is_short
        && word.split('.').all(is_label)
        && word.split('.').any(|label| label.len() > 2)
        && (!of(WORDS) || is_told)
}

/// `SRV01 [192.0.2.7]`, as ping prints it in any language.
fn is_address_in(behind: &str) -> bool {
    let inside = behind
        .get(2..)
        .and_then(|rest| rest.split(']').next())
        .unwrap_or("");
    inside.parse::<core::net::IpAddr>().is_ok()
}

/// What is given to a program: `mstsc /v:srv01`, `xfreerdp /u:kim`, `Test-NetConnection srv01`.
fn commands(marks: &mut Marks<'_>) {
    const OPTIONS: [(&str, Kind); 15] = [
        ("/v:", Kind::Host),
        ("/u:", Kind::User),
        ("/d:", Kind::Domain),
        ("/p:", Kind::Password),
        ("/gp:", Kind::Password),
        ("/g:", Kind::Host),
        ("/gu:", Kind::User),
        ("/pass:", Kind::Password),
        ("/server:", Kind::Host),
        ("/user:", Kind::User),
        ("/add:", Kind::Host),
        ("/generic:", Kind::Host),
        ("-ComputerName ", Kind::Host),
        ("-computername ", Kind::Host),
        ("-CN ", Kind::Host),
    ];
    const PROGRAMS: [&str; 12] = [
        "ping ",
        "nslookup ",
        "tracert ",
        "pathping ",
        "Test-NetConnection ",
        "Resolve-DnsName ",
        "Enter-PSSession ",
        "Test-Connection ",
        "tnc ",
        "mstsc ",
        "rdesktop ",
        "telnet ",
    ];
    let text = marks.text;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    for (option, kind) in OPTIONS {
        for (at, _) in text.match_indices(option) {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            if before.is_some_and(|c| !c.is_whitespace() && c != '"' && c != '`') {
                continue;
            }
            let from = at + option.len();
            let rest = text.get(from..).unwrap_or("");
            if kind == Kind::Password {
                let value = rest.split(char::is_whitespace).next().unwrap_or("");
                if !super::ordinary::is_mark(value) && !value.starts_with('[') {
                    marks.put(kind, Span::new(from, from + value.len()));
                }
                continue;
            }
            let name = rest
                .split(|c| !is_part(c))
                .next()
                .unwrap_or("")
                .trim_end_matches('.');
            let span = Span::new(from, from + name.len());
            // `/u:CONTOSO\kim` was found as an account.
            if text
                .get(span.end..)
                .is_some_and(|rest| rest.starts_with('\\'))
                || name.starts_with(|c: char| c.is_ascii_digit()) && name.contains('.')
            {
                continue;
            }
            if kind == Kind::Host {
                take_word(marks, span);
            } else {
                marks.name(kind, span);
            }
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let command = line.rsplit(['>', '$', '#']).next().unwrap_or(line);
        let at = start + (line.len() - command.len());
        let bare = command.trim_start();
        let at = at + (command.len() - bare.len());
        for program in PROGRAMS {
            let Some(rest) = bare.strip_prefix(program) else {
                continue;
            };
            let name = rest
                .split(char::is_whitespace)
                .find(|word| !word.starts_with('-'));
            let name = name
                .unwrap_or("")
                .split(|c| !is_part(c))
                .next()
                .unwrap_or("");
            let words = rest.split_whitespace().count();
            if name.is_empty() || words > 6 || !(looks_like_a_name(name) || words == 1) {
                continue;
            }
            let from = at + program.len() + rest.find(name).unwrap_or(0);
            take_word(marks, Span::new(from, from + name.len()));
        }
        start += line.len();
    }
}
