//! Windows names for codes that no table describes: asked for once, when a text first wants them.

use std::cell::Cell;

use decoder::knowledge::ImportedNames;
use decoder::{Decoder, Reading, Session};

/// How it stands with the names that a reading wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It has all there are.
    Settled,
    /// They are on their way; the text is to be read again when they are here.
    OnTheWay,
    /// They could not be loaded.
    Missing,
    /// This site has none.
    Without,
}

#[derive(Clone, Copy)]
enum State {
    NotAsked,
    Here(&'static ImportedNames),
    Not(Naming),
}

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::NotAsked) };
}

/// The names arrived.
pub(crate) fn are_here(names: ImportedNames) {
    // They are needed as long as the page is there.
    STATE.set(State::Here(Box::leak(Box::new(names))));
}

/// The names will not come.
pub(crate) fn will_not_come(site_has_some: bool) {
    STATE.set(State::Not(if site_has_some {
        Naming::Missing
    } else {
        Naming::Without
    }));
}

/// Reads a text with the names that are here.
pub(crate) fn read(decoder: &Decoder<'_>, text: &str) -> Reading {
    let names = match STATE.get() {
        State::Here(names) => Some(names),
        _ => None,
    };
    decoder.decode_with(names, text)
}

/// Begins to read a text piece by piece, with the names that are here.
pub(crate) fn session(decoder: &'static Decoder<'static>) -> Session<'static> {
    match STATE.get() {
        State::Here(names) => decoder.session_with(Some(names)),
        _ => decoder.session(),
    }
}

/// Sees to it that a reading gets the names that it wants.
pub(crate) fn see_to(reading: &Reading) -> Naming {
    match STATE.get() {
        _ if !reading.wants_names => Naming::Settled,
        State::Here(_) => Naming::Settled,
        State::Not(naming) => naming,
        State::NotAsked => {
            STATE.set(State::Not(Naming::OnTheWay));
            crate::want_names();
            Naming::OnTheWay
        }
    }
}
