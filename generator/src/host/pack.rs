//! Everything that a host needs, in one folder of one zip: `site/` to serve, `servers/` to configure, and what says what
//! it is and whether it is whole.

use std::collections::BTreeMap;

use super::{
    Place, archive, bill_of_materials, compressed, configurations_beside_the_site,
    configurations_in_the_site, local, not_found,
};
use crate::error::Error;

const VERSION: &str = env!("CARGO_PKG_VERSION");

const GUIDE: &str = include_str!("README-host.txt");

/// The terms of what is in a pack.
const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
    ("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")),
    ("LICENSE-CONTENT", include_str!("../../../content/LICENSE")),
    (
        "made-by-others.md",
        include_str!("../../../docs/licences/README.md"),
    ),
];

/// The page that servers show for what is not there.
const NOT_FOUND: &str = "404.html";

/// How a site is packed.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Where it will be served, where that is known. Without it the servers' files say `/`, and `404.html` keeps its
    /// relative links.
    pub place: Option<Place>,
    /// Puts compressed copies beside the files, for servers that send those.
    pub precompresses: bool,
}

/// A packed site.
#[derive(Debug)]
pub struct Pack {
    /// The zip.
    pub zip: Vec<u8>,
    /// How many files are in it.
    pub n_files: usize,
}

impl Pack {
    /// The name that a pack of this version has: `reconnect-site-0.1.0.zip`.
    pub fn usual_name() -> String {
        format!("reconnect-site-{VERSION}.zip")
    }

    /// What stands in the file beside the zip, as `sha256sum -c` reads it.
    pub fn checksum(&self, name: &str) -> String {
        archive::sum(name, &self.zip)
    }
}

/// Packs the files of a site, by address. The same files and wishes give the same bytes.
///
/// Files of the same name as a configuration are kept: whoever put them there meant it.
pub fn pack(site: BTreeMap<String, Vec<u8>>, wish: &Wish) -> Result<Pack, Error> {
    let mut site = site;
    let place = wish.place.clone().unwrap_or_default();
    if let (Some(place), Some(page)) = (&wish.place, site.get_mut(NOT_FOUND)) {
        *page = not_found::anchored(&String::from_utf8_lossy(page), place).into_bytes();
    }
    // Beside the site and not in it, so that unpacking an update never writes over what an organisation wrote.
    let mut files = BTreeMap::new();
    for (address, text) in local::EMPTY {
        if site.get(address).is_some_and(|it| it == text.as_bytes()) {
            site.remove(address);
            files.insert(address.to_owned(), text.as_bytes().to_vec());
        }
    }
    if wish.precompresses {
        let copies = compressed::copies(&site);
        site.extend(copies);
    }
    for (name, text) in configurations_in_the_site(&place) {
        site.entry(name.to_owned())
            .or_insert_with(|| text.into_bytes());
    }

    files.extend(
        site.into_iter()
            .map(|(address, bytes)| (format!("site/{address}"), bytes)),
    );
    for (name, text) in configurations_beside_the_site(&place) {
        files.insert(format!("servers/{name}"), text.into_bytes());
    }
    for (name, text) in LICENCES {
        files.insert(format!("licences/{name}"), text.as_bytes().to_vec());
    }
    files.insert(
        "sbom.cdx.json".to_owned(),
        bill_of_materials::cyclone_dx(VERSION).into_bytes(),
    );
    let guide = GUIDE
        .replace("{version}", VERSION)
        .replace("{place}", place.as_str());
    files.insert("README-host.txt".to_owned(), guide.into_bytes());
    let sums = archive::sums(&files);
    files.insert("SHA256SUMS".to_owned(), sums.into_bytes());

    let folder = format!("reconnect-site-{VERSION}");
    let files: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(name, bytes)| (format!("{folder}/{name}"), bytes))
        .collect();
    let zip = archive::zip(&files).map_err(|cause| Error::Unusable {
        message: format!("cannot pack the site: {cause}; pack a smaller one"),
    })?;
    Ok(Pack {
        zip,
        n_files: files.len(),
    })
}
