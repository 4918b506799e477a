//! Pages that are only read: what Glapp is, and how accessible it is.

use crate::desk::{Desk, use_desk};
use crate::route::Route;
use glapp_core::Text;
use glapp_report::{Block, Document, Item, html};
use leptos::prelude::*;

/// Headings with their paragraphs.
type Parts = &'static [(&'static str, &'static [&'static str])];

/// The page about Glapp.
#[component]
pub fn About() -> impl IntoView {
    let desk = use_desk();
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
    view! {
        <div class="g-column">
            <article class="g-prose" inner_html=written(desk, &Document { title: t.about_heading.into(), blocks })></article>
            <div class="g-one-file">
                <h2>{t.one_file}</h2>
                <p>{t.one_file_text}</p>
                <p><a href="glapp.html" download>{t.one_file_link}</a></p>
            </div>
        </div>
    }
}

/// The accessibility statement.
#[component]
pub fn Accessibility() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let document = Document { title: t.accessibility.into(), blocks: parts(t.accessibility_parts) };
    view! { <article class="g-column g-prose" inner_html=written(desk, &document)></article> }
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
fn written(desk: Desk, document: &Document) -> String {
    html::of(document, &html::Setting { language: desk.language(), address: &page, live: false })
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
