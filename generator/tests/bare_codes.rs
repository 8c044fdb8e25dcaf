//! Which numbers in the prose an author has to name: what a reader understands passes, what they would have to guess does not.

mod example_tree;

use example_tree::ExampleTree;

/// 0x7 is in three lists, 0x904 and 0xC000006D in one each.
const TABLES: &str = r#"
```toml,file=codes/errinfo.toml
name = "ERRINFO"
about = "Sent by the server."
seen-as = ["errinfo"]
source = "vendor-page"
codes = [{ value = 0x7, meaning = "The server denied the connection." }]
```

```toml,file=codes/ntstatus.toml
name = "Windows status code (NTSTATUS)"
about = "Written by events."
seen-as = ["status"]
source = "vendor-page"
codes = [{ value = 0xC000006D, name = "STATUS_LOGON_FAILURE", meaning = "The sign-in failed." }]
```

```toml,file=codes/disconnect.toml
name = "Disconnect reason"
about = "Shown by mstsc as Error code."
seen-as = ["error code", "reason"]
source = "vendor-page"
codes = [
  { value = 0x7, meaning = "Something else.", stage = "network" },
  { value = 0x204, meaning = "The connection could not be made.", stage = "network" },
  { value = 0x904, meaning = "The connection was closed under the client.", stage = "network" },
]
```
"#;

#[test]
fn what_a_reader_understands_is_not_complained_about() {
    let understood = [
        // A label, a word, a link, a pair, what it means.
        "The error code 0x904 says that the connection was closed.",
        "The dialog shows 0x904.",
        "Then there is [0x904](code:disconnect/0x904).",
        "Nobody has verified it against 0x904 / 0x7.",
        "The other side closed it (0x904).",
        "Look for 0x904 (closed) first.",
        "It may be STATUS_LOGON_FAILURE, 0xC000006D.",
        "The *extended* error codes are 0x7 and others.",
        "Look for an ERRINFO of 0x7.",
        // Once a section is enough, in any of its passages.
        "The extended error code 0x7 came.\n\nLater 0x7 was gone.\n\n- 0x7 again",
        // What leads to a list or stands above a column counts.
        "One of these extended error codes:\n\n- 0x7\n- 0x204",
        "| Extended error code | What |\n|---|---|\n| 0x7 | denied |",
        // What a command takes or prints is no code of ours.
        "The command prints `0x7`:\n\n```cmd\nreg add HKCU\\Example /d 0x7\n```",
        // No list has it, or it stands for many.
        "The flag 0x20 is set. A number like `0x9…` is one of many.",
    ];
    for text in understood {
        assert_eq!(complaints(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_number_that_has_to_be_guessed_is_complained_about_once() {
    let unclear = [
        (
            "Some people get 0x904.",
            "nothing says that 0x904 is a code",
        ),
        ("The dialog shows 0x7.", "0x7 is in several lists"),
        (
            "For this reason it ends with 0x7, then with 0x7.",
            "0x7 is in several lists",
        ),
        (
            "The extended error code 0x904 came.",
            "no extended error code 0x904 is known",
        ),
        (
            "Then there is [0x904](code:disconnect/0x204).",
            "`0x904` leads to 0x204",
        ),
        (
            "See [event 36871](event:schannel/36870).",
            "`event 36871` leads to event 36870",
        ),
    ];
    for (text, message) in unclear {
        let complaints = complaints(text);
        assert_eq!(complaints.len(), 1, "{text}: {complaints:?}");
        assert!(complaints[0].starts_with(message), "{text}: {complaints:?}");
    }
}

#[test]
fn another_section_names_its_numbers_itself() {
    let text = "The extended error code 0x7 came.\n\n## Why this happens\n\nBecause of 0x7.";
    assert_eq!(complaints(text).len(), 1);
}

/// What is said about an article whose part "Still failing?" has this text.
fn complaints(text: &str) -> Vec<String> {
    let examples = format!(
        "{TABLES}\n````markdown,file=articles/key-unreadable.md\n## Still failing?\n\n{text}\n````\n"
    );
    let folder = ExampleTree::base().laid_over(&examples).write();
    let (_, report) =
        generator::check(folder.path(), "2026-11-20").expect("the folder can be read");
    let findings = report.findings().iter();
    findings
        .map(|finding| {
            assert_eq!(
                finding.rule.name, "bare-code",
                "{text}: {}",
                finding.message
            );
            let shown = &finding.at.file.text[finding.at.span.clone()];
            assert!(shown.starts_with(['0', '[']), "{text}: marks `{shown}`");
            finding.message.clone()
        })
        .collect()
}
