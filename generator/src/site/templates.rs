//! Turns views into pages with the theme's templates. Strict: a name that a template does not
//! know is an error, and everything is escaped that is not [`super::html::Html`].

use std::fmt::Write as _;

use serde::Serialize;
use tera::{Context, Tera};

use super::assets::{AssetNames, missing};
use super::view::frame::{Frame, SiteView};
use crate::error::Error;
use crate::host::policy;
use crate::source::Theme;

/// The theme's templates, parsed.
pub(super) struct Templates {
    tera: Tera,
}

impl Templates {
    pub(super) fn parse(
        theme: &Theme,
        site: &SiteView<'_>,
        assets: &AssetNames,
    ) -> Result<Self, Error> {
        let mut tera = Tera::default();
        let mut sources = Vec::new();
        for (path, bytes) in &theme.files {
            let Some(name) = path.strip_prefix("templates/") else {
                continue;
            };
            let text = str::from_utf8(bytes).map_err(|cause| Error::Template {
                message: format!("the theme's `{path}` is not UTF-8: {cause}; save it as UTF-8"),
            })?;
            sources.push((name, text));
        }
        tera.add_raw_templates(sources)
            .map_err(|cause| trouble("", &cause))?;
        tera.global_context().insert("site", site);
        tera.global_context().insert("assets", assets);
        tera.global_context().insert("policy", &policy::for_pages());
        Ok(Self { tera })
    }

    /// One page. `root` is what leads from it to the root of the site.
    pub(super) fn render(
        &self,
        template: &str,
        frame: &Frame,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Error> {
        if !self.tera.get_template_names().any(|name| name == template) {
            return Err(missing(&format!("templates/{template}")));
        }
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("root", &frame.root);
        context.insert("view", view);
        let page = self
            .tera
            .render(template, &context)
            .map_err(|cause| trouble(&format!("cannot render `{}`: ", frame.address), &cause))?;
        Ok(without_blank_lines(&page).into_bytes())
    }
}

fn trouble(what: &str, cause: &tera::Error) -> Error {
    let cause_in_words = cause.to_string();
    // Whoever shows this says that it is an error.
    let cause_in_words = cause_in_words.trim_start_matches("error: ");
    let mut message = format!("{what}{cause_in_words}");
    let mut source = std::error::Error::source(cause);
    while let Some(inner) = source {
        // Writing to a string cannot fail.
        let _ = write!(message, ": {inner}");
        source = inner.source();
    }
    Error::Template { message }
}

/// Lines that only held template tags are gone; what stands inside `<pre>` is kept as it is.
fn without_blank_lines(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut is_preformatted = false;
    for line in page.lines() {
        if is_preformatted || !line.trim().is_empty() {
            out.push_str(if is_preformatted {
                line
            } else {
                line.trim_start()
            });
            out.push('\n');
        }
        let opened = line.rfind("<pre");
        let closed = line.rfind("</pre>");
        is_preformatted = match (opened, closed) {
            (Some(opened), Some(closed)) => opened > closed,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => is_preformatted,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_blank_lines;

    #[test]
    fn blank_lines_go_but_not_those_of_a_command() {
        let page = "<p>\n\n  a\n<pre>x\n\n  y</pre>\n\n\n<pre>z</pre>\n\n b\n";
        assert_eq!(
            without_blank_lines(page),
            "<p>\na\n<pre>x\n\n  y</pre>\n<pre>z</pre>\nb\n"
        );
    }
}
