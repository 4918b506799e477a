//! The assessments in this browser, and what can be done with each.

use crate::browser;
use crate::components::dialogs::{self, Dialog, DialogRef};
use crate::components::fields::TextField;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::shelf::{self, Stored};
use glapp_core::{Assessment, Coverage, GapAnalysis, Language, State};
use glapp_report::html::escaped;
use glapp_report::number::{decimal, percent};
use glapp_report::vocabulary::state_of;
use leptos::prelude::*;

/// The list, told as one piece of HTML: what a button does stands in its `data-do`, to what in the row's `data-id`.
#[component]
pub fn ShelfList() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let rename = DialogRef::new();
    // The id of the document that is renamed, its name until now, and the one that is written.
    let (id, before, name) =
        (StoredValue::new(String::new()), RwSignal::new(String::new()), RwSignal::default());
    let checked = RwSignal::new(false);
    let blank = move || name.with(|name: &String| name.trim().is_empty());
    let wrong = Signal::derive(move || (checked.get() && blank()).then_some(t.unit_name_missing));
    let press = move |event: leptos::ev::MouseEvent| {
        let Some(does) = browser::asked(&event, "data-do") else { return };
        let of = browser::asked(&event, "data-id").unwrap_or_default();
        let Some(stored) = desk.shelf.with_untracked(|shelf| shelf.iter().find(|it| it.id == of).cloned())
        else {
            return if does == "back-up" {
                desk.back_up()
            };
        };
        let called = named(desk, &stored);
        match (&*does, &stored.assessment) {
            ("export", Ok(assessment)) => desk.export(assessment),
            ("go-on", Ok(assessment)) => desk.go_on_from(assessment),
            ("duplicate", Ok(_)) => desk.duplicate(&of),
            ("rename", Ok(_)) => {
                id.set_value(of);
                before.set(called.clone());
                name.set(called);
                checked.set(false);
                dialogs::show(rename);
            }
            ("erase", _) => desk.erase(&of, &called),
            ("save", _) => browser::download(&browser::file_name(&[&of], ".json"), &stored.text),
            _ => {}
        }
    };
    let done = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        checked.set(true);
        if blank() {
            return browser::focus("#g-rename [aria-invalid]");
        }
        dialogs::close(rename);
        desk.rename(&id.get_value(), &name.get_untracked());
        browser::focus("#g-yours-heading");
    };
    view! {
        <section class="g-yours" aria-labelledby="g-yours-heading">
            <h2 id="g-yours-heading" tabindex="-1">{t.yours_heading}</h2>
            <div inner_html=move || desk.shelf.with(|shelf| told(desk, shelf)) on:click=press></div>
            <Dialog node=rename id="g-rename" heading=Signal::derive(move || (t.rename_heading)(&before.read()))>
                <form class="g-form" novalidate on:submit=done>
                    <TextField id="g-new-name" label=t.new_name value=name error=wrong />
                    <div class="g-actions">
                        <button type="submit" class="g-button">{t.save}</button>
                        <button type="button" class="g-button g-button-quiet" on:click=move |_| dialogs::close(rename)>
                            {t.cancel}
                        </button>
                    </div>
                </form>
            </Dialog>
        </section>
    }
}

/// What a document is called, also where it cannot be read.
fn named(desk: Desk, stored: &Stored) -> String {
    let assessment = stored.assessment.as_ref();
    assessment.map_or(desk.t().unreadable_heading.into(), |it| it.header().unit.name.to_string())
}

fn told(desk: Desk, shelf: &[Stored]) -> String {
    let t = desk.t();
    if shelf.is_empty() {
        return format!("<p class=\"g-hint\">{}</p>", t.yours_none);
    }
    let rows: String = shelf.iter().map(|stored| row(desk, stored)).collect();
    let used: usize = desk.ask(|storage| shelf::usage(storage, [])).iter().map(|(_, letters)| letters).sum();
    format!(
        "<ul class=\"g-shelf\">{rows}</ul><div class=\"g-stored\">{}{}</div>",
        meter(used, desk),
        button("g-button-quiet", "back-up", t.back_up)
    )
}

/// How much of the room is used, drawn and in words.
pub fn meter(used: usize, desk: Desk) -> String {
    let said = (desk.t().stored_of)(&size(used, desk.language()));
    let (room, high) = (shelf::ROOM, shelf::ROOM / 5 * 4);
    format!(
        "<p class=\"g-shelf-line\"><meter class=\"g-meter\" min=\"0\" max=\"{room}\" high=\"{high}\" optimum=\"0\" value=\"{used}\" aria-label=\"{said}\"></meter>{said}</p>"
    )
}

/// So many letters of storage in words: kilobytes, from a tenth of a megabyte on megabytes.
pub fn size(letters: usize, language: Language) -> String {
    match letters {
        0 => "0 kB".into(),
        _ if letters < 100 * 1024 => format!("{}\u{a0}kB", letters.div_ceil(1024)),
        _ => format!("{}\u{a0}MB", decimal(letters as f64 / (1024.0 * 1024.0), language)),
    }
}

fn row(desk: Desk, stored: &Stored) -> String {
    let t = desk.t();
    let body = match &stored.assessment {
        Ok(assessment) => readable(desk, &stored.id, assessment),
        Err(refusal) => {
            let problem = |it: &glapp_format::Problem| {
                let (path, message) = (escaped(&it.path), escaped(&it.message(desk.language())));
                format!("<li><code>{path}</code> {message}</li>")
            };
            let problems: String = refusal.problems.iter().take(8).map(problem).collect();
            let (save, erase) =
                (button("g-button-quiet", "save", t.save_raw), button("g-button-plain", "erase", t.erase));
            format!(
                "<p class=\"g-shelf-line\">{}</p><ul class=\"g-problems\">{problems}</ul><div class=\"g-actions\">{save}{erase}</div>",
                t.unreadable_text
            )
        }
    };
    format!(
        "<li class=\"g-card\" data-id=\"{}\"><h3>{}</h3>{body}</li>",
        escaped(&stored.id),
        escaped(&named(desk, stored))
    )
}

fn readable(desk: Desk, id: &str, assessment: &Assessment) -> String {
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let header = assessment.header();
    let coverage = Coverage::on(header.date, &library.catalogue, &[]);
    let total = GapAnalysis::of(assessment, &library.catalogue, &coverage).total;
    let (rated, all) = (total.rated, total.applicable);
    let link = |class, route: Route, text| {
        format!("<a class=\"g-button {class}\" href=\"{}\">{text}</a>", escaped(&route.hash()))
    };
    let (assess, result) = (Route::Assess { id: id.into(), clause: None }, Route::Result { id: id.into() });
    let [export, erase] =
        [("export", t.export), ("erase", t.erase)].map(|(does, text)| button("g-button-plain", does, text));
    let actions = match header.state() {
        State::Draft => format!(
            "{}{}</div><div class=\"g-actions g-shelf-more\">{export}{}{}{erase}",
            link("", assess, t.go_on),
            link("g-button-quiet", result, t.see_result),
            button("g-button-plain", "duplicate", t.duplicate),
            button("g-button-plain", "rename", t.rename),
        ),
        State::Adopted => format!(
            "{}{}</div><div class=\"g-actions g-shelf-more\">{}{export}{erase}",
            link("", result, t.see_result),
            button("g-button-quiet", "go-on", t.go_on_new),
            link("g-button-plain", assess, t.read_answers),
        ),
    };
    let (date, state, share) =
        (header.date, escaped(&state_of(header, language)), percent(rated, all, language));
    let (most, done, label) = (all.max(1), (t.answered_of)(rated, all), t.completeness);
    format!(
        "<p class=\"g-shelf-line\">{date} · {state}</p><progress class=\"g-progress\" max=\"{most}\" value=\"{rated}\" aria-label=\"{label}\"></progress><p class=\"g-shelf-line\">{done} ({share})</p><div class=\"g-actions\">{actions}</div>"
    )
}

fn button(class: &str, does: &str, text: &str) -> String {
    format!("<button type=\"button\" class=\"g-button {class}\" data-do=\"{does}\">{text}</button>")
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
