//! What is shown where there is nothing to show.

use crate::browser;
use crate::desk::Desk;
use crate::route::Route;
use crate::shelf::Stored;
use crate::surface::{Drawn, Heard, Page};
use leptos::prelude::*;
use maud::{Markup, html};
use std::rc::Rc;

/// The address leads nowhere, or to an assessment that is not in this browser.
pub fn missing(desk: Desk, unknown: bool) -> impl IntoView + use<> {
    view! { <Drawn page=Rc::new(Missing { desk, unknown }) /> }
}

struct Missing {
    desk: Desk,
    unknown: bool,
}

impl Page for Missing {
    fn html(&self) -> String {
        let t = self.desk.t();
        let (heading, text) = match self.unknown {
            true => (t.unknown_heading, t.unknown_text),
            false => (t.missing_heading, t.missing_text),
        };
        let all = html! {
            div.g-column {
                h1 tabindex="-1" { (heading) }
                p.g-lead { (text) }
                p { a.g-button href=(Route::Start.hash()) { (t.to_start) } }
            }
        };
        all.into_string()
    }

    fn hear(&self, _: &Heard) {}
}

/// The page is on its way.
pub fn waiting(desk: Desk) -> impl IntoView + use<> {
    view! { <Drawn page=Rc::new(Waiting(desk)) /> }
}

struct Waiting(Desk);

impl Page for Waiting {
    fn html(&self) -> String {
        let t = self.0.t();
        let all = html! {
            // As high as the window, so that the foot of the page does not move when the page comes.
            div.g-column.g-waiting {
                h1 tabindex="-1" { (t.page_waits) }
                p role="status" { (t.page_waits_text) }
            }
        };
        all.into_string()
    }

    fn hear(&self, _: &Heard) {}
}

/// The assessment is stored, but cannot be read.
pub fn unreadable(desk: Desk, stored: Stored) -> impl IntoView + use<> {
    view! { <Drawn page=Rc::new(Unreadable { desk, stored }) /> }
}

struct Unreadable {
    desk: Desk,
    stored: Stored,
}

impl Page for Unreadable {
    fn html(&self) -> String {
        let t = self.desk.t();
        let all = html! {
            div.g-column {
                h1 tabindex="-1" { (t.unreadable_heading) }
                p.g-lead { (t.unreadable_text) }
                (problems(self.desk, &self.stored))
                div.g-actions {
                    button.g-button type="button" data-do="save" { (t.save_raw) }
                    a.g-button.g-button-quiet href=(Route::Start.hash()) { (t.to_start) }
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        if heard.does == "save" {
            save(&self.stored);
        }
    }
}

/// Why a stored document cannot be read, place by place.
pub fn problems(desk: Desk, stored: &Stored) -> Markup {
    let problems = stored.assessment.as_ref().err().map(|refusal| &*refusal.problems).unwrap_or_default();
    html! {
        ul.g-problems {
            @for it in problems.iter().take(8) { li { code { (it.path) } " " (it.message(desk.language())) } }
        }
    }
}

/// Offers a stored document as it is, whatever it holds.
pub fn save(stored: &Stored) {
    browser::download(&browser::file_name(&[&stored.id], ".json"), &stored.text);
}
