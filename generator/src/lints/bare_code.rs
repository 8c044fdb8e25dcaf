//! A code in the prose that a reader cannot tell the list of, or whose word names another list.
//!
//! The same number means different things in different lists. So the first mention in a section says which: by a label
//! (`seen-as` of the tables), a link, its published name, an event that carries it, or as the pair that mstsc shows. A number
//! that only one list has needs no more than a word that it is a code.

use std::collections::BTreeSet;
use std::ops::Range;

use decoder::knowledge::SpaceId;

use super::{Context, Lint};
use crate::article::passages::{Passage, Prose};
use crate::article::{Article, ClueSpecKind, Target};
use crate::diagnostic::{Diagnostic, Report, Rule, Severity};
use crate::library::Library;

pub(super) static LINT: Lint = Lint {
    rule: Rule {
        code: "L075",
        name: "bare-code",
        // Understanding is a matter of judgement: an author may allow it, with a reason.
        severity: Severity::Warning,
        explanation: include_str!("bare_code.md"),
    },
    run: find_bare_codes,
};

/// Words that say that a number is a code, and not of which list.
const IS_A_CODE: [&str; 14] = [
    "code", "codes", "error", "errors", "number", "numbers", "status", "dialog", "mstsc", "event",
    "show", "shows", "shown", "log",
];

/// Labels that people put before numbers of many lists.
const SAYS_LITTLE: [&str; 5] = ["code", "error", "errorcode", "reason", "status"];

/// A number in the text, and the lists that have it.
struct Mention {
    value: u32,
    at: Range<usize>,
    spaces: Vec<SpaceId>,
}

fn find_bare_codes(context: &Context<'_>, report: &mut Report) {
    for (article, prose) in &context.prose {
        look(context.library, article, prose, report);
    }
}

fn look(library: &Library, article: &Article, prose: &Prose, report: &mut Report) {
    let shown_above = codes_of_signatures(article);
    let mut named = BTreeSet::new();
    let mut section = 0;
    for passage in &prose.passages {
        if passage.section != section {
            named.clear();
            section = passage.section;
        }
        let mentions = mentions(library, &passage.text);
        let pairs = pairs(&passage.text, &mentions);
        let mut bare: Vec<&Mention> = Vec::new();
        for (place, mention) in mentions.iter().enumerate() {
            if let Some(label) = wrong_label(library, &passage.text, mention) {
                let at = article.at(passage.place(mention.at.clone()));
                report.push(wrong(library, label, mention, at));
                named.insert(mention.value);
            } else if shown_above.contains(&mention.value)
                || pairs.contains(&place)
                || is_named(library, passage, mention)
                || is_printed(passage, &prose.fences, mention)
            {
                named.insert(mention.value);
            } else if bare.iter().all(|known| known.value != mention.value) {
                bare.push(mention);
            }
        }
        for mention in bare.iter().filter(|it| !named.contains(&it.value)) {
            let at = article.at(passage.place(mention.at.clone()));
            report.push(finding(library, mention, at));
        }
        named.extend(bare.iter().map(|mention| mention.value));
        for link in &passage.links {
            let shown = passage.text.get(link.text.clone()).unwrap_or("");
            if let Some((message, help)) = contradiction(&link.target, shown) {
                let at = article.at(link.span.clone());
                report.push(Diagnostic::new(&LINT.rule, at, message).help(help));
            }
        }
    }
}

/// What the page shows with its label below the title.
fn codes_of_signatures(article: &Article) -> BTreeSet<u32> {
    let clues = article.front.signatures.iter();
    let clues = clues.flat_map(|signature| signature.all.iter().chain(&signature.any));
    clues
        .filter_map(|clue| match &clue.kind {
            ClueSpecKind::Code(_, value) => Some(*value),
            _ => None,
        })
        .collect()
}

/// Every hexadecimal number that some list has.
fn mentions(library: &Library, text: &str) -> Vec<Mention> {
    let found = text.match_indices("0x").filter_map(|(start, _)| {
        let digits = text.get(start + 2..)?;
        let len = digits
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(digits.len());
        let value = u32::from_str_radix(digits.get(..len)?, 16).ok()?;
        let spaces = spaces_of(library, value);
        let is_whole = !text.get(..start)?.ends_with(char::is_alphanumeric)
            // `0x8…` stands for many numbers.
            && !digits.get(len..)?.starts_with(['…', '*']);
        (is_whole && !spaces.is_empty()).then_some(Mention {
            value,
            at: start..start + 2 + len,
            spaces,
        })
    });
    found.collect()
}

fn spaces_of(library: &Library, value: u32) -> Vec<SpaceId> {
    let of_tables: Vec<SpaceId> = library
        .tables
        .spaces
        .iter()
        .map(|table| table.id)
        .filter(|id| library.code(*id, value).is_some())
        .collect();
    // A small number that only Windows' own list has is a port or a flag as often as a code.
    if !of_tables.is_empty() || value < 0x1_0000 {
        return of_tables;
    }
    let Some(names) = &library.knowledge.imported else {
        return of_tables;
    };
    [SpaceId::Hresult, SpaceId::Ntstatus]
        .into_iter()
        .filter(|space| names.names(*space, value).next().is_some())
        .collect()
}

/// Places of the mentions that stand as the dialog shows them: error code, extended error code.
fn pairs(text: &str, mentions: &[Mention]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for (place, pair) in mentions.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let between = text.get(first.at.end..second.at.start).unwrap_or("");
        if [" / ", " with "].contains(&between)
            && first.spaces.contains(&SpaceId::Disconnect)
            && second.spaces.contains(&SpaceId::Extended)
        {
            found.extend([place, place + 1]);
        }
    }
    found
}

fn is_named(library: &Library, passage: &Passage, mention: &Mention) -> bool {
    let text = &passage.text;
    let links = passage.links.iter();
    let is_linked = links
        .filter(|link| link.text.start <= mention.at.start && mention.at.end <= link.text.end)
        .any(|link| matches!(link.target, Target::Code(..)));
    if is_linked || has_published_name(library, text, mention) {
        return true;
    }
    let words = Words::of(&[text, &passage.lead]);
    let is_in_one_list = mention.spaces.len() == 1;
    let before = Words::of(&[text.get(..mention.at.start).unwrap_or("")]);
    let has_label = mention.spaces.iter().any(|space| {
        let labels = library.space(*space).map_or(&[][..], |it| &it.seen_as);
        // "For this reason" is no label; "reason 0x104" is one.
        let mut labels = labels.iter();
        labels.any(|label| {
            before.end_with(label) || !SAYS_LITTLE.contains(&label.as_str()) && words.have(label)
        }) || words.have(space.as_str())
    });
    has_label
        || is_in_one_list && (IS_A_CODE.iter().any(|word| words.have(word)))
        || is_in_one_list && is_explained(text, &mention.at)
        || carries(library, passage, mention)
}

/// Whether it is what one of the article's commands prints or takes: then it stands in backticks, and the command says what it is.
fn is_printed(passage: &Passage, fences: &str, mention: &Mention) -> bool {
    let at = &mention.at;
    let mut code = passage.code.iter();
    let is_code = code.any(|code| code.start <= at.start && at.end <= code.end);
    is_code
        && passage
            .text
            .get(at.clone())
            .is_some_and(|number| fences.contains(number))
}

/// `(0x204)` behind what it means, or `0xD07 (locked)`.
fn is_explained(text: &str, at: &Range<usize>) -> bool {
    let before = text.get(..at.start).unwrap_or("");
    let after = text.get(at.end..).unwrap_or("");
    let opens = before.rfind('(').is_some_and(|open| {
        !before.get(open..).unwrap_or("").contains(')')
            && !before.get(..open).unwrap_or("").trim().is_empty()
    });
    let then = after.trim_start_matches('`').strip_prefix(" (");
    opens || then.is_some_and(|it| it.starts_with(char::is_alphabetic))
}

fn has_published_name(library: &Library, text: &str, mention: &Mention) -> bool {
    let is_said = |name: &str| !name.is_empty() && text.contains(name);
    let own = mention.spaces.iter();
    let mut own = own.filter_map(|space| library.code(*space, mention.value));
    let imported = library.knowledge.imported.iter();
    let mut imported = imported.flat_map(|names| {
        let spaces = [SpaceId::Hresult, SpaceId::Ntstatus, SpaceId::Win32];
        spaces
            .into_iter()
            .flat_map(|space| names.names(space, mention.value))
    });
    own.any(|row| is_said(&row.name)) || imported.any(is_said)
}

/// Whether the passage links to an event with a field of that list.
fn carries(library: &Library, passage: &Passage, mention: &Mention) -> bool {
    passage.links.iter().any(|link| {
        let Target::Event(provider, id) = &link.target else {
            return false;
        };
        let event = library.event(provider, *id);
        let mut fields = event.iter().flat_map(|event| &event.fields);
        fields.any(|(_, space)| mention.spaces.contains(space))
    })
}

/// The words of a text, with single blanks around each.
struct Words(String);

impl Words {
    fn of(texts: &[&str]) -> Self {
        let mut words = String::from(" ");
        for text in texts {
            for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
                if !word.is_empty() {
                    words.push_str(&word.to_lowercase());
                    words.push(' ');
                }
            }
        }
        Self(words)
    }

    /// Whether a label stands at the end, as before a number: `error code`, `error code is`.
    fn end_with(&self, label: &str) -> bool {
        let words = self.0.trim_end();
        let words = words.strip_suffix(" is").unwrap_or(words);
        words
            .strip_suffix(label)
            .is_some_and(|it| it.ends_with(' '))
    }

    /// A word or several, also in the plural.
    fn have(&self, label: &str) -> bool {
        let label = label.replace('-', " ");
        [format!(" {label} "), format!(" {label}s ")]
            .iter()
            .any(|wanted| self.0.contains(wanted.as_str()))
    }
}

/// The label right before the number, where it belongs to lists that do not have the number.
fn wrong_label<'l>(library: &'l Library, text: &str, mention: &Mention) -> Option<&'l str> {
    let before = Words::of(&[text.get(..mention.at.start)?]);
    let labels = library.tables.spaces.iter().flat_map(|table| {
        let labels = table.seen_as.iter();
        labels.map(|label| (label.as_str(), table.id))
    });
    let stands_before: Vec<(&str, SpaceId)> =
        labels.filter(|(label, _)| before.end_with(label)).collect();
    let (longest, _) = stands_before.iter().max_by_key(|(label, _)| label.len())?;
    let is_right = stands_before
        .iter()
        .any(|(label, space)| label == longest && mention.spaces.contains(space));
    // A dialog calls an HRESULT an error code as well.
    let is_loose = SAYS_LITTLE.contains(longest) || *longest == "error code";
    (!is_right && !is_loose).then_some(longest)
}

/// What is wrong with a link that shows one number and leads to another.
fn contradiction(target: &Target, shown: &str) -> Option<(String, String)> {
    let (wanted, what) = match target {
        Target::Code(_, value) => (*value, written(*value)),
        Target::Event(_, id) => (*id, format!("event {id}")),
        _ => return None,
    };
    let numbers: Vec<u32> = shown
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(|word| match word.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => word.parse().ok(),
        })
        .collect();
    let is_other = !numbers.is_empty() && !numbers.contains(&wanted);
    is_other.then(|| {
        (
            format!("`{shown}` leads to {what}"),
            "let the text and the target of the link name the same number".to_owned(),
        )
    })
}

fn names_of(library: &Library, spaces: &[SpaceId]) -> String {
    let names: Vec<&str> = spaces
        .iter()
        .filter_map(|space| library.space(*space))
        .map(|space| space.name.as_str())
        .collect();
    names.join("; ")
}

fn finding(library: &Library, mention: &Mention, at: crate::diagnostic::Location) -> Diagnostic {
    let number = written(mention.value);
    let names = names_of(library, &mention.spaces);
    let (message, help) = if mention.spaces.len() > 1 {
        (
            format!("{number} is in several lists, and nothing says which is meant"),
            format!("put the label before it, or link it; it is in: {names}"),
        )
    } else {
        (
            format!("nothing says that {number} is a code, and of which list"),
            format!("put the label before it, or link it: {names}"),
        )
    };
    Diagnostic::new(&LINT.rule, at, message).help(help)
}

fn wrong(
    library: &Library,
    label: &str,
    mention: &Mention,
    at: crate::diagnostic::Location,
) -> Diagnostic {
    let number = written(mention.value);
    let names = names_of(library, &mention.spaces);
    let message = format!("no {label} {number} is known");
    Diagnostic::new(&LINT.rule, at, message).help(format!(
        "{number} is in: {names}; or add it to the table of codes"
    ))
}

fn written(value: u32) -> String {
    format!("0x{value:X}")
}
