//! Several people, one unit: `glapp_report` tells it, this page hears what is dropped, pasted, pressed and decided.

mod intake;
mod invitation;

use crate::browser;
use crate::components::particulars::Particulars;
use crate::components::round_switch::chosen;
use crate::desk::{Desk, use_desk};
use crate::office;
use crate::route::Route;
use crate::shelf;
use crate::surface::{Drawn, Heard, Page};
use crate::walk::Round;
use glapp_core::{Assessment, ClauseId, Consensus, Edit, EditError, Language, Side, Stage, State};
use glapp_format::assessment;
use glapp_report::vocabulary::pick;
use glapp_report::{Decision, Workshop as Table, WorkshopPage};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The dialog in which clauses are gone through.
const STEP: &str = "g-ws-step";

/// The page of the workshop.
#[component]
pub fn Workshop() -> impl IntoView {
    let desk = use_desk();
    desk.refresh_shelf();
    desk.workshop.update(Table::leave);
    let page = Sitting {
        desk,
        trouble: RwSignal::default(),
        particulars: RwSignal::new(Particulars::today()),
        round: RwSignal::default(),
        link: RwSignal::default(),
        said: RwSignal::default(),
    };
    desk.home.on("drop", move |event| page.take_files(browser::dropped_files(&event)));
    desk.home.on("paste", move |event| page.take_files(browser::pasted_files(&event)));
    desk.home.on("keydown", move |event| page.key(event));
    if desk.workshop.with_untracked(Table::is_unsaved) {
        // There may be room by now.
        page.store(Vec::new(), false);
    }
    view! { <Drawn page=Rc::new(page) class="g-workshop" /> }
}

#[derive(Clone, Copy)]
struct Sitting {
    desk: Desk,
    /// Why the latest decision could not be stored.
    trouble: RwSignal<String>,
    /// What the link to begin with says.
    particulars: RwSignal<Particulars>,
    round: RwSignal<Round>,
    link: RwSignal<String>,
    said: RwSignal<String>,
}

impl Page for Sitting {
    fn html(&self) -> String {
        self.with(|page| page.html(&self.invitation().into_string()))
    }

    fn hear(&self, heard: &Heard) {
        let (desk, library) = (self.desk, self.desk.library());
        let (table, place) = (desk.workshop, heard.place());
        match &*heard.does {
            "files" => self.take_files(browser::chosen_files(&heard.element)),
            "links" => self.take_text(self.desk.home.take_text("g-ws-links")),
            "insist" => table.update(|table| table.insist(place)),
            "forget" => table.update(|table| table.forget(place)),
            "remove" => table.update(|table| table.remove(place)),
            "lay" => {
                table.update(|table| table.lay_together(place, &library.catalogue));
                self.desk.home.focus("#g-ws-merge");
            }
            "choose" => {
                let (conflict, other) = heard.of.split_once(' ').unwrap_or_default();
                let side = if other == "0" { Side::One } else { Side::Other };
                table.update(|table| table.choose(conflict.parse().unwrap_or(usize::MAX), side));
            }
            "settle" => match table.try_update(|table| table.settle(&library.catalogue)) {
                Some(true) => self.desk.home.focus("#g-main h1"),
                _ => self.desk.home.focus(".g-field-wrong input"),
            },
            "cancel-merge" => {
                table.update(Table::cancel_merge);
                self.desk.home.focus("#g-main h1");
            }
            "anonymous" => {
                let hidden = heard.is_checked();
                table.update(|table| table.set_anonymous(hidden));
                self.bring_in_line(false);
            }
            "recount" => self.bring_in_line(true),
            "clear" => {
                desk.lay_table_aside();
                table.set(Table::default());
                desk.refresh_shelf();
                self.desk.home.focus("#g-main h1");
            }
            "go-on" => {
                if let Some(draft) = desk.stored(&heard.of) {
                    table.update(|table| table.go_on(draft));
                    self.desk.home.focus("#g-ws-go button");
                }
            }
            "walk" => self.walk(heard.of == "all", None),
            "show" => self.walk(false, heard.of.parse().ok()),
            "show-all" => self.walk(true, heard.of.parse().ok()),
            "next" => self.go(true),
            "back" => self.go(false),
            "leave" => self.leave(),
            "level" => self.decide(&heard.of),
            "note" => self.note(heard.of.parse().ok(), heard.value()),
            "open" => desk.go(&Route::Result { id: heard.of.clone() }),
            "export" => {
                if let Some(draft) = table.read_untracked().draft() {
                    desk.export(draft);
                }
            }
            "save" => self.save(heard.of.clone()),
            "drawing" => {
                let drawing = untrack(|| self.with(|page| page.drawing()));
                self.desk.home.save_drawing("consensus", &heard.of, &drawing.unwrap_or_default());
            }
            "workbook" => {
                let table = table.read_untracked();
                let hidden = if table.is_anonymous() { "hidden" } else { "" };
                let unit = table.people().next().map_or("", |it| &it.header().unit.name);
                let name = browser::file_name(&[pick(desk.language(), "samsyn", "consensus"), unit], ".xlsx");
                let people: Vec<String> = table.people().map(assessment::write).collect();
                office::workbook(desk, "consensus", people, hidden, name);
            }
            "print" => browser::print(),
            "round" => {
                self.round.set(chosen(heard));
                self.link.set(String::new());
            }
            "invite" => self.invite(),
            "copy" => self.copy(),
            _ => {
                if self.particulars.try_update(|it| it.hear(heard)) == Some(true) {
                    self.link.set(String::new());
                }
            }
        }
    }
}

impl Sitting {
    /// Lets `tell` tell something of what lies on the table.
    fn with<T>(&self, tell: impl FnOnce(&WorkshopPage<'_>) -> T) -> T {
        let (desk, library) = (self.desk, self.desk.library());
        let shelf = desk.shelf.read();
        let begun = shelf.iter().filter_map(|stored| stored.assessment.as_ref().ok()).filter(|it| {
            let header = it.header();
            (header.stage, header.state()) == (Stage::Consensus, State::Draft)
                && Consensus::kept(it, &library.catalogue).is_some()
        });
        let page = WorkshopPage {
            table: &desk.workshop.read(),
            catalogue: &library.catalogue,
            begun: begun.collect(),
            trouble: &self.trouble.read(),
            language: desk.language(),
        };
        tell(&page)
    }

    fn walk(&self, all: bool, at: Option<ClauseId>) {
        let library = self.desk.library();
        self.trouble.set(String::new());
        self.desk.workshop.update(|table| {
            let Some(consensus) = table.consensus(&library.catalogue) else { return };
            let clauses = if all {
                consensus.clauses.iter().map(|it| it.clause).collect()
            } else {
                consensus.to_discuss().into_iter().map(|it| it.clause).collect()
            };
            table.walk(clauses, at);
        });
        let home = self.desk.home;
        request_animation_frame(move || home.show_dialog(STEP));
        self.desk.home.focus("#g-ws-h");
    }

    fn go(&self, forward: bool) {
        self.desk.workshop.update(|table| table.go(forward));
        self.desk.home.focus("#g-ws-h");
    }

    fn leave(&self) {
        self.desk.workshop.update(Table::leave);
        self.desk.home.focus("#g-ws-go button");
    }

    fn decide(&self, what: &str) {
        let Some(clause) = self.desk.workshop.read_untracked().at() else { return };
        let decision = match what {
            "open" => Decision::Open,
            "out" => Decision::NotApplicable,
            level => match level.parse() {
                Ok(level) => Decision::Level(glapp_core::Level::new(level)),
                Err(_) => return,
            },
        };
        match self.desk.workshop.try_update(|table| table.decided(clause, decision)).flatten() {
            Some(edit) => self.store(vec![edit], true),
            None => self.desk.home.focus("#g-ws-why"),
        }
    }

    fn note(&self, clause: Option<ClauseId>, text: String) {
        let Some(clause) = clause else { return };
        let first = self.desk.workshop.read_untracked().draft().is_none();
        let edit =
            self.desk.workshop.try_update_untracked(|table| table.decided(clause, Decision::Note(text)));
        match edit.flatten() {
            // What is written stands there already: the page is not told anew for every letter.
            Some(edit) => self.store(vec![edit], first),
            None => self.desk.workshop.notify(),
        }
    }

    fn bring_in_line(&self, recount: bool) {
        let (library, language) = (self.desk.library(), self.desk.language());
        let edits = self.desk.workshop.read_untracked().in_line(&library.catalogue, recount, language);
        if !edits.is_empty() {
            self.store(edits, true);
        }
    }

    /// Makes edits to the consensus assessment as it is stored, or to a new one, and stores it.
    fn store(&self, edits: Vec<Edit>, tell: bool) {
        let (desk, library) = (self.desk, self.desk.library());
        let catalogue = &library.catalogue;
        let now = browser::now();
        let table = desk.workshop.read_untracked();
        // Someone may have worked on it elsewhere meanwhile.
        let elsewhere = table.draft().and_then(|draft| desk.stored(&draft.header().id));
        let mut draft = match table.met(elsewhere, catalogue) {
            Some(draft) => draft,
            None => match table.begin(catalogue, &browser::new_id(), &now, desk.language()) {
                Ok(draft) => draft,
                Err(error) => {
                    return self.trouble.set(refused_because(&error, desk.language()));
                }
            },
        };
        drop(table);
        if draft.header().state() == State::Adopted || draft.newer().is_some() {
            self.trouble.set(refused_because(&EditError::Adopted, desk.language()));
            return self.give_up(draft);
        }
        let refused = edits.into_iter().find_map(|edit| draft.apply(catalogue, edit).err());
        draft.stamp(now);
        let kept = desk.ask(|storage| shelf::save(storage, &draft).map(drop));
        let not_saved = kept.err().map(|error| (desk.t().not_saved)(error).to_owned());
        let trouble = not_saved.or(refused.map(|error| refused_because(&error, desk.language())));
        self.trouble.set(trouble.unwrap_or_default());
        if tell {
            desk.workshop.update(|table| table.keep(draft, kept.is_ok()));
        } else {
            desk.workshop.update_untracked(|table| table.keep(draft, kept.is_ok()));
        }
    }

    /// Goes on with what has been stored elsewhere, which cannot be changed; what has been decided here and could not be
    /// stored is kept beside.
    fn give_up(&self, elsewhere: Assessment) {
        let desk = self.desk;
        if desk.workshop.with_untracked(Table::is_unsaved) {
            desk.workshop.update_untracked(|table| table.renumber(&browser::new_id()));
            desk.lay_table_aside();
        }
        desk.workshop.update(|table| table.keep(elsewhere, true));
        desk.refresh_shelf();
    }

    fn save(self, what: String) {
        let Some(draft) = self.desk.workshop.read_untracked().draft().cloned() else { return };
        self.desk.home.spawn(async move {
            let [kind, ending, mime] = *what.split(' ').collect::<Vec<_>>() else { return };
            let header = draft.header();
            let name = browser::file_name(&[&header.unit.name, &header.date.to_string()], ending);
            match office::make(self.desk, kind, &draft).await {
                Ok(bytes) => browser::download_bytes(&name, mime, &bytes),
                Err(why) => self.desk.alarm(|_, _| (why.clone(), Vec::new())),
            }
        });
    }

    /// Keys are commands while a clause is shown, but not while someone writes.
    fn key(&self, event: Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if self.desk.workshop.read_untracked().at().is_none() {
            return;
        }
        let pressed = key.key();
        if pressed == "Escape" {
            event.prevent_default();
            return self.leave();
        }
        let writing = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let writing = writing.is_some_and(|it| it.tag_name() == "TEXTAREA");
        let command = key.ctrl_key() || key.meta_key() || key.alt_key();
        if writing || command || !self.desk.shortcuts.get_untracked() {
            return;
        }
        match &*pressed.to_lowercase() {
            "n" => self.go(true),
            "p" => self.go(false),
            digit if digit.len() == 1 && digit.parse::<u8>().is_ok_and(|level| self.is_level(level)) => {
                self.decide(digit);
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn is_level(&self, level: u8) -> bool {
        self.desk.library().catalogue.scale().contains(glapp_core::Level::new(level))
    }
}

/// Why a decision does not hold.
fn refused_because(error: &EditError, language: Language) -> String {
    match error {
        EditError::Adopted => pick(
            language,
            "Samsynen har fastställts i ett annat fönster. Beslutet gäller inte: det som är fastställt går inte att ändra.",
            "The consensus has been adopted in another window. The decision does not count: what is adopted cannot be changed.",
        )
        .into(),
        other => format!("{} {other}", pick(language, "Beslutet gäller inte:", "The decision does not count:")),
    }
}
