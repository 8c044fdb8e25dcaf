//! What a document may hold, as the code that reads it says: a reading with nothing to read, noted down.
//!
//! While [`noted`] runs, every document is a stand-in. Each key that a reader asks for is noted, with
//! the kind of value that it asks for, and nothing is found wrong. So a schema made of it cannot say
//! anything else than the reader does.
//!
//! The notes are the thread's own, because the functions that read files need not know of them.

use std::cell::RefCell;

/// A document with one value, which stands for all values.
pub(super) const STAND_IN: &str = "stand-in = {}";

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text that is not blank.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number: the least, where there is one, and the most.
    Number(Option<i64>, i64),
    /// A date.
    Date,
    /// One of these words.
    Word(Vec<String>),
    /// A list of such values.
    List(Box<Self>),
    /// A table.
    Table(TableShape),
    /// Something that its reader looks at by itself.
    Anything,
}

/// The keys of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// The keys that have a name, in the order in which they are asked for.
    pub keys: Vec<KeyShape>,
    /// What any other key may hold; `None` where there is no other.
    pub others: Option<Box<Shape>>,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyShape {
    /// `applies-to`.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it may hold.
    pub shape: Shape,
}

#[derive(Default)]
struct Notes {
    /// Of the value that was read last.
    last: Option<Shape>,
    /// The named keys of a table whose other keys are data.
    rest: Option<Vec<KeyShape>>,
    /// What the document is called whose keys are being asked for.
    open: Option<&'static str>,
    documents: Vec<(&'static str, Shape)>,
}

thread_local! {
    static NOTES: RefCell<Option<Notes>> = const { RefCell::new(None) };
}

/// The shape of every document that `read` reads, by what it is called in findings: "the check".
pub fn noted(read: impl FnOnce()) -> Vec<(&'static str, Shape)> {
    NOTES.with_borrow_mut(|notes| *notes = Some(Notes::default()));
    read();
    close(None);
    let notes = NOTES.with_borrow_mut(Option::take);
    notes.unwrap_or_default().documents
}

/// Whether readers only note what they would read.
pub(super) fn is_noting() -> bool {
    NOTES.with_borrow(Option::is_some)
}

/// The value that is being read may be this.
pub(super) fn note(shape: Shape) {
    with(|notes| notes.last = Some(shape));
}

/// What `read` says of one value. Values inside it are its own matter.
pub(super) fn of_value(read: impl FnOnce()) -> Shape {
    let outer = with(|notes| (notes.last.take(), notes.rest.take()));
    read();
    let shape = with(taken);
    let (last, rest) = outer.unwrap_or_default();
    with(|notes| {
        notes.last = last;
        notes.rest = rest;
    });
    shape.unwrap_or(Shape::Anything)
}

/// The keys of a document are asked for from here on.
pub(super) fn open(what: &'static str) {
    close(None);
    with(|notes| notes.open = Some(what));
}

/// Every key of the document was asked for; `None` where its keys are data.
pub(super) fn close(shape: Option<Shape>) {
    with(|notes| {
        let inside = taken(notes);
        if let Some(what) = notes.open.take() {
            notes.documents.push((what, shape.unwrap_or(inside)));
        }
    });
}

/// The other keys of a table are data, and what is noted next is what each holds.
pub(super) fn rest(keys: Vec<KeyShape>) {
    with(|notes| notes.rest = Some(keys));
}

fn taken(notes: &mut Notes) -> Shape {
    let last = notes.last.take().unwrap_or(Shape::Anything);
    match notes.rest.take() {
        Some(keys) => Shape::Table(TableShape {
            keys,
            others: Some(Box::new(last)),
        }),
        None => last,
    }
}

fn with<T>(act: impl FnOnce(&mut Notes) -> T) -> Option<T> {
    NOTES.with_borrow_mut(|notes| notes.as_mut().map(act))
}
