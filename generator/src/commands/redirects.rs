//! `reconnect redirects`: addresses that articles had before, as rules of a web server.
//!
//! The site leads on from old addresses by itself, with a page each. A server does it without a
//! page in between, and tells search engines that the move is for good.

use generator::Error;
use generator::article::Kind;
use generator::library::address;
use jiff::civil::Date;

use super::{Console, Ending, Failure};
use crate::author_options::{RedirectsOptions, ServerKind};

pub(super) fn run(
    options: &RedirectsOptions,
    today: Date,
    console: &mut Console<'_>,
) -> Result<Ending, Failure> {
    let below = folder(&options.below)?;
    let (library, _) = generator::check(&options.content, &today.to_string())?;
    let moved: Vec<(String, String)> = library
        .moved()
        .into_iter()
        .map(|(old, article)| {
            let new = match article.front.kind {
                Kind::Page => address::of_page(&article.id),
                Kind::Article | Kind::Hub => address::of_article(&article.id),
            };
            (format!("{below}{old}"), format!("{below}{new}"))
        })
        .collect();
    if moved.is_empty() {
        writeln!(
            console.messages,
            "note: no article or page has an old address in `also-at`"
        )?;
    }
    console
        .answers
        .write_all(rules(options.server, &moved).as_bytes())?;
    Ok(Ending::Clean)
}

/// With `/` on both ends, and nothing in it that could end a rule early.
fn folder(written: &str) -> Result<String, Error> {
    let inside = written.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if !inside.chars().all(is_plain) {
        return Err(Error::Unusable {
            message: format!("`{written}` is no path on a server; write it like `/rdp/`"),
        });
    }
    Ok(match inside {
        "" => "/".to_owned(),
        inside => format!("/{inside}/"),
    })
}

fn rules(server: ServerKind, moved: &[(String, String)]) -> String {
    let rules: Vec<String> = moved
        .iter()
        .map(|(old, new)| match server {
            ServerKind::Nginx => format!("location = {old} {{ return 301 {new}; }}\n"),
            ServerKind::Apache => format!("Redirect permanent {old} {new}\n"),
            ServerKind::Caddy => format!("redir {old} {new} permanent\n"),
            ServerKind::Iis => format!(
                "  <location path=\"{}\">\n    <system.webServer>\n      \
                 <httpRedirect enabled=\"true\" exactDestination=\"true\" destination=\"{new}\" \
                 httpResponseStatus=\"Permanent\" />\n    </system.webServer>\n  </location>\n",
                old.trim_start_matches('/')
            ),
        })
        .collect();
    match server {
        ServerKind::Iis => format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n{}</configuration>\n",
            rules.concat()
        ),
        ServerKind::Nginx | ServerKind::Apache | ServerKind::Caddy => rules.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_on_a_server_has_a_slash_on_both_ends_and_ends_no_rule() {
        assert_eq!(folder("/").expect("the root"), "/");
        assert_eq!(folder("kb/rdp").expect("a folder"), "/kb/rdp/");
        assert!(folder("/a; return 200").is_err());
    }

    #[test]
    fn each_server_gets_its_own_rule() {
        let moved = [("/rdp/a.html".to_owned(), "/rdp/b.html".to_owned())];
        assert_eq!(
            rules(ServerKind::Nginx, &moved),
            "location = /rdp/a.html { return 301 /rdp/b.html; }\n"
        );
        assert_eq!(
            rules(ServerKind::Apache, &moved),
            "Redirect permanent /rdp/a.html /rdp/b.html\n"
        );
        assert_eq!(
            rules(ServerKind::Caddy, &moved),
            "redir /rdp/a.html /rdp/b.html permanent\n"
        );
        let iis = rules(ServerKind::Iis, &moved);
        assert!(iis.contains("<location path=\"rdp/a.html\">"), "{iis}");
        assert!(iis.contains("destination=\"/rdp/b.html\""), "{iis}");
    }
}
