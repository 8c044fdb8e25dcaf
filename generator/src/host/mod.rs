//! Beside the stages: what a web server has to be told about a site, and the one file in which a site travels.
//!
//! Everything that servers are told is written from [`policy`], so that no two of them can be told different things.
//!
//! Must not: read or write files, know an article, ask the clock.

mod apache;
mod archive;
mod bill_of_materials;
mod caddy;
mod compressed;
mod container;
mod iis;
pub mod local;
mod nginx;
mod not_found;
pub mod pack;
mod place;
pub mod policy;
pub mod remedies;
mod static_hosts;

pub use pack::{Pack, Wish, pack};
pub use place::Place;

/// A file for a server: its name and its text.
pub type Configuration = (&'static str, String);

/// What has to lie in the folder that is served, because its server looks for it there.
pub fn configurations_in_the_site(place: &Place) -> Vec<Configuration> {
    vec![
        ("web.config", iis::web_config()),
        (".htaccess", apache::htaccess(place)),
        ("_headers", static_hosts::headers()),
        (
            "staticwebapp.config.json",
            static_hosts::static_web_app(place),
        ),
    ]
}

/// What a server reads from elsewhere, and should not give away.
pub fn configurations_beside_the_site(place: &Place) -> Vec<Configuration> {
    vec![
        ("nginx.conf", nginx::snippet(place)),
        ("nginx-server.conf", nginx::server(place)),
        ("Caddyfile", caddy::caddyfile(place)),
        ("Containerfile", container::containerfile(place)),
        ("reconnect-site.service", container::systemd_unit()),
    ]
}
