//! The line to change in each server's file, for whoever finds that a server sends something else.
//!
//! Said in the words of the files that a pack holds, and from the same policy.

use super::policy::{self, ASK_FIRST, ASSETS, HASHED_ASSET, IMMUTABLE, IMMUTABLE_DAYS};

/// A server, and the line for it.
pub type Remedy = (&'static str, String);

const IIS: &str = "IIS, web.config";
const NGINX: &str = "nginx";
const CADDY: &str = "Caddyfile";
const APACHE: &str = "Apache, .htaccess";

/// So that files with this extension have their type.
pub fn of_type(extension: &str) -> Vec<Remedy> {
    let known = policy::TYPES.iter().find(|(known, _)| *known == extension);
    let kind = known.map_or("application/octet-stream", |(_, kind)| kind);
    vec![
        (
            IIS,
            format!(
                "<remove fileExtension=\".{extension}\" />\n<mimeMap fileExtension=\".{extension}\" mimeType=\"{kind}\" />"
            ),
        ),
        (NGINX, format!("types {{ \"{kind}\" {extension}; }}")),
        (
            CADDY,
            format!("header *.{extension} Content-Type \"{kind}\""),
        ),
        (
            APACHE,
            format!("<FilesMatch \"[.]{extension}$\">\n    ForceType \"{kind}\"\n</FilesMatch>"),
        ),
    ]
}

/// So that every answer has this header.
pub fn of_header(name: &str, value: &str) -> Vec<Remedy> {
    vec![
        (
            IIS,
            format!("<remove name=\"{name}\" />\n<add name=\"{name}\" value=\"{value}\" />"),
        ),
        (NGINX, format!("add_header {name} \"{value}\" always;")),
        (CADDY, format!("header {name} \"{value}\"")),
        (APACHE, format!("Header always set {name} \"{value}\"")),
    ]
}

/// So that texts are sent compressed.
pub fn of_compression() -> Vec<Remedy> {
    vec![
        (
            IIS,
            "<urlCompression doStaticCompression=\"true\" />".to_owned(),
        ),
        (
            NGINX,
            "gzip_static on; gzip on; gzip_types text/css text/javascript application/wasm;"
                .to_owned(),
        ),
        (
            CADDY,
            "file_server {\n    precompressed br gzip\n}".to_owned(),
        ),
        (
            APACHE,
            "a2enmod rewrite, for a pack made with --precompress; or a2enmod deflate".to_owned(),
        ),
    ]
}

/// So that files with a hash in their name are kept.
pub fn of_cached_assets() -> Vec<Remedy> {
    vec![
        (
            IIS,
            format!(
                "<location path=\"{ASSETS}\"> … <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"{IMMUTABLE_DAYS}.00:00:00\" />"
            ),
        ),
        (
            NGINX,
            format!(
                "if ($uri ~ \"{HASHED_ASSET}\") {{ set $reconnect_cache \"{IMMUTABLE}\"; }}\nadd_header Cache-Control $reconnect_cache always;"
            ),
        ),
        (
            CADDY,
            format!(
                "@hashed path_regexp {HASHED_ASSET}\nheader @hashed Cache-Control \"{IMMUTABLE}\""
            ),
        ),
        (
            APACHE,
            format!(
                "<FilesMatch \"-[0-9a-f]{{12}}[.][a-z.]+$\">\n    Header always set Cache-Control \"{IMMUTABLE}\"\n</FilesMatch>"
            ),
        ),
    ]
}

/// So that a browser asks whether a page has changed.
pub fn of_cached_pages() -> Vec<Remedy> {
    let for_iis = "<staticContent><clientCache cacheControlMode=\"DisableCache\" />";
    let mut remedies = of_header("Cache-Control", ASK_FIRST);
    remedies[0] = (IIS, for_iis.to_owned());
    remedies
}
