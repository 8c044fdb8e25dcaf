//! Words that say little by themselves. They are found like any other, but weigh little.

/// Sorted, so that a lookup can halve its way.
const STOP_WORDS: [&str; 62] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "but", "by", "can", "could", "do", "does", "for", "from", "had", "has", "have", "how", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "so",
    "than", "that", "the", "their", "then", "there", "this", "to", "was", "we", "were", "what",
    "when", "where", "which", "while", "why", "will", "with", "you", "your",
];

/// Whether a folded word says little by itself.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_every_word_of_it_is_found() {
        assert!(STOP_WORDS.is_sorted());
        assert!(STOP_WORDS.iter().all(|word| is_stop_word(word)));
        assert!(!is_stop_word("certificate"));
    }
}
