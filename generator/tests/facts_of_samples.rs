//! Facts for a link, held against every sample of the content and every code of the tables.

use std::path::Path;
use std::sync::OnceLock;

use decoder::Decoder;
use decoder::facts::{Facts, MOST_CHARS};
use generator::library::Library;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let (library, _) = generator::check(&content, "2026-01-01").expect("content can be read");
        library
    })
}

/// A link → the text that it stands for → the same codes and events.
fn codes_and_events(facts: &Facts) -> impl PartialEq + std::fmt::Debug + use<> {
    let (mut codes, mut events) = (facts.codes.clone(), facts.events.clone());
    codes.sort_unstable();
    events.sort_unstable();
    (codes, events)
}

#[test]
fn the_link_of_a_sample_decodes_to_its_codes_and_events() {
    let knowledge = &library().knowledge;
    let decoder = Decoder::new(knowledge);
    let mut wrong = Vec::new();
    for sample in &library().tables.samples {
        let facts = Facts::of(&decoder.decode(&sample.file.text));
        let link = facts.to_string();
        assert!(link.len() <= MOST_CHARS, "{}: {link}", sample.file.path);
        let back = Facts::parse(&link).unwrap_or_else(|why| panic!("{link}: {why}"));
        let text = back.to_text(knowledge, None);
        let again = Facts::of(&decoder.decode(&text));
        if codes_and_events(&back) != codes_and_events(&again) {
            wrong.push(format!("{}\n{link}\n{again}\n{text}", sample.file.path));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_and_event_of_the_tables_comes_back_from_its_link() {
    let knowledge = &library().knowledge;
    let decoder = Decoder::new(knowledge);
    let codes = knowledge.spaces.iter().flat_map(|space| {
        let codes = space.codes.iter();
        codes.map(|code| Facts {
            codes: vec![(space.id, code.value)],
            ..Facts::default()
        })
    });
    let events = knowledge.providers.iter().flat_map(|provider| {
        let events = provider.events.iter();
        events.map(|event| Facts {
            events: vec![(provider.id.clone(), event.id)],
            ..Facts::default()
        })
    });
    let wrong: Vec<String> = codes
        .chain(events)
        .filter_map(|facts| {
            let text = facts.to_text(knowledge, None);
            let again = Facts::of(&decoder.decode(&text));
            (codes_and_events(&again) != codes_and_events(&facts))
                .then(|| format!("{facts} became {again}: {text}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
