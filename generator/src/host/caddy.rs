//! `Caddyfile`.

use std::fmt::Write as _;

use super::Place;
use super::policy::{self, ASK_FIRST, HASHED_ASSET, IMMUTABLE, TYPES};

pub(super) fn caddyfile(place: &Place) -> String {
    let mut headers = String::new();
    for (name, value) in policy::headers() {
        // Writing to a string cannot fail; neither can it below.
        let _ = writeln!(headers, "\t\t{name} \"{value}\"");
    }
    let mut types = String::new();
    for (extension, kind) in TYPES {
        let _ = writeln!(types, "\theader *.{extension} Content-Type \"{kind}\"");
    }
    let (open, close, indent) = if place.is_root() {
        (String::new(), "", "\t")
    } else {
        (format!("\thandle_path {place}* {{\n"), "\t}\n", "\t\t")
    };
    format!(
        "\
# Reconnect on Caddy. RECONNECT_LISTEN says where it listens (a name such as kb.example.com gets a certificate by
# itself), RECONNECT_ROOT where the site lies.
{{
\tadmin off
}}

# What goes with every answer. An error forgets what was said before it, so it is said there once more.
(reconnect_headers) {{
\theader {{
{headers}\t\t-Server
\t}}
}}

{{$RECONNECT_LISTEN::8080}} {{
\troot * {{$RECONNECT_ROOT:/srv/reconnect}}
\tencode gzip
\timport reconnect_headers
{types}
\t# A name with a hash of what is inside never changes what is inside.
\t@hashed path_regexp {HASHED_ASSET}
\t@others not path_regexp {HASHED_ASSET}
\theader @hashed Cache-Control \"{IMMUTABLE}\"
\theader @others Cache-Control \"{ASK_FIRST}\"

{open}{indent}file_server {{
{indent}\tprecompressed br gzip
{indent}}}
{close}
\thandle_errors {{
\t\timport reconnect_headers
\t\theader Cache-Control \"{ASK_FIRST}\"
\t\theader Content-Type \"text/html; charset=utf-8\"
\t\trewrite * /404.html
\t\tfile_server
\t}}
}}
"
    )
}
