//! What an article file says, and what is said about one that is wrong.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source;

const FRONT: &str = r#"+++
title = "The key is gone"
summary = "Windows cannot read the key."
stage = "certificate"
applies-to = ["Windows 11"]
audience = "administrator"
risk = "reversible"
reviewed = 2026-11-20
evidence = "field-reported"
sources = ["ms"]

[[signature]]
all = [{ code = "disconnect:0x904" }]
any = [{ event = "schannel/36870", strength = "decisive" }]
+++
"#;

const BODY: &str = r##"
## Answer

The key is gone. First [check it](#cause-the-key-is-gone).

## If you are not the admin

Ask.

## Is this your problem?

Event `36870` is there.

## Cause: the key is gone

```cause
evidence = "field-reported"
sources = ["ms"]
risk = "reversible"
who = "administrator"
```

Somebody removed it.

### Check

Run this:

```check
id = "key-readable"
where = "remote-computer"
shell = "powershell-admin"
risk = "read-only"
run = "Get-Key"

[[outcome]]
when = { contains = "False" }
means = "It is gone."
then = "#cause-the-key-is-gone"
example = "False"
```

### Fix

1. Restart:

   ```cmd-admin
   net stop TermService
   ```

### Verify

Connect.

### Undo

There is nothing to undo.

## Still failing?

Read [the hub](article:0x904-0x7#answer).

## Why this happens

Keys age.
"##;

fn article() -> String {
    format!("{FRONT}{BODY}")
}

fn parse_text(text: &str) -> (Option<Article>, String) {
    let mut report = Report::default();
    let sources = source::from_memory(&[("articles/key-gone.md", text.as_bytes())], &mut report);
    let article = parse_all(&sources, &mut report).pop();
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
        article,
        report
            .findings()
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

fn findings(text: &str) -> String {
    parse_text(text).1
}

#[test]
fn a_good_article_is_read_without_a_finding() {
    let (article, findings) = parse_text(&article());
    assert_eq!(findings, "");
    let article = article.expect("the front matter is good");
    assert_eq!(article.id, "key-gone");
    assert_eq!(
        article.front.signatures[0].all[0].kind,
        ClueSpecKind::Code("disconnect".into(), 0x904)
    );
    let titles: Vec<&str> = article
        .body
        .sections
        .iter()
        .map(|it| it.title.value.as_str())
        .collect();
    assert_eq!(titles[3], "Cause: the key is gone");
    let cause = &article.body.sections[3];
    assert_eq!(cause.markdown.value, "Somebody removed it.");
    assert_eq!(cause.parts[0].anchor, "cause-the-key-is-gone--check");
    assert!(matches!(
        cause.parts[0].blocks[..],
        [Block::Markdown(_), Block::Check(_)]
    ));
    assert_eq!(article.body.sections[0].n_words, 7);
    assert_eq!(
        article
            .body
            .links
            .iter()
            .map(|link| link.target.clone())
            .collect::<Vec<_>>(),
        [
            Target::Anchor("cause-the-key-is-gone".into()),
            Target::Article("0x904-0x7".into(), Some("answer".into())),
        ]
    );
}

#[test]
fn every_place_is_a_place_in_the_file() {
    let text = article();
    let article = parse_text(&text).0.expect("the front matter is good");
    let of = |span: &Range<usize>| text[span.clone()].to_owned();
    assert_eq!(of(&article.front.title.span), "The key is gone");
    assert_eq!(
        of(&article.front.signatures[0].any[0].span),
        "schannel/36870"
    );
    assert_eq!(
        of(&article.body.links[0].span),
        "[check it](#cause-the-key-is-gone)"
    );
    let cause = &article.body.sections[3];
    assert_eq!(of(&cause.title.span), cause.title.value);
    let Block::Check(check) = &cause.parts[0].blocks[1] else {
        panic!("the second block is a check")
    };
    assert_eq!(of(&check.run.span), "Get-Key");
    assert_eq!(of(&check.outcomes[0].example.span), "False");
    let Block::Markdown(fix) = &cause.parts[1].blocks[0] else {
        panic!("a fix is Markdown")
    };
    assert_eq!(of(&fix.span), fix.value);
}

#[test]
fn line_ends_and_encodings_make_no_difference() {
    let plain = parse_text(&article()).0.expect("the front matter is good");
    let windows = format!("\u{FEFF}{}", article().replace('\n', "\r\n"));
    let (other, findings) = parse_text(&windows);
    assert_eq!(findings, "");
    assert_eq!(
        format!("{:?}", other.expect("it is the same text")),
        format!("{plain:?}")
    );
}

#[test]
fn every_wrong_key_of_a_front_matter_has_a_finding_of_its_own() {
    let front = r#"+++
titel = "The key is gone"
summary = 7
stage = "certifcate"
applies_to = ["Windows 11"]
audience = ["administrator"]
risk = "reversibel"
reviewed = "2026-11-20"
evidence = "rumour"
sources = "ms"
minutes = -5
status = "draft"
replaced-by = "other"
colour = "red"
also-at = ["../x.html"]
allow = [{ rule = "stale-review" }]

[[signature]]
all = [{ code = "disconnect-0x904" }, { evnt = "schannel/1" }, { phrase = "a", code = "win32:5" }]
some = []

[[signature]]
none = []
+++
"#;
    insta::assert_snapshot!(findings(&format!("{front}{BODY}")), @r##"
    L003 2:1 the front matter has no key `titel` (did you mean `title`?)
    L003 3:11 a text belongs here, not a whole number (write it as `"…"`)
    L003 4:10 `certifcate` is not allowed here (did you mean `certificate`? it is `dns`, `network`, `firewall`, `negotiation`, `tls`, `certificate`, `credssp-nla`, `licensing`, `logon`, `session-limit`, `gateway`, `server-service` or `client-bug`)
    L003 5:1 the front matter has no key `applies_to` (did you mean `applies-to`?)
    L003 6:12 a text belongs here, not a list (write it as `"…"`)
    L003 7:9 `reversibel` is not allowed here (did you mean `reversible`? it is `read-only`, `reversible`, `weakens-security` or `loses-data`)
    L003 8:12 a date belongs here, not a text (write it as `2026-11-20`, without quotes)
    L003 9:13 `rumour` is not allowed here (it is `inferred`, `field-reported`, `vendor-documented` or `reproduced`)
    L003 10:11 a list of texts belongs here, not a text (write it as `["…", "…"]`)
    L003 11:11 `-5` is out of range (it is at least 0 and at most 10080)
    L003 13:16 only a retired article is replaced (add `status = "retired"`, or take `replaced-by` out)
    L003 14:1 the front matter has no key `colour` (its keys are `title`, `summary`, `reviewed`, `sources`, `also-at`, `kind`, `stage`, `applies-to`, `audience`, `risk`, `restart`, `minutes`, `evidence`, `related`, `changes`, `status`, `replaced-by`, `allow` or `signature`)
    L003 15:13 `../x.html` is no address of a page (write it from the root of the site: `articles/old-name.html`)
    L003 16:10 an entry of `allow` has no `because` (add `because = …`)
    L006 19:18 `disconnect-0x904` is not a code (write it like `disconnect:0x904`)
    L006 19:41 a clue has no key `evnt` (did you mean `event`?)
    L006 19:64 this clue asks for two things at once (a clue is `{ code = "…" }`, `{ event = "…" }`, `{ phrase = "…" }` or `{ sequence = "…" }`)
    L006 20:1 a signature has no key `some` (its keys are `stage`, `all`, `any`, `none` or `hint`)
    L006 22:1 this signature asks for nothing (give it clues: `all = [{ code = "disconnect:0x904" }]`)
    "##);
}

#[test]
fn a_broken_clue_drops_the_clue_and_not_the_article() {
    let text = article().replace("{ code = \"disconnect:0x904\" }", "{ code = \"nonsense\" }");
    let article = parse_text(&text).0.expect("the article goes on");
    assert!(article.front.signatures[0].all.is_empty());
    assert_eq!(article.front.signatures[0].any.len(), 1);
}

#[test]
fn a_front_matter_that_is_missing_open_or_huge_is_one_finding() {
    assert_eq!(
        findings(BODY.trim_start()),
        "L003 1:1 the file does not start with `+++` (the first line is `+++`, then come `title = \"…\"` and the other keys, then `+++`)"
    );
    assert_eq!(
        findings("+++\ntitle = \"x\"\n"),
        "L003 1:1 this `+++` is never closed (put a line `+++` between the keys and the text)"
    );
    let huge = format!("+++\n# {}\n+++\n", "x".repeat(70_000));
    assert_eq!(
        findings(&huge),
        "L002 1:1 the front matter is larger than 64 KiB (put text below the second `+++`)"
    );
}

#[test]
fn headings_that_are_missing_unknown_or_out_of_order_are_findings() {
    let body = BODY
        .replace("## Is this your problem?", "## Is it your problem?")
        .replace(
            "## Still failing?\n\nRead [the hub](article:0x904-0x7#answer).\n",
            "",
        )
        .replace(
            "## Why this happens\n\nKeys age.",
            "## If you are not the admin\n\nAgain.\n\n# Title",
        )
        .replace(
            "### Undo\n\nThere is nothing to undo.",
            "### Check\n\nAgain.\n\n### Notes\n\nx",
        );
    insta::assert_snapshot!(findings(&format!("{FRONT}\nLoose text.\n{body}")), @r##"
    L009 17:1 this text stands in no section (an article starts with `## Answer`)
    L009 27:4 there is no section `Is it your problem?` (did you mean `Is this your problem?`?)
    L009 31:4 this cause has no `### Undo` (give the command that puts it back, even if it is "There is nothing to undo.")
    L009 72:5 this cause has `Check` twice (put both under one heading)
    L009 76:5 a cause has no part `Notes` (its parts are `Check`, `Fix`, `Verify` or `Undo`; use `####` inside)
    L009 81:4 `If you are not the admin` stands here twice (put both under one heading)
    L009 81:4 there is no `## Still failing?` (add it behind this section)
    L009 81:4 there is no `## Why this happens` (add it behind this section)
    L009 85:3 the title of a page comes from its front matter (write `## …`, or take the heading out)
    "##);
}

#[test]
fn every_trouble_of_a_check_and_a_cause_is_found_in_one_run() {
    let body = BODY
        .replace(
            "who = \"administrator\"\n```",
            "whoo = \"administrator\"\n```",
        )
        .replace("where = \"remote-computer\"", "where = \"server\"")
        .replace(
            "when = { contains = \"False\" }",
            "when = { field = \"State\" }",
        )
        .replace("example = \"False\"", "exmple = \"False\"");
    insta::assert_snapshot!(findings(&format!("{FRONT}{body}")), @r##"
    L014 35:1 the cause block has no key `whoo` (did you mean `who`?)
    L005 46:10 `server` is not allowed here (it is `this-computer`, `remote-computer`, `gateway` or `network`)
    L005 52:8 this `field` is compared with nothing (add `equals`, `one-of`, `at-least` or `at-most`)
    L005 55:1 an outcome has no key `exmple` (did you mean `example`?)
    "##);
}

#[test]
fn html_images_and_unknown_fences_are_findings() {
    let body = BODY
        .replace("Keys age.", "Keys <b>age</b> on <server>.\n\n<div>x</div>\n\n![key](key.png)\n\n```bash\nls\n```\n\n    indented\n");
    insta::assert_snapshot!(findings(&format!("{FRONT}{body}")), @r##"
    L010 80:6 this is HTML, and a page shows it as it is written (put names like `<server>` in backticks, and write the rest as Markdown)
    L010 80:12 this is HTML, and a page shows it as it is written (put names like `<server>` in backticks, and write the rest as Markdown)
    L010 80:20 this is HTML, and a page shows it as it is written (put names like `<server>` in backticks, and write the rest as Markdown)
    L010 82:1 this is HTML, and a page shows it as it is written (put names like `<server>` in backticks, and write the rest as Markdown)
    L015 84:1 no page can show an image yet (say in words what it shows; a screenshot of text is better as text)
    L013 86:1 there is no code block of the kind `bash` (the kinds are `powershell`, `powershell-admin`, `cmd`, `cmd-admin`, `sh`, `output`, `text`, `toml`, `xml`, `check`, `cause` or `figure`)
    L013 90:5 an indented text becomes a code block of no kind (take the indentation out, or put it between fences ```text and ```)
    "##);
}

#[test]
fn characters_that_hide_in_commands_are_named() {
    let body = BODY
        .replace("net stop TermService", "net\u{A0}stop TermService \u{2013}x \u{2013}y")
        .replace("run = \"Get-Key\"", "run = \"Get\\u202E-Key\"")
        .replace("`36870`", "`368\u{200B}70` and `\u{0441}md`")
        .replace("Keys age.", "```output\nIt\u{2019}s “quoted”, but not\u{200B}hidden\n```\n\nProse may say “so” – of course.");
    insta::assert_snapshot!(findings(&format!("{FRONT}{body}")), @r##"
    L054 27:11 U+200B, a zero width space, stands in code (delete it)
    L054 27:21 U+0441, a Cyrillic letter in a Latin word, stands in code (type the Latin letter)
    L054 49:8 U+202E, a right-to-left override, stands in code (delete it)
    L054 63:7 U+00A0, a no-break space, stands in code (type a space)
    L054 63:25 U+2013, an en dash, stands in code, 2 times in this text (type `-`)
    L054 81:23 U+200B, a zero width space, stands in code (delete it)
    "##);
}

#[test]
fn a_page_may_say_what_it_likes_in_sections_of_its_own() {
    let text = "+++\ntitle = \"About\"\nsummary = \"What this is.\"\nreviewed = 2026-11-20\n+++\n\nHello.\n\n## One\n\n### Check\n\nText.\n\n## Check\n";
    let mut report = Report::default();
    let sources = source::from_memory(&[("pages/about.md", text.as_bytes())], &mut report);
    let page = parse_all(&sources, &mut report)
        .pop()
        .expect("the front matter is good");
    assert_eq!(report.findings().len(), 0);
    assert_eq!(page.front.kind, Kind::Page);
    assert_eq!(
        page.body
            .intro
            .expect("there is text before the first heading")
            .value,
        "Hello."
    );
    assert_eq!(page.body.anchors, ["one", "check", "one--check"]);
}

#[test]
fn an_outcome_has_a_name_of_its_own_or_none() {
    let twice = BODY.replacen(
        "[[outcome]]\nwhen = { contains = \"False\" }",
        "[[outcome]]\nid = \"gone\"\nwhen = { contains = \"Falsch\" }\nmeans = \"Gone.\"\nexample = \"Falsch\"\n\n\
         [[outcome]]\nid = \"good\"\nwhen = { contains = \"Ja\" }\nmeans = \"Here.\"\nexample = \"Ja\"\n\n\
         [[outcome]]\nid = \"gone\"\nwhen = { contains = \"False\" }",
        1,
    );
    insta::assert_snapshot!(findings(&format!("{FRONT}{twice}")), @r##"
    L005 58:7 `good` stands for every healthy outcome (give this one another id)
    L005 64:7 two outcomes of this check are called `gone` (give each its own id, or none: only those that a flow names need one)
    "##);
}
