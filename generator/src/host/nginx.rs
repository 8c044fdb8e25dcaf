//! `nginx.conf`, to be included in a server or a location, and a server that includes it.

use std::fmt::Write as _;

use super::Place;
use super::policy::{self, ASK_FIRST, HASHED_ASSET, IMMUTABLE, TYPES};

/// Stands in a server as well as in a location: it opens neither, and says nothing about files' paths.
pub(super) fn snippet(place: &Place) -> String {
    let mut types = String::new();
    let mut compressible = String::new();
    for (extension, kind) in TYPES {
        // Writing to a string cannot fail; neither can it below.
        // The character set is part of the type: `charset` is silent about files that are compressed already.
        let _ = writeln!(types, "    \"{kind}\" {extension};");
        if !compressible.contains(kind) {
            let _ = write!(compressible, " \"{kind}\"");
        }
    }
    let mut headers = String::new();
    for (name, value) in policy::headers() {
        let _ = writeln!(headers, "add_header {name} \"{value}\" always;");
    }
    format!(
        "\
# Reconnect on nginx, without `listen` and `root`: `include` it in a `server` of its own, or in a `location`.
# nginx drops these headers where a block inside adds headers of its own.
index index.html;
error_page 404 {place}404.html;
types {{
{types}}}
default_type application/octet-stream;

# Files that lie there compressed are sent as they are. For Brotli load its module (Debian:
# libnginx-mod-http-brotli-static) and take the # away.
gzip_static on;
# brotli_static on;
gzip on;
gzip_vary on;
gzip_types{compressible};

# A name with a hash of what is inside never changes what is inside.
set $reconnect_cache \"{ASK_FIRST}\";
if ($uri ~ \"{HASHED_ASSET}\") {{
    set $reconnect_cache \"{IMMUTABLE}\";
}}
add_header Cache-Control $reconnect_cache always;
{headers}"
    )
}

/// What the container runs, and what a person who has no server yet begins with.
pub(super) fn server(place: &Place) -> String {
    let inside = if place.is_root() {
        "    root /srv/reconnect;\n    include /etc/nginx/reconnect.conf;\n".to_owned()
    } else {
        format!(
            "    location {place} {{\n        alias /srv/reconnect/;\n        include /etc/nginx/reconnect.conf;\n    }}\n"
        )
    };
    format!(
        "\
# A server for Reconnect alone. Copy nginx.conf to /etc/nginx/reconnect.conf, the folder `site` to /srv/reconnect,
# and this file to /etc/nginx/conf.d/.
server {{
    listen 8080;
    server_name _;
    server_tokens off;
{inside}}}
"
    )
}
