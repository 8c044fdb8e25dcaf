//! What a data file says, and what is said about one that is wrong.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source;

fn parse(files: &[(&str, &str)]) -> (Tables, String) {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, text)| (*path, text.as_bytes()))
        .collect();
    let mut report = Report::default();
    let sources = source::from_memory(&files, &mut report);
    let tables = parse_all(&sources, &mut report);
    report.sort();
    let line = |finding: &Diagnostic| {
        let start = finding.at.start();
        let code = finding.rule.code;
        let help = finding.help.as_deref().unwrap_or("-");
        format!(
            "{code} {}:{} {} ({help})",
            start.line, start.column, finding.message
        )
    };
    (
        tables,
        report
            .findings()
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

#[test]
fn a_code_table_is_sorted_and_keeps_its_places() {
    let toml = r#"
name = "Reason"
about = "Shown by mstsc."
source = "ms"
codes = [
  { value = 0x904, meaning = "Closed.", stage = "network", article = "closed" },
  { value = 0x1, name = "Local", meaning = "Left.", normal = true, confidence = "community" },
]
"#;
    let (tables, findings) = parse(&[("codes/disconnect.toml", toml)]);
    assert_eq!(findings, "");
    let codes = &tables.spaces[0].codes;
    assert_eq!((codes[0].value.value, codes[1].value.value), (1, 0x904));
    assert_eq!(&toml[codes[1].value.span.clone()], "0x904");
    assert_eq!(codes[0].confidence, RowConfidence::Community);
    assert!(codes[0].normal);
    let article = codes[1].article.as_ref().expect("the row names an article");
    assert_eq!(&toml[article.span.clone()], "closed");
}

#[test]
fn every_trouble_of_a_code_table_is_found_in_one_run() {
    let toml = r#"name = "Reason"
abuot = "Shown by mstsc."
source = ["ms"]
codes = [
  { value = -2147023436, meaning = "Signed." },
  { value = 0x1FFFFFFFF, meaning = "Too large." },
  { value = 7, meaning = "Seven.", stage = "netwrok" },
  { value = 0x7, meaning = "Seven again." },
  { value = 8, meaning = "Eight.", confidence = "sure", artcle = "x" },
  { meaning = "No value." },
]
"#;
    insta::assert_snapshot!(parse(&[("codes/disconnect.toml", toml)]).1, @r##"
    L004 2:1 this code table has no key `abuot` (did you mean `about`?)
    L004 3:10 a text belongs here, not a list (write it as `"…"`)
    L004 5:13 `-2147023436` is out of range (write it without a sign: `0x800705b4`)
    L004 6:13 `0x1FFFFFFFF` is out of range (it is at least 0 and at most 4294967295)
    L004 7:45 `netwrok` is not allowed here (did you mean `network`? it is `dns`, `network`, `firewall`, `negotiation`, `tls`, `certificate`, `credssp-nla`, `licensing`, `logon`, `session-limit`, `gateway`, `server-service` or `client-bug`)
    L012 8:13 `0x7` stands here twice (keep one row, and put what both say into it)
    L004 9:50 `sure` is not allowed here (it is `official`, `source-code`, `community` or `inferred`)
    L004 9:57 a code has no key `artcle` (did you mean `article`?)
    L004 10:3 a code has no `value` (add `value = …`)
    "##);
}

#[test]
fn a_file_named_after_no_code_space_is_a_finding() {
    let toml = "name = \"a\"\nabout = \"b\"\nsource = \"c\"\ncodes = []\n";
    let (tables, findings) = parse(&[("codes/win23.toml", toml)]);
    assert!(tables.spaces.is_empty());
    assert_eq!(
        findings,
        "L004 1:1 there is no code space `win23` (did you mean `win32`?)"
    );
}

#[test]
fn every_trouble_of_an_event_table_is_found_in_one_run() {
    let toml = r#"provider = "Schannel"
log = "System"
source = "ms"
[[event]]
id = 36870
side = "sever"
level = "loud"
meaning = "A key."
fields = { ErrorCode = "hresutl", Other = 1 }
[[event]]
id = 36870
meaning = "The same key."
"#;
    insta::assert_snapshot!(parse(&[("events/schannel.toml", toml)]).1, @r##"
    L004 6:9 `sever` is not allowed here (did you mean `server`? it is `client`, `server`, `gateway` or `infrastructure`)
    L004 7:10 `loud` is not allowed here (it is `critical`, `error`, `warning`, `information` or `verbose`)
    L004 9:25 `hresutl` is not allowed here (did you mean `hresult`? it is `disconnect`, `extended`, `errinfo`, `negotiation`, `hresult`, `ntstatus`, `win32`, `schannel`, `tls-alert`, `kerberos`, `gateway`, `rdpcorets` or `freerdp`)
    L004 9:43 a text belongs here, not a whole number (write it as `"…"`)
    L012 11:6 `36870` stands here twice (keep one row, and put what both say into it)
    "##);
}

#[test]
fn english_comes_first_and_unknown_labels_are_findings() {
    let german = "language = \"de\"\nunverified = [\"internal-eror\", \"error-code\"]\n[labels]\nerror-cod = [\"Fehlercode\"]\n[phrases]\ninternal-error = [\"Interner Fehler\"]\n";
    let english = "language = \"en\"\n[phrases]\ninternal-error = [\"Internal error\"]\n";
    let (tables, findings) = parse(&[("phrases/de.toml", german), ("phrases/en.toml", english)]);
    assert_eq!(tables.languages[0].language, "en");
    insta::assert_snapshot!(findings, @r##"
    L004 2:16 `internal-eror` has no wording in this file (did you mean `internal-error`?)
    L004 4:1 there is no label `error-cod` (did you mean `error-code`?)
    "##);
}

#[test]
fn a_source_needs_an_address_a_kind_and_a_date() {
    let toml = "[ms]\ntitle = \"Page\"\npublisher = \"Microsoft\"\nurl = \"learn.microsoft.com\"\nkind = \"seller\"\nread = \"today\"\n\n[good]\ntitle = \"Page\"\npublisher = \"P\"\nurl = \"https://example.com/\"\nkind = \"vendor\"\nread = 2026-11-20\n";
    let (tables, findings) = parse(&[("sources.toml", toml)]);
    assert_eq!(tables.sources.len(), 1);
    assert_eq!(tables.sources[0].read, "2026-11-20");
    insta::assert_snapshot!(findings, @r##"
    L004 4:8 `learn.microsoft.com` is no address (it starts with `https://` and holds no space)
    L004 5:9 `seller` is not allowed here (it is `vendor`, `specification`, `source-code`, `report` or `community`)
    L004 6:8 a date belongs here, not a text (write it as `2026-11-20`, without quotes)
    "##);
}

#[test]
fn a_sample_belongs_to_the_article_of_its_folder() {
    let (tables, findings) = parse(&[("samples/port-blocked/dialog.txt", "Error code: 0x904\r\n")]);
    assert_eq!(findings, "");
    assert_eq!(tables.samples[0].article, "port-blocked");
    assert_eq!(tables.samples[0].file.text, "Error code: 0x904\n");
}

#[test]
fn settings_fall_back_where_they_cannot_be_read() {
    let toml = "name = \"Reconnect\"\ntagline = \"Fix it\"\nreview-after-days = \"often\"\nplanned = [\"a\", \"a\"]\n";
    let (tables, findings) = parse(&[("site.toml", toml)]);
    assert_eq!(tables.site.review_after_days, 365);
    assert_eq!(tables.site.planned.len(), 1);
    insta::assert_snapshot!(findings, @r##"
    L004 3:21 a whole number belongs here, not a text (write it as `7` or `0x904`)
    L012 4:18 `a` stands here twice (keep one row, and put what both say into it)
    "##);
}

#[test]
fn every_trouble_of_a_flow_is_found_in_one_run() {
    let toml = r#"title = "It fails"
summary = "Questions."
form = ["a"]

[[step]]
id = "index"
ask = "What?"
why = "So."

[[step]]
id = "noise"
ask = "What do you [hear](article:b)?"
why = "So."
check = "alone"

[[step.answer]]
go = "article:b"

[[step]]
id = "light"
ask = "What do you see?"
why = "So."
unknown = "article:b"

[[step.answer]]
outcome = "good"
go = "article:b"

[[step]]
id = "light"
ask = "Again?"
why = "So."
"#;
    let (tables, findings) = parse(&[("flows/fails.toml", toml)]);
    insta::assert_snapshot!(findings, @r##"
    L004 3:1 this flow has no key `form` (did you mean `from`?)
    L004 6:7 `index` is no id of a step (`index.html` is the overview of the flow: name the step after its question)
    L004 12:8 a link stands here (take it out: only the answers of a step lead on)
    L004 14:10 `alone` names no check (write the id of the article, `/`, and the id of the check)
    L004 16:1 this answer says nothing (write either `text`, or `outcome` with the name of an outcome of the check)
    L004 26:12 this step has no check, so no outcome (write `text = "…"`, or add `check = "<article>/<check>"`)
    L012 30:7 `light` stands here twice (keep one row, and put what both say into it)
    "##);
    assert_eq!(tables.flows[0].steps.len(), 1);
}

#[test]
fn a_flow_keeps_its_answers_and_their_places() {
    let toml = r#"title = "It fails"
summary = "Questions."
from = ["hub"]

[[step]]
id = "noise"
ask = "Can you hear it?"
why = "It hums."
check = "engine/hum"
unknown = "step:light"

[[step.answer]]
outcome = "good"
go = "article:b"
rules-out = "The engine."

[[step.answer]]
text = "It whistles"
go = "step:light"
"#;
    let (tables, findings) = parse(&[("flows/fails.toml", toml)]);
    assert_eq!(findings, "");
    let flow = &tables.flows[0];
    assert_eq!(
        (flow.id.as_str(), flow.from[0].value.as_str()),
        ("fails", "hub")
    );
    let answers = &flow.steps[0].answers;
    assert_eq!(answers[0].words.as_str(), "good");
    assert_eq!(answers[0].rules_out.as_deref(), Some("The engine."));
    assert_eq!(&toml[answers[1].go.span.clone()], "step:light");
    assert!(matches!(answers[1].words, AnswerWords::Text(_)));
}
