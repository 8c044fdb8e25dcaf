//! Makes `404.html` fit every address: a server shows it at `/kb/codes/gone.html` as well as at `/kb/gone.html`, and a
//! relative link would lead somewhere else from each.

use super::Place;

/// Attributes that hold a path from the root of the site.
const ATTRIBUTES: [&str; 3] = ["href", "src", "data-root"];

/// The page with every link of the site made absolute. Only for a page that we wrote: attributes in double quotes.
pub(super) fn anchored(page: &str, place: &Place) -> String {
    let mut out = String::with_capacity(page.len() + 1024);
    let mut rest = page;
    while let Some(at) = ATTRIBUTES
        .iter()
        .filter_map(|name| {
            let found = rest.find(&format!(" {name}=\""))?;
            Some(found + name.len() + 3)
        })
        .min()
    {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let value = rest.split('"').next().unwrap_or_default();
        let leads_elsewhere = value.starts_with(['#', '/']) || value.contains(':');
        if !leads_elsewhere {
            out.push_str(place.as_str());
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_site_become_absolute_and_others_stay() {
        let page = r##"<a class="x" href="index.html">a</a><a href="#main">b</a>
<script src="assets/boot.js" data-root="" data-glue="g.js"></script>
<a href="https://example.com/x">c</a> href="text""##;
        let place = "/a/b/".parse().unwrap();
        let anchored = anchored(page, &place);
        assert!(anchored.contains(r#"href="/a/b/index.html""#), "{anchored}");
        assert!(
            anchored.contains(r#"src="/a/b/assets/boot.js" data-root="/a/b/" data-glue="g.js""#),
            "{anchored}"
        );
        assert!(anchored.contains(r##"href="#main""##), "{anchored}");
        assert!(anchored.contains(r#"href="https://example.com/x""#));
    }
}
