//! What every page and every server says about scripts, types and caches. The one place where it is written.

/// The Content-Security-Policy, in order. What it allows is what a page needs: scripts, styles and data of this site, and
/// the WebAssembly of the decoder.
const DIRECTIVES: [(&str, &str); 13] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("object-src", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "reconnect-assets"),
];

/// Browsers take this one from a header only.
const ONLY_IN_A_HEADER: (&str, &str) = ("frame-ancestors", "'none'");

/// For files whose name carries a hash of their bytes.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The same in the parts that IIS wants apart: days, and what stands beside `max-age`.
pub(super) const IMMUTABLE_DAYS: u32 = 365;
pub(super) const IMMUTABLE_FLAGS: &str = "public, immutable";

/// For everything else: keep it, and ask before it is used.
pub const ASK_FIRST: &str = "no-cache";

/// The folder of the files with a hash in their name. No other file lies there.
pub(super) const ASSETS: &str = "assets";

/// Their addresses, as a regular expression that nginx, Caddy and Apache read alike.
pub(super) const HASHED_ASSET: &str = "/assets/[^/]+-[0-9a-f]{12}[.][a-z.]+$";

/// Every kind of file that a site has, and its type. Servers that guess get some of them wrong.
pub const TYPES: [(&str, &str); 10] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("ps1", "text/plain; charset=utf-8"),
    ("cmd", "text/plain; charset=utf-8"),
];

/// The policy of a `<meta>`.
pub fn for_pages() -> String {
    joined(&DIRECTIVES)
}

/// The policy of a header: a page's, and who may frame it.
pub fn for_headers() -> String {
    let mut all = DIRECTIVES.to_vec();
    all.push(ONLY_IN_A_HEADER);
    joined(&all)
}

/// Every header that goes with every answer, whatever its cache policy.
pub fn headers() -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", for_headers()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ]
}

fn joined(directives: &[(&str, &str)]) -> String {
    let written: Vec<String> = directives
        .iter()
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    written.join("; ")
}
