//! What becomes a text, and what becomes a finding.

use super::*;

fn findings(report: &Report) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        format!(
            "{} {}: {}",
            finding.rule.code, finding.at.file.path, finding.message
        )
    };
    report.findings().iter().map(line).collect()
}

fn read_bytes(bytes: &[u8]) -> (Sources, Report) {
    let mut report = Report::default();
    let sources = from_memory(&[("pages/about.md", bytes)], &mut report);
    (sources, report)
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(to_bytes)
        .collect()
}

#[test]
fn all_encodings_of_an_editor_and_all_line_ends_give_the_same_text() {
    let text = "Grüße, Über 0x904 😀\nzweite Zeile\n";
    for line_end in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', line_end);
        let with_mark = format!("\u{FEFF}{text}").into_bytes();
        for bytes in [
            text.clone().into_bytes(),
            with_mark,
            utf16(&text, u16::to_le_bytes),
            utf16(&text, u16::to_be_bytes),
        ] {
            let (sources, report) = read_bytes(&bytes);
            assert_eq!(findings(&report), Vec::<String>::new());
            assert_eq!(
                sources.files[0].text,
                "Grüße, Über 0x904 😀\nzweite Zeile\n"
            );
        }
    }
}

#[test]
fn a_byte_that_is_no_utf8_is_named_and_shown() {
    let (sources, report) = read_bytes(b"one\r\nGr\xFC\xDFe\n");
    assert!(sources.files.is_empty());
    assert_eq!(
        findings(&report),
        ["L001 pages/about.md: this is not UTF-8: byte 0xfc at offset 7 starts no character"]
    );
    let start = report.findings()[0].at.start();
    assert_eq!((start.line, start.column), (2, 3));
}

#[test]
fn utf16_without_a_mark_and_torn_utf16_are_no_text() {
    let (_, report) = read_bytes(b"a\0b\0");
    assert_eq!(
        findings(&report),
        ["L001 pages/about.md: this is not text: offset 1 holds a zero byte"]
    );
    let (_, report) = read_bytes(b"\xFF\xFEa\0b");
    assert_eq!(
        findings(&report),
        [
            "L001 pages/about.md: this is not UTF-16, as its first two bytes say: offset 4 ends in mid-character"
        ]
    );
}

#[test]
fn a_file_of_three_mebibytes_is_too_large() {
    let (sources, report) = read_bytes(&vec![b'x'; 3 * 1024 * 1024]);
    assert!(sources.files.is_empty());
    assert_eq!(
        findings(&report),
        ["L002 pages/about.md: the file is larger than 2 MiB"]
    );
}

#[test]
fn names_that_some_system_cannot_hold_are_findings() {
    let paths = [
        "articles/Port-Blocked.md",
        "articles/aux.md",
        "articles/com1.md",
        "articles/port blocked.md",
        "articles/port-blocked.md",
        "articles/a..md",
        "articles/-a.md",
        "articles/ümlaut.md",
        "articles/com10.md",
        "articles/console.md",
        "articles/index.md",
    ];
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (*path, b"x".as_slice())).collect();
    let mut report = Report::default();
    from_memory(&files, &mut report);
    insta::assert_snapshot!(findings(&report).join("\n"), @r##"
    L008 articles/-a.md: `-a.md` starts or ends with `-`
    L008 articles/Port-Blocked.md: `Port-Blocked.md` holds the upper-case letter `P`; names are lower-case letters, digits and `-`
    L008 articles/a..md: `a..md` has a dot too many
    L008 articles/aux.md: `aux.md` is the name of a device on Windows
    L008 articles/com1.md: `com1.md` is the name of a device on Windows
    L008 articles/index.md: `articles/index.html` is the list of all articles
    L008 articles/port blocked.md: `port blocked.md` holds a space; names are lower-case letters, digits and `-`
    L008 articles/port-blocked.md: `articles/port-blocked.md` and `articles/Port-Blocked.md` differ in case only
    L008 articles/ümlaut.md: `ümlaut.md` holds `ü`; names are lower-case letters, digits and `-`
    "##);
}

#[test]
fn files_that_nothing_reads_are_findings_and_notes_for_authors_are_not() {
    let files: Vec<(&str, &[u8])> = [
        "README.md",
        "LICENSE",
        ".git/config",
        "articles/a.md~",
        "articles/x.txt",
        "articles/b/c.md",
        "article/a.md",
        "sorces.toml",
        "samples/loose.txt",
    ]
    .iter()
    .map(|path| (*path, b"x".as_slice()))
    .collect();
    let mut report = Report::default();
    let sources = from_memory(&files, &mut report);
    assert!(sources.files.is_empty());
    let lines: Vec<String> = report
        .findings()
        .iter()
        .zip(findings(&report))
        .map(|(finding, line)| format!("{line} ({})", finding.help.as_deref().unwrap_or("-")))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r##"
    L011 article/a.md: nothing reads the folder `article` (did you mean `articles`?)
    L011 articles/b/c.md: `articles` does not hold such a file (what belongs here is `articles/<id>.md`)
    L011 articles/x.txt: `articles` does not hold such a file (what belongs here is `articles/<id>.md`)
    L011 samples/loose.txt: `samples` does not hold such a file (what belongs here is `samples/<article>/<name>.txt`)
    L011 sorces.toml: nothing reads this file (did you mean `sources.toml`?)
    "##);
}

#[test]
fn an_empty_folder_is_no_content() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let error = read(folder.path(), &mut Report::default()).expect_err("nothing is there");
    assert!(error.to_string().contains("is empty; say --content"));
}

#[test]
fn a_missing_folder_is_an_error_with_a_remedy() {
    let mut report = Report::default();
    let error = read(Path::new("no/such/content"), &mut report).expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "there is no folder `no/such/content`; run this where it lies, or say --content <folder>"
    );
}

#[test]
fn a_theme_is_every_file_below_its_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::create_dir(folder.path().join("css")).expect("it is writable");
    std::fs::write(folder.path().join("css/base.css"), [0xFF, 0]).expect("it is writable");
    std::fs::write(folder.path().join(".hidden"), "x").expect("it is writable");
    let theme = read_theme(folder.path()).expect("the folder is there");
    assert_eq!(
        theme.files.into_iter().collect::<Vec<_>>(),
        [("css/base.css".into(), vec![0xFF, 0])]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn links_and_pipes_are_named_and_never_waited_for() {
    use std::os::unix::fs::symlink;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let articles = folder.path().join("articles");
    std::fs::create_dir(&articles).expect("it is writable");
    symlink("/etc/hostname", articles.join("a.md")).expect("links can be made");
    symlink("..", articles.join("loop")).expect("links can be made");
    mknodat(CWD, articles.join("pipe.md"), FileType::Fifo, Mode::RUSR, 0)
        .expect("pipes can be made");
    std::fs::write(articles.join("real.md"), "x").expect("it is writable");
    let mut report = Report::default();
    let sources = read(folder.path(), &mut report).expect("the folder is there");
    let paths: Vec<&str> = sources
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(paths, ["articles/real.md"]);
    assert_eq!(
        findings(&report),
        [
            "L007 articles/a.md: this is a link to `/etc/hostname`",
            "L007 articles/loop: this is a link to `..`",
            "L007 articles/pipe.md: this is a named pipe, not a file",
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_file_does_not_hang() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("pipes can be made");
    let error = open::read_regular_file(&pipe, 10).expect_err("a pipe is no file");
    assert_eq!(error.to_string(), "it is no regular file");
}
