//! What front matters and blocks may hold, told by the code that reads them.

use std::sync::Arc;

use super::parse;
use crate::diagnostic::{Report, SourceText};
use crate::source::toml::shape::{Shape, noted};

/// An article with one block of each kind. What they hold does not matter: nothing of it is read.
const ARTICLE: &str = "\
+++
+++

## Cause: one

```cause
```

```figure
```

### Check

```check
```
";

/// Name of each schema, what it is for, and the shape.
pub fn all() -> Vec<(&'static str, &'static str, Shape)> {
    let of_file = |path: &str, is_page: bool| {
        let file = Arc::new(SourceText {
            path: path.to_owned(),
            text: ARTICLE.to_owned(),
        });
        noted(|| {
            parse(&file, is_page, &mut Report::default());
        })
    };
    let names = [
        (
            "the front matter",
            "article",
            "The front matter of content/articles/*.md",
        ),
        ("the cause block", "cause", "A cause block of an article"),
        ("the check", "check", "A check block of an article"),
        ("the figure", "figure", "A figure of an article or page"),
    ];
    let mut all: Vec<_> = of_file("articles/a.md", false)
        .into_iter()
        .filter_map(|(found, shape)| {
            let (_, name, what) = names.into_iter().find(|(called, ..)| *called == found)?;
            Some((name, what, shape))
        })
        .collect();
    let page = of_file("pages/a.md", true).into_iter().next();
    all.extend(page.map(|(_, shape)| ("page", "The front matter of content/pages/*.md", shape)));
    all
}
