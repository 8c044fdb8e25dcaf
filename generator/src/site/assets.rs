//! Turns the theme's files, the browser module and the data into assets whose names carry a hash
//! of their bytes, so that a page and its assets always fit together.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::view::flow_words;
use super::{Bundle, offline, stylesheet};
use crate::error::Error;
use crate::library::{Library, search_documents};
use crate::source::Theme;

/// What makes an article more than a text, in the order in which it is joined; see `theme/js/article/`.
const ARTICLE_SCRIPTS: [&str; 7] = [
    "js/article/state.js",
    "js/article/fill.js",
    "js/article/copy.js",
    "js/article/judge.js",
    "js/article/undo.js",
    "js/article/environment.js",
    "js/article/coming.js",
];

/// The assets, and what pages have to know of them.
pub(super) struct Assets {
    /// Address from the root, and bytes.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) names: AssetNames,
}

/// What `base.html` may see. File names within `assets/`.
#[derive(Debug, Serialize)]
pub(super) struct AssetNames {
    css: String,
    icon: String,
    /// What narrows a list.
    filter: String,
    /// What articles and questions have: with a bundle it begins with the boot script, so that it is one request.
    article: String,
    /// What looks at the server.
    host_check: String,
    /// What shows the texts of `local/`; only where there are such.
    local: Option<String>,
    /// Only with a bundle.
    scripts: Option<ScriptNames>,
    /// The worker for use without a network, with the edition of the site; only where that is wanted.
    offline: Option<String>,
}

#[derive(Debug, Serialize)]
struct ScriptNames {
    boot: String,
    glue: String,
    wasm: String,
    wasm_text: String,
    knowledge: String,
    /// What judges the output of checks.
    checks: String,
    search: String,
    finder: String,
    words: String,
    words_text: String,
    /// What is given away of an answer, and files that are explained.
    giver: String,
    hand_over: String,
    hand_over_text: String,
    /// What a box needs once it is touched: `js/tools/*.js`.
    tools: String,
    /// What takes the place of the module where it cannot run, and the codes that it looks in.
    fallback: String,
    codes: String,
    files: String,
    event_log: String,
    event_log_text: String,
    /// Where the content has imported names.
    names: Option<String>,
    /// The words of the guided flows, where there are any.
    flows: Option<String>,
}

impl Assets {
    pub(super) fn gather(
        library: &Library,
        theme: &Theme,
        bundle: Option<&Bundle>,
    ) -> Result<Self, Error> {
        let mut store = Store::default();
        let css = store.add("site", "css", stylesheet::join(theme)?.into_bytes());
        let icon = store.add("icon", "svg", theme_file(theme, "icons/icon.svg")?.to_vec());
        let filter = store.add("filter", "js", theme_file(theme, "js/filter.js")?.to_vec());
        let mut article = article_script(theme)?;
        if bundle.is_some() {
            article.splice(..0, theme_file(theme, "js/boot.js")?.iter().copied());
        }
        let article = store.add("article", "js", article);
        let host_check = theme_file(theme, "js/host-check.js")?.to_vec();
        let host_check = store.add("host-check", "js", host_check);
        let local = match library.tables.local {
            None => None,
            Some(_) => Some(store.add("local", "js", theme_file(theme, "js/local.js")?.to_vec())),
        };
        let scripts = match bundle {
            None => None,
            Some(bundle) => Some(add_scripts(&mut store, library, theme, bundle)?),
        };
        let offline =
            offline::is_wanted(library).then(|| offline::address_of_edition(store.files.keys()));
        Ok(Self {
            files: store.files,
            names: AssetNames {
                css,
                icon,
                filter,
                article,
                host_check,
                local,
                scripts,
                offline,
            },
        })
    }
}

impl AssetNames {
    /// Whether pages have the box.
    pub(super) fn has_scripts(&self) -> bool {
        self.scripts.is_some()
    }
}

fn add_scripts(
    store: &mut Store,
    library: &Library,
    theme: &Theme,
    bundle: &Bundle,
) -> Result<ScriptNames, Error> {
    let wasm_text = giving("wasm", STANDARD.encode(&bundle.wasm).as_bytes());
    let knowledge = giving("knowledge", &library.knowledge.for_decoding().to_packed());
    let checks = giving("checks", &library.knowledge.for_judging().to_packed());
    let search = giving("search", &search_documents::packed_index(library));
    let finder = with_bindings(
        "newFinder",
        &bundle.words_glue,
        theme_file(theme, "js/words.js")?,
    );
    let words_text = giving("words", STANDARD.encode(&bundle.words).as_bytes());
    let settings = giving("rdp-settings", &library.rdp_settings.to_packed());
    let giver = with_bindings(
        "newGiver",
        &bundle.hand_over_glue,
        &[theme_file(theme, "js/hand-over.js")?, b"\n", &settings].concat(),
    );
    let hand_over_text = giving("hand-over", STANDARD.encode(&bundle.hand_over).as_bytes());
    let files = with_bindings(
        "newReader",
        &bundle.event_log_glue,
        theme_file(theme, "js/files.js")?,
    );
    let event_log_text = giving("event-log", STANDARD.encode(&bundle.event_log).as_bytes());
    let names = library.knowledge.imported.as_ref();
    let names = names.map(|names| giving("names", &names.to_packed()));
    let flows = (!library.flows.is_empty()).then(|| giving("flows", &flow_words::to_json(library)));
    Ok(ScriptNames {
        boot: store.add("boot", "js", theme_file(theme, "js/boot.js")?.to_vec()),
        glue: store.add("reconnect", "js", bundle.glue.clone()),
        wasm: store.add("reconnect", "wasm", bundle.wasm.clone()),
        wasm_text: store.add("reconnect-wasm", "js", wasm_text),
        knowledge: store.add("knowledge", "js", knowledge),
        checks: store.add("checks", "js", checks),
        search: store.add("search", "js", search),
        finder: store.add("finder", "js", finder),
        words: store.add("words", "wasm", bundle.words.clone()),
        words_text: store.add("words-wasm", "js", words_text),
        giver: store.add("giver", "js", giver),
        hand_over: store.add("hand-over", "wasm", bundle.hand_over.clone()),
        hand_over_text: store.add("hand-over-wasm", "js", hand_over_text),
        tools: store.add("tools", "js", joined(theme, "js/tools/")?),
        fallback: store.add(
            "fallback",
            "js",
            theme_file(theme, "js/fallback.js")?.to_vec(),
        ),
        codes: store.add(
            "codes",
            "js",
            giving("codes", code_list(library).as_bytes()),
        ),
        files: store.add("files", "js", files),
        event_log: store.add("event-log", "wasm", bundle.event_log.clone()),
        event_log_text: store.add("event-log-wasm", "js", event_log_text),
        names: names.map(|script| store.add("names", "js", script)),
        flows: flows.map(|script| store.add("flows", "js", script)),
    })
}

/// The files of `theme/js/article/` as one script: they share their names, and nobody else sees these. Lines that are
/// comments are for whoever reads the theme, and stay behind.
fn article_script(theme: &Theme) -> Result<Vec<u8>, Error> {
    let mut script = b"(() => {\n\"use strict\";\n".to_vec();
    for path in ARTICLE_SCRIPTS {
        let lines = theme_file(theme, path)?.split_inclusive(|&byte| byte == b'\n');
        script.extend(
            lines
                .filter(|line| !line.trim_ascii_start().starts_with(b"//"))
                .flatten(),
        );
    }
    script.extend(b"})();\n");
    Ok(script)
}

/// A script with the bindings of a module as a function in it: each call makes new ones, and none of it gets in the
/// way of another module's bindings, which have the same names.
fn with_bindings(function: &str, bindings: &[u8], script: &[u8]) -> Vec<u8> {
    [
        format!("(() => {{\n\"use strict\";\nconst {function} = () => {{\n").as_bytes(),
        bindings,
        b"\nreturn wasm_bindgen;\n};\n",
        script,
        b"})();\n",
    ]
    .concat()
}

/// A classic script that hands bytes to the page: the only way to load data from disk.
///
/// A string with one letter a byte. Base64 would hide from the server's compression that most of
/// it is text; this way only bytes above 0x7F take two in the file.
fn giving(kind: &str, bytes: &[u8]) -> Vec<u8> {
    let mut script = format!("reconnect.give(\"{kind}\",\"");
    for &byte in bytes {
        match byte {
            b'"' => script.push_str("\\\""),
            b'\\' => script.push_str("\\\\"),
            b'\n' => script.push_str("\\n"),
            b'\r' => script.push_str("\\r"),
            0 => script.push_str("\\x00"),
            _ => script.push(char::from(byte)),
        }
    }
    script.push_str("\")\n");
    script.into_bytes()
}

/// Every code that has a page: `2308 disconnect 0x904 name`, a line each.
fn code_list(library: &Library) -> String {
    let rows = library.tables.spaces.iter().flat_map(|space| {
        space.codes.iter().map(move |code| {
            let value = code.value.value;
            let id = space.id.as_str();
            let name = if code.name.is_ascii() {
                code.name.as_str()
            } else {
                ""
            };
            format!("{value} {id} {value:#x} {name}")
        })
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The scripts of a folder of the theme as one, in the order of their names.
fn joined(theme: &Theme, folder: &str) -> Result<Vec<u8>, Error> {
    let scripts = theme
        .files
        .iter()
        .filter(|(path, _)| path.starts_with(folder));
    let mut all = Vec::new();
    for (_, script) in scripts {
        all.extend_from_slice(script);
    }
    if all.is_empty() {
        return Err(missing(folder));
    }
    Ok(all)
}

pub(super) fn theme_file<'t>(theme: &'t Theme, path: &str) -> Result<&'t [u8], Error> {
    theme
        .files
        .get(path)
        .map(Vec::as_slice)
        .ok_or_else(|| missing(path))
}

/// A file that every theme needs. `path` is from the theme's folder.
pub(super) fn missing(path: &str) -> Error {
    Error::Template {
        message: format!("the theme has no `{path}`; restore the file or choose another --theme"),
    }
}

#[derive(Default)]
struct Store {
    files: BTreeMap<String, Vec<u8>>,
}

impl Store {
    /// Takes a file in; returns its name, `<stem>-<hash>.<extension>`.
    fn add(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let name = format!("{stem}-{}.{extension}", &hash[..12]);
        self.files.insert(format!("assets/{name}"), bytes);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_script_hands_over_every_byte() {
        let bytes: Vec<u8> = (0..=255).chain(*b"\x00007</script>\\").collect();
        let script = String::from_utf8(giving("knowledge", &bytes)).unwrap();
        let literal = script
            .strip_prefix("reconnect.give(\"knowledge\",\"")
            .and_then(|rest| rest.strip_suffix("\")\n"))
            .unwrap();
        // What a browser makes of the escapes that are used, and of no others.
        let mut read = Vec::new();
        let mut letters = literal.chars();
        while let Some(letter) = letters.next() {
            assert!(!matches!(letter, '\n' | '\r' | '"'), "ends the string");
            let escaped = (letter == '\\').then(|| letters.next().unwrap());
            read.push(match escaped {
                None => u8::try_from(letter).unwrap(),
                Some('n') => b'\n',
                Some('r') => b'\r',
                Some('x') => letters.by_ref().take(2).fold(0, |_, digit| {
                    assert_eq!(digit, '0');
                    0
                }),
                Some(other) => u8::try_from(other).unwrap(),
            });
        }
        assert_eq!(read, bytes);
    }

    #[test]
    fn other_bytes_get_another_name() {
        let mut store = Store::default();
        let first = store.add("site", "css", b"a".to_vec());
        let second = store.add("site", "css", b"b".to_vec());
        assert_ne!(first, second);
        assert_eq!(first.len(), "site-".len() + 12 + ".css".len());
    }
}
