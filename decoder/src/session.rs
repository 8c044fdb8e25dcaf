//! Reads a long paste piece by piece, so that the caller can do something else in between.

use crate::decode::Decoder;
use crate::gathered::Gathered;
use crate::knowledge::ImportedNames;
use crate::normalize::normalize;
use crate::pieces::{Piece, Sizes};
use crate::reading::Reading;
use crate::recognize::{Outside, recognize};

/// A paste that is being read.
///
/// [`Decoder::decode`] is all steps at once and ends with the same reading.
pub struct Session<'d> {
    decoder: &'d Decoder<'d>,
    names: Option<&'d ImportedNames>,
    sizes: Sizes,
    read_to: usize,
    is_done: bool,
    gathered: Gathered,
}

impl<'d> Session<'d> {
    pub(crate) fn new(
        decoder: &'d Decoder<'d>,
        names: Option<&'d ImportedNames>,
        sizes: Sizes,
    ) -> Self {
        Self {
            decoder,
            names,
            sizes,
            read_to: 0,
            is_done: false,
            gathered: Gathered::default(),
        }
    }

    /// Reads the next piece of `paste`, about 128 KiB; of a short paste, all of it. `false` if
    /// there was nothing left to read.
    ///
    /// All steps of a session are given the same paste.
    pub fn step(&mut self, paste: &str) -> bool {
        let piece = Piece::at(paste, self.read_to, self.sizes).filter(|_| !self.is_done);
        let Some(piece) = piece else {
            self.is_done = true;
            return false;
        };
        let knowledge = self.decoder.knowledge();
        let text = normalize(paste.get(piece.with_margins.clone()).unwrap_or(""));
        let tokens = crate::lex::lex(&text.text);
        let outside = Outside {
            is_whole: piece.is_whole(paste),
            names_product: self.gathered.sightings.names_product,
        };
        let seen = recognize(
            knowledge,
            self.decoder.tables(),
            self.names,
            outside,
            &text.text,
            &tokens,
        );
        let words = &self.decoder.tables().times;
        let notes = crate::time::notes(knowledge, words, &text.text, &tokens, &seen);
        let start = piece.with_margins.start;
        self.gathered
            .take(knowledge, seen, notes, &text, start, &piece.own);
        self.read_to = piece.own.end;
        self.is_done = self.read_to >= paste.len();
        true
    }

    /// Whether everything was read.
    pub const fn is_done(&self) -> bool {
        self.is_done
    }

    /// How many bytes of the paste were read.
    pub const fn read_to(&self) -> usize {
        self.read_to
    }

    /// What the part that was read means. Places are UTF-8 byte offsets into the paste.
    pub fn reading(&self) -> Reading {
        self.decoder.conclude(self.names, &self.gathered)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::Session;
    use crate::decode::Decoder;
    use crate::pieces::Sizes;
    use crate::reading::{More, Reading};
    use crate::tests_support::knowledge;

    const DIALOG: &str = "Remote Desktop\nError code: 0x904\nExtended error code: 0x7\n\n";
    const EVENT: &str = "Log Name:      System\nSource:        Schannel\nEvent ID:      36870\n\
        Description:\nThe error code returned from the module is 0x8009030D.\n\n";
    const XML: &str = "<Event><System><Provider Name=\"Microsoft-Windows-TerminalServices-LocalSessionManager\"/>\
        <EventID>40</EventID></System><EventData><Data Name=\"Reason\">11</Data></EventData></Event>\n";
    const JSON: &str =
        "{\"Id\": 36870, \"ProviderName\": \"Schannel\", \"Message\": \"0x8009030D\"},\n";
    const PROSE: &str =
        "Since the update nobody can connect, whatever we try. It was fine before.\n";

    fn read(paste: &str, sizes: Sizes) -> Reading {
        let knowledge = knowledge();
        let decoder = Decoder::new(&knowledge);
        let mut session = Session::new(&decoder, None, sizes);
        while session.step(paste) {}
        session.reading()
    }

    proptest! {
        /// Wherever the cuts fall, the reading is the same.
        #[test]
        fn a_cut_changes_nothing(
            pieces in prop::collection::vec(prop::sample::select([DIALOG, EVENT, XML, JSON, PROSE].as_slice()), 1..60),
            piece in 600_usize..3000,
        ) {
            let mut pieces: Vec<&str> = pieces;
            // What is far behind cannot say what the first codes are about.
            pieces.insert(0, DIALOG);
            let paste = pieces.concat();
            let cut = read(&paste, Sizes { piece, margin: 600 });
            let whole = read(&paste, Sizes::USUAL);
            let events = |reading: &Reading| -> Vec<_> {
                reading.events.iter().map(|event| (event.id, event.provider.clone(), event.span)).collect()
            };
            prop_assert_eq!(events(&cut), events(&whole));
            for (one, other) in cut.findings.iter().zip(&whole.findings) {
                prop_assert_eq!(one, other);
            }
            prop_assert!(cut == whole);
        }
    }

    #[test]
    fn what_is_too_much_to_list_is_counted_and_still_read() {
        let mut paste = DIALOG.repeat(20_000);
        paste.push_str("\nSTATUS_LOGON_FAILURE\n");
        let reading = read(&paste, Sizes::USUAL);
        assert_eq!(reading.findings.len() + reading.more.findings, 40_001);
        assert_eq!(reading.findings.len(), 1_001);
        let last = reading.findings.last().expect("there are codes");
        assert_eq!(last.span.of(&paste), "STATUS_LOGON_FAILURE");
        let json = crate::json::reading_to_json(&reading, &paste);
        assert!(json.ends_with(",\"more\":{\"findings\":39000,\"events\":0}}"));
    }

    #[test]
    fn a_first_answer_comes_before_the_end() {
        let knowledge = knowledge();
        let decoder = Decoder::new(&knowledge);
        let paste = String::from(DIALOG) + &PROSE.repeat(10_000);
        let mut session = decoder.session();
        assert!(session.step(&paste));
        assert!(!session.is_done() && session.read_to() < 200_000);
        let first = session.reading();
        assert_eq!(first.findings.len(), 2);
        while session.step(&paste) {}
        assert_eq!(session.read_to(), paste.len());
        assert_eq!(
            session.reading(),
            Reading {
                more: More::default(),
                ..first
            }
        );
    }
}
