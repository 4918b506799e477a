//! Pages that are only read: what Glapp is, and how accessible it is.

use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::Text;
use glapp_report::{Block, Document, Item, html};
use leptos::prelude::*;
use maud::{Markup, PreEscaped};
use std::rc::Rc;

/// Headings with their paragraphs.
type Parts = &'static [(&'static str, &'static [&'static str])];

/// The page about Glapp.
#[component]
pub fn About() -> impl IntoView {
    view! { <Drawn page=Rc::new(AboutPage(use_desk())) /> }
}

struct AboutPage(Desk);

impl Page for AboutPage {
    fn html(&self) -> String {
        let desk = self.0;
        let t = desk.t();
        let document = Document { title: t.about_heading.into(), blocks: about(desk) };
        let all = maud::html! {
            div.g-column {
                article.g-prose { (written(desk, &document)) }
                div.g-one-file {
                    h2 { (t.one_file) }
                    p { (t.one_file_text) }
                    p { a href="glapp.html" download { (t.one_file_link) } }
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, _: &Heard) {}
}

fn about(desk: Desk) -> Vec<Block> {
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let mut blocks = parts(t.about_parts);
    blocks.push(Block::heading(2, "", t.method_heading));
    blocks.extend(glapp_report::method(language).iter().copied().map(Block::text));
    blocks.extend(editions(desk));
    let (head, set) = (library.catalogue.head(), &library.practices);
    let source = |title: &Text, source: &Text| Item {
        lead: title.get(language).into(),
        text: source.get(language).into(),
        remark: String::new(),
    };
    let sources = [source(&head.title, &head.source), source(&set.title, &set.source)];
    blocks.push(Block::List { from: None, items: sources.into() });
    blocks
}

/// The accessibility statement.
#[component]
pub fn Accessibility() -> impl IntoView {
    view! { <Drawn page=Rc::new(AccessibilityPage(use_desk())) /> }
}

struct AccessibilityPage(Desk);

impl Page for AccessibilityPage {
    fn html(&self) -> String {
        let t = self.0.t();
        let document = Document { title: t.accessibility.into(), blocks: parts(t.accessibility_parts) };
        maud::html! { article.g-column.g-prose { (written(self.0, &document)) } }.into_string()
    }

    fn hear(&self, _: &Heard) {}
}

fn parts(parts: Parts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (heading, texts) in parts {
        blocks.push(Block::heading(2, "", *heading));
        blocks.extend(texts.iter().copied().map(Block::text));
    }
    blocks
}

/// Which version of the program and of the texts this is.
pub fn editions(desk: Desk) -> [Block; 2] {
    let (language, library) = (desk.language(), desk.library());
    let (head, set) = (library.catalogue.head(), &library.practices);
    let point = |name: &str, edition: &str| format!("{name} · {edition}");
    let points = [
        point("Glapp", concat!(env!("CARGO_PKG_VERSION"), " · MIT / Apache-2.0")),
        point(head.title.get(language), &head.edition),
        point(set.title.get(language), &set.edition),
    ];
    [Block::heading(2, "", desk.t().editions), Block::list(points)]
}

/// The pages about the program, as places.
pub fn links(desk: Desk) -> Vec<(String, String)> {
    let t = desk.t();
    [("settings", t.settings), ("accessibility", t.accessibility), ("about", t.about)]
        .map(|(place, name)| (place.to_owned(), name.to_owned()))
        .into()
}

/// A document of ours as HTML; its links name pages.
fn written(desk: Desk, document: &Document) -> Markup {
    let setting = html::Setting { language: desk.language(), address: &page, live: false };
    PreEscaped(html::of(document, &setting))
}

/// The address of a page by its name.
pub fn page(name: &str) -> String {
    match name {
        "settings" => Route::Settings,
        "accessibility" => Route::Accessibility,
        _ => Route::About,
    }
    .hash()
}
