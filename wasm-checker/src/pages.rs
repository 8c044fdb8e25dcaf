//! Pages found by words, as the module that looks them up hands them over.

use crate::answer::Link;

/// Pages found by words.
pub(crate) enum Pages {
    /// Nobody asked for them.
    NotWanted,
    /// What looks them up is on its way.
    Loading,
    /// It did not arrive: why.
    Missing(String),
    /// Best first; may be empty.
    Found(Vec<Page>),
}

/// A page found by words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) link: Link,
    /// "article"
    pub(crate) kind: String,
    pub(crate) excerpt: String,
    /// What matched: byte ranges in `excerpt`, ascending.
    pub(crate) marks: Vec<(usize, usize)>,
}

/// The pages in what `wasm-checker/words` hands over: five texts each.
pub(crate) fn found_pages(texts: Vec<String>) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut texts = texts.into_iter();
    while let Some(url) = texts.next() {
        let [Some(title), Some(kind), Some(excerpt), Some(marks)] =
            [texts.next(), texts.next(), texts.next(), texts.next()]
        else {
            break;
        };
        pages.push(Page {
            link: Link { url, title },
            kind,
            marks: ranges(&marks),
            excerpt,
        });
    }
    pages
}

/// `0-5 12-17`
fn ranges(marks: &str) -> Vec<(usize, usize)> {
    let each = marks.split(' ').filter_map(|mark| {
        let (start, end) = mark.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_are_handed_over() {
        let texts = [
            "a.html",
            "A",
            "article",
            "some words",
            "0-4 5-10",
            "b.html",
            "B",
            "code",
            "",
            "",
        ];
        let pages = found_pages(texts.map(String::from).to_vec());
        assert_eq!(pages.len(), 2);
        assert_eq!(
            (pages[0].link.url.as_str(), pages[0].kind.as_str()),
            ("a.html", "article")
        );
        assert_eq!(pages[0].marks, [(0, 4), (5, 10)]);
        assert!(pages[1].marks.is_empty());
        assert!(found_pages(vec!["a.html".into(), "A".into()]).is_empty());
    }
}
