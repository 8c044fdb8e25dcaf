//! The bill of materials: every package that the site and its generator are built with, as `CycloneDX`.
//!
//! Made of `Cargo.lock`, which says what is used and not on what terms; licences are held against `deny.toml` by the
//! tests, and named in the folder `licences` of a pack.

use serde_json::{Value, json};
use toml::Table;

const LOCK: &str = include_str!("../../../Cargo.lock");

/// The text of `sbom.cdx.json`. No time and no serial number in it: the same bytes every time.
pub(super) fn cyclone_dx(version: &str) -> String {
    let lock: Table = LOCK.parse().expect("cargo has read the same file");
    let packages: Vec<Package> = lock["package"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Package::of)
        .collect();
    let components: Vec<Value> = packages.iter().map(Package::component).collect();
    let dependencies: Vec<Value> = packages
        .iter()
        .map(|package| package.dependencies(&packages))
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "reconnect",
                "name": "reconnect",
                "version": version,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components,
        "dependencies": dependencies,
    });
    format!("{bill:#}\n")
}

/// A `[[package]]` of the lock file.
struct Package<'l> {
    name: &'l str,
    version: &'l str,
    /// SHA-256 of the package; our own have none.
    checksum: Option<&'l str>,
    /// `name`, or `name version` where there are several.
    needs: Vec<&'l str>,
}

impl<'l> Package<'l> {
    fn of(entry: &'l toml::Value) -> Option<Self> {
        let needs = entry
            .get("dependencies")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str)
            .collect();
        Some(Self {
            name: entry.get("name")?.as_str()?,
            version: entry.get("version")?.as_str()?,
            checksum: entry.get("checksum").and_then(toml::Value::as_str),
            needs,
        })
    }

    /// Also its package URL.
    fn reference(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }

    fn component(&self) -> Value {
        let mut component = json!({
            "type": "library",
            "bom-ref": self.reference(),
            "name": self.name,
            "version": self.version,
        });
        if let Some(checksum) = self.checksum {
            component["purl"] = self.reference().into();
            component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        }
        component
    }

    fn dependencies(&self, all: &[Package<'_>]) -> Value {
        let needed = self.needs.iter().filter_map(|need| {
            let mut words = need.split(' ');
            let (name, version) = (words.next()?, words.next());
            let is_meant = |it: &&Package<'_>| {
                it.name == name && version.is_none_or(|version| version == it.version)
            };
            all.iter().find(is_meant).map(Package::reference)
        });
        json!({ "ref": self.reference(), "dependsOn": needed.collect::<Vec<_>>() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_of_the_lock_file_is_on_the_bill_and_every_reference_leads_to_one() {
        let bill: Value = serde_json::from_str(&cyclone_dx("1.2.3")).unwrap();
        let components = bill["components"].as_array().unwrap();
        assert_eq!(components.len(), LOCK.matches("[[package]]").count());
        assert_eq!(bill["metadata"]["component"]["version"], "1.2.3");
        let references: Vec<&Value> = components.iter().map(|it| &it["bom-ref"]).collect();
        let mut n_edges = 0;
        for dependency in bill["dependencies"].as_array().unwrap() {
            for needed in dependency["dependsOn"].as_array().unwrap() {
                assert!(references.contains(&needed), "{needed}");
                n_edges += 1;
            }
        }
        assert!(n_edges > components.len(), "{n_edges} edges");
        let hashed = components.iter().find(|it| it["name"] == "sha2").unwrap();
        assert_eq!(
            hashed["hashes"][0]["content"].as_str().map(str::len),
            Some(64)
        );
    }
}
