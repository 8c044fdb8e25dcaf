//! Tables with the labels in their first row: Markdown, HTML, tabs, CSV, and the columns that
//! PowerShell underlines.
//!
//! ```text
//! | Error code | Extended error code |        ErrorCode ExtendedErrorCode
//! |------------|---------------------|        --------- -----------------
//! | 0x904      | 0x7                 |        0x904     0x7
//! ```

use alloc::vec;
use alloc::vec::Vec;

use super::Setting;
use super::folding::{folded, split_at_capitals};
use super::labels::Labels;
use crate::Span;

/// Longer cells are no labels and no codes.
const LONGEST_CELL: usize = 48;

/// Wider tables are data, not errors.
const MOST_COLUMNS: usize = 32;

/// The cells that stand under a label, in order.
pub(super) struct Columns {
    cells: Vec<(Span, Setting)>,
}

impl Columns {
    /// Finds every table whose first row holds a label.
    pub(super) fn of(labels: &Labels, text: &str) -> Self {
        let mut reader = Reader {
            labels,
            header: None,
            above: Span::default(),
            cells: vec![],
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            reader.read(text, Span::new(at, at + content.len()));
            at += line.len();
        }
        Self {
            cells: reader.cells,
        }
    }

    /// What the number at this place stands under.
    pub(super) fn setting(&self, place: Span) -> Option<&Setting> {
        let behind = self
            .cells
            .partition_point(|(cell, _)| cell.start <= place.start);
        let (cell, setting) = self.cells.get(behind.checked_sub(1)?)?;
        cell.contains(place).then_some(setting)
    }
}

/// How the cells of a table are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    Sign(char),
    /// By the place of the dashes under the first row.
    Dashes,
}

struct Header {
    border: Border,
    /// How many cells there are.
    n_cells: usize,
    /// Which cell, what its label says, and where it stands within the line.
    labelled: Vec<(usize, Setting, Span)>,
}

struct Reader<'r> {
    labels: &'r Labels,
    header: Option<Header>,
    /// The line before.
    above: Span,
    cells: Vec<(Span, Setting)>,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, line: Span) {
        let content = line.of(text);
        if content.trim().is_empty() {
            // A blank line ends what is told apart by place alone.
            self.header
                .take_if(|header| header.border == Border::Dashes);
            return;
        }
        let is_rule = content.contains("--") && content.chars().all(|c| "-=+:| \t".contains(c));
        if is_rule {
            if !content.contains('|') {
                self.header = self.underlined(self.above.of(text), content);
            }
        } else if !self.take_row(content, line.start) {
            self.header = self.header_in(content);
        }
        if !is_rule {
            self.above = line;
        }
    }

    /// A first row: a label in one of at least two cells, and no digit yet.
    fn header_in(&self, line: &str) -> Option<Header> {
        if line.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let border = ['|', '\t', ';', ',']
            .into_iter()
            .find(|sign| line.contains(*sign))?;
        let mut n_cells = 0;
        let mut labelled = vec![];
        for (at, cell) in cells(line, border).enumerate() {
            if at >= MOST_COLUMNS {
                return None;
            }
            n_cells += 1;
            if let Some(setting) = self.label(cell) {
                labelled.push((at, setting, Span::default()));
            }
        }
        (n_cells > 1 && !labelled.is_empty()).then_some(Header {
            border: Border::Sign(border),
            n_cells,
            labelled,
        })
    }

    /// A first row whose columns are underlined.
    fn underlined(&self, above: &str, rule: &str) -> Option<Header> {
        let mut labelled = vec![];
        let mut n_cells = 0;
        let mut from = 0;
        while let Some(start) = rule.get(from..)?.find(['-', '=']) {
            let start = from + start;
            let len = rule
                .get(start..)?
                .bytes()
                .take_while(|b| matches!(b, b'-' | b'='))
                .count();
            from = start + len;
            n_cells += 1;
            let setting = above.get(start..).and_then(|name| {
                let end = name.find("  ").unwrap_or(name.len()).min(len + 1);
                self.label(name.get(..end).unwrap_or(name))
            });
            if let Some(setting) = setting {
                labelled.push((n_cells, setting, Span::new(start, from)));
            }
            if n_cells > MOST_COLUMNS {
                return None;
            }
        }
        (n_cells > 1 && !labelled.is_empty()).then_some(Header {
            border: Border::Dashes,
            n_cells,
            labelled,
        })
    }

    fn label(&self, cell: &str) -> Option<Setting> {
        let cell = cell.trim();
        let can_be =
            (2..=LONGEST_CELL).contains(&cell.len()) && cell.contains(|c: char| c.is_alphabetic());
        let words = can_be.then(|| folded(&split_at_capitals(cell)))?;
        self.labels.exact(&words).map(|known| known.setting.clone())
    }

    /// A row under the labels: as many cells, and the numbers alone in theirs.
    fn take_row(&mut self, line: &str, at: usize) -> bool {
        let Some(header) = &self.header else {
            return false;
        };
        match header.border {
            Border::Sign(sign) => {
                if !line.contains(sign) || cells(line, sign).count() != header.n_cells {
                    return false;
                }
                for (index, cell) in cells(line, sign).enumerate() {
                    let labelled = header.labelled.iter().find(|(known, ..)| *known == index);
                    let from = at + (cell.as_ptr() as usize - line.as_ptr() as usize);
                    let span = Span::new(from, from + cell.len());
                    if let Some((_, setting, _)) = labelled.filter(|_| cell.len() <= LONGEST_CELL) {
                        self.cells.push((span, setting.clone()));
                    }
                }
                true
            }
            Border::Dashes => {
                for (_, setting, place) in &header.labelled {
                    let span = Span::new(at + place.start, at + place.end.min(line.len()));
                    if place.start < line.len() {
                        self.cells.push((span, setting.clone()));
                    }
                }
                true
            }
        }
    }
}

/// The cells of a line; borders at its ends make no cell.
fn cells(line: &str, sign: char) -> impl Iterator<Item = &str> {
    let line = line.trim_matches([' ', '>']);
    let line = if sign == '|' {
        line.trim_start_matches('|').trim_end_matches('|')
    } else {
        line
    };
    line.split(sign)
}
