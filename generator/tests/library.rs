//! What the joined library promises to those behind it: the decoder, the search, the site.

mod example_tree;

use std::path::Path;

use decoder::knowledge::SpaceId;
use generator::diagnostic::Report;
use generator::library::{Library, search_documents};
use generator::{article, library, source, tables};

use example_tree::ExampleTree;

/// An article beside the one of the base: it asks for the same event, and for a code.
const SECOND: &str = r#"
```toml,file=articles/key-expired.md
title = "The certificate has expired"
related = ["key-unreadable"]

[[signature]]
all = [{ code = "disconnect:0x904" }]
any = [{ event = "schannel/36870", strength = "supporting" }]
```
"#;

#[test]
fn the_order_of_the_files_changes_nothing() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let mut report = Report::default();
    let sources = source::read(&content, &mut report).expect("content can be read");
    let mut files: Vec<(&str, &[u8])> = sources
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_bytes()))
        .collect();
    let forwards = linked(&files);
    files.reverse();
    let backwards = linked(&files);
    assert_eq!(forwards.knowledge.to_json(), backwards.knowledge.to_json());
    assert_eq!(
        search_documents::packed_index(&forwards),
        search_documents::packed_index(&backwards)
    );
}

#[test]
fn a_code_may_name_a_planned_article_and_leads_nowhere_until_it_is_written() {
    let library = checked(
        r#"
```toml,file=codes/disconnect.toml
name = "Disconnect reason"
about = "Shown by mstsc."
source = "vendor-page"
codes = [{ value = 0x204, meaning = "No connection.", article = "port-blocked" }]
```
"#,
    );
    let code = library
        .knowledge
        .code(SpaceId::Disconnect, 0x204)
        .expect("the code is there");
    assert_eq!(code.article, None);
}

#[test]
fn what_led_to_a_retired_article_leads_to_the_one_that_replaces_it() {
    let library = checked(&format!(
        r#"{SECOND}
```toml,file=articles/key-unreadable.md
status = "retired"
replaced-by = "key-expired"
```
"#
    ));
    assert!(
        library.article("key-unreadable").is_some(),
        "its page stays"
    );
    assert!(
        library.knowledge.article("key-unreadable").is_none(),
        "it explains nothing any more"
    );
    let schannel = &library.knowledge.providers[0];
    let event = schannel.event(36870).expect("the event is there");
    assert_eq!(event.article.as_deref(), Some("key-expired"));
    let documents = search_documents::documents(&library);
    assert!(
        documents
            .iter()
            .all(|document| document.id != "key-unreadable")
    );
}

#[test]
fn two_articles_that_replace_each_other_end_the_search_for_a_replacement() {
    let library = checked(
        r#"
```toml,file=articles/key-expired.md
title = "The certificate has expired"
status = "retired"
replaced-by = "key-unreadable"
```

```toml,file=articles/key-unreadable.md
status = "retired"
replaced-by = "key-expired"
```
"#,
    );
    let event = library.knowledge.providers[0]
        .event(36870)
        .expect("the event is there");
    assert_eq!(event.article, None);
}

#[test]
fn a_draft_is_in_no_page_and_in_no_answer() {
    let library = checked(&format!(
        "{SECOND}\n```toml,file=articles/key-expired.md\nstatus = \"draft\"\n```"
    ));
    assert!(library.article("key-expired").is_none());
    assert!(library.knowledge.article("key-expired").is_none());
    assert!(library.hidden.contains("key-expired"));
}

#[test]
fn articles_that_are_named_or_ask_for_the_same_clue_stand_beside_each_other() {
    let library = checked(SECOND);
    assert_eq!(library.related_to("key-expired"), ["key-unreadable"]);
    assert_eq!(library.related_to("key-unreadable"), ["key-expired"]);
    assert_eq!(library.related_to("no-such-article"), [""; 0]);
}

#[test]
fn the_article_with_the_stronger_clue_comes_first_on_the_page_of_an_event() {
    let library = checked(SECOND);
    assert_eq!(
        library.articles_naming_event("schannel", 36870),
        ["key-unreadable", "key-expired"]
    );
    assert_eq!(
        library.articles_naming_code(SpaceId::Disconnect, 0x904),
        ["key-expired"]
    );
    assert_eq!(
        library.articles_naming_code(SpaceId::Disconnect, 0x204),
        [""; 0]
    );
}

#[test]
fn codes_of_the_same_stage_stand_beside_each_other() {
    let library = checked("");
    let near = library.around_code(SpaceId::Disconnect, 0x904);
    let values: Vec<(SpaceId, u32)> = near
        .codes
        .iter()
        .map(|(space, code)| (*space, code.value.value))
        .collect();
    assert_eq!(
        values,
        [(SpaceId::Disconnect, 0x204), (SpaceId::Extended, 0x7)]
    );
    assert!(near.events.is_empty());
}

#[test]
fn a_source_has_one_number_on_a_page_however_often_it_is_cited() {
    let library = checked("");
    let article = library.article("key-unreadable").expect("the base has it");
    let ids: Vec<&str> = library
        .cited_sources(article)
        .iter()
        .map(|source| source.id.value.as_str())
        .collect();
    assert_eq!(ids, ["vendor-page"]);
}

#[test]
fn an_event_is_found_by_its_number_and_leads_to_its_article() {
    let library = checked("");
    let documents = search_documents::documents(&library);
    let event = documents
        .iter()
        .find(|it| it.id == "schannel/36870")
        .expect("its page");
    assert_eq!(event.url, "events/schannel/36870.html");
    assert_eq!(event.codes, [36870]);
    assert_eq!(event.article.as_deref(), Some("key-unreadable"));
}

#[test]
fn a_file_that_cannot_be_understood_is_one_finding_and_not_one_for_each_name_in_it() {
    let folder = ExampleTree::base()
        .laid_over(
            r#"
```toml,file=events/schannel.toml
provider = "Schannel"
log = "System"
source = "vendor-page"

[[event]]
id = "36870"
```
"#,
        )
        .write();
    let (library, report) =
        generator::check(folder.path(), "2026-11-20").expect("the folder can be read");
    let codes: Vec<&str> = report
        .findings()
        .iter()
        .map(|finding| finding.rule.code)
        .collect();
    assert!(
        !codes.is_empty() && codes.iter().all(|code| *code == "L004"),
        "{codes:?}"
    );
    assert!(library.incomplete.contains("key-unreadable"));
}

fn checked(examples: &str) -> Library {
    let folder = ExampleTree::base().laid_over(examples).write();
    generator::check(folder.path(), "2026-11-20")
        .expect("the folder can be read")
        .0
}

fn linked(files: &[(&str, &[u8])]) -> Library {
    let mut report = Report::default();
    let sources = source::from_memory(files, &mut report);
    let articles = article::parse_all(&sources, &mut report);
    let tables = tables::parse_all(&sources, &mut report);
    library::link(articles, tables, &mut report)
}
