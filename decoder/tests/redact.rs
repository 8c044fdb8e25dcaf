//! What redaction takes out, what it leaves, and what never comes out again.
#![allow(missing_docs, reason = "tests")]

mod support;

use decoder::redact::{Kind, Options, Redacted, Redactor};
use proptest::prelude::*;
use support::knowledge;

fn redacted(text: &str) -> Redacted {
    Redactor::new(&knowledge()).redact(text, Options::default())
}

/// Every text with what it must become.
fn all_become(pastes: &[(&str, &str)]) {
    let redactor = Redactor::new(&knowledge());
    let wrong: Vec<String> = pastes
        .iter()
        .filter_map(|(paste, wanted)| {
            let found = redactor.redact(paste, Options::default()).text;
            (found != *wanted).then(|| format!("{paste}\nbecame\n{found}\nnot\n{wanted}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn names_behind_labels_become_pseudonyms_in_every_language() {
    all_become(&[
        (
            "Computer: SRV01\nUser: CONTOSO\\kim",
            "Computer: HOST-1\nUser: DOMAIN-1\\USER-1",
        ),
        (
            "Benutzer:      kim\nDomäne:        CONTOSO",
            "Benutzer:      USER-1\nDomäne:        DOMAIN-1",
        ),
        (
            "Nom d'utilisateur : kim\nServeur : fichier7",
            "Nom d'utilisateur : USER-1\nServeur : HOST-1",
        ),
        (
            "用户名: kim\n计算机名: PC-7",
            "用户名: USER-1\n计算机名: HOST-1",
        ),
        (
            "\tAccount Name:\t\tkim\n\tAccount Domain:\t\tCONTOSO\n\tWorkstation Name:\tCLIENT-7",
            "\tAccount Name:\t\tUSER-1\n\tAccount Domain:\t\tDOMAIN-1\n\tWorkstation Name:\tHOST-1",
        ),
        (
            "<Computer>srv01.contoso.com</Computer><Data Name='TargetUserName'>kim</Data>",
            "<Computer>HOST-1.DOMAIN-1</Computer><Data Name='TargetUserName'>USER-1</Data>",
        ),
        (
            "User: EXAMPLE\\kim and username:s:.\\anna",
            "User: EXAMPLE\\USER-1 and username:s:.\\USER-2",
        ),
        (
            r#"{"MachineName": "SRV01", "UserId": "S-1-5-21-1-2-3-1104"}"#,
            r#"{"MachineName": "HOST-1", "UserId": "SID-1"}"#,
        ),
        (
            "User: Kim Sommer\nPSComputerName : SRV01",
            "User: USER-1\nPSComputerName : HOST-1",
        ),
        (
            "RDP ClientActiveX is trying to connect to the server (fileserver)",
            "RDP ClientActiveX is trying to connect to the server (HOST-1)",
        ),
        (
            "Remote Desktop can't find the computer \"srv01\".",
            "Remote Desktop can't find the computer \"HOST-1\".",
        ),
    ]);
}

#[test]
fn names_are_known_by_their_shape() {
    all_become(&[
        (
            "ping of DESKTOP-4K2L9QX (10.1.2.3) from kim@contoso.com",
            "ping of HOST-1 (IP-1) from MAIL-1",
        ),
        (
            "C:\\Users\\kim\\x.rdp and /home/kim/x and \\\\srv01\\share",
            "C:\\Users\\USER-1\\x.rdp and /home/USER-1/x and \\\\HOST-1\\share",
        ),
        (
            "CONTOSO\\kim$ CONTOSO\\\\anna TERMSRV/srv01.contoso.com",
            "DOMAIN-1\\HOST-1$ DOMAIN-1\\\\USER-1 TERMSRV/HOST-2.DOMAIN-2",
        ),
        (
            "Nov 20 10:11:12 desk01 xrdp[812]: connect from 2001:db8::7",
            "Nov 20 10:11:12 HOST-1 xrdp[812]: connect from IP-1",
        ),
        (
            "kim@desk01:~$ ssh x\nClient: anna @ CONTOSO.COM",
            "USER-1@HOST-1:~$ ssh x\nClient: USER-2 @ DOMAIN-1",
        ),
        (
            "xfreerdp /v:srv01 /u:kim /p:secret1 /d:CONTOSO",
            "xfreerdp /v:HOST-1 /u:USER-1 /p:[password removed] /d:DOMAIN-1",
        ),
        (
            " kim    rdp-tcp#3   2  Active   .  20/11\n anna               3  Disc  1:20  20/11",
            " USER-1    rdp-tcp#3   2  Active   .  20/11\n USER-2               3  Disc  1:20  20/11",
        ),
        (
            "Subject: CN=SRV01, OU=Branch7, O=Muster GmbH, DC=muster, DC=local\nIssuer: CN = DigiCert Global Root CA, O = Muster GmbH",
            "Subject: CN=HOST-1, OU=DOMAIN-1, O=DOMAIN-2, DC=DOMAIN-3, DC=local\nIssuer: CN = DigiCert Global Root CA, O = DOMAIN-2",
        ),
        ("3c:22:fb:01:02:03 and 3C-22-FB-01-02-03", "MAC-1 and MAC-2"),
        (
            "full address:s:srv01.contoso.com:3390\nusername:s:CONTOSO\\kim\ndomain:s:CONTOSO",
            "full address:s:HOST-1.DOMAIN-1:3390\nusername:s:DOMAIN-2\\USER-1\ndomain:s:DOMAIN-2",
        ),
    ]);
}

#[test]
fn one_name_has_one_pseudonym_wherever_it_stands() {
    let client = "Remote computer: srv01.contoso.com\nIP 10.1.2.3\n";
    let server = "Computer: SRV01\nfrom ::ffff:10.1.2.3 as Kim, User: kim\nSRV01_backup\n";
    let both = redacted(&format!("{client}{server}"));
    assert_eq!(
        both.text,
        "Remote computer: HOST-1.DOMAIN-1\nIP IP-1\nComputer: HOST-1\nfrom IP-1 as USER-1, User: USER-1\nHOST-1_backup\n"
    );
    let counts = [(Kind::Host, 3), (Kind::User, 2), (Kind::Ip, 2)];
    assert_eq!(both.counts(), counts);
    assert!(!both.has_secrets());
}

/// What the decoder needs, and what nobody is.
#[test]
fn everything_else_stays() {
    for text in [
        "Error code: 0x904\nExtended error code: 0x7\nTimestamp (UTC): 11/20/26 10:11:12 AM\nActivity ID: e1c08c6b-b08c-4c30-8d66-c7c1c0ae0000",
        "Log Name: System\nSource: Schannel\nEvent ID: 36870\nUser: SYSTEM\nComputer: localhost",
        "NT AUTHORITY\\SYSTEM BUILTIN\\Administrators S-1-5-18 127.0.0.1 ::1 0.0.0.0:3389 255.255.255.0",
        "C:\\Windows\\System32\\termsrv.dll HKLM\\SYSTEM\\CurrentControlSet WinStations\\RDP-Tcp mstsc.exe 10.0.26100.1742",
        "The server: it does not answer. The computer is off, the user must wait. version 1.2.3.4",
        "System.Net.Sockets com.freerdp.core learn.microsoft.com/troubleshoot HTTP/1.1 C$ \\\\.\\pipe",
        "Password: (empty)\nPrompt for password: 1\nThe password is wrong. The VPN forgets its password: it must be typed again.\nfPromptForPassword    REG_DWORD    0x1\nReason: Password did not match.",
        " services                                    0  Disc\n console                                     1  Conn\n rdp-tcp                                 65536  Listen",
        "3c:22:fb:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11",
    ] {
        assert_eq!(redacted(text).text, text);
    }
}

#[test]
fn thumbprints_and_serial_numbers_go_when_asked() {
    let text =
        "Serial Number: 1a2b3c4d5e6f7081\nThumbprint : A94A8FE5CCB19BA61C4C0873D391E987982FBBD3\n";
    let options = Options { certificates: true };
    let found = Redactor::new(&knowledge()).redact(text, options);
    assert_eq!(
        found.text,
        "Serial Number: SERIAL-1\nThumbprint : THUMBPRINT-1\n"
    );
    assert_eq!(redacted(text).text, text);
}

/// Secrets, each with what would give it away.
const SECRETS: [(&str, &str, Kind); 22] = [
    (
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo\n4lgOEePzNm0tRgeLezV6ffAt0gun==\n-----END RSA PRIVATE KEY-----\nError code: 0x904",
        "u1SU1LfVLPHCozMxH2Mo",
        Kind::PrivateKey,
    ),
    (
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nError code: 0x904",
        "BgkqhkiG9w0BAQEFAASC",
        Kind::PrivateKey,
    ),
    (
        "password 51:b:01000000D08C9DDF0115D1118C7A00C04FC297EB",
        "D08C9DDF0115",
        Kind::Password,
    ),
    ("Password: hunter2", "hunter2", Kind::Password),
    ("Kennwort: zwei Worte hier", "zwei Worte", Kind::Password),
    ("mot de passe : Hiver2026!", "Hiver2026", Kind::Password),
    ("密码：abc123", "abc123", Kind::Password),
    (
        "my password is Winter2026, what now",
        "Winter2026",
        Kind::Password,
    ),
    (
        "DefaultPassword    REG_SZ    Sommer2026",
        "Sommer2026",
        Kind::Password,
    ),
    ("\"password\": \"Sommer2026\"", "Sommer2026", Kind::Password),
    (
        "<Password>Sommer2026</Password>",
        "Sommer2026",
        Kind::Password,
    ),
    (
        "net use --password Sommer2026",
        "Sommer2026",
        Kind::Password,
    ),
    (
        "cmdkey /generic:TERMSRV/srv01 /user:kim /pass:Sommer2026",
        "Sommer2026",
        Kind::Password,
    ),
    (
        "https://kim:Sommer2026@host.example.com/x",
        "Sommer2026",
        Kind::Password,
    ),
    (
        "Server=db01;Database=rdcb;User Id=sa;Password=Sommer2026;",
        "Sommer2026",
        Kind::ConnectionString,
    ),
    (
        "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abcDEF123=",
        "abcDEF123",
        Kind::ConnectionString,
    ),
    (
        "Authorization: Bearer abcDEF1234567890ghij",
        "abcDEF1234567890ghij",
        Kind::Token,
    ),
    (
        "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N x",
        "eyJzdWIiOiIxMjM0NTY3ODkwIn0",
        Kind::Token,
    ),
    (
        "https://x.blob.core.windows.net/c?sv=2022&sig=aBc%2F123456789%3D",
        "aBc%2F123456789",
        Kind::Token,
    ),
    (
        "doIFqDCCBaSgAwIBBaEDAgEWooIEtTCCBLFhggStMIIEqaADAgEF",
        "ooIEtTCCBLFhggStMIIE",
        Kind::Ticket,
    ),
    (
        "kim:1001:aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0:::",
        "31d6cfe0d16ae931b73c59d7e0c089c0",
        Kind::Password,
    ),
    (
        "key VK7JG-NPHTM-C97JM-9MPGT-3V66T end",
        "NPHTM",
        Kind::Token,
    ),
];

#[test]
fn secrets_never_come_out_and_leave_a_mark() {
    for (text, secret, kind) in SECRETS {
        let found = redacted(text);
        assert!(!found.text.contains(secret), "{}", found.text);
        assert!(found.text.contains(" removed]"), "{}", found.text);
        assert!(
            found.removals.iter().any(|one| one.kind == kind),
            "{text}: {:?}",
            found.removals
        );
        assert!(found.has_secrets());
        assert_eq!(
            text.contains("0x904"),
            found.text.contains("0x904"),
            "{}",
            found.text
        );
    }
}

#[test]
fn numbers_go_on_where_a_text_was_redacted_before() {
    assert_eq!(
        redacted("Computer: HOST-3\nComputer: SRV09\nUser: USER-qkzvbd").text,
        "Computer: HOST-3\nComputer: HOST-4\nUser: USER-qkzvbd"
    );
}

/// Pieces with names and secrets, in any order, with anything in between.
fn pastes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(SECRETS.map(|(text, ..)| text.to_owned()).to_vec()),
        prop::sample::select(vec![
            "Computer: SRV01\n".to_owned(),
            "User: CONTOSO\\kim\n".to_owned(),
            "<Data Name=\"TargetUserName\">kim</Data>".to_owned(),
            " kim@contoso.com ".to_owned(),
            "10.1.2.3:3389 ".to_owned(),
            "Computer:".to_owned(),
            "Password:".to_owned(),
            "HOST-1".to_owned(),
            "[password removed]".to_owned(),
            "C:\\Users\\kim\\a.txt\n".to_owned(),
            "kim 2 Active\nrdp-tcp#1 anna 3 Active\n".to_owned(),
            "Error code: 0x904\nExtended error code: 0x7\n".to_owned(),
            "\\".to_owned(),
            "=".to_owned(),
            "\n".to_owned(),
        ]),
        "[a-zA-Z0-9 .:@\\\\/=_\\-\"'<>()\n]{0,20}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn redacting_twice_changes_nothing_more(paste in pastes()) {
        let redactor = Redactor::new(&knowledge());
        let once = redactor.redact(&paste, Options::default()).text;
        let twice = redactor.redact(&once, Options::default()).text;
        prop_assert_eq!(once, twice, "{}", paste);
    }

    #[test]
    fn every_change_is_listed_with_its_place(paste in pastes()) {
        let found = redacted(&paste);
        let mut rebuilt = String::new();
        let mut copied = 0;
        for one in &found.removals {
            prop_assert!(one.span.start >= copied);
            rebuilt += &paste[copied..one.span.start];
            rebuilt += &one.instead;
            copied = one.span.end;
        }
        rebuilt += &paste[copied..];
        prop_assert_eq!(rebuilt, found.text);
    }

    /// A name that is known as one is nowhere in the text any more.
    #[test]
    fn no_name_is_left(before in "[a-z .\n]{0,20}", name in "[a-z]{4}[0-9]{2}", after in "[a-z .\n]{0,20}") {
        let paste = format!("{before}\nComputer: {name}\n{after} {name} ({name}), {} {name}-x\n", name.to_uppercase());
        let found = redacted(&paste).text;
        prop_assert!(!found.to_lowercase().contains(&name), "{}", found);
    }
}
