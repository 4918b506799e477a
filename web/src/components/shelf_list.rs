//! The assessments in this browser, and what can be done with each.

use crate::browser;
use crate::components::fields::{Field, button, dialog, save_or_cancel};
use crate::desk::Desk;
use crate::pages::elsewhere;
use crate::route::Route;
use crate::shelf::{self, Stored};
use crate::surface::Heard;
use glapp_core::{Assessment, Coverage, GapAnalysis, Language, State};
use glapp_report::number::{decimal, percent};
use glapp_report::vocabulary::state_of;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

/// The dialog that asks for a new name.
const RENAME: &str = "g-rename";

/// The list, a part of the start page.
pub struct ShelfList {
    desk: Desk,
    /// The rows, told once and not with every letter that is written on the page.
    told: Memo<String>,
    renaming: RwSignal<Renaming>,
}

/// The document that gets a new name.
#[derive(Default, Clone)]
struct Renaming {
    id: String,
    /// Its name until now, and the one that is written.
    before: String,
    name: String,
    /// Whether what is missing is shown.
    checked: bool,
}

impl Renaming {
    fn is_blank(&self) -> bool {
        self.name.trim().is_empty()
    }
}

impl ShelfList {
    /// What lies on the shelf of the desk.
    pub fn new(desk: Desk) -> Self {
        let told = Memo::new(move |_| match desk.work.get() {
            Some(work) => (work.rows)(desk),
            None => none(desk).into_string(),
        });
        Self { desk, told, renaming: RwSignal::default() }
    }

    /// As it stands.
    pub fn html(&self) -> Markup {
        html! {
            section.g-yours aria-labelledby="g-yours-heading" {
                h2 #g-yours-heading tabindex="-1" { (self.desk.t().yours_heading) }
                div { (PreEscaped(&*self.told.read())) }
                (self.dialog())
            }
        }
    }

    fn dialog(&self) -> Markup {
        let t = self.desk.t();
        let renaming = self.renaming.read();
        let error = (renaming.checked && renaming.is_blank()).then_some(t.unit_name_missing);
        let field = Field {
            id: "g-new-name",
            label: t.new_name,
            error,
            does: "new-name",
            value: &renaming.name,
            ..Field::default()
        };
        let form = html! {
            form.g-form novalidate data-do="renamed" {
                (field.input("text"))
                (save_or_cancel(t.save, t.cancel))
            }
        };
        dialog(RENAME, &(t.rename_heading)(&renaming.before), form)
    }

    /// Does what one of its buttons asks for, if it was one of them.
    pub fn hear(&self, heard: &Heard) {
        // Without it there are no rows.
        if let Some(work) = self.desk.work.get_untracked() {
            (work.handle)(self, heard);
        }
    }

    /// The same, once it is here.
    pub fn handle(&self, heard: &Heard) {
        match &*heard.does {
            "back-up" => self.desk.back_up(),
            "close" => browser::close_dialog(&heard.element),
            "new-name" => self.renaming.update(|it| it.name = heard.value()),
            "renamed" => self.rename(heard),
            does => {
                let shelf = self.desk.shelf.read_untracked();
                let stored = shelf.iter().find(|it| it.id == heard.of).cloned();
                drop(shelf);
                if let Some(stored) = stored {
                    self.change(does, stored);
                }
            }
        }
    }

    fn change(&self, does: &str, stored: Stored) {
        let (desk, name) = (self.desk, named(self.desk, &stored));
        match (does, &stored.assessment) {
            ("export", Ok(assessment)) => desk.export(assessment),
            ("go-on", Ok(assessment)) => desk.go_on_from(assessment),
            ("duplicate", Ok(_)) => desk.duplicate(&stored.id),
            ("rename", Ok(_)) => {
                self.renaming.set(Renaming { id: stored.id, before: name.clone(), name, checked: false });
                self.desk.home.show_dialog(RENAME);
            }
            ("erase", _) => desk.erase(&stored.id, &name),
            ("save", _) => elsewhere::save(&stored),
            _ => {}
        }
    }

    fn rename(&self, heard: &Heard) {
        self.renaming.update(|it| it.checked = true);
        let renaming = self.renaming.get_untracked();
        if renaming.is_blank() {
            return self.desk.home.focus("#g-rename [aria-invalid]");
        }
        browser::close_dialog(&heard.element);
        self.desk.rename(&renaming.id, &renaming.name);
        self.desk.home.focus("#g-yours-heading");
    }
}

/// What a document is called, also where it cannot be read.
fn named(desk: Desk, stored: &Stored) -> String {
    let assessment = stored.assessment.as_ref();
    assessment.map_or(desk.t().unreadable_heading.into(), |it| it.header().unit.name.to_string())
}

fn none(desk: Desk) -> Markup {
    html! { p.g-hint { (desk.t().yours_none) } }
}

/// What is stored, a row each.
pub fn rows(desk: Desk) -> String {
    desk.shelf.with(|shelf| told(desk, shelf)).into_string()
}

fn told(desk: Desk, shelf: &[Stored]) -> Markup {
    let t = desk.t();
    if shelf.is_empty() {
        return none(desk);
    }
    let used = desk.ask(|storage| shelf::usage(storage, [])).iter().map(|(_, letters)| letters).sum();
    html! {
        ul.g-shelf {
            @for stored in shelf {
                li.g-card data-key=(stored.id) {
                    h3 { (named(desk, stored)) }
                    @match &stored.assessment {
                        Ok(assessment) => (readable(desk, &stored.id, assessment)),
                        Err(_) => (unreadable(desk, stored)),
                    }
                }
            }
        }
        div.g-stored {
            (meter(used, desk))
            (button("g-button-quiet", "back-up", t.back_up))
        }
    }
}

/// How much of the room is used, drawn and in words.
pub fn meter(used: usize, desk: Desk) -> Markup {
    let said = (desk.t().stored_of)(&size(used, desk.language()));
    let (room, high) = (shelf::ROOM, shelf::ROOM / 5 * 4);
    html! {
        p.g-shelf-line {
            meter.g-meter min="0" max=(room) high=(high) optimum="0" value=(used) aria-label=(said) {}
            (said)
        }
    }
}

/// So many letters of storage in words: kilobytes, from a tenth of a megabyte on megabytes.
pub fn size(letters: usize, language: Language) -> String {
    match letters {
        0 => "0 kB".into(),
        _ if letters < 100 * 1024 => format!("{}\u{a0}kB", letters.div_ceil(1024)),
        _ => format!("{}\u{a0}MB", decimal(letters as f64 / (1024.0 * 1024.0), language)),
    }
}

fn unreadable(desk: Desk, stored: &Stored) -> Markup {
    let t = desk.t();
    html! {
        p.g-shelf-line { (t.unreadable_text) }
        (elsewhere::problems(desk, stored))
        div.g-actions {
            (button("g-button-quiet", &format!("save {}", stored.id), t.save_raw))
            (button("g-button-plain", &format!("erase {}", stored.id), t.erase))
        }
    }
}

fn readable(desk: Desk, id: &str, assessment: &Assessment) -> Markup {
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let header = assessment.header();
    let coverage = Coverage::on(header.date, &library.catalogue, &[]);
    let total = GapAnalysis::of(assessment, &library.catalogue, &coverage).total;
    let (rated, all) = (total.rated, total.applicable);
    html! {
        p.g-shelf-line { (header.date) " · " (state_of(header, language)) }
        progress.g-progress max=(all.max(1)) value=(rated) aria-label=(t.completeness) {}
        p.g-shelf-line { ((t.answered_of)(rated, all)) " (" (percent(rated, all, language)) ")" }
        (actions(desk, id, header.state(), assessment.newer().is_some()))
    }
}

fn actions(desk: Desk, id: &str, state: State, is_newer: bool) -> Markup {
    let t = desk.t();
    let (assess, result) =
        (Route::Assess { id: id.into(), clause: None }.hash(), Route::Result { id: id.into() }.hash());
    let plain = |does: &str, text: &str| button("g-button-plain", &format!("{does} {id}"), text);
    match state {
        _ if is_newer => html! {
            p.g-shelf-line { (t.newer_document) }
            div.g-actions { a.g-button href=(result) { (t.see_result) } }
            div.g-actions.g-shelf-more {
                a.g-button.g-button-plain href=(assess) { (t.read_answers) }
                (plain("export", t.export))
                (plain("erase", t.erase))
            }
        },
        State::Draft => html! {
            div.g-actions {
                a.g-button href=(assess) { (t.go_on) }
                a.g-button.g-button-quiet href=(result) { (t.see_result) }
            }
            div.g-actions.g-shelf-more {
                (plain("export", t.export))
                (plain("duplicate", t.duplicate))
                (plain("rename", t.rename))
                (plain("erase", t.erase))
            }
        },
        State::Adopted => html! {
            div.g-actions {
                a.g-button href=(result) { (t.see_result) }
                (button("g-button-quiet", &format!("go-on {id}"), t.go_on_new))
            }
            div.g-actions.g-shelf-more {
                a.g-button.g-button-plain href=(assess) { (t.read_answers) }
                (plain("export", t.export))
                (plain("erase", t.erase))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_words() {
        for (letters, sv, en) in [
            (0, "0 kB", "0 kB"),
            (1, "1\u{a0}kB", "1\u{a0}kB"),
            (1025, "2\u{a0}kB", "2\u{a0}kB"),
            (100 * 1024, "0,1\u{a0}MB", "0.1\u{a0}MB"),
            (shelf::ROOM, "5,0\u{a0}MB", "5.0\u{a0}MB"),
        ] {
            assert_eq!((size(letters, Language::Sv), size(letters, Language::En)), (sv.into(), en.into()));
        }
    }
}
