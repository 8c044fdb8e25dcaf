//! `cargo xtask serve`: shows `dist/` to browsers on this computer, and to nobody else.
//!
//! Must not: open a path that a request names. All files are read before the first request; a
//! request can only name one of them.

use std::collections::BTreeMap;
use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};
use walkdir::WalkDir;

use crate::run::Trouble;

/// Every file of a site, by its address without the leading `/`.
type Files = BTreeMap<String, Vec<u8>>;

/// Browsers open six connections to a host; one that dawdles must not hold the others up.
const WORKERS: usize = 8;

/// How long a worker sleeps at most before it looks at the clock again.
const LOOK_UP: Duration = Duration::from_millis(200);

/// Serves `dist` until `time` is over or somebody presses Ctrl-C. Port 0 takes a free one.
pub(crate) fn serve(dist: &Path, port: u16, time: Option<Duration>) -> Result<String, Trouble> {
    let files = Arc::new(read(dist)?);
    let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|cause| {
        Trouble::new(format!(
            "cannot listen on 127.0.0.1:{port}: {cause}; try --port 0"
        ))
    })?;
    let server = Arc::new(server);
    let port = server
        .server_addr()
        .to_ip()
        .map_or(port, |address| address.port());
    println!("serving {} files on http://127.0.0.1:{port}/", files.len());
    println!(
        "{}",
        time.map_or("Ctrl-C stops it".to_owned(), |time| format!(
            "for {} s",
            time.as_secs()
        ))
    );

    let end = time.map(|time| Instant::now() + time);
    let is_over = move || end.is_some_and(|end| Instant::now() >= end);
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, files) = (Arc::clone(&server), Arc::clone(&files));
            thread::spawn(move || {
                while !is_over() {
                    if let Ok(Some(request)) = server.recv_timeout(LOOK_UP) {
                        answer(request, &files, port);
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker
            .join()
            .map_err(|_| Trouble::new("the server stopped by a panic; please report it"))?;
    }
    Ok("the time is over".to_owned())
}

fn read(dist: &Path) -> Result<Files, Trouble> {
    let mut files = Files::new();
    for entry in WalkDir::new(dist) {
        let entry =
            entry.map_err(|cause| Trouble::new(format!("cannot read the site: {cause}")))?;
        let place = entry.path().strip_prefix(dist).unwrap_or(entry.path());
        let parts: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
        if entry.file_type().is_file() && !parts.iter().any(|part| part.starts_with('.')) {
            let bytes = fs::read(entry.path()).map_err(Trouble::file("read", entry.path()))?;
            files.insert(parts.join("/"), bytes);
        }
    }
    Ok(files)
}

fn answer(request: Request, files: &Files, port: u16) {
    let host = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Host"));
    let reply = reply_to(
        request.method(),
        host.map(|header| header.value.as_str()),
        request.url(),
        files,
        port,
    );
    let header = |name: &str, value: &str| {
        Header::from_bytes(name, value).expect("both are plain ASCII, written here")
    };
    let response = Response::from_data(reply.body)
        .with_status_code(StatusCode(reply.status))
        .with_header(header("Content-Type", reply.content_type))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    // A browser that went away is no trouble of ours.
    let _ = request.respond(response);
}

/// What is sent back.
#[derive(Debug, PartialEq, Eq)]
struct Reply {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
}

fn reply_to(method: &Method, host: Option<&str>, url: &str, files: &Files, port: u16) -> Reply {
    let says = |status, text: &str| Reply {
        status,
        content_type: "text/plain; charset=utf-8",
        body: format!("{text}\n").into_bytes(),
    };
    // A page elsewhere can point its own name at 127.0.0.1 and then read what is served here.
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    if !host.is_some_and(|host| own.iter().any(|it| it == host)) {
        return says(
            421,
            &format!("this server is http://127.0.0.1:{port}/ and nothing else"),
        );
    }
    if !matches!(method, Method::Get | Method::Head) {
        return says(405, "this server only answers GET and HEAD");
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let address = path.strip_prefix('/').unwrap_or(path);
    let address = match address {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    if let Some(body) = files.get(&address) {
        return Reply {
            status: 200,
            content_type: content_type(&address),
            body: body.clone(),
        };
    }
    match files.get("404.html") {
        Some(page) => Reply {
            status: 404,
            content_type: content_type("404.html"),
            body: page.clone(),
        },
        None => says(404, "there is no such page"),
    }
}

fn content_type(address: &str) -> &'static str {
    match address.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(method: &Method, host: Option<&str>, url: &str) -> u16 {
        let page = |text: &str| text.as_bytes().to_vec();
        let files = Files::from([
            ("index.html".to_owned(), page("home")),
            ("codes/index.html".to_owned(), page("codes")),
        ]);
        reply_to(method, host, url, &files, 8000).status
    }

    #[test]
    fn only_files_of_the_site_are_served() {
        let here = Some("127.0.0.1:8000");
        assert_eq!(status(&Method::Get, here, "/"), 200);
        assert_eq!(status(&Method::Get, here, "/index.html?from=mail"), 200);
        assert_eq!(status(&Method::Head, here, "/codes/"), 200);
        for elsewhere in [
            "/../Cargo.toml",
            "//etc/passwd",
            "/..%2fCargo.toml",
            "/.reconnect",
            "*",
        ] {
            assert_eq!(status(&Method::Get, here, elsewhere), 404, "{elsewhere}");
        }
    }

    #[test]
    fn a_page_from_elsewhere_cannot_read_the_site_by_another_name() {
        assert_eq!(status(&Method::Get, Some("evil.example:8000"), "/"), 421);
        assert_eq!(status(&Method::Get, Some("127.0.0.1:9"), "/"), 421);
        assert_eq!(status(&Method::Get, None, "/"), 421);
        assert_eq!(status(&Method::Get, Some("localhost:8000"), "/"), 200);
    }

    #[test]
    fn nothing_can_be_sent_to_the_server() {
        assert_eq!(status(&Method::Post, Some("127.0.0.1:8000"), "/"), 405);
    }
}
