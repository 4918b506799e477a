//! Units side by side: `glapp_report` tells of them, this page hears what is dropped and chosen.

use crate::browser;
use crate::desk::{Desk, use_desk};
use crate::group::Group;
use glapp_report::{CompareChoice, ComparePage, html::escape};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File};

/// The page where units are compared.
#[component]
pub fn Compare() -> impl IntoView {
    let desk = use_desk();
    let table = Rc::new(Table { desk, choice: RefCell::default() });
    let drawn = table.clone();
    Effect::new(move |_| drawn.draw(true));
    for event in ["change", "click", "drop"] {
        let table = table.clone();
        browser::on_window(event, move |event| table.hear(&event));
    }
    view! { <div class="g-compare" inner_html=ComparePage::frame(desk.language())></div> }
}

struct Table {
    desk: Desk,
    choice: RefCell<CompareChoice>,
}

impl Table {
    /// Draws what there is to see; the controls only if they have changed themselves, so that the focus stays.
    fn draw(&self, controls: bool) {
        let (library, language) = (self.desk.library(), self.desk.language());
        let choice = self.choice.borrow();
        self.desk.group.with_value(|group| {
            let page = ComparePage {
                catalogue: &library.catalogue,
                practices: &library.practices.practices,
                units: group.units(),
                language,
            };
            browser::fill("g-k-said", &said(group, language));
            if controls {
                browser::fill("g-k-controls", &page.controls(&choice));
            }
            browser::fill("g-k-result", &page.result(&choice));
        });
    }

    fn hear(&self, event: &Event) {
        if event.type_() == "drop" {
            return self.take_in(browser::dropped_files(event));
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|target| target.has_attribute("data-compare")) else { return };
        let what = target.get_attribute("data-compare").unwrap_or_default();
        let value = browser::value(&target);
        let mut choice = self.choice.borrow_mut();
        match (&*what, &*event.type_()) {
            ("files" | "folder", "change") => {
                drop(choice);
                return self.take_in(browser::chosen_files(&target));
            }
            ("clear", "click") => {
                self.desk.group.set_value(Group::default());
                *choice = CompareChoice::default();
                drop(choice);
                browser::focus("#g-main h1");
                return self.draw(true);
            }
            ("order", "change") => choice.order = value,
            ("clauses", "change") => choice.clauses = value,
            ("units", "change") => choice.units = value,
            ("one", "change") => choice.pair.0 = value.parse().ok(),
            ("other", "change") => choice.pair.1 = value.parse().ok(),
            ("capacity", "change") => {
                let Ok(capacity @ 1..=20) = value.parse() else { return };
                choice.capacity = capacity;
            }
            ("anonymous", "change") => {
                choice.anonymous = browser::is_checked(&target);
            }
            _ => return,
        }
        // The names in the controls change with them.
        let controls = what == "anonymous";
        drop(choice);
        self.draw(controls);
        if controls {
            browser::focus("[data-compare=anonymous]");
        }
    }

    /// Reads files one after the other and takes each in.
    fn take_in(&self, files: Vec<File>) {
        let desk = self.desk;
        let table = Self { desk, choice: RefCell::new(self.choice.borrow().clone()) };
        let several = files.len() > 1;
        wasm_bindgen_futures::spawn_local(async move {
            for file in files {
                // A folder holds other things too.
                let name = file.name();
                if several && !name.ends_with(".json") {
                    continue;
                }
                let read = browser::read_file(&file).await;
                let library = desk.library();
                desk.group.update_value(|group| match read {
                    Ok(bytes) => group.take_in(&name, &bytes, &library.catalogue),
                    Err(why) => group.refuse(&name, &why),
                });
            }
            table.draw(true);
        });
    }
}

/// How many units there are, and what happened to files.
fn said(group: &Group, language: glapp_core::Language) -> String {
    let mut out = String::new();
    for (place, (file, why)) in group.told(language).enumerate() {
        out.push_str(if place == 0 { "<ul class=\"g-problems\"><li><strong>" } else { "<li><strong>" });
        escape(&mut out, file);
        out.push_str("</strong> ");
        escape(&mut out, why);
        out.push_str("</li>");
    }
    if !out.is_empty() {
        out.push_str("</ul>");
    }
    out
}
