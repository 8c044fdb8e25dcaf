//! Asks a table for its keys, and reports what nobody asked for.

use std::ops::Range;

use ::toml::de::DeTable;

use super::shape::{self, KeyShape, Shape, TableShape};
use super::{Reader, Value};
use crate::diagnostic::{list, nearest};

/// A table whose keys are read one by one. End with [`Keys::finish`].
pub struct Keys<'t, 'i> {
    table: &'t DeTable<'i>,
    whole: Range<usize>,
    what: &'static str,
    is_whole: bool,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    is_document: bool,
    /// Where only the shape is noted: what stands for every value, and the keys so far.
    stand_in: Option<&'t Value<'i>>,
    noted: Vec<KeyShape>,
}

impl<'t, 'i> Keys<'t, 'i> {
    pub(super) fn new(
        table: &'t DeTable<'i>,
        whole: Range<usize>,
        what: &'static str,
        is_whole: bool,
    ) -> Self {
        Self {
            table,
            whole,
            what,
            is_whole,
            known: Vec::new(),
            missing: Vec::new(),
            is_document: false,
            stand_in: None,
            noted: Vec::new(),
        }
    }

    /// The keys of a whole document.
    pub(super) fn of_document(
        table: &'t DeTable<'i>,
        whole: Range<usize>,
        what: &'static str,
        is_whole: bool,
    ) -> Self {
        let mut keys = Self::new(table, whole, what, is_whole);
        keys.is_document = true;
        if shape::is_noting() {
            shape::open(what);
            keys.stand_in = table.iter().next().map(|(_, value)| value);
        }
        keys
    }

    /// Opens a value that must be a table. `what` is its name in a message: "a clue".
    pub fn of(reader: &mut Reader<'_>, value: &'t Value<'i>, what: &'static str) -> Option<Self> {
        let whole = reader.place(value.span());
        let table = value.get_ref().as_table();
        if table.is_none() {
            let wanted = format!("{what} in the form of a table");
            reader.wrong_type(value, &wanted, "`{ key = value }`");
        }
        table.map(|table| Self {
            stand_in: shape::is_noting().then_some(value),
            ..Self::new(table, whole, what, true)
        })
    }

    /// The same table, whose missing keys are reported at another place in the file.
    #[must_use]
    pub fn reported_at(mut self, place: Range<usize>) -> Self {
        self.whole = place;
        self
    }

    /// Where the table stands in the file.
    pub fn whole(&self) -> Range<usize> {
        self.whole.clone()
    }

    /// The value of a key that may be missing, as `read` understands it.
    pub fn optional<'r, T>(
        &mut self,
        reader: &mut Reader<'r>,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'r>, &'t Value<'i>) -> Option<T>,
    ) -> Option<T> {
        self.known.push(key);
        if self.stand_in.is_some() {
            self.note(reader, key, false, read);
            return None;
        }
        let value = self.table.get(key)?;
        read(reader, value)
    }

    fn note<'r, T>(
        &mut self,
        reader: &mut Reader<'r>,
        key: &'static str,
        is_required: bool,
        read: impl FnOnce(&mut Reader<'r>, &'t Value<'i>) -> Option<T>,
    ) {
        let Some(value) = self.stand_in else { return };
        let shape = shape::of_value(|| {
            read(reader, value);
        });
        self.noted.push(KeyShape {
            name: key,
            is_required,
            shape,
        });
    }

    /// The value of a key that must be there.
    pub fn required<'r, T>(
        &mut self,
        reader: &mut Reader<'r>,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'r>, &'t Value<'i>) -> Option<T>,
    ) -> Option<T> {
        if self.stand_in.is_some() {
            self.note(reader, key, true, read);
            return None;
        }
        // After an error of syntax the key may be there and lost: one finding is enough.
        if !self.has(key) && self.is_whole {
            self.missing.push(key);
        }
        self.optional(reader, key, read)
    }

    /// Whether the key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Every key and value that nobody has asked for yet, for tables whose keys are data.
    pub fn rest(self) -> impl Iterator<Item = (String, Range<usize>, &'t Value<'i>)> {
        let known = self.known;
        let stand_in = self.stand_in.filter(|_| !self.is_document);
        if self.stand_in.is_some() {
            shape::rest(self.noted);
        }
        self.table
            .iter()
            .filter(move |(key, _)| !known.contains(&key.get_ref().as_ref()))
            .map(|(key, value)| (key.get_ref().to_string(), key.span(), value))
            .chain(stand_in.map(|value| (String::new(), 0..0, value)))
    }

    /// Whether there is a key that nobody has asked for yet.
    pub fn has_unknown(&self) -> bool {
        self.table
            .iter()
            .any(|(key, _)| !self.known.contains(&key.get_ref().as_ref()))
    }

    /// Reports every key that nobody asked for, and every key that must be there and is not.
    pub fn finish(mut self, reader: &mut Reader<'_>) {
        if self.stand_in.is_some() {
            let shape = Shape::Table(TableShape {
                keys: self.noted,
                others: None,
            });
            if self.is_document {
                shape::close(Some(shape));
            } else {
                shape::note(shape);
            }
            return;
        }
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            // A key that is there already is no suggestion: it would only be there twice.
            let free = self.known.iter().copied().filter(|known| !self.has(known));
            let meant = nearest(name, free);
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("its keys are {}", list(self.known.iter().copied())),
            };
            // A misspelt key is one mistake, not one too many and one too few.
            self.missing.retain(|missing| Some(*missing) != meant);
            let place = reader.place(key.span());
            reader
                .complain(place, format!("{} has no key `{name}`", self.what))
                .help = Some(help);
        }
        for key in &self.missing {
            let message = format!("{} has no `{key}`", self.what);
            reader.complain(self.whole.clone(), message).help = Some(format!("add `{key} = …`"));
        }
    }
}
