//! A look at HTML that this project wrote: attributes in double quotes, text escaped.

/// Every tag, from `<` to `>`.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at..];
        rest.find('>').map(|end| &rest[..=end])
    })
}

/// What `href`, `src` and a refresh name, as written.
pub(crate) fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(html) {
        found.extend(attribute(tag, "href"));
        found.extend(attribute(tag, "src"));
        if tag.starts_with("<meta http-equiv=\"refresh\"") {
            let content = attribute(tag, "content").expect("a refresh has content");
            found.push(
                content
                    .split_once("url=")
                    .expect("a refresh names its target")
                    .1
                    .to_owned(),
            );
        }
    }
    found
}

/// Every id of a page, in order.
pub(crate) fn ids(html: &str) -> Vec<String> {
    tags(html).filter_map(|tag| attribute(tag, "id")).collect()
}

/// From the address of a page and a relative link on it to the address from the root, and the anchor.
pub(crate) fn resolve(page: &str, link: &str) -> (String, Option<String>) {
    let (file, anchor) = match link.split_once('#') {
        Some((file, anchor)) => (file, Some(anchor.to_owned())),
        None => (link, None),
    };
    if file.is_empty() {
        return (page.to_owned(), anchor);
    }
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in file.split('/') {
        if step == ".." {
            assert!(steps.pop().is_some(), "{page}: {link} leaves the site");
        } else {
            steps.push(step);
        }
    }
    (steps.join("/"), anchor)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(
        value
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#x2F;", "/"),
    )
}
