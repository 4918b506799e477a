//! Where units place themselves on the three missions: `glapp_report` tells it, this page hears what is chosen.

use crate::browser;
use crate::components::session_bar;
use crate::desk::{Desk, Opened, use_desk};
use crate::office;
use crate::session::Session;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Assessment, Coded, Edit, Mission as Profile, MissionKind};
use glapp_report::{MissionPage, PlacedUnit, Placing};
use leptos::prelude::*;
use std::rc::Rc;

/// The page of the missions.
#[component]
pub fn Mission() -> impl IntoView {
    let desk = use_desk();
    desk.save_now();
    desk.refresh_shelf();
    // Where there is only one there is nothing to choose.
    if let ([only], Opened::Nothing) = (&**desk.shelf.read_untracked(), &*desk.opened.read_untracked()) {
        let id = only.id.clone();
        desk.home.later(move || desk.open(Some(&id)));
    }
    view! { <Drawn page=Rc::new(Placer { desk, tried: RwSignal::new(None) }) class="g-mission" /> }
}

struct Placer {
    desk: Desk,
    /// The placing while a slider is moved: it is kept when the slider is let go.
    tried: RwSignal<Option<Profile>>,
}

impl Placer {
    fn session(&self) -> Option<Session> {
        match self.desk.opened.get() {
            Opened::Open(session) => Some(session),
            Opened::Nothing | Opened::Missing | Opened::Unreadable(_) => None,
        }
    }

    /// Keeps a placing.
    fn keep(&self, placing: Option<Profile>) {
        self.tried.set(None);
        if let Some(session) = self.session() {
            // An adopted assessment offers nothing to change.
            let _ = session.dispatch(Edit::Mission(placing));
        }
    }

    /// Where the unit stands, or the controls of one that has not placed itself.
    fn kept(&self) -> Option<Profile> {
        let session = self.session()?;
        let kept = session.assessment().read_untracked().header().mission.clone();
        kept.or_else(MissionPage::unplaced)
    }

    /// Puts back what a field said before something was written in it that is no number.
    fn restore(&self, heard: &Heard) {
        if let (Some(kept), Some(kind)) = (self.kept(), MissionKind::from_code(&heard.of)) {
            browser::set_state(&heard.element, "value", Some(&kept.part(kind).to_string()));
        }
    }

    /// Lets `tell` tell something of the page as it stands.
    fn told(&self, tell: &dyn Fn(&MissionPage<'_>) -> String) -> String {
        let desk = self.desk;
        let session = self.session();
        let readable = |stored: &crate::shelf::Stored| stored.assessment.as_ref().ok().map(placed);
        let mut units: Vec<PlacedUnit> = desk.shelf.read().iter().filter_map(readable).collect();
        let placing = session.map(|session| {
            let assessment = session.assessment();
            let current = placed(&assessment.read());
            let id = current.id.clone();
            // What is stored may lag behind by a moment.
            match units.iter_mut().find(|unit| unit.id == id) {
                Some(unit) => *unit = current,
                None => units.push(current),
            }
            Placing {
                id,
                tried: self.tried.get(),
                adopted: session.is_adopted(),
                can_undo: session.can_undo(),
                saved: session_bar::saved(desk),
            }
        });
        let parts = desk.handbook();
        let page = MissionPage {
            missions: parts.as_ref().map(|parts| &parts.missions),
            units: &units,
            placing: placing.as_ref(),
            language: desk.language(),
        };
        tell(&page)
    }

    fn save(&self, ending: &str, mime: &str, text: &str) {
        let name = browser::file_name(&[self.desk.t().mission, &browser::today().to_string()], ending);
        browser::download_bytes(&name, mime, text.as_bytes());
    }

    /// A workbook of every unit on the shelf that has placed itself.
    fn workbook(&self) {
        self.desk.save_now();
        self.desk.refresh_shelf();
        let shelf = self.desk.shelf.read_untracked();
        let units: Vec<String> =
            shelf.iter().filter(|it| it.assessment.is_ok()).map(|it| it.text.clone()).collect();
        let name = browser::file_name(&[self.desk.t().mission, &browser::today().to_string()], ".xlsx");
        office::workbook(self.desk, "missions", units, "", name);
    }

    /// What becomes of the placing when one part gets another value.
    fn changed(&self, heard: &Heard) -> Option<Profile> {
        let (kind, part) = (MissionKind::from_code(&heard.of)?, heard.value().parse().ok()?);
        Some(self.kept()?.with(kind, part))
    }
}

fn placed(assessment: &Assessment) -> PlacedUnit {
    let header = assessment.header();
    PlacedUnit {
        id: header.id.to_string(),
        name: header.unit.name.to_string(),
        date: header.date,
        placing: header.mission.clone(),
    }
}

impl Page for Placer {
    fn html(&self) -> String {
        self.told(&|page| page.html())
    }

    fn hear(&self, heard: &Heard) {
        match &*heard.does {
            "unit" => {
                let id = heard.value();
                self.tried.set(None);
                self.desk.save_now();
                self.desk.open((!id.is_empty()).then_some(&*id));
                self.desk.home.focus("#g-m-unit");
            }
            // A field that is being written in may say nothing yet.
            "try" => {
                if let Some(placing) = self.changed(heard) {
                    self.tried.set(Some(placing));
                }
            }
            "keep" => match self.changed(heard) {
                Some(placing) => self.keep(Some(placing)),
                None => {
                    self.tried.set(None);
                    self.restore(heard);
                }
            },
            "csv" => self.save(".csv", "text/csv", &untrack(|| self.told(&|page| page.csv()))),
            "markdown" => self.save(".md", "text/markdown", &untrack(|| self.told(&|page| page.markdown()))),
            "xlsx" => self.workbook(),
            "print" => browser::print(),
            "alike" => self.keep(MissionPage::unplaced()),
            "unplace" => self.keep(None),
            "undo" => {
                if let Some(session) = self.session() {
                    session.undo();
                }
            }
            _ => {}
        }
    }
}
