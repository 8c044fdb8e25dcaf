//! Where things stand in the site: ids in, addresses from the root of the site out.
//!
//! All lower case, because hosts differ in how they treat case.

use decoder::knowledge::SpaceId;

use crate::article::Target;

/// The file itself, to be downloaded: `collect/client.ps1`
pub fn of_script(name: &str) -> String {
    format!("collect/{name}")
}

/// What its lines do: `collect/client-ps1.html`
pub fn of_script_page(name: &str) -> String {
    format!("collect/{}.html", name.replace('.', "-"))
}

/// `articles/port-blocked.html`
pub fn of_article(id: &str) -> String {
    format!("articles/{id}.html")
}

/// `pages/wrong-about-0x904.html`
pub fn of_page(id: &str) -> String {
    format!("pages/{id}.html")
}

/// `codes/disconnect/0xc06.html`
pub fn of_code(space: SpaceId, value: u32) -> String {
    format!("codes/{}/{value:#x}.html", space.as_str())
}

/// `codes/disconnect/index.html`
pub fn of_space(space: SpaceId) -> String {
    format!("codes/{}/index.html", space.as_str())
}

/// `events/schannel/36870.html`
pub fn of_event(provider: &str, id: u32) -> String {
    format!("events/{provider}/{id}.html")
}

/// `events/schannel/index.html`
pub fn of_provider(provider: &str) -> String {
    format!("events/{provider}/index.html")
}

/// `flows/cannot-connect/index.html`
pub fn of_flow(id: &str) -> String {
    format!("flows/{id}/index.html")
}

/// `lints/dead-link.html`
pub fn of_lint(name: &str) -> String {
    format!("lints/{name}.html")
}

/// The address of a link target. `None` for what has no page of its own: an anchor of the
/// same page, a source, or something that is no target at all.
pub fn of_target(target: &Target) -> Option<String> {
    let with_anchor = |address: String, anchor: &Option<String>| match anchor {
        Some(anchor) => format!("{address}#{anchor}"),
        None => address,
    };
    match target {
        Target::Article(id, anchor) => Some(with_anchor(of_article(id), anchor)),
        Target::Page(id, anchor) => Some(with_anchor(of_page(id), anchor)),
        Target::Code(space, value) => SpaceId::from_id(space).map(|space| of_code(space, *value)),
        Target::Event(provider, id) => Some(of_event(provider, *id)),
        Target::Web(address) => Some(address.clone()),
        Target::Anchor(_) | Target::Source(_) | Target::Unknown(_) => None,
    }
}
