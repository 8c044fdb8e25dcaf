//! What goes in: one page of the site, as the search sees it.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// What sort of page a document is. The order breaks ties between equal hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One problem, or a hub of several.
    Article,
    /// One value of one code space.
    Code,
    /// One event of one provider.
    Event,
    /// Anything else.
    Page,
}

/// One page to be found.
///
/// All texts are plain: no markup, any language, any white space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// Address relative to the root of the site: `codes/disconnect/0x904.html`.
    pub url: String,
    /// What sort of page it is.
    pub kind: Kind,
    /// Article id, `disconnect/0x904`, `schannel/36870`, or page id.
    pub id: String,
    /// What the result shows as its heading.
    pub title: String,
    /// One sentence or two; the excerpt where nothing better matches.
    pub summary: String,
    /// The headings of the page.
    pub headings: Vec<String>,
    /// The rest of the text.
    pub body: String,
    /// The numbers that this page is about; a page that merely mentions one does not list it.
    pub codes: Vec<u32>,
    /// For a code or an event: the id of the article it leads to.
    pub article: Option<String>,
}
