//! From draft to adopted: the dialog that adopts, and what an adopted assessment says instead of fields.

use crate::browser;
use crate::components::fields::{Field, dialog, save_or_cancel};
use crate::desk::Desk;
use crate::session::Session;
use crate::surface::Heard;
use glapp_core::{Adoption, Date, Edit};
use glapp_report::vocabulary::isolated;
use leptos::prelude::*;
use maud::{Markup, html};

/// What stands in the dialog.
pub struct AdoptForm {
    date: String,
    by: String,
    /// Whether what is missing or wrong is shown.
    checked: bool,
}

impl Default for AdoptForm {
    fn default() -> Self {
        Self { date: browser::today().to_string(), by: String::new(), checked: false }
    }
}

impl AdoptForm {
    /// The dialog.
    pub fn dialog(&self, desk: Desk, session: Session) -> Markup {
        let t = desk.t();
        let total = session.analysis.read().total;
        let left = total.applicable.saturating_sub(total.rated);
        let wrong = (self.checked && self.day().is_none()).then_some(t.date_wrong);
        let missing = (self.checked && self.by.trim().is_empty()).then_some(t.adopt_by_missing);
        let date = Field {
            id: "g-adopt-date",
            label: t.adopt_date,
            error: wrong,
            does: "adopt-date",
            value: &self.date,
            ..Field::default()
        };
        let by = Field {
            id: "g-adopt-by",
            label: t.adopt_by,
            hint: Some(t.adopt_by_hint),
            error: missing,
            does: "adopt-by",
            value: &self.by,
            ..Field::default()
        };
        dialog(
            "g-adopt",
            t.adopt_heading,
            html! {
                form.g-form novalidate data-do="adopt-now" {
                    p { (t.adopt_text) }
                    p { @if left > 0 { ((t.adopt_open)(left)) } }
                    (date.input("date"))
                    (by.input("text"))
                    (save_or_cancel(t.adopt, t.cancel))
                }
            },
        )
    }

    fn day(&self) -> Option<Date> {
        self.date.parse().ok()
    }

    /// Takes over what has been written, or adopts.
    pub fn hear(&mut self, heard: &Heard, session: Session) {
        match &*heard.does {
            "adopt-date" => self.date = heard.value(),
            "adopt-by" => self.by = heard.value(),
            "adopt-now" => {
                self.checked = true;
                let Some(date) = self.day().filter(|_| !self.by.trim().is_empty()) else {
                    return heard.home.focus("#g-adopt [aria-invalid]");
                };
                let adoption = Adoption { date, by: self.by.trim().into(), carried: Default::default() };
                browser::close_dialog(&heard.element);
                // Offered only for a draft, which can be adopted.
                let _ = session.dispatch(Edit::Adopt(adoption));
                heard.home.focus("#g-adopted");
            }
            _ => {}
        }
    }
}

/// Why nothing can be changed, and how to go on.
pub fn adopted(desk: Desk, session: Session) -> Markup {
    let t = desk.t();
    let assessment = session.assessment();
    let assessment = assessment.read();
    let adopted = assessment.header().adopted.as_ref();
    let why = adopted.map(|it| (t.read_only)(&it.date.to_string(), &isolated(&it.by)));
    html! {
        div.g-readonly hidden[!session.is_newer()] { p { (t.newer_document) } }
        div.g-readonly #g-adopted tabindex="-1" hidden[!session.is_adopted() || session.is_newer()] {
            p #g-why-locked { @if let Some(why) = why { (why) } }
            button.g-button.g-button-quiet type="button" data-do="continue" { (t.go_on_new) }
            button.g-button.g-button-plain type="button" hidden[!session.can_undo()] data-do="unadopt" { (t.unadopt) }
        }
    }
}
