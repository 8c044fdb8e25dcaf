//! Which pages there are: for each, its address, its template and its view.

mod flows;

use rayon::prelude::*;
use serde::Serialize;

use super::catalog::Catalog;
use super::templates::Templates;
use super::view::article::ArticleView;
use super::view::article_list::ArticleListView;
use super::view::code::CodeView;
use super::view::code_space::{CodeSpaceView, CodesView};
use super::view::event::EventView;
use super::view::event_provider::{EventsView, ProviderView};
use super::view::evidence::EvidenceView;
use super::view::frame::{BoxPlace, Frame, Section};
use super::view::home::HomeView;
use super::view::host_check::HostCheckView;
use super::view::lint::{LintView, LintsView};
use super::view::script::ScriptView;
use super::{address, notation};
use crate::article::{Article, Kind};
use crate::diagnostic::Rule;
use crate::error::Error;
use crate::library::address as own_address;
use crate::lints;
use crate::tables::scripts::Script;
use crate::tables::{CodeRow, EventRow, ProviderTable, SpaceTable};

type Page = (String, Vec<u8>);

/// Every page but the stubs.
pub(super) fn all(
    catalog: &Catalog<'_>,
    templates: &Templates,
    has_box: bool,
) -> Result<Vec<Page>, Error> {
    let printer = Printer {
        catalog,
        templates,
        has_box,
    };
    let tables = &catalog.library.tables;
    let articles: Vec<_> = catalog.library.all_articles_and_pages().collect();
    let codes: Vec<_> = tables
        .spaces
        .iter()
        .flat_map(|space| space.codes.iter().map(move |code| (space, code)))
        .collect();
    let events: Vec<_> = tables
        .providers
        .iter()
        .flat_map(|provider| provider.events.iter().map(move |event| (provider, event)))
        .collect();

    let mut pages = printer.single_pages()?;
    pages.extend(in_parallel(&articles, |article| printer.article(article))?);
    pages.extend(in_parallel(&tables.spaces, |space| printer.space(space))?);
    pages.extend(in_parallel(&codes, |(space, code)| {
        printer.code(space, code)
    })?);
    pages.extend(in_parallel(&tables.providers, |provider| {
        printer.provider(provider)
    })?);
    pages.extend(in_parallel(&events, |(provider, event)| {
        printer.event(provider, event)
    })?);
    pages.extend(in_parallel(&tables.scripts, |script| {
        printer.script(script)
    })?);
    pages.extend(printer.flows()?);
    pages.extend(in_parallel(&lints::all_rules(), |rule| printer.lint(rule))?);
    Ok(pages)
}

/// Order of results is the order of items, however the work is shared.
fn in_parallel<T: Sync>(
    items: &[T],
    print: impl Fn(&T) -> Result<Page, Error> + Send + Sync,
) -> Result<Vec<Page>, Error> {
    items.par_iter().map(print).collect()
}

struct Printer<'p, 'a> {
    catalog: &'p Catalog<'a>,
    templates: &'p Templates,
    has_box: bool,
}

impl Printer<'_, '_> {
    fn print(&self, template: &str, frame: Frame, view: &impl Serialize) -> Result<Page, Error> {
        let frame = if self.catalog.library.flows.is_empty() {
            frame.without_flows()
        } else {
            frame
        };
        let frame = if self.has_box {
            frame
        } else {
            frame.without_decoder()
        };
        let page = self.templates.render(template, &frame, view)?;
        Ok((frame.address, page))
    }

    /// A title as browsers show it: the page first, the site last.
    fn titled(&self, title: &str) -> String {
        format!("{title} – {}", self.catalog.library.tables.site.name)
    }

    fn single_pages(&self) -> Result<Vec<Page>, Error> {
        let library = self.catalog.library;
        let frame = |address: &str, title: &str, about: &str, section| {
            Frame::new(address.to_owned(), self.titled(title), about, section)
        };
        let home = HomeView::of(self.catalog);
        let tagline = &library.tables.site.tagline;
        let mut pages = vec![
            self.print(
                "home.html",
                frame(address::HOME, "Fix Remote Desktop connection errors", tagline, Section::Elsewhere)
                    .with_box_at(BoxPlace::Home),
                &home,
            )?,
            self.print(
                "articles.html",
                frame(
                    address::ARTICLES,
                    "All articles",
                    "Every article, by the stage at which a Remote Desktop connection fails.",
                    Section::Articles,
                ),
                &ArticleListView::of(self.catalog),
            )?,
            self.print(
                "codes.html",
                frame(
                    address::CODES,
                    "All codes",
                    "Every error code of Remote Desktop that this site explains, by where it is shown.",
                    Section::Codes,
                ),
                &CodesView::of(library),
            )?,
            self.print(
                "events.html",
                frame(
                    address::EVENTS,
                    "All events",
                    "Every Windows event about Remote Desktop that this site explains.",
                    Section::Events,
                ),
                &EventsView::of(library),
            )?,
            self.print(
                "evidence.html",
                frame(
                    address::EVIDENCE,
                    "Evidence: every claim, its source and its date",
                    "Every cause on this site with its evidence level and sources, and what nobody has verified.",
                    Section::Elsewhere,
                ),
                &EvidenceView::of(library),
            )?,
            self.print(
                "lints.html",
                frame(
                    address::LINTS,
                    "What is checked before this site is published",
                    "The rules that content has to keep before it is published.",
                    Section::Elsewhere,
                ),
                &LintsView::of(&lints::all_rules()),
            )?,
            self.print(
                "not-found.html",
                frame(address::NOT_FOUND, "Page not found", "", Section::Elsewhere),
                &home,
            )?,
        ];
        if self.has_box {
            pages.extend(self.pages_with_scripts(&home)?);
        }
        Ok(pages)
    }

    /// Pages that are about what scripts do.
    fn pages_with_scripts(&self, home: &HomeView<'_>) -> Result<Vec<Page>, Error> {
        let frame = |address: &str, title: &str, about: &str, section| {
            Frame::new(address.to_owned(), self.titled(title), about, section)
        };
        Ok(vec![
            self.print(
                "decoder.html",
                frame(
                    address::DECODER,
                    "Decode a Remote Desktop error",
                    "Paste an error, an event or a log; it is read on this computer.",
                    Section::Decoder,
                )
                .with_box_at(BoxPlace::Decoder),
                home,
            )?,
            self.print(
                "host-check.html",
                frame(
                    address::HOST_CHECK,
                    "Host check",
                    "What the server of this site gets right and wrong, and the line to change.",
                    Section::Elsewhere,
                ),
                &HostCheckView::of(self.catalog.current_articles()),
            )?,
            self.print(
                "search.html",
                frame(
                    address::SEARCH,
                    "Search",
                    "All pages that fit words, a code in any notation, or an event.",
                    Section::Elsewhere,
                ),
                home,
            )?,
        ])
    }

    fn article(&self, article: &Article) -> Result<Page, Error> {
        let front = &article.front;
        let section = if front.kind == Kind::Page {
            Section::Elsewhere
        } else {
            Section::Articles
        };
        let mut frame = Frame::new(
            address::of(article),
            self.titled(&front.title.value),
            &front.summary.value,
            section,
        );
        if front.kind != Kind::Page {
            frame = frame.below("Articles", address::ARTICLES);
            // The causes behind a hub break at many stages.
            if let Some(stage) = front.stage.filter(|_| front.kind != Kind::Hub) {
                frame = frame.below(
                    super::words::capitalized(stage.in_words()),
                    address::of_stage(stage),
                );
            }
        }
        let root = frame.root.clone();
        let view = ArticleView::of(self.catalog.library, article, &root);
        self.print("article.html", frame, &view)
    }

    fn space(&self, space: &SpaceTable) -> Result<Page, Error> {
        let address = own_address::of_space(space.id);
        let frame = Frame::new(
            address,
            self.titled(&space.name),
            &space.about,
            Section::Codes,
        )
        .below("Codes", address::CODES);
        self.print(
            "code-space.html",
            frame,
            &CodeSpaceView::of(self.catalog.library, space),
        )
    }

    fn code(&self, space: &SpaceTable, code: &CodeRow) -> Result<Page, Error> {
        let value = code.value.value;
        let number = notation::hexadecimal(space.id, value);
        let title = match code.name.as_str() {
            "" => format!("{number} ({value}): {}", space.name),
            name => format!("{number} ({value}) {name}: {}", space.name),
        };
        let address = own_address::of_code(space.id, value);
        let frame = Frame::new(address, self.titled(&title), &code.meaning, Section::Codes)
            .below("Codes", address::CODES)
            .below(&space.name, own_address::of_space(space.id));
        self.print("code.html", frame, &CodeView::of(self.catalog, space, code))
    }

    fn provider(&self, provider: &ProviderTable) -> Result<Page, Error> {
        let about = format!("Events that {} writes.", provider.provider);
        let address = address::of_provider(&provider.id);
        let title = self.titled(&format!("{} events", provider.provider));
        let frame =
            Frame::new(address, title, &about, Section::Events).below("Events", address::EVENTS);
        self.print(
            "event-provider.html",
            frame,
            &ProviderView::of(self.catalog.library, provider),
        )
    }

    fn event(&self, provider: &ProviderTable, event: &EventRow) -> Result<Page, Error> {
        let id = event.id.value;
        let title = self.titled(&format!("Event {id}, {}", provider.provider));
        let address = own_address::of_event(&provider.id, id);
        let frame = Frame::new(address, title, &event.meaning, Section::Events)
            .below("Events", address::EVENTS)
            .below(
                super::view::short_name(provider),
                address::of_provider(&provider.id),
            );
        self.print(
            "event.html",
            frame,
            &EventView::of(self.catalog, provider, event),
        )
    }

    fn script(&self, script: &Script) -> Result<Page, Error> {
        let about = script.about.first().map_or("", String::as_str);
        let mut frame = Frame::new(
            own_address::of_script_page(&script.name),
            self.titled(&format!("{}, line by line", script.name)),
            about,
            Section::Elsewhere,
        );
        if let Some(page) = self.catalog.library.page("collect") {
            frame = frame.below(&page.front.title.value, own_address::of_page(&page.id));
        }
        self.print("script.html", frame, &ScriptView::of(script))
    }

    fn lint(&self, rule: &'static Rule) -> Result<Page, Error> {
        let title = self.titled(&format!("{} {}", rule.code, rule.name));
        let frame = Frame::new(
            own_address::of_lint(rule.name),
            title,
            "",
            Section::Elsewhere,
        )
        .below("What is checked", address::LINTS);
        let view = LintView::of(self.catalog.library, rule, &frame.root);
        self.print("lint.html", frame, &view)
    }
}
