//! What a server has to send for each file of a site, and whether it does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::Response;
use walkdir::WalkDir;

use crate::run::Trouble;

use super::servers::{Listening, Server};

/// Written here once more, so that a slip in the generator is not compared with itself.
const TYPES: [(&str, &str); 8] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
];

const YEAR: &str = "public, max-age=31536000, immutable";

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(10);

/// A site as it lies on the disk.
pub(super) struct Site {
    place: String,
    /// By address, without what lies there for servers.
    files: BTreeMap<String, Vec<u8>>,
    /// Of every page, and what goes into the header besides.
    policy: String,
}

/// One answer, to be asked about.
struct Answer {
    what: String,
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Site {
    pub(super) fn read(folder: &Path, place: &str) -> Result<Self, Trouble> {
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder) {
            let entry =
                entry.map_err(|cause| Trouble::new(format!("cannot read the site: {cause}")))?;
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path()).map_err(Trouble::file("read", entry.path()))?;
                files.insert(inside.to_string_lossy().into_owned(), bytes);
            }
        }
        let home = String::from_utf8_lossy(files.get("index.html").map_or(&[][..], Vec::as_slice))
            .into_owned();
        let policy = home
            .split_once("Content-Security-Policy\" content=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(policy, _)| format!("{policy}; frame-ancestors 'none'"))
            .ok_or_else(|| Trouble::new("index.html has no policy"))?;
        Ok(Self {
            place: place.to_owned(),
            files,
            policy,
        })
    }

    /// Asks for one file of every kind, for folders, and for what is not there. How many answers were right.
    pub(super) fn compare(&self, server: &mut Listening, kind: Server) -> Result<usize, Trouble> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        wait_for(server)?;
        let root = format!("http://127.0.0.1:{}{}", server.port, self.place);
        let ask = |address: &str, encodings: &str| Answer::to(&agent, &root, address, encodings);
        let compared = self.questions().into_iter().try_fold(0, |count, address| {
            self.whole_files(address, kind, &ask)
                .map(|more| count + more)
        });
        let compared = compared.and_then(|count| {
            self.folders(&ask)?;
            self.missing(&ask)?;
            Ok(count + 4)
        });
        compared.map_err(|trouble| {
            Trouble::new(format!(
                "{} at {}: {trouble}\n{}",
                kind.name(),
                self.place,
                server.program.said()
            ))
        })
    }

    /// One file of each kind, at the root, in the folder of assets and elsewhere.
    fn questions(&self) -> Vec<&str> {
        let mut seen = Vec::new();
        let mut chosen = Vec::new();
        for address in self.files.keys() {
            let folder = address.split_once('/').map_or("", |(folder, _)| folder);
            let extension = address.rsplit_once('.').map_or("", |(_, end)| end);
            let is_known = TYPES.iter().any(|(known, _)| *known == extension);
            if is_known && address != "404.html" && !seen.contains(&(folder, extension)) {
                seen.push((folder, extension));
                chosen.push(address.as_str());
            }
        }
        chosen
    }

    fn whole_files(
        &self,
        address: &str,
        kind: Server,
        ask: &impl Fn(&str, &str) -> Result<Answer, Trouble>,
    ) -> Result<usize, Trouble> {
        let extension = address.rsplit_once('.').map_or("", |(_, end)| end);
        let (_, expected) = TYPES
            .into_iter()
            .find(|(known, _)| *known == extension)
            .ok_or_else(|| Trouble::new(format!("{address} has no type")))?;
        let cache = if address.starts_with("assets/") {
            YEAR
        } else {
            "no-cache"
        };
        let mut n_answers = 0;
        for (encoding, ending) in [("identity", ""), ("gzip", ".gz"), ("br", ".br")] {
            let as_sent = format!("{address}{ending}");
            let Some(bytes) = self.files.get(&as_sent) else {
                continue;
            };
            if encoding == "br" && !kind.sends_brotli() {
                continue;
            }
            let answer = ask(address, encoding)?;
            answer.must_be(200)?;
            answer.must_have("content-type", expected)?;
            answer.must_have("cache-control", cache)?;
            self.headers(&answer)?;
            if encoding != "identity" {
                answer.must_have("content-encoding", encoding)?;
                answer.must_have("vary", "Accept-Encoding")?;
            }
            if answer.body != *bytes {
                return Err(answer.wrong(&format!("the body is not {as_sent}")));
            }
            n_answers += 1;
        }
        Ok(n_answers)
    }

    fn folders(&self, ask: &impl Fn(&str, &str) -> Result<Answer, Trouble>) -> Result<(), Trouble> {
        for folder in ["", "articles/"] {
            let answer = ask(folder, "identity")?;
            answer.must_be(200)?;
            answer.must_have("content-type", "text/html; charset=utf-8")?;
            answer.must_have("cache-control", "no-cache")?;
            self.headers(&answer)?;
            if answer.body != self.files[&format!("{folder}index.html")] {
                return Err(answer.wrong("the body is not its index.html"));
            }
        }
        Ok(())
    }

    fn missing(&self, ask: &impl Fn(&str, &str) -> Result<Answer, Trouble>) -> Result<(), Trouble> {
        for address in ["codes/gone.html", "assets/gone-0123456789ab.js"] {
            let answer = ask(address, "identity")?;
            answer.must_be(404)?;
            answer.must_have("content-type", "text/html; charset=utf-8")?;
            answer.must_have("cache-control", "no-cache")?;
            self.headers(&answer)?;
            if answer.body != self.files["404.html"] {
                return Err(answer.wrong("the body is not 404.html"));
            }
        }
        Ok(())
    }

    /// What goes with every answer.
    fn headers(&self, answer: &Answer) -> Result<(), Trouble> {
        answer.must_have("content-security-policy", &self.policy)?;
        answer.must_have("x-content-type-options", "nosniff")?;
        answer.must_have("referrer-policy", "no-referrer")?;
        answer.must_have("cross-origin-opener-policy", "same-origin")?;
        answer.must_have("cross-origin-resource-policy", "same-origin")
    }
}

impl Answer {
    fn to(agent: &Agent, root: &str, address: &str, encodings: &str) -> Result<Self, Trouble> {
        let what = format!("{address} ({encodings})");
        let no_answer = |cause| Trouble::new(format!("{what}: {cause}"));
        let mut response = agent
            .get(format!("{root}{address}"))
            .header("Accept-Encoding", encodings)
            .call()
            .map_err(no_answer)?;
        let body = response.body_mut().read_to_vec().map_err(no_answer)?;
        Ok(Self {
            status: response.status().as_u16(),
            headers: joined_headers(&response),
            what,
            body,
        })
    }

    fn must_be(&self, status: u16) -> Result<(), Trouble> {
        if self.status == status {
            return Ok(());
        }
        Err(self.wrong(&format!("the status is {}, not {status}", self.status)))
    }

    fn must_have(&self, name: &str, value: &str) -> Result<(), Trouble> {
        match self.headers.get(name) {
            Some(sent) if sent.eq_ignore_ascii_case(value) => Ok(()),
            Some(sent) => Err(self.wrong(&format!("{name} is `{sent}`, not `{value}`"))),
            None => Err(self.wrong(&format!("there is no {name}"))),
        }
    }

    fn wrong(&self, what: &str) -> Trouble {
        Trouble::new(format!("{}: {what}", self.what))
    }
}

/// A header that is sent twice is shown as both, and so is never what it should be.
fn joined_headers<B>(response: &Response<B>) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in response.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        headers
            .entry(name.as_str().to_owned())
            .and_modify(|sent| *sent = format!("{sent}, {value}"))
            .or_insert_with(|| value.into_owned());
    }
    headers
}

fn wait_for(server: &mut Listening) -> Result<(), Trouble> {
    let end = Instant::now() + PATIENCE;
    while std::net::TcpStream::connect(("127.0.0.1", server.port)).is_err() {
        if server.program.has_ended() || Instant::now() > end {
            return Err(Trouble::new(format!(
                "the server does not listen:\n{}",
                server.program.said()
            )));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
