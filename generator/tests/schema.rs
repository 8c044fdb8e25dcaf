//! The JSON Schemas say what the reader says: the whole content keeps them, and what the reader refuses they refuse.

use std::fs;
use std::path::{Path, PathBuf};

use generator::diagnostic::{Report, rules};
use generator::{article, schema, source, tables};
use jsonschema::Validator;
use serde_json::{Map, Value};

#[test]
fn every_file_of_the_content_keeps_its_schema() {
    let mut n_documents = 0;
    for (folder, name) in [
        ("codes", "codes"),
        ("events", "events"),
        ("phrases", "phrases"),
        ("flows", "flows"),
        ("sources.toml", "sources"),
        ("names.toml", "names"),
        ("observations.toml", "observations"),
        ("site.toml", "site"),
    ] {
        let schema = validator(name);
        for path in files(&content().join(folder), "toml") {
            keeps(&schema, &toml_of(&read(&path)), &path.display().to_string());
            n_documents += 1;
        }
    }
    let (article, page) = (validator("article"), validator("page"));
    let blocks = [
        ("check", validator("check")),
        ("cause", validator("cause")),
        ("figure", validator("figure")),
    ];
    for (folder, front) in [("articles", &article), ("pages", &page)] {
        for path in files(&content().join(folder), "md") {
            let text = read(&path);
            let name = path.display().to_string();
            let (keys, body) = text[4..].split_once("\n+++").expect("a front matter ends");
            keeps(front, &toml_of(keys), &name);
            for (kind, schema) in &blocks {
                for block in fences(body, kind) {
                    keeps(schema, &toml_of(block), &format!("{name}: {kind}"));
                    n_documents += 1;
                }
            }
        }
    }
    assert!(
        n_documents > 200,
        "only {n_documents} documents were looked at"
    );
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    for (path, wrong) in [
        ("site.toml", "name = \"A\"\ntagline = \"B\"\nnaem = \"C\""),
        ("site.toml", "name = \"A\""),
        ("site.toml", "name = 7\ntagline = \"B\""),
        ("site.toml", "name = \" \"\ntagline = \"B\""),
        (
            "site.toml",
            "name = \"A\"\ntagline = \"B\"\nreview-after-days = -1",
        ),
        (
            "codes/disconnect.toml",
            "name = \"A\"\nabout = \"B\"\nsource = \"s\"\ncodes = [{ value = 0x1FFFFFFFF, meaning = \"C\" }]",
        ),
        (
            "codes/disconnect.toml",
            "name = \"A\"\nabout = \"B\"\nsource = \"s\"\ncodes = [{ value = 1, meaning = \"C\", stage = \"tsl\" }]",
        ),
        (
            "codes/disconnect.toml",
            "name = \"A\"\nabout = \"B\"\nsource = \"s\"\ncodes = [{ value = 1, meaning = \"C\", mean = \"C\" }]",
        ),
        (
            "codes/disconnect.toml",
            "name = \"A\"\nabout = \"B\"\nsource = \"s\"\ncodes = { value = 1 }",
        ),
        (
            "events/a.toml",
            "provider = \"A\"\nlog = \"B\"\nsource = \"s\"\nevent = [{ id = 1, meaning = \"C\", fields = { E = \"w32\" } }]",
        ),
        (
            "events/a.toml",
            "provider = \"A\"\nlog = \"B\"\nsource = \"s\"\nevent = [{ id = 1, meaning = \"C\", normal = \"yes\" }]",
        ),
        (
            "phrases/en.toml",
            "language = \"en\"\n[phrases]\na-b = \"one\"",
        ),
        ("phrases/en.toml", "language = \"en\"\nday-first = 1"),
        (
            "flows/a.toml",
            "title = \"A\"\nsummary = \"B\"\nstep = [{ id = \"c\", ask = \"D\" }]",
        ),
        (
            "sources.toml",
            "[a]\ntitle = \"A\"\npublisher = \"B\"\nurl = \"https://example.com\"\nkind = \"vender\"\nread = 2026-11-20",
        ),
        (
            "sources.toml",
            "[a]\ntitle = \"A\"\npublisher = \"B\"\nurl = \"https://example.com\"\nkind = \"vendor\"\nread = \"today\"",
        ),
        ("names.toml", "services = \"TermService\""),
        ("observations.toml", "[a]\nshown = [\"registry x = 1\"]"),
        (
            "pages/a.md",
            "title = \"A\"\nsummary = \"B\"\nreviewed = 2026-11-20\nstage = \"tls\"",
        ),
        ("articles/a.md", "title = \"A\""),
    ] {
        assert!(
            reader_refuses(path, wrong),
            "the reader takes {path}: {wrong}"
        );
        let schema = validator(schema_of(path));
        assert!(
            !schema.is_valid(&toml_of(wrong)),
            "the schema takes {path}: {wrong}"
        );
    }
}

#[test]
fn a_schema_names_the_keys_in_the_words_of_the_authors() {
    let article = schema::of("article").expect("there is one");
    let properties = &article["properties"];
    assert_eq!(properties["risk"]["enum"][0], "read-only");
    assert_eq!(properties["reviewed"]["format"], "date");
    let clue = &properties["signature"]["items"]["properties"]["all"]["items"]["properties"];
    assert_eq!(clue["strength"]["enum"][0], "decisive");
    assert_eq!(article["additionalProperties"], false);
    let outcome = &schema::of("check").expect("there is one")["properties"]["outcome"]["items"];
    assert!(
        outcome["properties"]["when"]["properties"]["at-least"].is_object(),
        "{outcome}"
    );
    assert_eq!(schema::of("articel"), None);
}

fn schema_of(path: &str) -> &str {
    let name = path.split(['/', '.']).next().unwrap_or(path);
    match name {
        "articles" => "article",
        "pages" => "page",
        other => other,
    }
}

fn reader_refuses(path: &str, text: &str) -> bool {
    let is_markdown = path
        .split('/')
        .next()
        .is_some_and(|it| it == "articles" || it == "pages");
    let text = if is_markdown {
        format!("+++\n{text}\n+++\n")
    } else {
        text.to_owned()
    };
    let mut report = Report::default();
    let sources = source::from_memory(&[(path, text.as_bytes())], &mut report);
    article::parse_all(&sources, &mut report);
    tables::parse_all(&sources, &mut report);
    report.findings().iter().any(|finding| {
        [rules::BROKEN_TABLE.code, rules::BROKEN_FRONT_MATTER.code].contains(&finding.rule.code)
    })
}

fn validator(name: &str) -> Validator {
    let schema = schema::of(name).unwrap_or_else(|| panic!("there is no schema `{name}`"));
    jsonschema::validator_for(&schema).expect("it is a schema")
}

fn keeps(schema: &Validator, document: &Value, what: &str) {
    let errors: Vec<String> = schema
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// TOML as the editors' schemas see it: a date is a text.
fn toml_of(text: &str) -> Value {
    let table: toml::Table = text
        .parse()
        .unwrap_or_else(|cause| panic!("{cause}\n{text}"));
    json_of(toml::Value::Table(table))
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(elements) => elements.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            let keys = table.into_iter().map(|(key, value)| (key, json_of(value)));
            Value::Object(keys.collect::<Map<String, Value>>())
        }
    }
}

/// What stands inside the fences of a kind.
fn fences<'t>(body: &'t str, kind: &str) -> Vec<&'t str> {
    let opening = format!("\n```{kind}\n");
    let inside = |(at, _): (usize, &str)| {
        let rest = &body[at + opening.len()..];
        &rest[..rest.find("\n```").unwrap_or(rest.len())]
    };
    body.match_indices(&opening).map(inside).collect()
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// A file, or the files of a folder with an extension.
fn files(path: &Path, extension: &str) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let entries = fs::read_dir(path).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the file is there")
}
