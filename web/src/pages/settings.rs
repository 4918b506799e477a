//! How Glapp looks and works in this browser, what it has stored there, and how to be rid of it.

use crate::browser;
use crate::components::dialogs::{self, Dialog, DialogRef};
use crate::components::shelf_list::{meter, size};
use crate::desk::{Desk, use_desk};
use crate::looks::LOOKS;
use crate::pages::prose::{editions, links, page};
use crate::shelf;
use glapp_core::{Coded, Language};
use glapp_report::{Block, Set, Table, html};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What keys start with, as the table of what is stored lists them; then any others.
const STARTS: [&str; 7] = [
    shelf::PREFIX,
    "glapp.language",
    "glapp.theme",
    "glapp.text",
    "glapp.shortcuts",
    "glapp.round.",
    "glapp.exported.",
];

/// The settings, told as HTML; which of them is changed stands in the name of its field.
#[component]
pub fn Settings() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let erase = DialogRef::new();
    let change = move |event: leptos::ev::Event| {
        let field = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let (name, choice) = (field.name(), field.value());
        if let Some(look) = LOOKS.iter().find(|look| look.name == name) {
            desk.choose_look(look, &choice);
        } else if name == "shortcuts" {
            desk.choose_shortcuts(field.checked());
        } else if let Some(language) = Language::from_code(&choice) {
            desk.choose_language(language);
            // The page is drawn anew in that language.
            browser::focus("[name='language']:checked");
        }
        desk.refresh_shelf();
    };
    let erase_all = move |_| {
        dialogs::close(erase);
        desk.erase_all();
        browser::focus("#g-main h1");
    };
    // Drawn anew when everything has been erased: until then the fields know best what is chosen.
    let erased = RwSignal::new(0);
    let fields = move || {
        erased.track();
        choices(desk)
    };
    view! {
        <div class="g-column g-settings" on:change=change>
            <h1 tabindex="-1">{t.settings}</h1>
            <div class="g-choices" inner_html=fields></div>
            <div class="g-prose" inner_html=move || stored(desk)></div>
            <p>
                <button type="button" class="g-button g-button-danger" on:click=move |_| dialogs::show(erase)>
                    {t.erase_all} " …"
                </button>
            </p>
            <div class="g-prose" inner_html=written(desk, &about(desk))></div>
            <Dialog node=erase id="g-erase" heading=Signal::derive(move || t.erase_all_heading.to_owned())>
                <p>{t.erase_all_text}</p>
                <div class="g-actions">
                    <button
                        type="button"
                        class="g-button g-button-danger"
                        on:click=move |event| {
                            erase_all(event);
                            erased.update(|n| *n += 1);
                        }
                    >
                        {t.erase_all_confirm}
                    </button>
                    <button
                        type="button"
                        class="g-button g-button-quiet"
                        autofocus
                        on:click=move |_| dialogs::close(erase)
                    >
                        {t.cancel}
                    </button>
                </div>
            </Dialog>
        </div>
    }
}

fn choices(desk: Desk) -> String {
    let t = desk.t();
    let mut out = String::new();
    let languages = [("sv", "Svenska"), ("en", "English")];
    group(&mut out, "language", t.settings_language, desk.language().code(), &languages);
    let [theme, text] = &LOOKS;
    for (look, legend, names) in [(theme, t.theme, t.themes), (text, t.text_size, t.text_sizes)] {
        let options: Vec<_> = look.choices.into_iter().zip(names).collect();
        group(&mut out, look.name, legend, desk.ask(|storage| look.chosen(storage)), &options);
    }
    let checked = if desk.shortcuts.get_untracked() { " checked" } else { "" };
    out + &format!(
        "<fieldset><legend>{}</legend><label class=\"g-check\"><input type=\"checkbox\" name=\"shortcuts\"{checked}><span>{}</span></label></fieldset><p class=\"g-hint\">{}</p>",
        t.shortcuts, t.shortcuts_on, t.motion
    )
}

/// A choice among few, as radio buttons.
fn group(out: &mut String, name: &str, legend: &str, chosen: &str, options: &[(&str, &str)]) {
    out.push_str(&format!("<fieldset><legend>{legend}</legend>"));
    for (value, text) in options {
        let checked = if *value == chosen { " checked" } else { "" };
        let lang = if name == "language" { format!(" lang=\"{value}\"") } else { String::new() };
        out.push_str(&format!(
            "<label class=\"g-check\"><input type=\"radio\" name=\"{name}\" value=\"{value}\"{checked}><span{lang}>{text}</span></label>"
        ));
    }
    out.push_str("</fieldset>");
}

/// What is stored: each kind of key, why it is there and how large it is.
fn stored(desk: Desk) -> String {
    // Whatever is stored shows on the shelf, or was chosen on this page.
    desk.shelf.track();
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
    written(desk, &blocks.collect::<Vec<_>>()) + &meter(used, desk)
}

fn about(desk: Desk) -> Vec<Block> {
    let mut blocks: Vec<Block> = editions(desk).into();
    blocks
        .push(Block::Links(links(desk).into_iter().filter(|(place, _)| place == "accessibility").collect()));
    blocks
}

fn written(desk: Desk, blocks: &[Block]) -> String {
    html::blocks(blocks, &html::Setting { language: desk.language(), address: &page, live: false })
}
