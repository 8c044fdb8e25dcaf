//! Certificates as programs print them: what they say, what is wrong with them, and what is not known.
#![allow(missing_docs, reason = "tests")]

use decoder::Confidence;
use decoder::certificate::{Certificate, Day, Flaw, FlawKind, flaws, has_context, read};
use proptest::prelude::*;

const TODAY: Day = Day::of(2026, 11, 20);

fn one(text: &str) -> Certificate {
    let mut found = read(text);
    assert_eq!(found.len(), 1, "{text}\n{found:#?}");
    found.remove(0)
}

fn found(text: &str) -> Vec<Flaw> {
    flaws(&read(text), Some(TODAY), has_context(text))
}

fn kinds(text: &str) -> Vec<FlawKind> {
    found(text).into_iter().map(|flaw| flaw.kind).collect()
}

const POWERSHELL: &str = "   PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\Remote Desktop\n\n\
    Subject              : CN=SRV01.example.com\nIssuer               : CN=SRV01.example.com\n\
    Thumbprint           : A94A8FE5CCB19BA61C4C0873D391E987982FBBD3\nFriendlyName         :\n\
    NotBefore            : 3/20/2026 10:00:00 AM\nNotAfter             : 9/19/2026 10:00:00 AM\n\
    EnhancedKeyUsageList : {Server Authentication (1.3.6.1.5.5.7.3.1)}\nHasPrivateKey        : True\n";

const GERMAN_CERTUTIL: &str = "My \"Eigene Zertifikate\"\n================ Zertifikat 0 ================\n\
    Seriennummer: 1a2b3c4d5e6f7081\nAussteller: CN=EXAMPLE-CA, DC=example, DC=com\n Nicht vor: 20.11.2024 10:00\n Nicht nach: 20.11.2025 10:00\n\
    Antragsteller: CN=SRV01.example.com\nKein Stammzertifikat\n\
    Zertifikathash(sha1): a94a8fe5ccb19ba61c4c0873d391e987982fbbd3\n\
    ================ Zertifikat 1 ================\nAussteller: CN=EXAMPLE-CA\n Nicht vor: 20.11.2025 10:00\n Nicht nach: 20.11.2027 10:00\n\
    Antragsteller: CN=SRV02.example.com\nCertUtil: -store-Befehl FEHLER: 0x80090016 (-2146893802 NTE_BAD_KEYSET)\n";

const OPENSSL: &str = "Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number: 1 (0x1)\n        Signature Algorithm: sha1WithRSAEncryption\n        Issuer: CN = SRV01.example.com\n        Validity\n            Not Before: Nov  1 00:00:00 2025 GMT\n            Not After : Dec  1 00:00:00 2025 GMT\n        Subject: CN = SRV01.example.com\n        Subject Public Key Info:\n            Public Key Algorithm: rsaEncryption\n                Public-Key: (1024 bit)\n        X509v3 extensions:\n            X509v3 Extended Key Usage: \n                TLS Web Client Authentication\n            X509v3 Key Usage: \n                Certificate Sign\n";

const S_CLIENT: &str = "CONNECTED(00000003)\ndepth=0 CN = SRV01.example.com\nverify error:num=18:self-signed certificate\nverify return:1\n\
    depth=0 CN = SRV01.example.com\nverify error:num=10:certificate has expired\nnotAfter=Dec  1 00:00:00 2025 GMT\n---\nCertificate chain\n\
    0 s:CN = SRV01.example.com\n   i:CN = SRV01.example.com\n   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256\n\
    v:NotBefore: Nov  1 00:00:00 2025 GMT; NotAfter: Dec  1 00:00:00 2025 GMT\n---\nServer certificate\n\
    subject=CN = SRV01.example.com\n\nissuer=CN = SRV01.example.com\n\n---\nVerify return code: 10 (certificate has expired)\n";

#[test]
fn a_list_of_powershell_is_read() {
    let certificate = one(POWERSHELL);
    assert_eq!(certificate.subject, "CN=SRV01.example.com");
    let last = certificate.not_after.expect("it has one");
    assert_eq!(last.value, Day::of(2026, 9, 19));
    assert_eq!(
        last.span.of(POWERSHELL),
        "NotAfter             : 9/19/2026 10:00:00 AM"
    );
    assert_eq!(certificate.has_key.map(|key| key.value), Some(true));
    assert_eq!(kinds(POWERSHELL), [FlawKind::Expired, FlawKind::SelfSigned]);
    let expired = &found(POWERSHELL)[0];
    assert_eq!(expired.says, "It expired on 2026-09-19.");
    assert_eq!(expired.article, Some("certificate-expired-not-renewed"));
    assert_eq!(expired.confidence, Confidence::Likely);
}

#[test]
fn translated_headings_of_certutil_are_read_by_their_order() {
    let read = read(GERMAN_CERTUTIL);
    let names: Vec<_> = read
        .iter()
        .map(|it| (it.issuer.as_str(), it.subject.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("CN=EXAMPLE-CA, DC=example, DC=com", "CN=SRV01.example.com"),
            ("CN=EXAMPLE-CA", "CN=SRV02.example.com")
        ]
    );
    let flaws = found(GERMAN_CERTUTIL);
    let said: Vec<_> = flaws
        .iter()
        .map(|flaw| (flaw.certificate, flaw.kind, flaw.confidence))
        .collect();
    assert_eq!(
        said,
        [
            (0, FlawKind::Expired, Confidence::Possible),
            (1, FlawKind::NoPrivateKey, Confidence::Possible)
        ]
    );
    assert_eq!(flaws[1].article, Some("certificate-missing-or-wrong"));
}

#[test]
fn the_text_of_openssl_is_read() {
    assert_eq!(
        kinds(OPENSSL),
        [
            FlawKind::Expired,
            FlawKind::NotForServers,
            FlawKind::WrongKeyUsage,
            FlawKind::SelfSigned,
            FlawKind::ShortKey,
            FlawKind::Sha1
        ]
    );
    assert_eq!(one(OPENSSL).rsa_bits.map(|bits| bits.value), Some(1024));
}

#[test]
fn one_connection_of_s_client_is_one_expired_certificate() {
    let expired = kinds(S_CLIENT)
        .into_iter()
        .filter(|kind| *kind == FlawKind::Expired);
    assert_eq!(expired.count(), 1, "{:#?}", read(S_CLIENT));
    assert_eq!(kinds("Verify return code: 0 (ok)"), []);
    assert_eq!(
        kinds("    Verify return code: 21 (unable to verify the first certificate)"),
        [FlawKind::NotTrusted]
    );
}

#[test]
fn what_is_not_known_is_not_said() {
    // Day and month could change places, and one of the two is still to come.
    let open = "Subject : CN=a\nNotAfter : 12/11/2026 10:00:00\nHasPrivateKey : True\n";
    assert_eq!(kinds(open), []);
    let over = "Subject : CN=a\nNotAfter : 03/07/2026 10:00:00\n";
    assert_eq!(
        found(over)[0].says,
        "It expired on 2026-03-07 or 2026-07-03."
    );
    assert_eq!(flaws(&read(over), None, false), []);
    let any_use = "Subject : CN=a\nNotAfter : 12/31/2027 10:00:00\nEnhancedKeyUsageList : {}\n";
    assert_eq!(kinds(any_use), []);
    let elliptic = "Certificate:\nIssuer: CN = CA\nNot After : Dec  1 00:00:00 2027 GMT\nSubject: CN = a\nPublic Key Algorithm: id-ecPublicKey\nPublic-Key: (256 bit)\n";
    assert_eq!(kinds(elliptic), []);
}

#[test]
fn what_is_no_certificate_is_none() {
    for text in [
        "",
        "Error code: 0x904\nExtended error code: 0x7\n",
        "Subject: RDP does not work\nFrom: kim@example.com\n",
        "Issuer: see above\nSubject: question\n20.11.2026 10:00 something\n",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn a_future_certificate_is_not_valid_yet() {
    let text = "Subject : CN=a\nIssuer : CN=b\nNotBefore : 2027-01-01 00:00:00\nNotAfter : 2028-01-01 00:00:00\nHasPrivateKey : False\n";
    assert_eq!(kinds(text), [FlawKind::NotYetValid, FlawKind::NoPrivateKey]);
}

proptest! {
    #[test]
    fn places_lie_inside_the_text(text in "(====|Subject: CN=|NotAfter: 20.11.2025|NotBefore: |HasPrivateKey: False|2.5.29.37|: 1.2.2020 1024 bit|.|\n){0,30}") {
        for certificate in read(&text) {
            prop_assert!(text.get(certificate.span.range()).is_some());
        }
        for flaw in flaws(&read(&text), Some(TODAY), false) {
            prop_assert!(text.get(flaw.span.range()).is_some());
            prop_assert_eq!(flaw.confidence, Confidence::Possible);
        }
    }
}

#[cfg(feature = "x509")]
mod files {
    use decoder::certificate::{of_der, of_pem};

    use super::*;

    const PEM: &str = "-----BEGIN CERTIFICATE-----\n\
        MIIB8TCCAVqgAwIBAgIBATANBgkqhkiG9w0BAQUFADAcMRowGAYDVQQDDBFTUlYw\n\
        MS5leGFtcGxlLmNvbTAeFw0yNTExMDEwMDAwMDBaFw0yNTEyMDEwMDAwMDBaMBwx\n\
        GjAYBgNVBAMMEVNSVjAxLmV4YW1wbGUuY29tMIGfMA0GCSqGSIb3DQEBAQUAA4GN\n\
        ADCBiQKBgQDLVXuLwTgjTXkTnI6N2GstWra3qIBt4Dx2/yCbD7ViCPiJZ3W+xkr3\n\
        M02j0OmifrF75/E9IFi822p36EXlv+WDWOWHX+bHbqwdliDPf85/RPbk6YR1fR2N\n\
        IWNwnqzqmjFUvCt/lF+Gd28eO1YAWSd3FsBR7Cp8tjxEckay3TkEcwIDAQABo0Mw\n\
        QTATBgNVHSUEDDAKBggrBgEFBQcDAjALBgNVHQ8EBAMCAgQwHQYDVR0OBBYEFEhG\n\
        dKf/6odxSIj5Frg4Popq9B5jMA0GCSqGSIb3DQEBBQUAA4GBAKnMHoqhVF6cg+Z6\n\
        YwuUzQFtc0cMm3oAQZv/mqiNhJMD9t3jqkapyVfyN2RqjHlZgBX61KYl0nRIRkcQ\n\
        lW+PMDyrxYFgpROHYW9jaNvGXsbHfyOQJfIZ2E0SeX5q7ZS7pWmRD3QtmbGLAJ9e\n\
        SnI3VZPvvMgJ9Pr2rYHm0yIil1Kv\n\
        -----END CERTIFICATE-----\n";

    #[test]
    fn a_file_says_the_same_as_the_text_of_openssl() {
        let file = of_der(PEM.as_bytes()).expect("it is a certificate");
        assert_eq!(file.subject, "CN=SRV01.example.com");
        let of_file: Vec<FlawKind> = flaws(&[file], Some(TODAY), false)
            .iter()
            .map(|flaw| flaw.kind)
            .collect();
        assert_eq!(of_file, kinds(OPENSSL));
    }

    #[test]
    fn certificates_in_a_text_have_their_place() {
        let text = format!("> cert:\n> {}\n", PEM.replace('\n', "\n> "));
        let found = of_pem(&text);
        assert_eq!(found.len(), 1);
        assert!(found[0].span.of(&text).starts_with("-----BEGIN CERT"));
        assert_eq!(of_pem(&PEM.replace("MIIB8T", "MIIXXX")), []);
    }

    proptest! {
        #[test]
        fn damaged_files_are_refused(at in 30_usize..700, byte in any::<u8>()) {
            let mut bytes = PEM.as_bytes().to_vec();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            if let Err(wrong) = of_der(&bytes) {
                prop_assert!(!wrong.to_string().is_empty());
            }
            prop_assert!(of_der(bytes.get(30..at).unwrap_or(&[])).is_err());
        }
    }
}
