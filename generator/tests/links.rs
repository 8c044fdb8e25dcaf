//! `reconnect links` against a server on this computer that misbehaves in every way it can.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

/// Path, and what is answered to HEAD and to GET. An empty answer is a closed connection.
const PAGES: [(&str, &str, &str); 13] = [
    ("/there", "200 OK", "200 OK"),
    ("/no-heads", "405 Method Not Allowed", "200 OK"),
    ("/heads-lie", "404 Not Found", "200 OK"),
    ("/gone", "404 Not Found", "404 Not Found"),
    ("/gone-for-good", "410 Gone", "410 Gone"),
    ("/members", "401 Unauthorized", "401 Unauthorized"),
    ("/no-programs", "403 Forbidden", "403 Forbidden"),
    (
        "/broken",
        "503 Service Unavailable",
        "503 Service Unavailable",
    ),
    ("/closes", "", ""),
    ("/garbage", "no status line", "no status line"),
    (
        "/circle",
        "302 Found\r\nLocation: /circle",
        "302 Found\r\nLocation: /circle",
    ),
    (
        "/moved",
        "301 Moved\r\nLocation: /there",
        "301 Moved\r\nLocation: /there",
    ),
    (
        "/start-page",
        "302 Found\r\nLocation: /",
        "302 Found\r\nLocation: /",
    ),
];

#[test]
fn what_is_gone_is_an_error_and_what_may_pass_by_itself_is_a_note() {
    let server = Server::start();
    let pages: Vec<&str> = PAGES.iter().map(|(path, ..)| *path).collect();
    let site = Site::with(&server, &pages);
    let output = site.links(&["--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let answers: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let severity = |path: &str| {
        let all = answers.as_array().expect("a list");
        let found = all
            .iter()
            .find(|it| it["address"] == format!("{}{path}", server.address));
        found.unwrap_or_else(|| panic!("{path} is missing"))["severity"].clone()
    };
    for path in ["/there", "/no-heads", "/heads-lie", "/moved"] {
        assert_eq!(severity(path), "none", "{path}");
    }
    for path in ["/gone", "/gone-for-good"] {
        assert_eq!(severity(path), "error", "{path}");
    }
    for path in [
        "/members",
        "/no-programs",
        "/broken",
        "/closes",
        "/garbage",
        "/circle",
        "/start-page",
    ] {
        assert_eq!(severity(path), "note", "{path}");
    }
}

#[test]
fn an_error_names_every_place_and_a_stored_copy_makes_it_a_note() {
    let server = Server::start();
    let site = Site::with(&server, &["/gone"]);
    let said = stdout(&site.links(&[]));
    assert!(said.contains("/gone: gone (404)"), "{said}");
    assert!(said.contains("content/sources.toml:"), "{said}");
    site.change("url =", "archived = true\nurl =");
    let output = site.links(&[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stdout(&output).contains("note: "), "{output:?}");
}

#[test]
fn what_was_there_is_not_asked_again_until_the_answer_is_old() {
    let server = Server::start();
    let site = Site::with(&server, &["/there", "/gone"]);
    site.links(&[]);
    let first = server.take_log();
    assert_eq!(
        first.iter().filter(|it| it.contains("/there")).count(),
        1,
        "{first:?}"
    );
    site.links(&[]);
    let second = server.take_log();
    assert!(!second.iter().any(|it| it.contains("/there")), "{second:?}");
    assert!(second.iter().any(|it| it.contains("/gone")), "{second:?}");
    site.links(&["--max-age", "0"]);
    assert!(server.take_log().iter().any(|it| it.contains("/there")));
}

#[test]
fn a_host_that_wants_fewer_questions_gets_no_more() {
    let server = Server::start();
    let site = Site::with(&server, &["/1-busy", "/2-there", "/3-there"]);
    let output = site.links(&[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(server.take_log(), ["HEAD /1-busy"]);
    assert!(stdout(&output).contains("not asked: the host wants fewer questions"));
}

#[test]
fn a_host_that_never_answers_is_left_after_a_while() {
    // Nobody accepts: the system takes the connection and no answer comes.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = format!("http://{}", silent.local_addr().expect("it has an address"));
    let site = Site::of(&[format!("{address}/slow")]);
    let output = site.links(&["--timeout", "1"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stdout(&output).contains("no answer in time"), "{output:?}");
}

/// A server that answers as [`PAGES`] say, and `429` to what ends in `-busy`.
struct Server {
    address: String,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = format!(
            "http://{}",
            listener.local_addr().expect("it has an address")
        );
        let log = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&log);
        // Ends with the test.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let written = Arc::clone(&written);
                thread::spawn(move || answer(&stream, &written));
            }
        });
        Self { address, log }
    }

    fn take_log(&self) -> Vec<String> {
        std::mem::take(&mut *self.log.lock().expect("nobody panics with it"))
    }
}

fn answer(mut stream: &TcpStream, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    log.lock()
        .expect("nobody panics with it")
        .push(format!("{method} {path}"));
    let page = PAGES.iter().find(|(known, ..)| *known == path);
    let answer = match page {
        Some((_, head, get)) => {
            if method == "HEAD" {
                head
            } else {
                get
            }
        }
        None if path.ends_with("-busy") => "429 Too Many Requests",
        None => "200 OK",
    };
    if answer.is_empty() {
        return;
    }
    let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    // Whoever asked may be gone.
    let _ = stream.write_all(answer.as_bytes());
}

/// A copy of the base site whose sources are at these addresses.
struct Site {
    folder: TempDir,
}

impl Site {
    fn with(server: &Server, paths: &[&str]) -> Self {
        let addresses: Vec<String> = paths
            .iter()
            .map(|path| format!("{}{path}", server.address))
            .collect();
        Self::of(&addresses)
    }

    fn of(addresses: &[String]) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut sources = String::new();
        for (place, address) in addresses.iter().enumerate() {
            let _ = write!(
                sources,
                "[source-{place}]\ntitle = \"Page {place}\"\npublisher = \"Vendor\"\nurl = \"{address}\"\nkind = \"vendor\"\nread = 2026-11-20\n\n"
            );
        }
        fs::create_dir(folder.path().join("content")).expect("a folder");
        fs::write(folder.path().join("content/sources.toml"), sources).expect("a file");
        Self { folder }
    }

    fn change(&self, what: &str, by: &str) {
        let path = self.folder.path().join("content/sources.toml");
        let text = fs::read_to_string(&path).expect("a file");
        fs::write(path, text.replace(what, by)).expect("a file");
    }

    fn links(&self, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reconnect"));
        for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        command
            .current_dir(self.folder.path())
            .args(["links", "--pause", "0", "--cache"])
            .arg(Path::new("cache/links.json"))
            .args(options)
            .output()
            .expect("the command runs")
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
