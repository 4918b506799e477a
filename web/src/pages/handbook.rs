//! The common manual, on a day that can be chosen.

use crate::browser;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Date, Handbook, HandbookSources};
use glapp_report::{handbook, html};
use leptos::prelude::*;
use maud::{Markup, PreEscaped};
use std::rc::Rc;

/// The handbook page.
#[component]
pub fn HandbookPage() -> impl IntoView {
    let desk = use_desk();
    Effect::new(move |_| {
        let ready = desk.handbook().is_some();
        if let Route::Handbook { place: Some(place) } = desk.route.get()
            && ready
        {
            desk.home.go_to_heading(place);
        }
    });
    view! { <Drawn page=Rc::new(Manual { desk, day: RwSignal::new(browser::today()) }) /> }
}

struct Manual {
    desk: Desk,
    day: RwSignal<Date>,
}

impl Page for Manual {
    fn html(&self) -> String {
        let t = self.desk.t();
        let all = maud::html! {
            div.g-handbook {
                p.g-handbook-day {
                    label for="g-handbook-day" { (t.handbook_day) }
                    input #g-handbook-day type="date" class="g-input" value=(self.day.get()) data-left="day";
                }
                @if let Some(text) = self.text() {
                    article { (text) }
                } @else {
                    h1 tabindex="-1" { (t.handbook) }
                    p role="status" { (t.handbook_waits) }
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        if heard.does == "day"
            && let Ok(day) = heard.value().parse()
        {
            self.day.set(day);
        }
    }
}

impl Manual {
    /// The text, once its parts have come.
    fn text(&self) -> Option<Markup> {
        let (library, language) = (self.desk.library(), self.desk.language());
        let parts = self.desk.handbook()?;
        let sources = HandbookSources {
            catalogue: &library.catalogue,
            practices: &library.practices,
            needs: &parts.needs,
            terms: &parts.terms,
            text: &parts.text,
        };
        let document = handbook(&Handbook::on(self.day.get(), sources, &[]), language);
        // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
        let address = |id: &str| Route::Handbook { place: Some(id.into()) }.hash();
        let setting = html::Setting { language, address: &address, live: true };
        Some(PreEscaped(html::of(&document, &setting)))
    }
}
