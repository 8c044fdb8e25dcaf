//! Stage 2: data files, understood. Each file parses; values are unique within it.
//!
//! A row that cannot be read is a finding and is left out; the rest of the file stands.
//!
//! Must not: look at articles, know whether what a row names exists.

mod addresses;
mod codes;
mod duplicates;
mod events;
mod flows;
mod imported;
pub mod local;
pub mod names;
mod observations;
mod phrases;
mod rdp_settings;
pub mod scripts;
mod settings;
pub mod shapes;
mod source_list;
mod words;

use std::sync::Arc;

use decoder::knowledge::{
    ImportedNames, LabelKind, OrdinaryWhen, Shown, Side, SpaceId, Stage, Step,
};

use crate::diagnostic::{Placed, Report, SourceText};
use crate::source::Sources;

pub use flows::{AnswerRow, AnswerWords, FlowTable, StepRow};
pub use rdp_settings::{RdpSettingTable, RdpValueRow};

use local::Local;
use names::Names;
use scripts::Script;

/// Understands every data file.
pub fn parse_all(sources: &Sources, report: &mut Report) -> Tables {
    let spaces = sources
        .in_folder("codes", "toml")
        .filter_map(|file| codes::parse(file, report));
    let spaces = spaces.collect();
    let providers = sources
        .in_folder("events", "toml")
        .map(|file| events::parse(file, report));
    let providers = providers.collect();
    let languages = sources
        .in_folder("phrases", "toml")
        .map(|file| phrases::parse(file, report));
    let mut languages: Vec<PhraseTable> = languages.collect();
    // What English calls a thing is the name of it everywhere else.
    languages.sort_by_key(|table| table.language != "en");
    let imported = imported::parse(sources.in_folder("codes", "tsv"), report);
    let flows = sources
        .in_folder("flows", "toml")
        .map(|file| flows::parse(file, report));
    let flows = flows.collect();
    let site = sources
        .file("site.toml")
        .map(|file| settings::parse(file, report));
    let names = sources
        .file("names.toml")
        .map(|file| names::parse(file, report));
    Tables {
        site: site.unwrap_or_default(),
        spaces,
        imported,
        providers,
        languages,
        flows,
        observations: sources
            .file("observations.toml")
            .map_or_else(Vec::new, |file| observations::parse(file, report)),
        rdp_settings: sources
            .file("rdp-settings.toml")
            .map(|file| rdp_settings::parse(file, report)),
        sources: source_list::parse_all(sources, report),
        samples: samples(sources),
        scripts: scripts::parse_all(sources),
        names: names.unwrap_or_default(),
        addresses: sources
            .file("addresses.txt")
            .map(|file| addresses::parse(file, report)),
        local: local::parse(sources, report),
    }
}

fn samples(sources: &Sources) -> Vec<Sample> {
    let sample = |file: &Arc<SourceText>| {
        let article = file.path.split('/').nth(1)?.to_owned();
        Some(Sample {
            article,
            file: Arc::clone(file),
        })
    };
    sources
        .in_folder("samples", "txt")
        .filter_map(sample)
        .collect()
}

/// The word that stands for a kind of label in a phrase table.
pub fn label_word(kind: LabelKind) -> &'static str {
    let word = words::LABELS.iter().find(|(_, known)| *known == kind);
    word.map_or("", |(word, _)| word)
}

/// Every table of the content.
#[derive(Debug, Default)]
pub struct Tables {
    /// `site.toml`.
    pub site: SiteSettings,
    /// `codes/*.toml`, sorted by id.
    pub spaces: Vec<SpaceTable>,
    /// `codes/imported/*.tsv`.
    pub imported: Option<ImportedNames>,
    /// `events/*.toml`, sorted by id.
    pub providers: Vec<ProviderTable>,
    /// `phrases/*.toml`, `en` first, the others sorted.
    pub languages: Vec<PhraseTable>,
    /// `flows/*.toml`, sorted by id.
    pub flows: Vec<FlowTable>,
    /// `observations.toml`, sorted by id.
    pub observations: Vec<ObservationRow>,
    /// `rdp-settings.toml`.
    pub rdp_settings: Option<RdpSettingTable>,
    /// `sources.toml` and `sources/*.toml`, sorted by id.
    pub sources: Vec<SourceEntry>,
    /// `samples/**/*.txt`, sorted by path.
    pub samples: Vec<Sample>,
    /// `collect/*`, sorted by name.
    pub scripts: Vec<Script>,
    /// `names.toml`.
    pub names: Names,
    /// `addresses.txt`; `None` for a site that does not keep one.
    pub addresses: Option<AddressList>,
    /// `local/`; `None` where there is no such folder.
    pub local: Option<Local>,
}

/// `site.toml`.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// Name of the site.
    pub name: String,
    /// One line.
    pub tagline: String,
    /// Where the source can be had.
    pub repository: Option<String>,
    /// Where the site is, with `/` at its end: `https://example.com/rdp/`. `None` where that is
    /// not known, as for a copy on a share.
    pub address: Option<String>,
    /// How old "reviewed" may get.
    pub review_after_days: u32,
    /// Ids of articles that tables may name before they are written.
    pub planned: Vec<Placed<String>>,
    /// The file; `None` where there is none.
    pub file: Option<Arc<SourceText>>,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            name: "Reconnect".into(),
            tagline: String::new(),
            repository: None,
            address: None,
            review_after_days: 365,
            planned: Vec::new(),
            file: None,
        }
    }
}

/// Every address that a page of the site has had.
#[derive(Clone, Debug)]
pub struct AddressList {
    /// The file.
    pub file: Arc<SourceText>,
    /// From the root of the site, in the order of the file, each once.
    pub rows: Vec<Placed<String>>,
}

/// How well a row of a table is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowConfidence {
    /// The vendor or a specification says it.
    #[default]
    Official,
    /// Read in source code.
    SourceCode,
    /// People report it.
    Community,
    /// Our conclusion.
    Inferred,
}

/// One code space.
#[derive(Clone, Debug)]
pub struct SpaceTable {
    /// From the file stem.
    pub id: SpaceId,
    /// The file.
    pub file: Arc<SourceText>,
    /// Name for a reader.
    pub name: String,
    /// One or two sentences.
    pub about: String,
    /// English labels, lower case.
    pub seen_as: Vec<String>,
    /// Source where a row names none.
    pub source: Placed<String>,
    /// Low-byte families.
    pub families: Vec<FamilyRow>,
    /// The rows, sorted by value.
    pub codes: Vec<CodeRow>,
}

/// One low-byte family.
#[derive(Clone, Debug)]
pub struct FamilyRow {
    /// The low byte.
    pub byte: u8,
    /// Name for a reader.
    pub name: String,
    /// One sentence.
    pub meaning: String,
    /// Where such failures sit.
    pub stage: Option<Stage>,
}

/// One code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// The number.
    pub value: Placed<u32>,
    /// Published name, or empty.
    pub name: String,
    /// One or two sentences.
    pub meaning: String,
    /// Where such failures sit.
    pub stage: Option<Stage>,
    /// The article to read.
    pub article: Option<Placed<String>>,
    /// Ordinary operation.
    pub normal: bool,
    /// What the number proves by itself, one sentence; empty where nothing.
    pub proves: String,
    /// Source, where it is not the table's.
    pub source: Option<Placed<String>>,
    /// How well supported.
    pub confidence: RowConfidence,
}

/// One event provider.
#[derive(Clone, Debug)]
pub struct ProviderTable {
    /// From the file stem.
    pub id: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// The name Windows writes.
    pub provider: String,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Channel of its events.
    pub log: String,
    /// Source where a row names none.
    pub source: Placed<String>,
    /// The rows, sorted by id.
    pub events: Vec<EventRow>,
}

/// One event.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Event id.
    pub id: Placed<u32>,
    /// Channel, where it differs.
    pub log: Option<String>,
    /// `error`, `warning` …; empty where not known.
    pub level: String,
    /// Which machine writes it.
    pub side: Option<Side>,
    /// Where such failures sit.
    pub stage: Option<Stage>,
    /// One or two sentences.
    pub meaning: String,
    /// Names of its data, in order.
    pub data: Vec<String>,
    /// Pieces of its text, in any language, by which it is known without its id.
    pub says: Vec<String>,
    /// Fields that carry codes.
    pub fields: Vec<(String, SpaceId)>,
    /// The article to read.
    pub article: Option<Placed<String>>,
    /// Ordinary operation.
    pub normal: bool,
    /// Ordinary operation in one place of a connection only.
    pub ordinary_when: Option<OrdinaryWhen>,
    /// How far a connection is when this is written.
    pub step: Option<Step>,
    /// Words that take the step back where they stand in the event.
    pub step_unless: Vec<String>,
    /// Source, where it is not the table's.
    pub source: Option<Placed<String>>,
    /// How well supported.
    pub confidence: RowConfidence,
}

/// Dialog texts and labels of one language.
#[derive(Clone, Debug)]
pub struct PhraseTable {
    /// Language tag.
    pub language: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// Phrase ids whose wording nobody has checked.
    pub unverified: Vec<Placed<String>>,
    /// Phrase ids that other programs say too; only in `en`.
    pub generic: Vec<String>,
    /// Phrase ids that are ordinary operation; only in `en`.
    pub normal: Vec<String>,
    /// Phrase ids that only name something; only in `en`.
    pub names: Vec<String>,
    /// The language writes the day before the month.
    pub day_first: bool,
    /// Words before values.
    pub labels: Vec<(LabelKind, Vec<String>)>,
    /// Phrase id and wordings.
    pub phrases: Vec<(Placed<String>, Vec<String>)>,
}

/// Something that output shows by its structure.
#[derive(Clone, Debug)]
pub struct ObservationRow {
    /// Id, as in signatures; a phrase of the same id has wordings besides.
    pub id: Placed<String>,
    /// What it says, in words.
    pub meaning: String,
    /// What shows it; any one is enough.
    pub shown: Vec<Shown>,
    /// Ordinary operation.
    pub normal: bool,
    /// It counts only where something else speaks of Remote Desktop.
    pub generic: bool,
}

/// One source.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// Key in sources.toml.
    pub id: Placed<String>,
    /// The file.
    pub file: Arc<SourceText>,
    /// Title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Address.
    pub url: Placed<String>,
    /// Vendor, specification, source code, report, community.
    pub kind: SourceKind,
    /// ISO date of the last reading.
    pub read: String,
    /// A stored copy was read.
    pub archived: bool,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The maker of the product.
    Vendor,
    /// A specification.
    Specification,
    /// Source code.
    SourceCode,
    /// A first-hand report.
    Report,
    /// Anything else that people wrote.
    Community,
}

/// A paste kept as proof.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Folder: an article id, or `unrelated`.
    pub article: String,
    /// The file; its text is the paste.
    pub file: Arc<SourceText>,
}

#[cfg(test)]
mod tests;
