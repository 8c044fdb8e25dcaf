//! Stage 3: joins articles and tables into one [`Library`].
//!
//! Before this stage a link is a string; after it, a link is known to lead somewhere.
//! Whatever cannot be joined becomes a finding and is left out, so later
//! stages never meet a reference that leads nowhere.
//!
//! Must not: read files, know about HTML, care about the order of files.

use decoder::KnowledgeBase;

use crate::article::Article;
use crate::tables::Tables;

/// All content, joined.
#[derive(Debug, Default)]
pub struct Library {
    /// Published and retired articles and hubs, sorted by id.
    pub articles: Vec<Article>,
    /// Pages, sorted by id.
    pub pages: Vec<Article>,
    /// The tables; references that led nowhere are taken out.
    pub tables: Tables,
    /// What the decoder loads.
    pub knowledge: KnowledgeBase,
}
