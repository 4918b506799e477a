//! What Glapp is, the assessments in this browser, a new one, a file.

use crate::browser;
use crate::components::particulars::Particulars;
use crate::components::round_switch::{chosen, round_switch};
use crate::components::shelf_list::ShelfList;
use crate::desk::{Desk, SaveState, use_desk};
use crate::office;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Assessment, Date, Header, Stage, Unit};
use glapp_format::{Problem, ProblemKind, backup};
use leptos::prelude::*;
use maud::{Markup, html};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, File, Node};

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let desk = use_desk();
    let over = RwSignal::new(false);
    for event in ["dragover", "dragleave", "drop"] {
        desk.home.on(event, move |event| drag(desk, over, &event));
    }
    view! { <Drawn page=Rc::new(StartPage { desk, shelf: ShelfList::new(desk), over }) /> }
}

struct StartPage {
    desk: Desk,
    shelf: ShelfList,
    /// Whether a file is held over the place for files.
    over: RwSignal<bool>,
}

impl Page for StartPage {
    fn html(&self) -> String {
        let t = self.desk.t();
        let in_memory = *self.desk.save_state.read() == SaveState::InMemory;
        let all = html! {
            div.g-unsaved role="alert" { @if in_memory { (t.kept_in_memory) } }
            div.g-start {
                div.g-hero {
                    h1 tabindex="-1" { (t.start_heading) }
                    p.g-lead { (t.start_lead) }
                    ul.g-facts {
                        @for (heading, text) in t.start_facts { li { strong { (heading) } span { (text) } } }
                    }
                }
                div.g-start-columns {
                    (self.shelf.html())
                    (self.beginning())
                    (self.import())
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        let desk = self.desk;
        match &*heard.does {
            "begin" => match desk.beginning.try_update(Particulars::check).flatten() {
                Some((unit, date)) => desk.when_working(move |work| (work.begin)(desk, unit, date)),
                None => desk.home.focus("[aria-invalid]"),
            },
            "round" => desk.beginning_round.set(chosen(heard)),
            "files" => {
                let files = browser::chosen_files(&heard.element);
                desk.when_working(move |work| (work.take_in)(desk, files));
            }
            "name" | "kind" | "organisation" | "date" | "target" => {
                let _ = desk.beginning.try_update(|it| it.hear(heard));
            }
            _ => self.shelf.hear(heard),
        }
    }
}

impl StartPage {
    fn beginning(&self) -> Markup {
        let desk = self.desk;
        let t = desk.t();
        html! {
            section.g-card.g-begin aria-labelledby="g-begin-heading" {
                h2 #g-begin-heading { (t.new_heading) }
                form.g-form novalidate data-do="begin" {
                    (desk.beginning.read().fields(desk, "g"))
                    div.g-field {
                        (round_switch(desk, desk.beginning_round.get(), "round"))
                        p.g-hint { (t.round_hint) }
                    }
                    button.g-button type="submit" { (t.begin) }
                }
            }
        }
    }

    fn import(&self) -> Markup {
        let t = self.desk.t();
        html! {
            section.g-card.g-import.g-import-over[self.over.get()] aria-labelledby="g-import-heading" {
                h2 #g-import-heading { (t.import_heading) }
                p.g-hint #g-import-hint { (t.import_hint) }
                label.g-button.g-button-quiet.g-file {
                    (t.import_label)
                    input type="file" multiple accept=".json,.xlsx,application/json" aria-describedby="g-import-hint"
                        data-do="files";
                }
            }
        }
    }
}

/// Begins a new assessment, as the page’s fields say.
pub fn begin(desk: Desk, unit: Unit, date: Date) {
    let header = Header {
        id: browser::new_id().into(),
        unit,
        date,
        stage: Stage::Individual,
        adopted: None,
        assessors: Vec::new(),
        target: Some(desk.beginning.read_untracked().target),
        mission: None,
        continues: None,
        modified: browser::now().into(),
        carried: Default::default(),
    };
    // The target comes from the catalogue's own levels, so it is on the scale.
    if let Ok(assessment) = Assessment::new(&desk.library().catalogue, header) {
        desk.begin(&assessment);
    }
}

/// Something is held over the page or dropped.
fn drag(desk: Desk, over: RwSignal<bool>, event: &Event) {
    let (kind, here) = (event.type_(), is_over_import(desk, event).unwrap_or(false));
    let held = here && kind == "dragover";
    if over.get_untracked() != held {
        over.set(held);
    }
    if here && kind != "dragleave" {
        event.prevent_default();
    }
    if here && kind == "drop" {
        let files = browser::dropped_files(event);
        desk.when_working(move |work| (work.take_in)(desk, files));
    }
}

fn is_over_import(desk: Desk, event: &Event) -> Option<bool> {
    // What it is held over may be a text.
    let under: Node = event.target()?.dyn_into().ok()?;
    let place = desk.home.element("g-import-heading")?.parent_node()?;
    Some(place.contains(Some(&under)))
}

/// Reads files one after the other and takes each in.
pub fn take_in(desk: Desk, files: Vec<File>) {
    desk.clear_notices();
    desk.home.spawn(async move {
        for file in files {
            take_in_one(desk, &file).await;
        }
        desk.refresh_shelf();
    });
}

async fn take_in_one(desk: Desk, file: &File) {
    let name = file.name();
    // A file too large to be one of ours is not read at all.
    if file.size() > backup::MAX_BYTES as f64 {
        let (bytes, limit) = (file.size() as u64, backup::MAX_BYTES as u64);
        let kind = ProblemKind::TooLarge { bytes, limit };
        return desk.refuse(&name, &[Problem { part: None, path: "$".into(), kind }]);
    }
    match browser::read_file(file).await {
        // A workbook is a zip file, whatever it is called.
        Ok(bytes) if bytes.starts_with(b"PK") || name.to_lowercase().ends_with(".xlsx") => {
            match office::read(desk, &bytes).await {
                Ok(json) => desk.import(&name, json.as_bytes()),
                Err(lines) => desk.refuse_lines(&name, &lines),
            }
        }
        Ok(bytes) => desk.import(&name, &bytes),
        Err(_) => desk.alarm(|t, _| ((t.import_refused)(&name), vec![t.file_unreadable.to_owned()])),
    }
}
