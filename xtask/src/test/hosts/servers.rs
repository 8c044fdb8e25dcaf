//! How each server is started with the files of a pack: what a host would write around them, and nothing of it changed.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use crate::run::{Call, Running, Trouble};

/// Brotli for nginx.
const NGINX_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const APACHE_FOLDER: &str = "/usr/lib/apache2/modules";

/// What Debian switches on, and what the README of a pack asks for.
const APACHE_MODULES: [&str; 7] = [
    "mpm_event",
    "authz_core",
    "mime",
    "dir",
    "alias",
    "headers",
    "rewrite",
];

/// A server, and how it is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Server {
    Nginx,
    /// With the line for Brotli switched on, as its comment says.
    NginxWithBrotli,
    Caddy,
    Apache,
}

/// A server that listens.
pub(super) struct Listening {
    pub(super) program: Running,
    pub(super) port: u16,
}

impl Server {
    pub(super) const ALL: [Self; 4] = [
        Self::Nginx,
        Self::NginxWithBrotli,
        Self::Caddy,
        Self::Apache,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::NginxWithBrotli => "nginx-with-brotli",
            Self::Caddy => "caddy",
            Self::Apache => "apache",
        }
    }

    /// Whether it sends what is compressed with Brotli.
    pub(super) fn sends_brotli(self) -> bool {
        self != Self::Nginx
    }

    /// Starts it on a free port. `packed` is an unpacked pack, `work` an empty folder for what the server writes.
    pub(super) fn start(
        self,
        packed: &Path,
        place: &str,
        work: &Path,
    ) -> Result<Listening, Trouble> {
        let port = free_port()?;
        let log = work.join("log.txt");
        let program = match self {
            Self::Nginx | Self::NginxWithBrotli => {
                self.nginx(packed, place, work, port)?.start(&log)
            }
            Self::Caddy => caddy(packed, work, port).start(&log),
            Self::Apache => apache(packed, place, work, port)?.start(&log),
        }?;
        Ok(Listening { program, port })
    }

    fn nginx(self, packed: &Path, place: &str, work: &Path, port: u16) -> Result<Call, Trouble> {
        let shipped = packed.join("servers/nginx.conf");
        let mut snippet = fs::read_to_string(&shipped).map_err(Trouble::file("read", &shipped))?;
        let mut module = String::new();
        if self == Self::NginxWithBrotli {
            module = format!("load_module {NGINX_MODULE};\n");
            snippet = snippet.replace("# brotli_static on;", "brotli_static on;");
        }
        let (site, work_shown) = (packed.join("site"), work.display());
        let site = site.display();
        let inside = if place == "/" {
            format!("root {site};\ninclude {work_shown}/reconnect.conf;")
        } else {
            format!("location {place} {{ alias {site}/; include {work_shown}/reconnect.conf; }}")
        };
        write(work, "reconnect.conf", &snippet)?;
        let around = format!(
            "{module}daemon off; master_process off; pid {work_shown}/pid; error_log stderr;\n\
             events {{}}\n\
             http {{\naccess_log off;\n\
             client_body_temp_path {work_shown}/1; proxy_temp_path {work_shown}/2; fastcgi_temp_path {work_shown}/3;\n\
             uwsgi_temp_path {work_shown}/4; scgi_temp_path {work_shown}/5;\n\
             server {{ listen 127.0.0.1:{port};\n{inside}\n}}\n}}\n"
        );
        let configuration = write(work, "nginx.conf", &around)?;
        Ok(Call::new("/usr/sbin/nginx")
            .with(["-e", "stderr", "-c"])
            .with([configuration]))
    }
}

fn caddy(packed: &Path, work: &Path, port: u16) -> Call {
    Call::new("/usr/bin/caddy")
        .env("RECONNECT_LISTEN", format!("http://127.0.0.1:{port}"))
        .env("RECONNECT_ROOT", packed.join("site"))
        .env("XDG_CONFIG_HOME", work)
        .env("XDG_DATA_HOME", work)
        .with(["run", "--adapter", "caddyfile", "--config"])
        .with([packed.join("servers/Caddyfile")])
}

fn apache(packed: &Path, place: &str, work: &Path, port: u16) -> Result<Call, Trouble> {
    let modules = APACHE_MODULES
        .map(|it| format!("LoadModule {it}_module {APACHE_FOLDER}/mod_{it}.so\n"))
        .concat();
    let (site, work_shown) = (packed.join("site"), work.display());
    let site = site.display();
    let served = if place == "/" {
        format!("DocumentRoot {site}")
    } else {
        format!("DocumentRoot {work_shown}\nAlias {place} {site}/")
    };
    let around = format!(
        "ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work_shown}/pid\nDefaultRuntimeDir {work_shown}\n\
         ErrorLog {work_shown}/error.txt\n{modules}TypesConfig /etc/mime.types\n{served}\n\
         <Directory {site}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    );
    let configuration = write(work, "apache.conf", &around)?;
    Ok(Call::new("/usr/sbin/apache2")
        .with(["-X", "-f"])
        .with([configuration]))
}

fn write(work: &Path, name: &str, text: &str) -> Result<PathBuf, Trouble> {
    let path = work.join(name);
    fs::write(&path, text).map_err(Trouble::file("write", &path))?;
    Ok(path)
}

/// The system gives one that nobody listens on.
fn free_port() -> Result<u16, Trouble> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|cause| Trouble::new(format!("no port is free on the loopback: {cause}")))
}
