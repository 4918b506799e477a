//! How Glapp looks and works in this browser, what it has stored there, and how to be rid of it.

use crate::browser;
use crate::components::fields::{button, dialog};
use crate::components::shelf_list::{meter, size};
use crate::desk::{Desk, use_desk};
use crate::looks::{LOOKS, Look};
use crate::own;
use crate::pages::prose::{editions, links, page};
use crate::shelf;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Coded, Language};
use glapp_report::{Block, Set, Table, html};
use leptos::prelude::*;
use maud::{Markup, PreEscaped};
use std::rc::Rc;

/// What keys start with, as the table of what is stored lists them; then any others.
const STARTS: [&str; 9] = [
    shelf::PREFIX,
    own::KEY,
    "glapp.language",
    "glapp.theme",
    "glapp.text",
    "glapp.shortcuts",
    "glapp.round.",
    "glapp.exported.",
    "glapp.persist",
];

/// What asks whether everything may be erased.
const ERASE: &str = "g-erase";

/// The settings page.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <Drawn page=Rc::new(SettingsPage(use_desk())) /> }
}

struct SettingsPage(Desk);

impl Page for SettingsPage {
    fn html(&self) -> String {
        let desk = self.0;
        // Whatever is stored shows on the shelf, or was chosen on this page, which then looks at the shelf again.
        desk.shelf.track();
        let t = desk.t();
        let all = maud::html! {
            div.g-column.g-settings {
                h1 tabindex="-1" { (t.settings) }
                div.g-choices { (choices(desk)) }
                div.g-prose { (stored(desk)) }
                p { (button("g-button-danger", "ask-to-erase", &format!("{} …", t.erase_all))) }
                div.g-prose { (written(desk, &about(desk))) }
                (dialog(ERASE, t.erase_all_heading, maud::html! {
                    p { (t.erase_all_text) }
                    div.g-actions {
                        (button("g-button-danger", "erase-all", t.erase_all_confirm))
                        button.g-button.g-button-quiet type="button" autofocus data-do="close" { (t.cancel) }
                    }
                }))
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        let desk = self.0;
        match &*heard.does {
            "ask-to-erase" => return desk.home.show_dialog(ERASE),
            "close" => return browser::close_dialog(&heard.element),
            "erase-all" => {
                browser::close_dialog(&heard.element);
                desk.erase_all();
                return desk.home.focus("#g-main h1");
            }
            "shortcuts" => desk.choose_shortcuts(heard.is_checked()),
            "language" => {
                if let Some(language) = Language::from_code(&heard.of) {
                    desk.choose_language(language);
                    // The page is drawn anew in that language.
                    desk.home.focus("[name='language']:checked");
                }
            }
            name => {
                if let Some(look) = LOOKS.iter().find(|look| look.name == name) {
                    desk.choose_look(look, &heard.of);
                }
            }
        }
        desk.refresh_shelf();
    }
}

fn choices(desk: Desk) -> Markup {
    let t = desk.t();
    let languages = [("sv", "Svenska"), ("en", "English")];
    let [theme, text] = &LOOKS;
    let look = |look: &Look, legend: &str, names: [&'static str; 4]| {
        let options: Vec<_> = look.choices.into_iter().zip(names).collect();
        group(look.name, legend, desk.ask(|storage| look.chosen(storage)), &options)
    };
    maud::html! {
        (group("language", t.settings_language, desk.language().code(), &languages))
        (look(theme, t.theme, t.themes))
        (look(text, t.text_size, t.text_sizes))
        fieldset {
            legend { (t.shortcuts) }
            label.g-check {
                input type="checkbox" name="shortcuts" checked[desk.shortcuts.get()] data-do="shortcuts";
                span { (t.shortcuts_on) }
            }
        }
        p.g-hint { (t.motion) }
    }
}

/// A choice among few, as radio buttons.
fn group(name: &str, legend: &str, chosen: &str, options: &[(&str, &str)]) -> Markup {
    maud::html! {
        fieldset {
            legend { (legend) }
            @for (value, text) in options {
                @let lang = (name == "language").then_some(value);
                label.g-check {
                    input type="radio" name=(name) value=(value) checked[*value == chosen]
                        data-do={ (name) " " (value) };
                    span lang=[lang] { (text) }
                }
            }
        }
    }
}

/// What is stored: each kind of key, why it is there and how large it is.
fn stored(desk: Desk) -> Markup {
    let t = desk.t();
    let usage = desk.ask(|storage| shelf::usage(storage, STARTS));
    let [what, key, why, how_much] = t.stored_head;
    let mut table =
        Table::new([(what, Set::Words), (key, Set::Words), (why, Set::Words), (how_much, Set::Numbers)]);
    for (place, ((keys, letters), (what, why))) in usage.iter().zip(t.stored_rows).enumerate() {
        let start = STARTS.get(place).copied().unwrap_or(shelf::OURS);
        let all = if start.ends_with('.') { "ID" } else { "" };
        if *keys == 0 && place == STARTS.len() {
            continue;
        }
        let how_much = match keys {
            0 => t.stored_nothing.to_owned(),
            _ => size(*letters, desk.language()),
        };
        table.rows.push(vec![what.into(), format!("{start}{all}").into(), why.into(), how_much.into()]);
    }
    let blocks = [Block::heading(2, "", t.stored_heading)]
        .into_iter()
        .chain(t.stored_text.iter().copied().map(Block::text))
        .chain([Block::Table(table)]);
    let used = usage.iter().map(|(_, letters)| letters).sum();
    maud::html! {
        (written(desk, &blocks.collect::<Vec<_>>()))
        (meter(used, desk))
    }
}

fn about(desk: Desk) -> Vec<Block> {
    let mut blocks: Vec<Block> = editions(desk).into();
    blocks
        .push(Block::Links(links(desk).into_iter().filter(|(place, _)| place == "accessibility").collect()));
    blocks
}

fn written(desk: Desk, blocks: &[Block]) -> Markup {
    let setting = html::Setting { language: desk.language(), address: &page, live: false };
    PreEscaped(html::blocks(blocks, &setting))
}
