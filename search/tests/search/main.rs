//! The promises of the search, on a small site.

mod format;
mod properties;
mod queries;
mod site;
