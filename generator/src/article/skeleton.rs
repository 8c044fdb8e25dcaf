//! The fixed headings of articles and hubs, and the fixed parts of a cause.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Block, Kind, Part, Section};
use crate::diagnostic::{Diagnostic, Report, SourceText, did_you_mean, list, nearest, rules};

/// Heading of a section, and whether it must be there.
type Slot = (&'static str, bool);

const CAUSE: &str = "Cause: …";

const ARTICLE: [Slot; 6] = [
    ("Answer", true),
    ("If you are not the admin", true),
    ("Is this your problem?", true),
    (CAUSE, true),
    ("Still failing?", true),
    ("Why this happens", true),
];

const HUB: [Slot; 9] = [
    ("Answer", true),
    ("If you are not the admin", true),
    ("What the numbers say", true),
    ("Where it breaks", false),
    ("Tell the causes apart", true),
    ("The causes", true),
    ("Remedies, judged", false),
    ("Still failing?", true),
    ("Why this happens", false),
];

const PARTS: [&str; 4] = ["Check", "Fix", "Verify", "Undo"];

/// Whether a heading opens a cause.
pub(super) fn is_cause(title: &str) -> bool {
    title
        .strip_prefix("Cause:")
        .is_some_and(|what| !what.trim().is_empty())
}

/// Reports headings that are missing, unknown, doubled or out of order.
pub(super) fn inspect(
    file: &Arc<SourceText>,
    kind: Kind,
    sections: &[Section],
    report: &mut Report,
) {
    let slots: &[Slot] = match kind {
        Kind::Article => &ARTICLE,
        Kind::Hub => &HUB,
        Kind::Page => return,
    };
    let mut inspection = Inspection {
        file,
        slots,
        report,
    };
    let found = inspection.look_at_each(sections);
    inspection.look_for_missing(sections, &found);
    for section in sections
        .iter()
        .filter(|section| is_cause(&section.title.value))
    {
        inspection.look_at_parts(section);
    }
    inspection.look_for_double_checks(sections);
}

struct Inspection<'i> {
    file: &'i Arc<SourceText>,
    slots: &'static [Slot],
    report: &'i mut Report,
}

impl Inspection<'_> {
    /// The slot of each section, where it has one.
    fn look_at_each(&mut self, sections: &[Section]) -> Vec<Option<usize>> {
        let mut found = Vec::new();
        let mut first_of: Vec<Option<&Section>> = vec![None; self.slots.len()];
        let mut highest: Option<(usize, &Section)> = None;
        for section in sections {
            let title = section.title.value.as_str();
            let is_this = |name: &str| name == title || (name == CAUSE && is_cause(title));
            let slot = self.slots.iter().position(|(name, _)| is_this(name));
            found.push(slot);
            let Some(slot) = slot else {
                self.unknown_section(section);
                continue;
            };
            if let Some(first) = first_of[slot].filter(|_| !is_cause(title)) {
                self.section_stands_twice(section, first);
            } else if let Some((_, after)) = highest.filter(|(other, _)| *other > slot) {
                self.section_stands_late(section, after);
            }
            first_of[slot] = first_of[slot].or(Some(section));
            if highest.is_none_or(|(other, _)| other < slot) {
                highest = Some((slot, section));
            }
        }
        found
    }

    fn section_stands_twice(&mut self, section: &Section, first: &Section) {
        let message = format!("`{}` stands here twice", section.title.value);
        let at = self.file.at(section.title.span.clone());
        let finding = Diagnostic::new(&rules::BROKEN_PART, at, message)
            .also(self.file.at(first.title.span.clone()), "first here")
            .help("put both under one heading");
        self.report.push(finding);
    }

    fn section_stands_late(&mut self, section: &Section, after: &Section) {
        let (title, before) = (&section.title.value, &after.title.value);
        let message = format!("`{title}` belongs before `{before}`");
        let at = self.file.at(section.title.span.clone());
        let finding = Diagnostic::new(&rules::BROKEN_PART, at, message)
            .also(self.file.at(after.title.span.clone()), "before this")
            .help("readers look for the same thing in the same place on each page");
        self.report.push(finding);
    }

    fn unknown_section(&mut self, section: &Section) {
        let title = section.title.value.as_str();
        let names = || self.slots.iter().map(|(name, _)| *name);
        let help = if title.to_lowercase().starts_with("cause") && names().any(|n| n == CAUSE) {
            "write `Cause: ` and what is wrong".into()
        } else {
            did_you_mean(title, names())
                .unwrap_or_else(|| format!("the headings are {}", list(names())))
        };
        let message = format!("there is no section `{title}`");
        self.complain(section, message, help);
    }

    /// Whether an unknown section is this one: that is one mistake, and a finding already.
    fn is_misspelt(&self, name: &str, sections: &[Section]) -> bool {
        let names = || self.slots.iter().map(|(name, _)| *name);
        let mut titles = sections.iter().map(|section| section.title.value.as_str());
        titles.any(|title| names().all(|it| it != title) && nearest(title, names()) == Some(name))
    }

    fn look_for_missing(&mut self, sections: &[Section], found: &[Option<usize>]) {
        for (slot, (name, is_required)) in self.slots.iter().enumerate() {
            if !is_required || found.contains(&Some(slot)) || self.is_misspelt(name, sections) {
                continue;
            }
            let next = found
                .iter()
                .position(|other| other.is_some_and(|other| other > slot));
            // Shown where it should stand: at the section behind it, else at the last one.
            let (at, where_) = match next.and_then(|place| sections.get(place)) {
                Some(next) => (next.title.span.clone(), "before this"),
                None => match sections.last() {
                    Some(last) => (last.title.span.clone(), "behind this section"),
                    None => (0..0, "below the front matter"),
                },
            };
            let message = format!("there is no `## {name}`");
            let help = format!("add it {where_}");
            let at = self.file.at(at);
            self.report
                .push(Diagnostic::new(&rules::BROKEN_PART, at, message).help(help));
        }
    }

    fn look_at_parts(&mut self, section: &Section) {
        let mut last_slot = 0;
        let mut seen: Vec<(usize, &Part)> = Vec::new();
        for part in &section.parts {
            let title = part.title.value.as_str();
            let at = self.file.at(part.title.span.clone());
            let Some(slot) = PARTS.iter().position(|name| *name == title) else {
                let message = format!("a cause has no part `{title}`");
                let help = did_you_mean(title, PARTS)
                    .unwrap_or_else(|| format!("its parts are {}; use `####` inside", list(PARTS)));
                self.report
                    .push(Diagnostic::new(&rules::BROKEN_PART, at, message).help(help));
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == slot) {
                let message = format!("this cause has `{title}` twice");
                let first = self.file.at(first.title.span.clone());
                let finding = Diagnostic::new(&rules::BROKEN_PART, at, message)
                    .also(first, "first here")
                    .help("put both under one heading");
                self.report.push(finding);
            } else if slot < last_slot {
                let message = format!("`{title}` belongs before `{}`", PARTS[last_slot]);
                let help = format!("the parts of a cause are, in order, {}", PARTS.join(", "));
                self.report
                    .push(Diagnostic::new(&rules::BROKEN_PART, at, message).help(help));
            } else if title == "Check" && !self.holds_a_check(section, part) {
                let help = "add a fence ```check with a command and what its output can show";
                let message = "this part holds no check block";
                self.report
                    .push(Diagnostic::new(&rules::BROKEN_PART, at, message).help(help));
            }
            if title != "Check" && part.blocks.is_empty() {
                let message = format!("`{title}` says nothing");
                let at = self.file.at(part.title.span.clone());
                self.report.push(
                    Diagnostic::new(&rules::BROKEN_PART, at, message).help(help_for_missing(title)),
                );
            }
            last_slot = last_slot.max(slot);
            seen.push((slot, part));
        }
        for (slot, name) in PARTS.iter().enumerate() {
            if !seen.iter().any(|(other, _)| *other == slot) {
                let message = format!("this cause has no `### {name}`");
                self.complain(section, message, help_for_missing(name).into());
            }
        }
    }

    /// Also true where the check is there and broken: that is a finding already.
    fn holds_a_check(&self, section: &Section, part: &Part) -> bool {
        let start = part.title.span.end;
        let next = section
            .parts
            .iter()
            .map(|other| other.title.span.start)
            .find(|at| *at > start);
        let text = &self.file.text[start..];
        let end = next.map(|next| next - start).or_else(|| text.find("\n## "));
        part.blocks
            .iter()
            .any(|block| matches!(block, Block::Check(_)))
            || text[..end.unwrap_or(text.len())].contains("```check")
    }

    fn look_for_double_checks(&mut self, sections: &[Section]) {
        let mut ids = BTreeSet::new();
        let parts = sections.iter().flat_map(|section| &section.parts);
        for block in parts.flat_map(|part| &part.blocks) {
            if let Block::Check(check) = block
                && !ids.insert(check.id.value.as_str())
            {
                let message = format!("this page has two checks `{}`", check.id.value);
                let at = self.file.at(check.id.span.clone());
                let finding = Diagnostic::new(&rules::BROKEN_CHECK, at, message)
                    .help("each check of a page has an id of its own");
                self.report.push(finding);
            }
        }
    }

    fn complain(&mut self, section: &Section, message: String, help: String) {
        let at = self.file.at(section.title.span.clone());
        self.report
            .push(Diagnostic::new(&rules::BROKEN_PART, at, message).help(help));
    }
}

fn help_for_missing(part: &str) -> &'static str {
    match part {
        "Check" => "say with which command a reader finds out whether it is this cause",
        "Fix" => "give the steps, one action each",
        "Verify" => "say how a reader sees that it worked",
        _ => "give the command that puts it back, even if it is \"There is nothing to undo.\"",
    }
}
