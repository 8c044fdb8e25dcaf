//! `.htaccess` for Apache.
//!
//! Asks for `AllowOverride FileInfo` and nothing more: a line that is not allowed is a 500 for every page.

use std::fmt::Write as _;

use super::Place;
use super::policy::{self, ASK_FIRST, IMMUTABLE, TYPES};

pub(super) fn htaccess(place: &Place) -> String {
    let mut types = String::new();
    for (extension, kind) in TYPES {
        // Writing to a string cannot fail; neither can it below.
        // Not `AddType`: Apache takes the type of `x.js.gz` from its last extension.
        let _ = writeln!(
            types,
            "<FilesMatch \"[.]{extension}([.](br|gz))?$\">\n    ForceType \"{kind}\"\n</FilesMatch>"
        );
    }
    let mut headers = String::new();
    for (name, value) in policy::headers() {
        let _ = writeln!(headers, "    Header always set {name} \"{value}\"");
    }
    format!(
        "\
# Reconnect on Apache. Needs `AllowOverride FileInfo` for this folder, and the modules headers and, for files that lie
# there compressed, rewrite.
ErrorDocument 404 {place}404.html
{types}
<IfModule mod_headers.c>
{headers}    Header always set Cache-Control \"{ASK_FIRST}\"
    # A name with a hash of what is inside never changes what is inside.
    <FilesMatch \"-[0-9a-f]{{12}}[.][a-z.]+$\">
        Header always set Cache-Control \"{IMMUTABLE}\"
    </FilesMatch>
    Header append Vary Accept-Encoding
</IfModule>

AddEncoding br .br
AddEncoding gzip .gz
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{{HTTP:Accept-Encoding}} \\bbr\\b
    RewriteCond %{{REQUEST_FILENAME}}.br -f
    RewriteRule ^(.+)$ $1.br [L]
    RewriteCond %{{HTTP:Accept-Encoding}} \\bgzip\\b
    RewriteCond %{{REQUEST_FILENAME}}.gz -f
    RewriteRule ^(.+)$ $1.gz [L]
</IfModule>
"
    )
}
