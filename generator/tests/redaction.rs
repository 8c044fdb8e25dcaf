//! Redaction, held against every sample of the content: what a paste means stays, and who wrote it does not.

use std::path::Path;
use std::sync::OnceLock;

use decoder::redact::{Kind, Options, Redacted, Redactor};
use decoder::{Decoder, Reading};
use generator::library::Library;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let (library, _) = generator::check(&content, "2026-01-01").expect("content can be read");
        library
    })
}

fn redactor() -> &'static Redactor {
    static REDACTOR: OnceLock<Redactor> = OnceLock::new();
    REDACTOR.get_or_init(|| Redactor::new(&library().knowledge))
}

fn redacted(text: &str) -> Redacted {
    redactor().redact(text, Options::default())
}

/// What must survive: codes, events, and where the paste leads.
fn meaning(reading: &Reading) -> impl PartialEq + std::fmt::Debug + use<> {
    let codes: Vec<(String, u32)> = reading
        .findings
        .iter()
        .filter_map(|finding| finding.readings.first())
        .map(|code| (code.space.as_str().to_owned(), code.value))
        .collect();
    let events: Vec<(String, u32)> = reading
        .events
        .iter()
        .map(|event| (event.provider.clone(), event.id))
        .collect();
    let best = reading.explanations.first();
    let best = best.map(|best| (best.article.clone(), best.confidence));
    (codes, events, best, reading.normal, reading.stage)
}

#[test]
fn a_redacted_sample_means_what_it_meant() {
    let decoder = Decoder::new(&library().knowledge);
    let mut wrong = Vec::new();
    for sample in &library().tables.samples {
        let text = &sample.file.text;
        let redacted = redacted(text);
        let (before, after) = (decoder.decode(text), decoder.decode(&redacted.text));
        if meaning(&before) != meaning(&after) {
            wrong.push(format!(
                "{}\n{:?}\n{:?}\n{}\n",
                sample.file.path,
                meaning(&before),
                meaning(&after),
                redacted.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn redacting_a_sample_twice_changes_nothing_more() {
    let mut wrong = Vec::new();
    for sample in &library().tables.samples {
        let once = redacted(&sample.file.text).text;
        let twice = redacted(&once);
        if twice.text != once {
            wrong.push(format!("{}\n{once}\n{}\n", sample.file.path, twice.text));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Words of the samples that are names although nothing in them says so: people, and domains of Windows.
const NAMES: [&str; 5] = ["anna", "contoso", "kim", "report", "computer1"];

/// What is changed is a neutral name of the samples, an address or an identifier, and no word of a sentence.
#[test]
fn no_ordinary_word_of_a_sample_is_changed() {
    let mut wrong = Vec::new();
    for sample in &library().tables.samples {
        let text = &sample.file.text;
        for one in redacted(text).removals {
            let value = one.span.of(text).to_lowercase();
            let is_numbered = value.contains(|c: char| c.is_ascii_digit()) && !value.contains(' ');
            let is_neutral = ["example.com", "example.net", "contoso.example"]
                .iter()
                .any(|known| value.ends_with(known));
            if !is_numbered && !is_neutral && !NAMES.contains(&value.as_str()) {
                wrong.push(format!("{}: {:?} `{value}`", sample.file.path, one.kind));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A computer that the client names and the server writes has one pseudonym in both.
#[test]
fn client_and_server_pasted_together_share_their_pseudonyms() {
    let text = "Remotecomputer: srv01.contoso.com\nFehlercode: 0x904\n\nComputer: SRV01\nBenutzer: CONTOSO\\kim\n";
    let found = redacted(text);
    assert_eq!(
        found.text,
        "Remotecomputer: HOST-1.DOMAIN-1\nFehlercode: 0x904\n\nComputer: HOST-1\nBenutzer: DOMAIN-2\\USER-1\n"
    );
    let hosts = found
        .counts()
        .into_iter()
        .find(|(kind, _)| *kind == Kind::Host);
    assert_eq!(hosts, Some((Kind::Host, 2)));
}
