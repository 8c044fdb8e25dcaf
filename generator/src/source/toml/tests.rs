//! What is said about TOML that is wrong, and where.

use std::sync::Arc;

use super::*;
use crate::diagnostic::rules;

/// Reads `name` (text), `size` (number) and `inner` (tables with `flag`), and lists all findings.
fn findings(toml: &str) -> Vec<String> {
    let file = Arc::new(SourceText {
        path: "a.toml".into(),
        text: toml.into(),
    });
    let mut report = Report::default();
    let mut reader = Reader::new(&file, 0, &rules::BROKEN_TABLE, &mut report);
    let document = reader.parse(toml);
    let mut keys = document.keys(0..0, "this file");
    keys.required(&mut reader, "name", Reader::text);
    keys.optional(&mut reader, "size", Reader::number);
    keys.optional(&mut reader, "read", Reader::date);
    keys.optional(&mut reader, "inner", |reader, value| {
        reader.tables(value, "an inner table", |reader, mut inner| {
            inner.required(reader, "flag", Reader::flag);
            inner.finish(reader);
            Some(())
        })
    });
    keys.finish(&mut reader);
    report.sort();
    let line = |finding: &Diagnostic| {
        let help = finding.help.as_deref().unwrap_or("-");
        let start = finding.at.start();
        format!(
            "{}:{} {} ({help})",
            start.line, start.column, finding.message
        )
    };
    report.findings().iter().map(line).collect()
}

#[test]
fn a_good_document_gives_no_finding() {
    let toml = "name = \"x\"\nsize = 0x904\nread = 2026-11-20\n[[inner]]\nflag = true\n";
    assert_eq!(findings(toml), Vec::<String>::new());
}

#[test]
fn every_trouble_has_its_own_finding_and_place() {
    let toml = "naem = \"x\"\nsize = -2147023436\nread = \"2026-11-20\"\n\n[[inner]]\nflag = 1\n\n[[inner]]\nflg = true\n";
    insta::assert_snapshot!(findings(toml).join("\n"), @r##"
    1:1 this file has no key `naem` (did you mean `name`?)
    2:8 `-2147023436` is out of range (write it without a sign: `0x800705b4`)
    3:8 a date belongs here, not a text (write it as `2026-11-20`, without quotes)
    6:8 `true` or `false` belongs here, not a whole number (write it as `true`)
    9:1 an inner table has no key `flg` (did you mean `flag`?)
    "##);
}

#[test]
fn an_error_of_syntax_does_not_hide_the_rest() {
    let toml = "name = \"x\nsize = \"big\"\ncolour = 1\nsize = 3\n";
    insta::assert_snapshot!(findings(toml).join("\n"), @r##"
    1:10 invalid basic string, expected `"` (texts stand in quotes: `"…"`, or `'…'` where backslashes mean themselves)
    2:8 a whole number belongs here, not a text (write it as `7` or `0x904`)
    3:1 this file has no key `colour` (its keys are `name`, `size`, `read` or `inner`)
    4:1 the key `size` stands here twice (keep one of them)
    "##);
}

#[test]
fn a_number_of_twenty_digits_is_too_large_and_not_of_the_wrong_type() {
    let toml = "name = \"x\"\nsize = 99999999999999999999\n";
    let found = findings(toml).join("\n");
    assert!(found.contains("2:8 this number is too large"), "{found}");
}

#[test]
fn the_place_of_a_text_is_what_stands_between_its_quotes() {
    let toml = "a = 'one'\nb = \"\"\"\ntwo\"\"\"\n";
    let file = Arc::new(SourceText {
        path: "a.toml".into(),
        text: toml.into(),
    });
    let mut report = Report::default();
    let mut reader = Reader::new(&file, 0, &rules::BROKEN_TABLE, &mut report);
    let document = reader.parse(toml);
    let mut keys = document.keys(0..0, "this file");
    let one = keys
        .required(&mut reader, "a", Reader::text)
        .expect("`a` is a text");
    let two = keys
        .required(&mut reader, "b", Reader::text)
        .expect("`b` is a text");
    assert_eq!(&toml[one.span], "one");
    assert_eq!((two.value.as_str(), &toml[two.span]), ("two", "\ntwo"));
}

#[test]
fn a_key_that_stands_twice_points_at_the_first() {
    let toml = "name = \"x\"\n[[inner]]\nflag = true\n[[inner]]\nflag = true\nflag = false\n";
    let file = Arc::new(SourceText {
        path: "a.toml".into(),
        text: toml.into(),
    });
    let mut report = Report::default();
    Reader::new(&file, 0, &rules::BROKEN_TABLE, &mut report).parse(toml);
    let finding = &report.findings()[0];
    assert_eq!(finding.message, "the key `flag` stands here twice");
    assert_eq!(
        (finding.at.start().line, finding.also[0].0.start().line),
        (6, 5)
    );
}
