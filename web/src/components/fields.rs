//! Labelled fields, after the GOV.UK pattern: label, hint, error, control. What is done in a field goes to the page that
//! drew it (`data-do`).

use crate::desk::Desk;
use glapp_core::{Catalogue, Coded, Language, Level, LevelName};
use maud::{Markup, html};

/// A field. What is not said is empty.
#[derive(Default, Clone, Copy)]
pub struct Field<'a> {
    /// Its id, unique on the page.
    pub id: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// What helps to fill it in.
    pub hint: Option<&'a str>,
    /// The word that says that it may stay empty.
    pub optional: Option<&'a str>,
    /// What is wrong with what stands there.
    pub error: Option<&'a str>,
    /// What it does.
    pub does: &'a str,
    /// What stands there.
    pub value: &'a str,
    /// Whether nothing can be changed.
    pub locked: bool,
}

impl Field<'_> {
    /// A line of text, or another kind of input.
    pub fn input(self, kind: &str) -> Markup {
        self.around(html! {
            input id=(self.id) type=(kind) class="g-input" aria-describedby=[self.described()]
                aria-invalid=[self.error.map(|_| "true")] disabled[self.locked] value=(self.value) data-do=(self.does);
        })
    }

    /// A choice among few, each a code and its text.
    pub fn select(self, options: &[(String, String)]) -> Markup {
        self.around(html! {
            select id=(self.id) class="g-input" aria-describedby=[self.described()] disabled[self.locked]
                data-do=(self.does) {
                @for (code, text) in options {
                    option value=(code) selected[code == self.value] { (text) }
                }
            }
        })
    }

    fn described(self) -> Option<String> {
        let parts = [self.hint.map(|_| "hint"), self.error.map(|_| "error")];
        let ids: Vec<String> =
            parts.into_iter().flatten().map(|part| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn around(self, control: Markup) -> Markup {
        html! {
            div.g-field.g-field-wrong[self.error.is_some()] {
                label for=(self.id) {
                    (self.label)
                    @if let Some(optional) = self.optional { " " span.g-optional { "(" (optional) ")" } }
                }
                @if let Some(hint) = self.hint { p.g-hint id={ (self.id) "-hint" } { (hint) } }
                // There before it has a text, so that the text is announced.
                p.g-error id={ (self.id) "-error" } role="alert" { @if let Some(error) = self.error { (error) } }
                (control)
            }
        }
    }
}

/// A part of the side column: open beside the question, folded below it on a narrow screen. `count` tells how much is
/// in it.
pub fn part(desk: Desk, id: &str, heading: &str, count: usize, body: Markup) -> Markup {
    html! {
        details.g-card.g-part open[!desk.home.is_narrow()] {
            summary {
                h2 id=(id) { (heading) }
                " "
                span.g-part-count { @if count > 0 { (count) } }
            }
            (body)
        }
    }
}

/// A dialog, shown by [`Home::show_dialog`](crate::browser::Home::show_dialog).
pub fn dialog(id: &str, heading: &str, body: Markup) -> Markup {
    html! {
        dialog.g-dialog id=(id) aria-labelledby={ (id) "-heading" } {
            h2 id={ (id) "-heading" } { (heading) }
            (body)
        }
    }
}

/// A button; `does` is what it does, `class` what else it is.
pub fn button(class: &str, does: &str, text: &str) -> Markup {
    html! { button type="button" class={ "g-button " (class) } data-do=(does) { (text) } }
}

/// The two buttons of a dialog with a form.
pub fn save_or_cancel(save: &str, cancel: &str) -> Markup {
    html! {
        div.g-actions {
            button.g-button type="submit" { (save) }
            (button("g-button-quiet", "close", cancel))
        }
    }
}

/// The codes of a kind with their names.
pub fn options<T: Coded>(name: impl Fn(T) -> String) -> Vec<(String, String)> {
    T::ALL.iter().map(|&it| (it.code().into(), name(it))).collect()
}

/// The levels of a catalogue as options.
pub fn level_options(catalogue: &Catalogue, language: Language) -> Vec<(String, String)> {
    let option = |(level, name): (Level, &LevelName)| {
        (level.to_string(), format!("{level} {}", name.name.get(language)))
    };
    catalogue.scale().levels().map(option).collect()
}
