//! Pages that only lead on: decimal notations of codes, and addresses that articles had before.

use serde::Serialize;

use super::address;
use super::templates::Templates;
use super::view::frame::{Frame, Section};
use crate::error::Error;
use crate::library::{Library, address as own_address};

/// What `redirect.html` may see.
#[derive(Debug, Serialize)]
struct RedirectView<'a> {
    title: &'a str,
    /// From the root of the site.
    target: String,
}

/// The stubs, by address.
pub(super) fn of(
    library: &Library,
    templates: &Templates,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut stubs = Vec::new();
    for space in &library.tables.spaces {
        for code in &space.codes {
            let value = code.value.value;
            let title = format!("{value:#X} in: {}", space.name);
            let stub = render(
                templates,
                address::of_code_in_decimal(space.id, value),
                &title,
                own_address::of_code(space.id, value),
            )?;
            stubs.push(stub);
        }
    }
    for article in library.all_articles_and_pages() {
        for old in &article.front.also_at {
            let target = address::of(article);
            stubs.push(render(
                templates,
                old.value.clone(),
                &article.front.title.value,
                target,
            )?);
        }
    }
    Ok(stubs)
}

fn render(
    templates: &Templates,
    address: String,
    title: &str,
    target: String,
) -> Result<(String, Vec<u8>), Error> {
    let frame = Frame::new(address.clone(), title.to_owned(), "", Section::Elsewhere);
    let page = templates.render("redirect.html", &frame, &RedirectView { title, target })?;
    Ok((address, page))
}
