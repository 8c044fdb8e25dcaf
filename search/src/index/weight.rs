//! How strongly a document holds a word or a number: 1 to 15.
//!
//! The same idea as BM25F: every field counts with its own weight, repetition counts less
//! and less, and a long body counts less for each word. Whole numbers throughout, and no
//! average over the site, so that a document weighs the same whatever stands beside it.

/// The weight of a number that the document is about, where it is about only one.
pub(crate) const OWNER: u32 = 12;

/// The heaviest; what fits the four bits of a posting.
pub(super) const HEAVIEST: u32 = 15;

/// A body of this many words is neither long nor short.
const USUAL_LENGTH: u32 = 200;

/// Where something stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Id,
    Heading,
    Summary,
    Body,
}

/// How often a word stands in each field of one document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    title: u32,
    id: u32,
    heading: u32,
    summary: u32,
    body: u32,
}

impl Counts {
    pub(super) fn add(&mut self, field: Field) {
        match field {
            Field::Title => self.title += 1,
            Field::Id => self.id += 1,
            Field::Heading => self.heading += 1,
            Field::Summary => self.summary += 1,
            Field::Body => self.body += 1,
        }
    }

    /// The weight of the word in a document whose body has `length` words.
    pub(super) fn weight(self, length: u32) -> u32 {
        let fields = 24 * self.title.min(2)
            + 6 * self.id.min(1)
            + 12 * self.heading.min(3)
            + 10 * self.summary.min(3);
        let body = 8 * self.body.min(64) * USUAL_LENGTH / (USUAL_LENGTH + length);
        let total = fields + body;
        (18 * total / (total + 24)).clamp(1, HEAVIEST)
    }
}

/// The weight of a number in the codes of a document that is about `n_codes` of them.
pub(super) fn owned(n_codes: usize) -> u32 {
    let shared = u32::try_from(n_codes.saturating_sub(1)).unwrap_or(u32::MAX);
    HEAVIEST - shared.min(HEAVIEST - OWNER)
}

/// The weight of a number that is merely mentioned. Always below [`OWNER`].
pub(super) fn mentioned(field: Field, is_code: bool) -> u32 {
    match (field, is_code) {
        (Field::Title, true) => 9,
        (Field::Id, true) => 8,
        (Field::Heading | Field::Summary, true) => 7,
        (Field::Body, true) => 5,
        (Field::Title | Field::Id, false) => 4,
        (Field::Heading | Field::Summary, false) => 3,
        (Field::Body, false) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(field: Field, length: u32) -> u32 {
        let mut counts = Counts::default();
        counts.add(field);
        counts.weight(length)
    }

    #[test]
    fn a_title_weighs_more_than_a_heading_more_than_the_summary_more_than_the_body() {
        let weights = [Field::Title, Field::Heading, Field::Summary, Field::Body];
        assert!(
            weights
                .map(|field| once(field, 200))
                .is_sorted_by(|a, b| a > b)
        );
    }

    #[test]
    fn a_word_weighs_less_in_a_longer_body() {
        assert!(once(Field::Body, 20) > once(Field::Body, 2000));
    }

    #[test]
    fn a_mention_never_weighs_as_much_as_a_page_about_the_number() {
        let heaviest_mention = mentioned(Field::Title, true);
        assert!((1..20).all(|n_codes| owned(n_codes) >= OWNER && OWNER > heaviest_mention));
        assert!(owned(1) > owned(2));
    }
}
