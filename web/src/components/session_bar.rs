//! The line above an assessment: whose it is, how far it has come, whether it is saved.

use crate::browser;
use crate::components::adopt::AdoptForm;
use crate::components::fields::{button, dialog, save_or_cancel};
use crate::components::particulars::Particulars;
use crate::desk::{Desk, SaveState, use_desk};
use crate::pace;
use crate::route::{MadePage, Route};
use crate::session::Session;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Edit, Level, Unit};
use glapp_report::vocabulary;
use leptos::prelude::*;
use maud::{Markup, html};
use std::rc::Rc;

/// So many steps that no file has are worth a nudge.
const MANY_STEPS: u32 = 20;

/// The bar of the assessment in work.
#[component]
pub fn SessionBar(session: Session) -> impl IntoView {
    let desk = use_desk();
    let bar = Bar {
        desk,
        session,
        details: RwSignal::new(Particulars::today()),
        filled: StoredValue::new(Particulars::today()),
        adoption: RwSignal::new(AdoptForm::default()),
    };
    view! { <Drawn page=Rc::new(bar) /> }
}

struct Bar {
    desk: Desk,
    session: Session,
    details: RwSignal<Particulars>,
    /// What stood in the dialog when it opened.
    filled: StoredValue<Particulars>,
    adoption: RwSignal<AdoptForm>,
}

impl Page for Bar {
    fn html(&self) -> String {
        let (desk, session) = (self.desk, self.session);
        let t = desk.t();
        let alarm = if alarming(desk) { saved(desk) } else { String::new() };
        let all = html! {
            section.g-bar aria-label=(t.details_heading) {
                (self.unit())
                nav.g-tabs aria-label=(t.filter) { (self.tabs()) }
                (self.progress())
                p.g-bar-saved.g-bar-unsaved[alarming(desk)] { (saved(desk)) }
                div.g-bar-tools {
                    button.g-button.g-button-quiet type="button" disabled[!session.can_undo()] data-do="undo" { (t.undo) }
                    button.g-button.g-button-quiet type="button" disabled[!session.can_redo()] data-do="redo" { (t.redo) }
                    (button("g-button-quiet", "export", t.export))
                }
                @if session.unexported.get() >= MANY_STEPS {
                    p.g-bar-nudge {
                        (t.nudge)
                        (button("g-button-plain", "export", t.export_now))
                        (button("g-button-plain", "later", t.not_now))
                    }
                }
            }
            // There before it has a text, so that the text is announced.
            div.g-unsaved role="alert" { (alarm) }
            (crate::components::adopt::adopted(desk, session))
            (dialog("g-details", t.details_heading, html! {
                form.g-form novalidate data-do="save-details" {
                    (self.details.read().fields(desk, "g-d"))
                    (save_or_cancel(t.save, t.cancel))
                }
            }))
            (self.adoption.read().dialog(desk, session))
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        let (desk, session) = (self.desk, self.session);
        let document = session.assessment();
        match &*heard.does {
            "undo" => desk.show_clause(session.undo()),
            "redo" => desk.show_clause(session.redo()),
            "export" => desk.export(&document.read_untracked()),
            // After as many steps again.
            "later" => desk.count_from_here(&document.read_untracked().header().id),
            "details" => {
                self.fill();
                self.desk.home.show_dialog("g-details");
            }
            "adopt" => {
                self.adoption.set(AdoptForm::default());
                self.desk.home.show_dialog("g-adopt");
            }
            // Something has been changed elsewhere while the dialog stood open: that is said, and settled first.
            "adopt-now" if !desk.conflicts.read_untracked().is_empty() => {
                browser::close_dialog(&heard.element)
            }
            "close" => browser::close_dialog(&heard.element),
            "save-details" => self.save_details(heard),
            "continue" => desk.go_on_from(&document.read_untracked()),
            "unadopt" => {
                session.undo();
                self.desk.home.focus("#g-main h1");
            }
            _ => {
                let known = self.details.try_update(|it| it.hear(heard)).unwrap_or_default();
                if !known {
                    self.adoption.update(|it| it.hear(heard, session));
                }
            }
        }
    }
}

impl Bar {
    fn unit(&self) -> Markup {
        let t = self.desk.t();
        let adopted = self.session.is_locked();
        let unsettled = !self.desk.conflicts.read().is_empty();
        let assessment = self.session.assessment();
        let assessment = assessment.read();
        let header = assessment.header();
        html! {
            div.g-bar-unit {
                span.g-bar-name { (header.unit.name) }
                span.g-bar-state { (header.date) " · " (vocabulary::state_of(header, self.desk.language())) }
                button.g-button.g-button-plain type="button" disabled[adopted] data-do="details" { (t.details) }
                // What is not settled would be gone with the draft.
                button.g-button.g-button-plain type="button" hidden[adopted] disabled[unsettled] data-do="adopt" { (t.adopt) }
            }
        }
    }

    fn tabs(&self) -> Markup {
        let t = self.desk.t();
        let id = self.session.assessment().read_untracked().header().id.to_string();
        // The bar is drawn anew with each page.
        let here = std::mem::discriminant(&*self.desk.route.read_untracked());
        let tabs = [
            (Route::Assess { id: id.clone(), clause: None }, t.assess),
            (Route::Result { id: id.clone() }, t.result),
            (Route::Plan { id: id.clone() }, t.plan),
            (Route::Made { page: MadePage::Take, id }, t.take),
        ];
        html! {
            @for (route, name) in &tabs {
                @let current = (std::mem::discriminant(route) == here).then_some("page");
                a href=(route.hash()) aria-current=[current] { (name) }
            }
        }
    }

    fn progress(&self) -> Markup {
        let (t, library, sitting) = (self.desk.t(), self.desk.library(), self.session.sitting);
        let (rated, all) =
            sitting.round.get().progress(&library.catalogue, &self.session.analysis.read(), None);
        let left = match all - rated {
            0 => String::new(),
            open => (t.time_left)(pace::minutes(pace::seconds(&sitting.answers.read()), open)),
        };
        html! {
            div.g-bar-progress {
                progress.g-progress max=(all.max(1)) value=(rated) aria-label=(t.completeness) {}
                p { span { ((t.answered_of)(rated, all)) } " " span.g-bar-left { (left) } }
            }
        }
    }

    /// What the dialog shows is taken from the assessment each time it opens.
    fn fill(&self) {
        let assessment = self.session.assessment();
        let assessment = assessment.read_untracked();
        let header = assessment.header();
        let filled = Particulars {
            name: header.unit.name.to_string(),
            kind: header.unit.kind,
            organisation: header.unit.organisation.to_string(),
            date: header.date.to_string(),
            target: header.target.unwrap_or(Level::DEFAULT_TARGET),
            checked: false,
        };
        self.filled.set_value(filled.clone());
        self.details.set(filled);
    }

    fn save_details(&self, heard: &Heard) {
        let Some((unit, date)) = self.details.try_update(Particulars::check).flatten() else { return };
        let Some((before, day)) = self.filled.try_update_value(Particulars::check).flatten() else { return };
        let (target, target_before) = (self.details.read_untracked().target, self.filled.read_value().target);
        let carried = self.session.assessment().read_untracked().header().unit.carried.clone();
        // Only what has been changed here: the rest may have been, elsewhere.
        let edits = [
            (unit != before).then_some(Edit::Unit(Unit { carried, ..unit })),
            (date != day).then_some(Edit::Date(date)),
            (target != target_before).then_some(Edit::Target(Some(target))),
        ];
        for edit in edits.into_iter().flatten() {
            // The fields offer only what the core accepts.
            let _ = self.session.dispatch(edit);
        }
        browser::close_dialog(&heard.element);
    }
}

fn alarming(desk: Desk) -> bool {
    matches!(*desk.save_state.read(), SaveState::Failed(_) | SaveState::InMemory | SaveState::ErasedElsewhere)
}

/// How it stands with saving, in words.
pub fn saved(desk: Desk) -> String {
    let t = desk.t();
    match &*desk.save_state.read() {
        SaveState::Before => t.saved_before.into(),
        SaveState::Waiting => t.saving.into(),
        SaveState::At(time) => (t.saved_at)(time),
        SaveState::Failed(error) => (t.not_saved)(*error).into(),
        SaveState::InMemory => t.kept_in_memory.into(),
        SaveState::ErasedElsewhere => t.erased_elsewhere.into(),
    }
}
