//! Holds every package that we build with against `deny.toml`: its licence, and where it comes from.
//!
//! The rules are cargo-deny's, and so is the file; this reads the part that matters here, because
//! building cargo-deny takes longer than all the other steps. Where it is installed it runs, too.

use serde_json::Value;
use spdx::{Expression, ParseMode};

use std::fs;

use crate::run::{Call, Trouble, Voice};
use crate::workspace;

use super::report::Outcome;

/// What `deny.toml` lets in.
struct Rules {
    licences: Vec<String>,
    registries: Vec<String>,
}

pub(super) fn check() -> Result<Outcome, Trouble> {
    let path = workspace::root().join("deny.toml");
    let text = fs::read_to_string(&path).map_err(Trouble::file("read", &path))?;
    let rules = Rules::parse(&text)?;
    let metadata = Call::new(workspace::cargo())
        .with(["metadata", "--format-version", "1", "--all-features"])
        .answer();
    let metadata: Value = metadata
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or_else(|| Trouble::new("`cargo metadata` does not answer"))?;
    let packages = metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let breaches: Vec<String> = packages
        .iter()
        .filter_map(|package| rules.breach(package))
        .collect();
    if !breaches.is_empty() {
        return Err(Trouble::new(format!(
            "{}\nsee deny.toml",
            breaches.join("\n")
        )));
    }
    let cargo_deny = || Call::new("cargo-deny");
    if cargo_deny().with(["--version"]).answer().is_some() {
        let what = [
            "--offline",
            "check",
            "--config",
            "deny.toml",
            "bans",
            "licenses",
            "sources",
        ];
        cargo_deny().with(what).run(Voice::Kept)?;
    }
    Ok(Outcome::Passed(format!("{} packages", packages.len())))
}

impl Rules {
    fn parse(text: &str) -> Result<Self, Trouble> {
        let wrong = |what: &str| Trouble::new(format!("deny.toml: {what}"));
        let table: toml::Table = text.parse().map_err(|cause| wrong(&format!("{cause}")))?;
        let list = |section: &str, key: &str| {
            let values = table
                .get(section)
                .and_then(|it| it.get(key))
                .and_then(toml::Value::as_array);
            let texts = values.map(|it| {
                it.iter()
                    .filter_map(|it| it.as_str().map(str::to_owned))
                    .collect()
            });
            texts
                .filter(|it: &Vec<String>| !it.is_empty())
                .ok_or_else(|| wrong(&format!("`{section}.{key}` is missing")))
        };
        Ok(Self {
            licences: list("licenses", "allow")?,
            registries: list("sources", "allow-registry")?,
        })
    }

    /// What is wrong with one package, if anything is.
    fn breach(&self, package: &Value) -> Option<String> {
        let name = format!(
            "{} {}",
            package["name"].as_str()?,
            package["version"].as_str()?
        );
        if let Some(source) = package["source"].as_str() {
            let source = source
                .trim_start_matches("registry+")
                .trim_start_matches("sparse+");
            if !self.registries.iter().any(|registry| registry == source) {
                return Some(format!(
                    "{name} comes from {source}, which is no registry that we take packages from"
                ));
            }
        }
        let Some(licence) = package["license"].as_str() else {
            return Some(format!("{name} names no licence"));
        };
        // Old packages write `MIT/Apache-2.0`.
        let expression = match Expression::parse_mode(licence, ParseMode::LAX) {
            Ok(expression) => expression,
            Err(cause) => {
                return Some(format!(
                    "{name} has the licence `{licence}`: {}",
                    cause.reason
                ));
            }
        };
        let is_allowed =
            |wanted: &spdx::LicenseReq| self.licences.iter().any(|it| *it == wanted.to_string());
        let is_fine = expression.evaluate(is_allowed);
        (!is_fine).then(|| format!("{name} has the licence `{licence}`, which is not allowed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breach(licence: Option<&str>, source: &str) -> Option<String> {
        let rules = "[licenses]\nallow = ['MIT', 'Apache-2.0 WITH LLVM-exception']\n\
                     [sources]\nallow-registry = ['https://example.org/index']";
        let package = serde_json::json!({
            "name": "thing", "version": "1.0.0", "license": licence, "source": source,
        });
        Rules::parse(rules).unwrap().breach(&package)
    }

    #[test]
    fn one_allowed_licence_of_a_choice_is_enough() {
        let home = "registry+https://example.org/index";
        for fine in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "MIT/Unlicense",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert_eq!(breach(Some(fine), home), None, "{fine}");
        }
        for refused in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "Apache-2.0",
            "as you like it",
        ] {
            assert!(breach(Some(refused), home).is_some(), "{refused}");
        }
        assert!(breach(None, home).is_some());
    }

    #[test]
    fn a_package_from_elsewhere_is_refused() {
        assert!(breach(Some("MIT"), "git+https://example.org/thing#0123").is_some());
    }
}
