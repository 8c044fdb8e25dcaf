//! Makes a compiled module fit for a page: the module without its bindings' notes, and the script that calls it.
//!
//! Uses the library behind the `wasm-bindgen` command, so that no tool has to be installed and no
//! version can differ from the one that the module was compiled with.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::run::Trouble;

/// What a page loads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bundle {
    /// A classic script, because modules do not load from disk. Its one global is `wasm_bindgen`.
    pub(super) script: String,
    /// The module.
    pub(super) module: Vec<u8>,
}

impl Bundle {
    /// The bundle of the module at `compiled`.
    pub(super) fn of(compiled: &Path) -> Result<Self, Trouble> {
        let failed = |cause: &dyn std::fmt::Display| {
            Trouble::new(format!(
                "cannot make the glue for `{}`: {cause:#}",
                compiled.display()
            ))
        };
        let mut output = Bindgen::new()
            .input_path(compiled)
            .out_name("reconnect")
            .no_modules(true)
            .map_err(|cause| failed(&cause))?
            .typescript(false)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()
            .map_err(|cause| failed(&cause))?;
        let module = output.wasm_mut().emit_wasm();
        Ok(Self {
            script: without_comments(output.js()),
            module,
        })
    }
}

/// The script without comments and indentation: a fifth of what a page loads of it. It is generated, line by line, and no
/// text in it goes over two lines; a line that begins like a comment is one.
fn without_comments(script: &str) -> String {
    let is_comment = |line: &&str| ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    let lines = script.lines().map(str::trim);
    let kept: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !is_comment(line))
        .collect();
    kept.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "let a;\n\n/**\n * Says.\n * @param {string} x\n */\nfunction f(x) {\n    // why\n    return `${x} * 2`;\n}\n";
        assert_eq!(
            without_comments(script),
            "let a;\nfunction f(x) {\nreturn `${x} * 2`;\n}\n"
        );
    }
}
